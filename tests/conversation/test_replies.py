"""Short replies: to the question put back, and numbers, units and results by themselves."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers.desk import Asked
from actions.case.mentions import Mentions
from actions.case.patient import Case, Value
from actions.conversation.exchange import Reply, Turn
from actions.conversation.focus import Focus
from tests.base import assistant

CASE = Case(reason="insufficient_response", values={"alt": Value(610, first=820, weeks=4), "trough": Value(12)})


def reply(text: str, question: str | None, intent: str = "inform_case", confidence: float = 0.5) -> Reply:
    asked = (Asked(intent, text, Mentions(), confidence),)
    focus = Focus(intents=("interpret_response",), question=question)
    return assistant().respond(Turn(text, asked, Mentions(), CASE, focus, date(2026, 11, 1)))


@pytest.mark.parametrize(
    ("question", "text", "intent", "condition", "state"),
    [
        ("cirrhosis", "nope", "greet", "cirrhosis", "no"),
        ("cirrhosis", "yes", "affirm", "cirrhosis", "yes"),
        ("renal-impairment", "28", "gibberish", "renal-impairment", "yes"),
        ("renal-impairment", "about 85", "gibberish", "renal-impairment", "no"),
        ("contraception", "pregnancy is possible, none used", "ask_pregnancy", "contraception", "no"),
        ("hbsag-positive", "both neg", "deny", "anti-hbc-positive", "no"),
        ("tpmt-deficient", "normal", "affirm", "tpmt-deficient", "no"),
    ],
)
def test_a_bare_reply_answers_the_question(question: str, text: str, intent: str, condition: str, state: str) -> None:
    assert reply(text, question, intent).case.state(condition) == state


@pytest.mark.parametrize("text", ["dunno", "don't know, elastography not done", "not tested yet", "no idea"])
def test_what_is_not_known_is_neither_yes_nor_no(text: str) -> None:
    told = reply(text, "cirrhosis", "deny").case
    assert told.state("cirrhosis") is None
    assert told.declined == ("cirrhosis",)


def test_a_reply_to_no_question_is_none() -> None:
    assert reply("nope", None, "deny").case == CASE


def test_a_corrected_number_is_read_anew() -> None:
    given = reply("oops 161 not 610", None, "gibberish")
    assert given.case.values["alt"].number == 161
    assert any("820 to 161" in line.text for part in given.answer.parts for line in part.bottom_line)


def test_a_unit_given_later_is_kept() -> None:
    assert reply("ng/mL", None, "gibberish").case.values["trough"] == Value(12, "ng/mL")


def test_who_takes_leave_keeps_the_case() -> None:
    given = reply("ok will present at MDT", None, "ask_referral")
    assert (given.answer.kind, given.case) == ("converse", CASE)
