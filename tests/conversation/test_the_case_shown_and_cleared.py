"""The case can be shown whatever it holds, and is cleared only by somebody who asks for that."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers.desk import Asked
from actions.case.mentions import Mentions
from actions.case.patient import Case, Reaction, Value
from actions.conversation.exchange import Reply, Turn
from actions.conversation.focus import Focus
from tests.base import assistant

CASE = Case(
    reason="thiopurine_intolerance",
    reactions=(Reaction("rash", "azathioprine"),),
    values={"alt": Value(280.0)},
    sex="male",
    age=29,
)


def say(text: str, intent: str, confidence: float = 1.0) -> Reply:
    asked = Asked(intent, text, Mentions(), confidence)
    return assistant().respond(Turn(text, (asked,), Mentions(), CASE, Focus(intents=("ask_dose",)), date(2026, 11, 28)))


def test_a_case_with_numbers_is_shown_and_not_withheld() -> None:
    reply = say("what do you have on him so far", "show_case")
    assert reply.answer.kind == "answer"
    assert [line.text for line in reply.answer.parts[0].bottom_line] == [item.label for item in reply.answer.case]
    assert any("29" in item.label for item in reply.answer.case)


@pytest.mark.parametrize(("text", "confidence"), [("new patient", 0.3), ("next one please", 0.2), ("start over", 0.9)])
def test_words_or_a_sure_classifier_clear_the_case(text: str, confidence: float) -> None:
    assert say(text, "new_patient", confidence).case == Case()


@pytest.mark.parametrize(
    "text",
    ["drop it or hold it?", "drop it?", "remove it or halve it?", "scrap this and go for tac?", "stop or drop it?"],
)
def test_a_question_of_the_drug_in_view_clears_nothing(text: str) -> None:
    turn = Turn(
        text,
        (Asked("ask_stopping", text, Mentions()),),
        Mentions(),
        CASE,
        Focus(intents=("interpret_trough",), drugs=("sirolimus",)),
        date(2026, 11, 28),
    )
    assert assistant().respond(turn).case == CASE


@pytest.mark.parametrize("text", ["drop it", "scrap that", "forget this patient?", "clear the case?", "reset?"])
def test_words_to_forget_the_case_still_do(text: str) -> None:
    focus = Focus(intents=("interpret_trough",), drugs=("sirolimus",))
    turn = Turn(text, (Asked("new_patient", text, Mentions()),), Mentions(), CASE, focus, date(2026, 11, 28))
    assert assistant().respond(turn).case == Case()


def test_a_guess_alone_clears_nothing() -> None:
    assert say("so what to restart?", "new_patient", 0.15).case == CASE
