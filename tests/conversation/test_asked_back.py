"""A fact that is held up against an answer ("doesn't her diabetes matter?") is not denied by it; a fact of danger that
arrives in a later turn is answered with what it changes.
"""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _case(answer: Answer) -> dict[str, str]:
    return {item.id: item.label for item in answer.case}


def _standing(answer: Answer, drug: str) -> set[str]:
    return {
        row.standing
        for part in answer.parts
        for section in part.sections
        for row in section.options
        if row.drug == drug
    }


@pytest.mark.parametrize(
    ("case", "drug", "asked_back", "condition"),
    [
        (
            "40M TPMT deficient, nausea on aza",
            "mercaptopurine",
            "doesn't the TPMT deficiency rule it out",
            "tpmt-deficient",
        ),
        ("62F AIH cirrhosis, steroid side effects", "budesonide", "isn't her cirrhosis a problem", "cirrhosis"),
        ("55F diabetic, AIH not responding to aza", "tacrolimus", "doesn't her diabetes matter", "diabetes"),
        ("60M AIH, aza intolerant, eGFR 35", "tacrolimus", "isn't the kidney function against it", "renal-impairment"),
        (
            "71F AIH, aza intolerant, heart failure",
            "infliximab",
            "hasn't her heart failure got to count",
            "heart-failure",
        ),
    ],
)
def test_what_is_asked_back_stays_known(asker: Asker, case: str, drug: str, asked_back: str, condition: str) -> None:
    answer = asker.last(case, f"{drug}?", asked_back)
    told = _case(answer)[f"condition:{condition}"]
    assert not told.endswith((": no", ": possible"))
    assert not {"preferred", "reasonable"} & _standing(answer, drug)


@pytest.mark.parametrize(
    ("message", "condition"),
    [
        ("she isn't diabetic", "diabetes"),
        ("doesn't have cirrhosis", "cirrhosis"),
        ("she hasn't got heart failure", "heart-failure"),
        ("isn't pregnant, no TB", "pregnant"),
    ],
)
def test_a_denial_stays_one(asker: Asker, message: str, condition: str) -> None:
    answer = asker.last("34F AIH, aza intolerant", message)
    assert _case(answer)[f"condition:{condition}"].endswith(": no")


@pytest.mark.parametrize(
    ("turns", "condition"),
    [
        (("28F refractory AIH", "she's just told me she's 8 weeks pregnant"), "pregnant"),
        (("54F AIH failed MMF", "on tac", "has BCC"), "skin-cancer"),
        (("AIH, decompensated cirrhosis, aza intolerant", "6mp?", "doesn't the decompensation count"), "decompensated"),
    ],
)
def test_what_changes_many_standings_is_answered(asker: Asker, turns: tuple[str, ...], condition: str) -> None:
    answer = asker.last(*turns)
    assert answer.kind == "answer"
    assert f"condition:{condition}" in _case(answer)


def test_a_medicine_that_changes_many_standings_is_warned_of(asker: Asker) -> None:
    answer = asker.last("AIH on tac 3mg bd after MMF failure", "phenytoin started")
    assert any("plan-tacrolimus-inducers" in line.records for line in answer.warnings)


def test_an_objection_asked_about_is_no_harm(asker: Asker) -> None:
    turns = "41F, AIH, cirrhosis, aza gave hepatotoxicity", "what was the issue with budesonide in her"
    assert "drug:budesonide" not in _case(asker.last(*turns))
    corrected = asker.last(*turns, "sorry wrong notes, she is NOT cirrhotic")
    assert _case(corrected)["condition:cirrhosis"].endswith(": no")
    assert "reason:thiopurine_intolerance" in _case(corrected)


@pytest.mark.parametrize(
    "message",
    ["Septic from cholangitis, on MMF 2g + pred 20. Hold MMF?", "Septic with pneumonia, on tac 2 mg bd. stop?"],
)
def test_sepsis_told_with_a_dose_presses(asker: Asker, message: str) -> None:
    assert asker.answer(message).kind == "emergency"


def test_a_seizure_on_a_calcineurin_inhibitor_is_that_drugs_before_it_is_the_livers(asker: Asker) -> None:
    answer = asker.answer("Tacrolimus, headache confusion seizure, BP 190/110, day 20. ?PRES")
    assert answer.parts[0].bottom_line[0].records[0] == "emergency-seizure-calcineurin"
    liver = asker.answer("ciclosporin, seizure and confused, jaundiced, INR 2.2")
    assert liver.parts[0].bottom_line[0].records[0] == "emergency-liver-failure"
