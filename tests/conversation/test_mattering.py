"""What is held up against an answer ("doesn't the PBC matter", "should I worry about the potassium") is answered by
what is held of it in this case.
"""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_OVERLAP = "48F AIH/PBC overlap, rash on azathioprine. options?"
_POTASSIUM = "54F AIH insufficient response to aza, started tacrolimus 6 weeks ago. K 5.8 today"


def _first_lines(answer: Answer) -> str:
    return " ".join(line.text for line in answer.parts[0].bottom_line)


@pytest.mark.parametrize(
    "held_up", ["doesn't the PBC matter", "what about the PBC", "does her PBC change anything?", "you forgot the PBC"]
)
def test_a_condition_is_answered_by_its_guide(asker: Asker, held_up: str) -> None:
    answer = asker.last(_OVERLAP, held_up)
    assert answer.kind == "answer"
    assert "ursodeoxycholic acid" in _first_lines(answer)
    assert "no-standing-rests-on-it" in answer.records


@pytest.mark.parametrize("held_up", ["isn't her diabetes a problem", "are you not worried about the diabetes"])
def test_the_drugs_whose_standing_rests_on_it_are_named(asker: Asker, held_up: str) -> None:
    answer = asker.last("45F AIH, aza and MMF failed, diabetic. options?", held_up)
    assert "tacrolimus (TAC), caution: diabetes" in _first_lines(answer)
    assert "no-standing-rests-on-it" not in answer.records


@pytest.mark.parametrize(
    "held_up", ["doesn't the potassium worry you", "should I worry about the potassium", "is that potassium a problem?"]
)
def test_a_warning_told_before_is_told_in_full_again(asker: Asker, held_up: str) -> None:
    first, again = asker.last(_POTASSIUM), asker.last(_POTASSIUM, held_up)
    assert [line.text for line in again.warnings] == [line.text for line in first.warnings] != []
    assert "hyperkalaemia" in _first_lines(again)


def test_a_count_is_answered_for_the_drug_in_use(asker: Asker) -> None:
    answer = asker.last("54F AIH on MMF, WCC 2.1", "aren't you worried about the WCC")
    assert "White cell count: mycophenolate" in answer.parts[0].title


@pytest.mark.parametrize("message", ["should I worry about my potassium", "should I worry about the potassium"])
def test_who_told_of_no_case_may_be_a_patient(asker: Asker, message: str) -> None:
    assert asker.last("I take tacrolimus for my autoimmune hepatitis", message).kind == "decline"
