"""The user is told once, kindly, that identifiers were removed, whatever the reply is."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers.desk import Asked
from actions.answers.model import Answer
from actions.case.patient import Case
from actions.conversation.focus import Focus, from_slot, to_slot
from actions.conversation.turn import Reply, Turn
from tests.base import assistant
from tests.case.test_reading import mentions

NOTICE = "What looked like personal identifiers was removed before anything was stored."
SAID = [
    ("[name], on MMF, dose?", "ask_dose"),
    ("[name] AIH, aza failed, options?", "inform_case"),
    ("[name] hello", "greet"),
    ("[name] what is the best knee brace", "out_of_scope_far"),
    ("[name] new patient", "new_patient"),
]


def said(text: str, intent: str, focus: Focus, *redacted: str) -> Reply:
    found = mentions(text)
    asked = (Asked(intent, text, found, 0.9),)
    return assistant().respond(Turn(text, asked, found, Case(), focus, date(2026, 11, 25), redacted=redacted))


def notices(answer: Answer) -> list[str]:
    return [line.text for line in answer.notices if line.text.startswith(NOTICE)]


@pytest.mark.parametrize(("text", "intent"), SAID)
def test_the_first_time_it_is_said_and_never_again(text: str, intent: str) -> None:
    first = said(text, intent, Focus(), "name")
    assert len(notices(first.answer)) == 1
    focus = from_slot(to_slot(first.focus))
    for again, meant in SAID:
        reply = said(again, meant, focus, "name", "record number")
        assert notices(reply.answer) == []
        focus = from_slot(to_slot(reply.focus))


@pytest.mark.parametrize(("text", "intent"), SAID)
def test_nothing_is_said_where_nothing_was_removed(text: str, intent: str) -> None:
    assert notices(said(text.removeprefix("[name] "), intent, Focus()).answer) == []


def test_it_asks_politely_and_names_nobody() -> None:
    (notice,) = notices(said("[name] MMF dose?", "ask_dose", Focus(), "name").answer)
    assert "Please" in notice
