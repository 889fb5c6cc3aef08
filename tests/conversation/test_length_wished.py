"""The last answer in full, or its bottom line alone: what "more" and "shorter" bring."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from actions.answers.length import behind
from actions.answers.model import Answer, Section
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow
FIRST = "45F AIH, azathioprine stopped for pancreatitis. what next?"


def sections(answer: Answer) -> Iterator[Section]:
    return (section for part in answer.parts for section in part.sections)


@pytest.mark.parametrize(
    "wish", ["more", "More.", "show me everything", "full answer", "details please", "and the rest?", "expand"]
)
@pytest.mark.parametrize("first", [FIRST, "MMF dose?"])
def test_more_brings_all_of_the_same_answer(asker: Asker, first: str, wish: str) -> None:
    before, after = asker.last(first), asker.last(first, wish)
    assert behind(before)
    assert not behind(after)
    assert [part.title for part in after.parts] == [part.title for part in before.parts]


@pytest.mark.parametrize("wish", ["shorter please", "bottom line only", "too long, one line", "in brief"])
def test_shorter_leaves_the_bottom_line(asker: Asker, wish: str) -> None:
    before, after = asker.last(FIRST), asker.last(FIRST, wish)
    assert all(section.collapsed for section in sections(after))
    assert [line.text for line in after.parts[0].bottom_line] == [line.text for line in before.parts[0].bottom_line]


@pytest.mark.parametrize("said", ["more on rituximab", "repeat the last answer", "MMF monitoring?", "she is pregnant"])
def test_whatever_else_is_said_keeps_the_usual_length(asker: Asker, said: str) -> None:
    answer = asker.last(FIRST, said)
    assert behind(answer)
    assert not all(section.collapsed for section in sections(answer))


def test_without_an_answer_before_there_is_nothing_to_lengthen(asker: Asker) -> None:
    assert not list(sections(asker.last("more")))
