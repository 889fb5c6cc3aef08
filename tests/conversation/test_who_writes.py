"""Patients and those who treat, told apart by what is heard, guessed and said."""

from __future__ import annotations

import pytest

from actions.conversation.scope.signals import Signals
from actions.conversation.scope.who_writes import likelihood
from tests.case.test_reading import mentions


def test_whatever_speaks_for_a_patient_makes_one_likelier() -> None:
    text = "stopped mycophenolate last week, is that safe"
    assert likelihood(text, 0.1, 0.1) < likelihood(text, 0.9, 0.1) < likelihood(text, 0.9, 0.9)
    assert likelihood(f"she {text}", 0.5, 0.5) < likelihood(text, 0.5, 0.5)


def test_who_was_answered_before_is_taken_for_a_clinician_a_little_longer() -> None:
    text = "and can I stop it now?"
    assert 0 < likelihood(text, 0.6, 0.4, running=True) < likelihood(text, 0.6, 0.4) < 1


def test_no_network_alone_is_beyond_doubt() -> None:
    assert likelihood("", 1.0, 1.0) < 1
    assert likelihood("", 0.0, 0.0) > 0


@pytest.mark.parametrize(
    ("text", "guessed", "patient"),
    [
        (
            "had AIH since 2012 and the moon face won't go, can budesonide be swapped in before the appointment",
            0.0,
            True,
        ),
        ("diagnosed last spring, ALT still 180 on the portal, should the clinic add mycophenolate", 0.1, True),
        ("my husband's tacrolimus came back at 14, he feels shaky, do we skip tonight", 0.5, True),
        ("what do I do with aza 75 and platelets of 68", 0.35, False),
        ("our 16 year old with AIH won't take tablets", 0.76, False),
        ("does anyone have data in the over 80s", 0.0, False),
        ("my patient says: I feel sick on it. It is mycophenolate 1 g bd, what now", 0.2, False),
        ("ALT 92 again on 75 of aza, do I need something else", 0.9, True),
        ("my non responder gets tac next, odds", 0.3, False),
        ("as a long-term sufferer, which is kinder, MMF or tac", 0.9, True),
        ("same girl, chickenpox contact at school yesterday, no vzv abs", 0.5, False),
    ],
)
def test_near_the_border(text: str, guessed: float, patient: bool) -> None:
    assert Signals(text, mentions(text), guessed, running=False).patient is patient


@pytest.mark.parametrize("opening", ["44F", "44 F,", "pt 44yo F", "44 y/o female"])
def test_a_jotting_that_begins_with_age_and_sex_is_written_by_who_treats(opening: str) -> None:
    rest = "tac 2 mg bd, ALT 25, sleeps badly. husband says it's the drug, stop?"
    assert likelihood(f"{opening} {rest}", 0.9, 0.3) < likelihood(rest, 0.9, 0.3)


@pytest.mark.parametrize("text", ["44F here, on tac, stop it?", "44F on tac, my husband says stop it"])
def test_a_patient_may_begin_with_age_and_sex_too(text: str) -> None:
    assert likelihood(text, 0.9, 0.3) > 0.5


@pytest.mark.parametrize(
    ("text", "patient"),
    [
        ("my wife's clinic list: 50F AIH aza intolerant", False),
        ("from our ward round: 61M, AIH, relapse on aza", False),
        ("is MMF an option in my recently diagnosed 22F", False),
        ("could I give tac to my frail thiopurine intolerant 71M", False),
        ("queasy on aza 25 mg, tried taking it at night. 37M", False),
        ("my wife's list of tablets: aza and pred, is that right", True),
        ("my younger sister 22F got a rash from aza", True),
        ("queasy on aza, tried taking it at night. 37M here, should I stop?", True),
    ],
)
def test_a_list_and_age_and_sex_by_themselves_are_written_by_who_treats(text: str, patient: bool) -> None:
    assert Signals(text, mentions(text), 0.9, running=False).patient is patient
