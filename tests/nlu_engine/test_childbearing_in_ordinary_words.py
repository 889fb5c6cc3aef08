"""Pregnancy, its end and the wish for it as they are told in the clinic, and sentences that only sound like it."""

from __future__ import annotations

import pytest

from bot.nlu.components import packaged_recogniser


def told(text: str) -> set[tuple[str, str]]:
    return {(e["value"], e["assertion"]) for e in packaged_recogniser().recognise(text) if e["entity"] == "condition"}


@pytest.mark.parametrize(
    "text",
    [
        "she's two weeks late and the home test is faintly positive",
        "early scan confirmed 6 weeks",
        "early scan showed a heartbeat",
        "period two weeks late",
        "her period is ten days late",
        "she is 3 weeks overdue",
        "a bump of five months",
        "with a 5-month bump",
        "urine preg test pos this morning",
        "clearblue positive",
        "hasn't had a period for 7 weeks",
        "scan yesterday dated it at 9 weeks",
        "test pos. 6/40",
    ],
)
def test_a_pregnancy_is_told(text: str) -> None:
    assert ("pregnant", "affirmed") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "she is two weeks late for her bloods",
        "results came two weeks late",
        "CT scan showed cirrhosis 6 weeks ago",
        "liver scan confirmed fatty liver, 6 weeks of itch",
        "collapsed, BP 78/40",
        "neg preg test yesterday",
        "home test negative",
        "no periods for 2 years",
        "AIH with Child B cirrhosis and varices",
        "aza nausea with Child-Pugh B disease",
    ],
)
def test_what_only_sounds_like_one_is_none(text: str) -> None:
    assert ("pregnant", "affirmed") not in told(text)


@pytest.mark.parametrize("text", ["neg preg test yesterday", "home test negative", "upt neg"])
def test_a_negative_test_denies_it(text: str) -> None:
    assert ("pregnant", "negated") in told(text)


@pytest.mark.parametrize("text", ["she delivered", "she has delivered, baby fine", "she gave birth last week"])
def test_a_delivery_ends_it(text: str) -> None:
    assert ("pregnant", "negated") in told(text)


@pytest.mark.parametrize(
    "text", ["G2P1 delivered in 2020, now 9 weeks pregnant", "tac dose when she delivers", "awaiting delivery"]
)
def test_another_delivery_does_not(text: str) -> None:
    assert ("pregnant", "negated") not in told(text)


def test_no_kids_yet_tells_of_no_age_group_and_a_plan_of_a_wish() -> None:
    found = told("she is married, no kids yet, planning in 1-2 yrs")
    assert ("wishes-pregnancy", "affirmed") in found
    assert not any(value == "child" for value, _ in found)


def test_feeding_afterwards_is_breastfeeding() -> None:
    assert any(value == "breastfeeding" for value, _ in told("and feeding afterwards on tac?"))
    assert not any(value == "breastfeeding" for value, _ in told("feeding by tube, tac dose?"))
