"""What a message states about the patient: culprits, reasons, proposals, persons; words as clinicians type them."""

from __future__ import annotations

from functools import lru_cache

import pytest

from actions.case.mentions import Mentions, from_entities
from actions.case.reading import Reading, read
from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser


@lru_cache(maxsize=1)
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


def mentions(text: str) -> Mentions:
    return from_entities(recogniser().recognise(text))


def reading(text: str, *intents: str) -> Reading:
    return read(text, intents, mentions(text))


@pytest.mark.parametrize(
    ("text", "reaction", "drug"),
    [
        ("azathioprine stopped after pancreatitis. On pred 15", "pancreatitis", "azathioprine"),
        ("pancreatitis on aza, allergic to MMF", "pancreatitis", "azathioprine"),
        ("pancreatitis on aza, allergic to MMF", "hypersensitivity", "mycophenolate"),
        ("tac tremor; MMF 1 g bd now", "tremor", "tacrolimus"),
        ("She takes pred 10. Imuran gave her leucopenia", "leucopenia", "azathioprine"),
    ],
)
def test_a_reaction_belongs_to_the_drug_of_its_clause(text: str, reaction: str, drug: str) -> None:
    found = {r.reaction: r.drug for r in reading(text, "intolerance_to_azathioprine").reactions}
    assert found[reaction] == drug


@pytest.mark.parametrize(
    ("text", "intent", "reason"),
    [
        ("not responding to aza and pred", "refractory_disease", "insufficient_response"),
        ("4 weeks of pred 40, not responding", "refractory_disease", "non_response"),
        ("56 f on MMF 2g for 9 months, ALT 88, refractory", "refractory_disease", "second_line_failed"),
        ("MMF not tolerated, aza pancreatitis before", "intolerance_to_second_line", "second_line_failed"),
        ("second line options?", "second_line_failed", None),
        ("MMF failed, third line?", "second_line_failed", "second_line_failed"),
        ("AZA intolerant", "ask_dose", "thiopurine_intolerance"),
    ],
)
def test_the_reason_is_what_the_words_and_the_time_make_it(text: str, intent: str, reason: str | None) -> None:
    assert reading(text, intent).reason == reason


def test_a_drug_proposed_after_a_reaction_is_not_the_culprit() -> None:
    read_ = reading("what about 6MP after aza nausea", "intolerance_to_azathioprine")
    assert read_.tried == {"azathioprine": "not tolerated"}


def test_a_question_about_a_drug_in_general_reports_no_reaction() -> None:
    asked = reading("does aza cause pancreatitis?", "ask_adverse_effects")
    assert asked.reactions == ()
    assert asked.reason is None
    told = reading("she got pancreatitis on aza, how common is it?", "ask_adverse_effects")
    assert told.reason == "thiopurine_intolerance"


@pytest.mark.parametrize(
    ("text", "intent", "about"),
    [
        ("response rate of tac in non-responders", "ask_evidence", False),
        ("34F, cirrhotic. evidence for budesonide?", "ask_evidence", True),
        ("who should not get tacrolimus", "ask_contraindications", False),
        ("she is cirrhotic", "inform_case", True),
    ],
)
def test_a_population_is_not_a_patient(text: str, intent: str, about: bool) -> None:
    assert reading(text, intent).about_patient is about


@pytest.mark.parametrize(
    ("text", "age"),
    [("she's 28", 28), ("make that 34, female", 34), ("he is 33, aza intolerant", 33), ("aged 61 with AIH", 61)],
)
def test_a_bare_number_said_of_a_person_is_an_age(text: str, age: float) -> None:
    assert reading(text, "inform_case").age == age


@pytest.mark.parametrize("text", ["she is on 50 mg", "he's 4 weeks in", "TGN is 34", "make it 100 mg"])
def test_other_numbers_are_no_ages(text: str) -> None:
    assert reading(text, "inform_case").age is None
