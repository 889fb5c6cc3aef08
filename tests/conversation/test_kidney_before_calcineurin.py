"""A high potassium or a rising creatinine before a calcineurin inhibitor is begun is nothing it did, and is settled
first; on one that is taken it may be its toxicity.
"""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_TOXICITY = "plan-calcineurin-kidney"
_BEFORE = {"plan-calcineurin-into-raised-potassium", "plan-calcineurin-into-rising-creatinine"}
_RULES = {_TOXICITY, *_BEFORE}


def _raised(asker: Asker, *turns: str) -> set[str]:
    answer = asker.last(*turns)
    return {record for line in answer.warnings for record in line.records} & _RULES


@pytest.mark.parametrize(
    "message",
    [
        "Switching to tacrolimus tomorrow, eGFR 32, K 5.8, BP 170/100. dose?",
        "starting tac, creat 160, K 5.6, never had a CNI. ok?",
        "want to start tacrolimus in AIH, baseline potassium 5.7",
        "AIH, is ciclosporin ok with K 5.7? not started yet",
        "AIH MMF failed, thinking of tacrolimus, potassium 6.1",
        "AIH considering tac, creatinine has risen from 90 to 150",
    ],
)
def test_before_it_is_begun_it_is_settled_first(asker: Asker, message: str) -> None:
    raised = _raised(asker, message)
    assert raised
    assert raised <= _BEFORE


@pytest.mark.parametrize(
    "message",
    [
        "AIH on tacrolimus 2 mg bd, potassium 5.8, creatinine 160. what to do?",
        "tac trough 9, K 5.8, what now?",
        "AIH, after starting tac K 5.8",
        "AIH switched to tacrolimus last month, K 5.8",
        "K 5.8 on tac ok?",
        "on tac since May, creat 90 -> 150",
    ],
)
def test_on_one_that_is_taken_it_may_be_toxicity(asker: Asker, message: str) -> None:
    assert _raised(asker, message) == {_TOXICITY}


def test_a_drug_chosen_in_the_turn_before_is_not_yet_taken(asker: Asker) -> None:
    raised = _raised(asker, "AIH, MMF failed, options?", "go for tacrolimus then", "K is 5.8")
    assert raised == {"plan-calcineurin-into-raised-potassium"}
