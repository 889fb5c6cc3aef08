"""A stage of fibrosis told later replaces the one before; the fourth that was somebody else's is taken out."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _cirrhosis_after(asker: Asker, message: str) -> str | None:
    _, slots = asker.turn("62 M, aza nausea, F4", {})
    answer, _ = asker.turn(message, slots)
    return next((item.label for item in answer.case if item.id == "condition:cirrhosis"), None)


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("no sorry F1 on the fibroscan, the F4 was someone else", "cirrhosis: no"),
        ("correction, he's F1", "cirrhosis: no"),
        ("F2 actually", "cirrhosis: no"),
        ("biopsy back: F1-2", "cirrhosis: no"),
        ("the F4 wasn't him", None),
        ("the cirrhosis was a different patient's", None),
    ],
)
def test_the_fourth_is_taken_back(asker: Asker, message: str, left: str | None) -> None:
    assert _cirrhosis_after(asker, message) == left


@pytest.mark.parametrize(
    "message",
    [
        "my F1 asks about budesonide",
        "was F2 in 2015",
        "at least F3 on the new scan",
        "is the F4 not an issue for budesonide",
    ],
)
def test_what_takes_nothing_back(asker: Asker, message: str) -> None:
    assert _cirrhosis_after(asker, message) == "cirrhosis"


def test_what_may_be_the_fourth_is_not_denied(asker: Asker) -> None:
    assert not any(item.id == "condition:cirrhosis" for item in asker.answer("62 M, aza nausea, F3-4").case)


def test_the_patient_before_keeps_his_own(asker: Asker) -> None:
    answer = asker.answer("new pt 33F aza neutropenia. prev one had cirrhosis")
    assert not any(item.id == "condition:cirrhosis" for item in answer.case)
