"""What counts as an answer to the question put back, and what does not."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest

from actions.answers.desk import Asked
from actions.case.mentions import from_entities
from actions.case.patient import Case
from actions.conversation.exchange import Turn
from actions.conversation.focus import Focus
from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser
from tests.base import assistant


@lru_cache(maxsize=1)
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


def case_after(said: str, question: str, intent: str = "inform_case") -> Case:
    mentions = from_entities(recogniser().recognise(said))
    focus = Focus(options=("mycophenolate",), intents=("inform_case",), question=question)
    case = Case(reason="insufficient_response")
    turn = Turn(said, (Asked(intent, said, mentions),), mentions, case, focus, date(2026, 11, 28))
    return assistant().respond(turn).case


@pytest.mark.parametrize(
    ("said", "question", "state"),
    [
        ("kidneys fine", "renal-impairment", "no"),
        ("eGFR normal", "renal-impairment", "no"),
        ("renal function is reduced", "renal-impairment", "yes"),
        ("normal", "tpmt-deficient", "no"),
        ("both negative", "hbsag-positive", "no"),
        ("yes, creatinine 180", "renal-impairment", "yes"),
        ("no, creatinine 64", "renal-impairment", "no"),
    ],
)
def test_a_result_in_words_answers_it(said: str, question: str, state: str) -> None:
    assert case_after(said, question).state(question) == state


def test_a_number_told_with_the_answer_is_kept_too() -> None:
    assert case_after("yes, creatinine 180", "renal-impairment").values["creatinine"].number == 180


@pytest.mark.parametrize("said", ["fine", "ok", "ok. tac dose?", "ALT normal", "liver fine", "normal dose of tac?"])
def test_an_acknowledgement_or_another_result_does_not(said: str) -> None:
    assert (
        case_after(said, "renal-impairment", "affirm" if said in ("ok", "fine") else "inform_case").state(
            "renal-impairment"
        )
        is None
    )


def test_yes_and_no_answer_it_and_not_known_declines_it() -> None:
    assert case_after("yes", "renal-impairment", "affirm").state("renal-impairment") == "yes"
    assert case_after("no", "renal-impairment", "deny").state("renal-impairment") == "no"
    assert case_after("not checked", "renal-impairment").declined == ("renal-impairment",)


def test_a_question_that_mentions_a_pending_result_is_still_a_question() -> None:
    assert case_after("igra pending. what is the rituximab dose?", "tuberculosis", "ask_dose").declined == ()


@pytest.mark.parametrize("said", ["no, 75 not 50", "nope, 75 not 50", "no: not 50 but 75"])
@pytest.mark.parametrize("question", ["tpmt-deficient", "cirrhosis", "postmenopausal"])
def test_a_number_put_right_answers_nothing(said: str, question: str) -> None:
    assert question not in case_after(said, question, "deny").conditions


@pytest.mark.parametrize("said", ["which then", "what one", "so which", "and how", "no, umol/L", "no mmol/L"])
def test_a_question_or_a_unit_denies_nothing(said: str) -> None:
    after = case_after(said, "cirrhosis", "deny")
    assert after.state("cirrhosis") is None
    assert after.declined == ()


@pytest.mark.parametrize("question", ["tuberculosis", "tpmt-deficient", "hbsag-positive", "latent-tuberculosis"])
@pytest.mark.parametrize(
    ("said", "intent"), [("no", "deny"), ("nope", "deny"), ("not that i know", "deny"), ("yes", "affirm")]
)
def test_no_is_no_answer_to_what_a_test_shows(said: str, intent: str, question: str) -> None:
    after = case_after(said, question, intent)
    assert after.conditions == {}
    assert after.declined == (question,)


@pytest.mark.parametrize(
    ("said", "question"), [("negative", "tuberculosis"), ("neg", "hbsag-positive"), ("normal", "tpmt-deficient")]
)
def test_a_result_in_one_word_still_answers(said: str, question: str) -> None:
    assert case_after(said, question, "deny").state(question) == "no"


@pytest.mark.parametrize("said", ["TB not done yet", "TB screen not done", "TB never checked"])
def test_a_screen_that_was_not_done_stays_open(said: str) -> None:
    after = case_after(said, "tuberculosis")
    assert after.state("tuberculosis") in (None, "possible")
    assert after.declined == ("tuberculosis",)
