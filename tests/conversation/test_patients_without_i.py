"""Patients who write without "I", and whoever once said that the treatment is their own."""

from __future__ import annotations

from typing import Any

import pytest

from actions.conversation.lay_words import traits
from actions.conversation.own_treatment import says_it_is_ones_own, says_otherwise
from tests.evaluation.__main__ import Asker


@pytest.mark.parametrize(
    "text",
    [
        "nurse said level 14 for tacrolimus, feeling trembly, what dose should be taken tonight",
        "ran out of tac yesterday, pharmacy closed",
        "waiting on consultant callback. trough 15. skip evening dose?",
        "AIH here. 6-MP vs MMF which has less hair loss? consultant undecided",
        "Aza allergic. Allergic to MMF too. Frightened. What's left?",
        "6TGN 140, 6MMP 9000, doc on leave. take half?",
        "29 wks gone, AIH, azathioprine 50, midwife says stop",
        "clinic never rings, running low on budesonide, take one?",
    ],
)
def test_several_traits_stand_in_a_patients_message(text: str) -> None:
    assert traits(text) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "nurse says her tremor is worse, trough 14, what dose?",
        "pt's consultant undecided between 6-MP and MMF, less hair loss with which?",
        "ward pharmacy closed, she ran out of tac yesterday, what now",
        "29/40, AIH on azathioprine 50, midwife says stop. evidence?",
        "budesonide 9 mg in AIH, buffalo hump, sleepless. swap?",
        "trough 15 on tac. hold evening dose?",
        "frightened patient, allergic to aza and MMF, options?",
    ],
)
def test_a_clinicians_twin_has_hardly_any(text: str) -> None:
    assert traits(text) < 2


@pytest.mark.parametrize("text", ["thanks. I take this myself btw", "I'm on it myself", "it's for me", "I have AIH"])
def test_it_is_said_to_be_ones_own(text: str) -> None:
    assert says_it_is_ones_own(text)


@pytest.mark.parametrize(
    "text", ["I'd give it myself to her", "my patient is on it", "she takes this herself", "what is the dose in AIH"]
)
def test_it_is_not_said_to_be_ones_own(text: str) -> None:
    assert not says_it_is_ones_own(text)


@pytest.mark.parametrize(
    "text",
    ["sorry, I'm the SpR, was reading out what she said", "no, my patient takes it", "I'm a hepatology registrar"],
)
def test_who_is_a_professional_says_so(text: str) -> None:
    assert says_otherwise(text)


def kinds(asker: Asker, *texts: str) -> list[str]:
    slots: dict[str, Any] = {}
    answers = []
    for text in texts:
        answer, slots = asker.turn(text, slots)
        answers.append(answer.kind)
    return answers


@pytest.mark.slow
def test_a_patient_stays_one_until_they_say_otherwise(asker: Asker) -> None:
    told = ("what is the MMF dose in AIH", "thanks. I take this myself btw", "so can I halve it", "how long to work?")
    assert kinds(asker, *told) == ["answer", "decline", "decline", "decline"]
    back = ("sorry, I'm the SpR, was reading out what she said", "what monitoring does it need")
    assert kinds(asker, *told[:2], *back) == ["answer", "decline", "answer", "answer"]
