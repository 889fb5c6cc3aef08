"""What was told last and was another patient's is taken back, and said to be."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_FIRST = "52F AIH, aza rash. options?"


def _after(asker: Asker, *messages: str) -> tuple[dict[str, Any], Answer]:
    slots: dict[str, Any] = {}
    for message in messages:
        answer, slots = asker.turn(message, slots)
    return slots["case"], answer


@pytest.mark.parametrize(
    ("told", "then"),
    [
        ("she's got varices on OGD last month", "no sorry, that was another patient"),
        ("she has gout", "oops that was someone else"),
        ("HBsAg positive", "sorry, wrong chart"),
        ("eGFR 40", "sorry wrong patient"),
        ("she's got varices on OGD last month", "that was another patient, she has no cirrhosis"),
    ],
)
def test_the_last_change_goes_and_the_rest_stays(asker: Asker, told: str, then: str) -> None:
    case, answer = _after(asker, _FIRST, told, then)
    assert (case["age"], case["reason"]) == (52, "thiopurine_intolerance")
    assert set(case.get("conditions", {})) <= {"cirrhosis"}
    assert not case.get("values")
    assert any(line.text.startswith("Removed from the case") for line in answer.notices)


def test_what_is_told_behind_is_hers(asker: Asker) -> None:
    then = "no sorry, that was another patient, hers was normal, fibroscan 6.8"
    case, _ = _after(asker, _FIRST, "she's got varices on OGD last month", then)
    assert "portal-hypertension" not in case.get("conditions", {})
    assert case["values"]["stiffness"]["number"] == 6.8


def test_what_was_told_in_one_message_keeps_who_it_was_of(asker: Asker) -> None:
    case, _ = _after(asker, "51F varices", "no sorry, that was another patient")
    assert (case["age"], case.get("conditions", {})) == (51, {})


def test_a_patient_told_anew_is_another(asker: Asker) -> None:
    case, _ = _after(asker, _FIRST, "sorry wrong patient, 30M on tac, ALT 340")
    assert case["age"] == 30


def test_the_results_of_acute_disease_are_kept(asker: Asker) -> None:
    case, _ = _after(asker, "AIH ALT 700 bili 220 INR 1.9 on pred 60 for 6 days, no better")
    assert case["conditions"] == {"bilirubin-high": "yes"}
