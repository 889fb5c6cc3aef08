"""One second-line drug that did harm is not the end of the second line: what is done about the harm leads, then the
other drug with its figures; third-line treatment belongs to who went through both, or whom one failed.
"""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from actions.reasoning.placing import NOT_TOLERATED
from tests.base import base
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_LEFT = base().reasons[NOT_TOLERATED].label
_THIRD = base().reasons["second_line_failed"].label


def _answers(asker: Asker, *messages: str) -> Answer:
    return asker.last(*messages)


def _titles(answer: Answer) -> list[str]:
    return [part.title for part in answer.parts]


def _rows(answer: Answer) -> dict[str, str]:
    rows = (row for part in answer.parts for section in part.sections for row in section.options)
    return {row.drug: row.standing for row in rows}


def _said(answer: Answer) -> str:
    return " ".join(line.text for part in answer.parts for line in part.bottom_line)


@pytest.mark.parametrize(
    ("message", "untried"),
    [
        ("new diabetes on tacrolimus, what can we use instead", "mycophenolate"),
        ("blood pressure 165/100 since tac, options?", "mycophenolate"),
        ("potassium 6.0 on prograf, other options?", "mycophenolate"),
        ("bad headaches on tac, alternatives?", "mycophenolate"),
        ("hair falling out on tacrolimus, what next", "mycophenolate"),
        ("anaemia on mycophenolate, Hb 78, alternatives?", "tacrolimus"),
        ("MMF gives him diarrhoea, next step?", "tacrolimus"),
        ("nausea on cellcept 1g bd, what else", "tacrolimus"),
        ("pred and aza failed, then MMF stopped for diarrhoea. next?", "tacrolimus"),
    ],
)
def test_the_other_second_line_drug_is_shown(asker: Asker, message: str, untried: str) -> None:
    answer = _answers(asker, message)
    assert _LEFT in _titles(answer)
    assert _THIRD not in _titles(answer)
    assert untried in _rows(answer)
    assert not {"rituximab", "infliximab", "belimumab"} & set(_rows(answer))
    assert "This is third-line treatment" not in _said(answer)


@pytest.mark.parametrize(
    "message",
    [
        "MMF failed, tac gave tremor, what next",
        "mycophenolate and tacrolimus both not tolerated, what is left?",
        "MMF failed after a year, next?",
        "tremor on tacrolimus, third line options?",
        "tac not working after 9 months, ALT 150, next?",
        "31F pregnant, tremor on tacrolimus, alternatives?",
    ],
)
def test_both_gone_a_failure_or_its_own_name_is_third_line(asker: Asker, message: str) -> None:
    assert _LEFT not in _titles(_answers(asker, message))


def test_the_question_for_the_other_is_answered_for_it(asker: Asker) -> None:
    answer = _answers(asker, "tac induced diabetes - swap to MMF?")
    assert _rows(answer)["mycophenolate"] == "reasonable"
    assert any(title.startswith("mycophenolate (MMF)") for title in _titles(answer))


def test_kidney_toxicity_is_managed_before_another_drug(asker: Asker) -> None:
    told = "34M on tac trough 4, creatinine rising 90 to 140"
    dose = _answers(asker, told, "what do I do with the dose?")
    assert "cutting or holding the dose" in _said(dose)
    assert not any(part.title.startswith("Dose") for part in dose.parts)  # how it is started
    other = _answers(asker, told, "alternative?")
    assert _rows(other) == {"mycophenolate": "reasonable", "tacrolimus": "caution"}
    assert "cutting or holding the dose" in other.parts[0].bottom_line[0].text


def test_a_level_goes_before_what_it_may_have_done(asker: Asker) -> None:
    answer = _answers(asker, "shaky hands and headache, tac level 11.2")
    assert "held for adults" in answer.parts[0].bottom_line[0].text


def test_why_first_line_was_left_places_the_other_one(asker: Asker) -> None:
    answer = _answers(asker, "aza rash, then MMF diarrhoea and stopped, what next")
    assert "tacrolimus" in _rows(answer)
    assert _THIRD not in _titles(answer)


@pytest.mark.parametrize("follow_up", ["enteric coated version?", "EC form?"])
def test_the_other_preparation_is_of_what_is_taken(asker: Asker, follow_up: str) -> None:
    answer = _answers(asker, "diarrhoea on MMF 1g bd, on it since aza made her sick", follow_up)
    assert any("mycophenolate" in title for title in _titles(answer))
    answer = _answers(asker, "diarrhoea on MMF 1g bd, on it since aza made her sick", follow_up, "and with a PPI")
    assert "pantoprazole" in _said(answer).lower()
