"""Which drugs a question is about: named ones without their background, pointed-at ones, those in view."""

from __future__ import annotations

from functools import lru_cache

import pytest

from actions.answers.desk import Asked
from actions.case.mentions import from_entities
from actions.case.patient import Case
from actions.conversation.asked.continuing import MORE, REFUSED, continued
from actions.conversation.asked.set_aside import in_general, switch
from actions.conversation.asked.subjects import drugs_in_question, told
from actions.conversation.focus import Focus
from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser
from tests.base import base

MMF, TAC, AZA, RTX, IFX = "mycophenolate", "tacrolimus", "azathioprine", "rituximab", "infliximab"
AFTER_COMPARING = Focus().looking_at((MMF, TAC)).looking_at((MMF,))
AFTER_OPTIONS = Focus(options=(MMF, TAC, RTX))
ONE_BY_ONE = Focus().looking_at((IFX,)).looking_at((RTX,))


@lru_cache(maxsize=1)
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


def asked(text: str, intent: str) -> Asked:
    return Asked(intent, text, from_entities(recogniser().recognise(text)))


def about(text: str, intent: str = "ask_dose", focus: Focus | None = None, case: Case | None = None) -> tuple[str, ...]:
    before, case = focus or Focus(), case or Case()
    return drugs_in_question(asked(text, intent), case, case.tried, before, before, base())


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("tacrolimus in AIH insufficient resp to aza, how good is it", (TAC,)),
        ("evidence for MMF after aza", (MMF,)),
        ("tac if AZA failed", (TAC,)),
        ("MMF after failed pred and aza?", (MMF,)),
        ("monitoring on MMF", (MMF,)),
        ("scrap MMF. tac dose?", (TAC,)),
        ("MMF and tac doses", (MMF, TAC)),
    ],
)
def test_what_a_question_only_starts_from_is_not_its_subject(text: str, drugs: tuple[str, ...]) -> None:
    assert about(text, "ask_evidence") == drugs


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("MMF or tacrolimus better if AZA failed (not intolerance)?", (MMF, TAC)),
        ("prednisolone vs budesonide, 45M on aza", ("prednisolone", "budesonide")),
        ("6MP vs tioguanine vs MMF for aza intolerance", ("mercaptopurine", "tioguanine", MMF)),
    ],
)
def test_the_sides_of_a_comparison_are_those_set_against_each_other(text: str, drugs: tuple[str, ...]) -> None:
    assert about(text, "ask_comparison") == drugs


def test_a_comparison_takes_its_other_side_from_what_was_seen() -> None:
    assert about("head to head?", "ask_comparison", ONE_BY_ONE) == (RTX, IFX)
    assert about("compare it with tac", "ask_comparison", ONE_BY_ONE) == (RTX, TAC)
    assert about("compare with tac", "ask_comparison", ONE_BY_ONE) == (TAC, RTX)


@pytest.mark.parametrize(
    ("text", "focus", "drugs"),
    [
        ("and the other one", AFTER_COMPARING, (TAC,)),
        ("the former?", AFTER_COMPARING, (MMF,)),
        ("for the latter, hep B?", AFTER_COMPARING, (TAC,)),
        ("dose of both?", AFTER_COMPARING, (MMF, TAC)),
        ("the first option", AFTER_OPTIONS, (MMF,)),
        ("option 2 dose", AFTER_OPTIONS, (TAC,)),
        ("the last one?", AFTER_OPTIONS, (RTX,)),
        ("back to the one before", ONE_BY_ONE, (IFX,)),
        ("the first one again", ONE_BY_ONE, (IFX,)),
        ("dose?", AFTER_OPTIONS, (MMF,)),
        ("dose?", ONE_BY_ONE, (RTX,)),
        ("before the first dose?", ONE_BY_ONE, (RTX,)),
        ("dose?", Focus(), ()),
    ],
)
def test_words_that_point_find_what_they_point_at(text: str, focus: Focus, drugs: tuple[str, ...]) -> None:
    assert about(text, focus=focus) == drugs


def test_what_the_patient_takes_is_meant_by_off_it() -> None:
    on_mmf = Case(current=(MMF,))
    assert about("how long must she be off it?", "ask_pregnancy", AFTER_OPTIONS, on_mmf) == (MMF,)
    assert about("bloods how often?", "ask_monitoring", case=on_mmf) == (MMF,)


def test_a_thiopurine_metabolite_is_a_question_about_the_thiopurine() -> None:
    assert about("what 6-TGN level do we aim for?", "ask_target_level", Focus().looking_at((MMF,))) == (AZA,)


AFTER_A_DOSE = Focus(drugs=(MMF,), seen=(MMF,), intents=("ask_dose",))


@pytest.mark.parametrize(
    "text", ["and tac?", "tac?", "what about tacrolimus", "same for ciclosporin pls", "and tac in failures"]
)
def test_a_drug_by_itself_asks_the_last_question_again(text: str) -> None:
    assert continued(asked(text, "ask_drug_overview"), AFTER_A_DOSE) == MORE


@pytest.mark.parametrize("text", ["tac dose?", "tac interactions", "and tac if pregnant", "aza gave her a rash, tac?"])
def test_a_drug_with_a_question_of_its_own_does_not(text: str) -> None:
    assert continued(asked(text, "ask_drug_overview"), AFTER_A_DOSE) is None


@pytest.mark.parametrize(
    "text", ["and should that let her down?", "what if it fails too", "if that doesn't work?", "suppose MMF flops"]
)
def test_a_supposed_failure_is_heard_in_many_words(text: str) -> None:
    assert continued(asked(text, "ask_drug_overview"), AFTER_A_DOSE) == "second_line_failed"


def test_without_a_conversation_nothing_is_continued() -> None:
    assert continued(asked("and tac?", "ask_drug_overview"), Focus()) is None


def test_leaving_the_subject_and_leaving_the_patient_are_heard() -> None:
    assert switch("different question - CAMARO, what did it show")
    assert not switch("any question of interactions with tac?")
    assert in_general("general question: when to call transplant")
    assert not in_general("she is generally well")


AFTER_A_REFUSAL = Focus(intents=("ask_dose",)).refusing(("ask_target_level",), (TAC,))


def test_a_question_refused_for_its_field_can_be_asked_of_ours() -> None:
    assert continued(asked("no I mean for my AIH patient", "patient_voice"), AFTER_A_REFUSAL) == REFUSED
    assert continued(asked("mmf dose in AIH", "ask_dose"), AFTER_A_REFUSAL) is None
    taken_up = AFTER_A_REFUSAL.taking_up_refused()
    assert (taken_up.drugs, taken_up.intents, taken_up.refused) == ((TAC,), ("ask_target_level",), ())


def test_a_choice_put_to_us_is_not_told_of_the_patient() -> None:
    choice = asked("infliximab or rituximab after MMF and tac failed?", "second_line_failed")
    assert told(choice, base()).values("drug") == (MMF, TAC)
    report = asked("MMF and tac failed", "second_line_failed")
    assert told(report, base()) == report.mentions
