"""Numbered and lettered lists: each item a question of its own, and no mark a number of the patient."""

from __future__ import annotations

import pytest

from bot.nlu.lists import marks, without_marks
from bot.nlu.segments import parts


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1) MMF dose 2) bloods 3) pregnancy", ["1) MMF dose", "bloods", "pregnancy"]),
        (
            "Two questions:\n1. tac trough\n2. when has it failed",
            ["Two questions:\n1. tac trough", "when has it failed"],
        ),
        ("45F aza rash. a) options b) MMF dose", ["45F aza rash. a) options", "MMF dose"]),
        ("1. a 2. b 3. c 4. d 5. e", ["1. a", "b", "c", "d", "e"]),
    ],
)
def test_a_list_is_split_at_its_marks(text: str, items: list[str]) -> None:
    segments = parts(text, ())
    assert [segment.text for segment in segments] == items
    assert all(text[segment.start : segment.end] == segment.text for segment in segments)


@pytest.mark.parametrize("text", ["ALT 1.5 xULN, INR 2.1", "MMF 1 g bd", "see point 2) only", "hep B. aza 2 mg/kg"])
def test_numbers_are_no_marks(text: str) -> None:
    assert marks(text) == ()


def test_a_mark_is_blanked_and_places_stay() -> None:
    text = "1. tac trough 2. interactions"
    assert without_marks(text) == "   tac trough    interactions"
