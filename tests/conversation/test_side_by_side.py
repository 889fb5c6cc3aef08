"""Two patients told in one message: each has a case of its own, and nothing of one is the other's."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _case(answer: Answer) -> str:
    return "; ".join(item.label for item in answer.case)


def _all(asker: Asker, *messages: str) -> list[str]:
    slots: dict[str, Any] = {}
    cases = []
    for message in messages:
        answer, slots = asker.turn(message, slots)
        cases.append(_case(answer))
    return cases


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("Pt A: 50M aza nausea. Pt B: 28F aza pancreatitis wants pregnancy. what for each", "for B"),
        ("1) 50M AIH aza nausea 2) 28F AIH aza pancreatitis wants pregnancy. options for both?", "and for the 28F?"),
        (
            "two patients: 50M AIH aza nausea and 28F AIH aza pancreatitis, wants pregnancy. mmf for both?",
            "the woman: mmf?",
        ),
    ],
)
def test_each_of_two_has_a_case(asker: Asker, told: str, other: str) -> None:
    first, second = _all(asker, told, other)
    assert all(told in first for told in ("male", "nausea"))
    assert not any(told in first for told in ("pancreatitis", "child", "pregnan"))
    assert all(told in second for told in ("female", "pancreatitis", "wishes pregnancy"))
    assert "nausea" not in second


def test_and_back_to_the_first(asker: Asker) -> None:
    told = "Pt A: 50M aza nausea. Pt B: 28F aza pancreatitis wants pregnancy. what for each"
    assert "nausea" in _all(asker, told, "for B", "back to A - mmf dose")[-1]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("50M aza nausea, wife 28F wants a baby. mmf?", "wishes to father a child"),
        ("28F at diagnosis, now 50F, AIH aza nausea. options?", "nausea on azathioprine"),
    ],
)
def test_one_patient_stays_one(asker: Asker, told: str, kept: str) -> None:
    answer = asker.answer(told)
    assert kept in _case(answer)
    assert not any("told-beside" in line.records for line in answer.notices)
