"""What a question, a ranking or a cited study names is nobody's; what is told beside it stays the patient's."""

from __future__ import annotations

import pytest

from actions.case.merge import merge
from actions.case.patient import Case
from actions.case.reading import Reading, read
from tests.case.test_reading import mentions


def told(*turns: str) -> Case:
    """The case after these turns, told and not guessed by an intent."""
    case = Case()
    for text in turns:
        case = merge(case, read(text, (), mentions(text)), text).case
    return case


def cited(text: str) -> Reading:
    return read(text, ("loss_of_response_or_relapse",), mentions(text), cited=True)


@pytest.mark.parametrize(
    "text",
    [
        "aza intolerance, infections - mmf vs tac which worse",
        "infections: which is safer, mmf or tac",
        "ifx vs rtx, infections",
        "ritux in 22 pts, infections and response",
    ],
)
def test_a_plural_finding_beside_a_comparison_is_asked_of_the_drugs(text: str) -> None:
    case = told(text)
    assert "infection" not in case.conditions
    assert not case.reactions


@pytest.mark.parametrize(
    "text",
    [
        "recurrent infections on mmf, 45F",
        "she had infections on mmf, tac vs ifx which is better",
        "two infections on mmf, which is better tac or ifx",
    ],
)
def test_infections_that_somebody_had_are_told(text: str) -> None:
    assert told(text).conditions["infection"] == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "preg - rank tac, csa, mmf, ifx",
        "please rank mmf, tac and csa",
        "compare tac, mmf, rtx",
        "how long before I decide mmf hasn't worked",
        "when do we call mmf a failure",
        "at what point do you say tac has failed",
    ],
)
def test_what_is_to_be_ranked_or_judged_one_day_was_tried_by_nobody(text: str) -> None:
    case = told(text)
    assert not case.tried
    assert not case.current
    assert case.reason is None


def test_what_failed_before_a_ranking_failed() -> None:
    assert told("failed mmf and tac - rank ritux, ifx").tried == dict.fromkeys(
        ("mycophenolate", "tacrolimus"), "insufficient"
    )
    assert told("how long should we wait, mmf hasn't worked").reason == "second_line_failed"


@pytest.mark.parametrize("text", ["13yo lad 41 kg, aza vomiting. mmf mg per day", "aza rash, 60 kg. tac how much"])
def test_a_dose_asked_for_is_no_dose_taken(text: str) -> None:
    case = told(text)
    assert not case.current
    assert case.tried == {"azathioprine": "not tolerated"}


@pytest.mark.parametrize("text", ["rtx in a 70 yo with past TB, what before", "MMF in a 30 yr old with PSC, safe?"])
def test_a_drug_asked_for_somebody_is_not_taken(text: str) -> None:
    assert {*told(text).current, *told(text).tried} == set()


@pytest.mark.parametrize(
    "text", ["tac non responders figure", "rituximab - prednisolone reduction and flares", "mmf, infections in 30%"]
)
def test_a_cited_study_tells_of_nobody(text: str) -> None:
    reading = cited(text)
    assert not reading.about_patient
    assert [reading.tried, reading.current, reading.conditions, reading.reason] == [{}, (), {}, None]


@pytest.mark.parametrize("text", ["would you use it in my pt, 45F, failed aza", "she failed mmf, tac as there?"])
def test_a_patient_told_beside_a_citation_is_told(text: str) -> None:
    assert cited(text).about_patient
    assert cited(text).tried
