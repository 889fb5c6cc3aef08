"""Patients who write without "I", and whoever once said that the treatment is their own."""

from __future__ import annotations

from typing import Any

import pytest

from actions.conversation.scope.lay_words import traits
from actions.conversation.scope.own_treatment import says_it_is_of_kin, says_it_is_ones_own, says_otherwise
from tests.conversation.test_dangers_of_the_ward import said
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


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("she's my mother in law actually, i'm an orthopaedic surgeon", True),
        ("it's for my dad", True),
        ("actually pt is my sister. i'm a GP", True),
        ("asking for my wife", True),
        ("he is my brother in law btw", True),
        ("my daughter is the patient", True),
        ("as a hepatologist whose wife has AIH, what dose mmf?", True),
        ("she's my consultant's patient", False),
        ("she's my first AIH case", False),
        ("it's my sister's patient, I cover her clinic", False),
        ("her mother had AIH too", False),
        ("50M whose wife is pregnant, on mmf", False),
        ("it's for my clinic letter", False),
        ("my mum has AIH on aza, alt 200", True),
        ("hi, my father takes azathioprine, is it ok", True),
        ("my elderly aunt is on pred and mmf, ok?", True),
        ("my patient's mother has AIH. pt 33F aza rash", False),
        ("my sister has AIH, I'm the registrar. 40F aza rash", False),
        ("her mother has AIH. 30F aza rash", False),
    ],
)
def test_whose_relative_it_is_is_said_in_plain_words(text: str, kin: bool) -> None:
    assert says_it_is_of_kin(text) is kin


def test_a_relative_is_declined_in_what_follows_until_another_patient_is_told_of() -> None:
    told = ("64F AIH aza intolerance", "intolerance_to_azathioprine")
    kin = ("she's my mother in law actually, i'm an orthopaedic surgeon", "patient_voice")
    dose = ("so what dose mmf", "ask_dose")
    other = ("different pt now: 40M AIH aza rash", "intolerance_to_azathioprine")
    assert said(told, kin).answer.kind == "decline"
    assert said(told, kin, dose).answer.kind == "decline"
    assert said(told, kin, dose, other).answer.kind == "answer"
