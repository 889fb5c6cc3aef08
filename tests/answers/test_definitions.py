"""A definition stands beside the disagreements about that word, not about every word."""

from __future__ import annotations

from itertools import chain

import pytest

from tests.asking import ask


def shown_with(term: str) -> set[str]:
    """The records whose lines stand in the definition of a term."""
    answer = ask("ask_definition", ("term", term))
    sections = chain.from_iterable(part.sections for part in answer.parts)
    lines = (*answer.parts[0].bottom_line, *chain.from_iterable(section.lines for section in sections))
    return {line.records[0] for line in lines}


@pytest.mark.parametrize(("term", "shown"), [("relapse", True), ("intolerance", False)])
def test_conflicts_shown_with_a_definition_are_about_its_word(term: str, shown: bool) -> None:
    assert ("conflict-relapse-definition" in shown_with(term)) is shown
