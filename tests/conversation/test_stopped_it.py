"""Turns that stop "it" behind a harm, and dictated messages, through the whole pipeline."""

from __future__ import annotations

import pytest

from actions.case import patient
from actions.case.patient import Case
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _case(asker: Asker, *messages: str) -> Case:
    slots: dict[str, object] = {}
    for message in messages:
        _, slots = asker.turn(message, slots)
    return patient.from_slot(slots["case"])


@pytest.mark.parametrize(
    ("story", "stopped"),
    [
        (
            "34F started pred 40 then aza 50, vomiting + epigastric pain day 12, lipase 900",
            "stopped it. now pred 15, ALT 64. what next",
        ),
        ("34F aza pancreatitis", "stopped it. now pred 15, ALT 64"),
        ("34F AIH on aza 75, rash and fever day 10", "we stopped it, on pred 20 now. options?"),
    ],
)
def test_it_is_the_drug_that_did_the_harm(asker: Asker, story: str, stopped: str) -> None:
    case = _case(asker, story, stopped)
    assert (case.reason, case.current, case.still_on) == ("thiopurine_intolerance", ("prednisolone",), ())
    assert case.tried == {"azathioprine": "not tolerated"}
    answer = asker.last(story, stopped)
    assert not any("withdrawn slowly" in line.text for line in answer.warnings)


def test_a_steroid_that_is_named_was_stopped(asker: Asker) -> None:
    case = _case(asker, "34F aza pancreatitis. pred 15", "stopped pred in May, ALT 340 now")
    assert case.tried["prednisolone"] == "stopped"
    assert case.reason == "relapse_after_withdrawal"


def test_a_dictated_message_is_read_like_a_written_one(asker: Asker) -> None:
    dictated = (
        "58F AIH full stop AZA stopped for nausea comma MMF stopped for headache full stop "
        "now on tacrolimus 2 mg bd full stop"
    )
    case = _case(asker, dictated)
    assert {(r.reaction, r.drug) for r in case.reactions} == {("nausea", "azathioprine"), ("headache", "mycophenolate")}
    assert case.current == ("tacrolimus",)


def test_a_mother_on_mycophenolate_is_warned_of(asker: Asker) -> None:
    answer = asker.last("mother on MMF found 7 weeks pregnant today")
    assert any("contraindicated in pregnancy" in line.text for line in answer.warnings)
    assert _case(asker, "mother on MMF found 7 weeks pregnant today").state("pregnant") == "yes"


def test_the_dose_that_is_borne_is_not_the_one_that_harmed(asker: Asker) -> None:
    answer = asker.last("48F AIH, pred 7.5. AZA neutropenia at 150 mg, tolerating 50 mg now. ALT 77.")
    labels = [item.label for item in answer.case]
    assert "neutropenia on azathioprine" in labels
    assert "on azathioprine 50 mg" in labels
