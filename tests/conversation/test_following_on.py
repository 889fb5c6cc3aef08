"""Messages that mean something only as the next turn: a choice between drugs in view, pointing into the options, a
result by a pronoun, a guess that no word bears out.
"""

from __future__ import annotations

from functools import lru_cache

import pytest

from actions.answers.desk import Asked
from actions.case.mentions import from_entities
from actions.case.patient import Case
from actions.case.reading import read
from actions.conversation.continuing import MORE, asks_about, continued
from actions.conversation.doubt import by_content
from actions.conversation.focus import Focus
from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser

MMF, TAC = "mycophenolate", "tacrolimus"
COMPARED = Focus(drugs=(MMF, TAC), listed=(MMF, TAC), intents=("ask_comparison",))
TABLE = Focus(options=(MMF, TAC), intents=("inform_case",))


@lru_cache(maxsize=1)
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


def asked(text: str, intent: str, confidence: float = 0.5) -> Asked:
    return Asked(intent, text, from_entities(recogniser().recognise(text)), confidence)


def better(text: str, intent: str, focus: Focus, confidence: float = 0.5) -> str | None:
    one = asked(text, intent, confidence)
    return by_content(one, text, read(text, (), one.mentions), focus)


@pytest.mark.parametrize("text", ["anti-HBc positive - which is worse", "safer one with latent TB?"])
def test_a_condition_beside_a_choice_asks_for_the_comparison(text: str) -> None:
    assert better(text, "ask_special_situation", COMPARED) == "ask_comparison"


def test_two_first_line_drugs_set_against_each_other_are_compared() -> None:
    text = "budesonide or prednisolone as initial therapy, non cirrhotic 25F"
    assert better(text, "ask_first_line", Focus(), 1.0) == "ask_comparison"


@pytest.mark.parametrize(
    "text", ["so second line for him?", "options again pls", "what can she switch to", "options table for her again"]
)
def test_the_options_are_asked_for_in_many_words(text: str) -> None:
    assert better(text, "ask_stopping", TABLE, 0.3) == "inform_case"


def test_a_course_that_falls_is_read_and_no_loss_of_response() -> None:
    text = "ALT went from 14xULN to 9xULN in 4 wks on pred"
    assert better(text, "loss_of_response_or_relapse", Focus()) == "interpret_response"


def test_pregnancy_is_not_asked_about_where_no_word_names_it() -> None:
    assert better("can she take it again", "ask_pregnancy", TABLE, 0.35) == "ask_drug_overview"
    assert better("ok in pregnancy", "ask_pregnancy", TABLE, 0.5) is None


@pytest.mark.parametrize("text", ["option 2 in detail", "hmm and option 1", "the second one please"])
def test_pointing_into_the_options_asks_about_that_drug(text: str) -> None:
    assert continued(asked(text, "ask_more"), TABLE) == "ask_drug_overview"


def test_a_drug_after_a_guideline_asks_the_guideline_about_it() -> None:
    after = Focus(drugs=(MMF,), intents=("ask_guideline",), guidelines=("easl-2025",))
    assert continued(asked("tac?", "ask_drug_overview"), after) == MORE


def test_being_told_about_a_drug_reports_no_failure() -> None:
    told = asked("Tell me about tacrolimus in insufficient response", "second_line_failed")
    assert asks_about(told, Focus(), Case()) == "ask_drug_overview"
    assert asks_about(asked("tacrolimus failed", "second_line_failed"), Focus(), Case()) is None
