"""A definition stands beside the disagreements about that word, not about every word."""

from __future__ import annotations

from itertools import chain

import pytest

from actions.knowledge import kinds as r
from tests.asking import ask
from tests.base import base


def differing(term: str) -> set[str]:
    answer = ask("ask_definition", ("term", term))
    sections = chain.from_iterable(part.sections for part in answer.parts)
    return {line.text for section in sections if section.id == "conflicts" for line in section.lines}


@pytest.mark.parametrize(("term", "shown"), [("relapse", True), ("intolerance", False)])
def test_conflicts_shown_with_a_definition_are_about_its_word(term: str, shown: bool) -> None:
    about_relapse = base().get("conflict-relapse-definition", r.Conflict).text
    assert (about_relapse in differing(term)) is shown
