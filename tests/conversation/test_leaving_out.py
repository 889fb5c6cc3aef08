"""Which drugs a message wants left out of the options, and which messages only tell or ask of a drug."""

from __future__ import annotations

from functools import lru_cache

import pytest

from actions.case.mentions import Mentions, from_entities
from actions.case.patient import Case
from actions.conversation.focus import Focus
from actions.conversation.remembered.leaving_out import denied, left_out, out_of_comparison, still_unwanted
from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser
from tests.base import base

MMF, TAC, CSA, RTX, IFX = "mycophenolate", "tacrolimus", "ciclosporin", "rituximab", "infliximab"


@lru_cache(maxsize=1)
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


def mentions(text: str) -> Mentions:
    return from_entities(recogniser().recognise(text))


def out(text: str, case: Case | None = None) -> tuple[str, ...]:
    return left_out(text, mentions(text), case or Case(), base())


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("not mmf please", (MMF,)),
        ("nor mycophenolate", (MMF,)),
        ("would rather avoid tac", (TAC,)),
        ("alternatives to aza without calcineurin inhibitors", (TAC, CSA)),
        ("anything other than MMF?", (MMF,)),
        ("options w/o MMF or tac", (MMF, TAC)),
        ("she refuses rituximab", (RTX,)),
        ("tac is not available here", (TAC,)),
        ("steroid sparing, no CNI please (ckd)", (TAC, CSA)),
        ("ok scrap anti-TNF. belimumab - dose?", (IFX,)),
        ("no leave tac. 6-TG?", (TAC,)),
        ("ok leave tac then. 6-TG?", (TAC,)),
        ("right, park the MMF. tac dose?", (MMF,)),
    ],
)
def test_a_drug_ruled_out_is_left_out(text: str, drugs: tuple[str, ...]) -> None:
    assert out(text) == drugs


def test_biologics_are_ruled_out_as_a_class() -> None:
    assert {RTX, IFX, "belimumab"} <= set(out("options w/o biologics"))


@pytest.mark.parametrize(
    "text",
    [
        "patient never tried tacrolimus",
        "on aza and pred, no MMF so far",
        "when should i avoid tac?",
        "pancytopenia, so 6mp out too?",
        "pt can't take aza",
        "tac did not work",
        "no tac then?",
        "MMF not tolerated",
        "leave the tac as is. dose?",
        "leave the tac at 2 mg",
        "should we leave tac?",
        "can't afford Pangraf, ketoconazole to spare it - will leave tac dose same for a month",
        "she cannot afford tac at full price, so I cut the tac dose by a third with diltiazem",
    ],
)
def test_what_is_told_or_asked_of_a_drug_rules_nothing_out(text: str) -> None:
    assert out(text) == ()


def test_a_drug_of_the_case_is_put_right_and_not_left_out() -> None:
    assert out("not mmf", Case(tried={MMF: "insufficient"})) == ()


def test_what_is_left_out_stays_out_until_it_is_spoken_of_again() -> None:
    told = denied(mentions("nor mycophenolate"), (MMF,), base())
    assert still_unwanted((TAC,), (MMF,), told, base()) == (TAC, MMF)
    assert still_unwanted((TAC, MMF), (), mentions("tac would be fine"), base()) == (MMF,)


THREE = Focus(drugs=(CSA, TAC, MMF), listed=(CSA, TAC, MMF), intents=("ask_comparison",))


@pytest.mark.parametrize(
    "text", ["ignore csa", "forget csa", "drop the csa", "leave csa out", "not csa", "leave csa, which for kidneys?"]
)
def test_a_drug_is_left_out_of_the_comparison_in_view(text: str) -> None:
    assert out_of_comparison(text, mentions(text), THREE, base()) == (CSA,)
    assert out_of_comparison(text, mentions(text), Focus(drugs=(CSA,), intents=("ask_dose",)), base()) == ()


@pytest.mark.parametrize(
    "text", ["which with csa?", "csa then", "drop rituximab", "forget csa, tac and mmf", "ignore the pancreatitis"]
)
def test_nothing_is_left_out_of_a_comparison_by_other_words(text: str) -> None:
    assert out_of_comparison(text, mentions(text), THREE, base()) == ()
