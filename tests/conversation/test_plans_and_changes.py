"""The plan for one drug, what the last change of the case did, and taking it back."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers.desk import PLAN
from actions.case.patient import Case
from actions.conversation.asked import ellipses
from actions.conversation.exchange import Reply, Turn
from actions.conversation.focus import Focus
from actions.presentation.plain_text import render
from tests.base import assistant
from tests.conversation.test_following_on import asked

MMF, TAC = "mycophenolate", "tacrolimus"
INTOLERANT = Case(reason="thiopurine_intolerance", sex="female", age=28, tried={"azathioprine": "not tolerated"})
OPTIONS = Focus(options=(MMF, TAC), intents=("inform_case",))


def say(text: str, intent: str, case: Case, focus: Focus) -> Reply:
    one = asked(text, intent)
    return assistant().respond(Turn(text, (one,), one.mentions, case, focus, date(2026, 11, 30)))


def after(*turns: tuple[str, str]) -> Reply:
    reply = say("options?", "inform_case", INTOLERANT, Focus())
    for text, intent in turns:
        reply = say(text, intent, reply.case, reply.focus)
    return reply


@pytest.mark.parametrize("text", ["doing it", "how do i start it", "give me the plan", "plan for mmf", "steps please"])
def test_a_plan_is_asked_for_in_many_words(text: str) -> None:
    assert ellipses.meant(asked(text, "greet"), text, OPTIONS) == PLAN


@pytest.mark.parametrize("text", ["plan to give mmf", "her care plan changed", "is it worth doing"])
def test_other_plans_are_none(text: str) -> None:
    assert ellipses.meant(asked(text, "inform_case"), text, OPTIONS) is None


def test_the_plan_has_the_five_steps_of_the_drug_asked_for() -> None:
    for text, drug in (("doing it", "mycophenolate"), ("plan for tac", "tacrolimus")):
        answer = after((text, "ask_more")).answer
        table = next(s.table for s in answer.parts[0].sections if s.id == "doing-it")
        assert table is not None
        assert len(table.rows) == 5
        assert drug in answer.parts[0].title
        assert answer.letter


def test_what_is_to_be_avoided_is_not_planned() -> None:
    answer = after(("she's pregnant", "inform_case"), ("plan for mmf", "ask_more")).answer
    assert "avoid" in answer.parts[0].bottom_line[0].text
    assert not any(section.id == "doing-it" for section in answer.parts[0].sections)


def test_what_the_last_change_did_is_told_again() -> None:
    told = render(after(("she's pregnant", "inform_case"), ("what changed?", "inform_case")).answer)
    assert "mycophenolate: preferred" in told.lower()
    assert "avoid: pregnancy" in told


def test_where_nothing_changed_that_is_said() -> None:
    assert "nothing-changed" in after(("what changed?", "inform_case")).answer.records


@pytest.mark.parametrize("text", ["undo that", "sorry, put it back", "no, restore it please"])
def test_the_last_change_is_taken_back(text: str) -> None:
    before = after(("she has cirrhosis", "inform_case"))
    reply = say(text, "inform_case", *(lambda r: (r.case, r.focus))(after_one(before, "forget cirrhosis")))
    assert reply.case.state("cirrhosis") == "yes"
    assert "change-taken-back" in reply.answer.records


def after_one(reply: Reply, text: str) -> Reply:
    gone = say(text, "inform_case", reply.case, reply.focus)
    assert gone.case.state("cirrhosis") != "yes"
    return gone


def test_nothing_is_taken_back_from_another_patient() -> None:
    reply = after(("she has cirrhosis", "inform_case"), ("new patient: 61M, failed aza", "inform_case"))
    again = say("put it back", "inform_case", reply.case, reply.focus)
    assert reply.focus.changed_from is None
    assert again.case.sex == "male"
    assert again.case.state("cirrhosis") is None or again.case.state("cirrhosis") == "unknown"
