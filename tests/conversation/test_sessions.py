"""When a case goes on, when it is forgotten, and how the forgotten one is offered and taken up again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.desk import Asked
from actions.case import patient
from actions.case.mentions import Mentions
from actions.case.patient import Case, Reaction
from actions.conversation.focus import Focus
from actions.conversation.remembered import sessions
from actions.conversation.remembered.sessions import Earlier
from actions.conversation.turn import Reply, Turn
from actions.handlers import ActionSessionStart
from tests.base import assistant

CASE = Case(
    reason="thiopurine_intolerance",
    reactions=(Reaction("pancreatitis", "azathioprine"),),
    tried={"azathioprine": "not tolerated"},
    sex="female",
    age=34,
)
BEFORE, NOTHING = Earlier(CASE), Case()
HOUR = 3600.0
SAID_AT = 1_000_000.0


def slots_after(idle: float, minutes: float | None, case: Case = CASE) -> dict[str, Any]:
    """The slots of a session that starts so many seconds after the last message."""
    opening = None if minutes is None else {sessions.IDLE_MINUTES: minutes}
    slots = {"case": patient.to_slot(case), "focus": {"drugs": ["mycophenolate"]}, "earlier": None}
    events = [{"event": "user", "timestamp": SAID_AT}, {"event": "bot", "timestamp": SAID_AT + 1}]
    tracker = Tracker(
        "teams:t:c", {**slots, "session_started_metadata": opening}, {}, events, False, None, {}, "action_listen"
    )
    action = ActionSessionStart()
    action.clock = lambda: SAID_AT + idle
    started = action.run(CollectingDispatcher(), tracker, {})
    assert [started[0]["event"], started[-1]["name"]] == ["session_started", "action_listen"]
    return {event["name"]: event["value"] for event in started[1:-1]}


@pytest.mark.parametrize(("idle", "goes_on"), [(0.6, True), (7.99, True), (8.0, True), (8.01, False), (200.0, False)])
def test_a_session_of_eight_hours_goes_on_for_eight_hours(idle: float, goes_on: bool) -> None:
    slots = slots_after(idle * HOUR, minutes=8 * 60)
    assert (patient.from_slot(slots.get("case")) == CASE) is goes_on
    assert ("focus" in slots) is goes_on
    assert (sessions.from_slot(slots.get("earlier")).case == CASE) is not goes_on


@pytest.mark.parametrize("minutes", [None, 30])
def test_without_a_longer_time_of_its_own_a_session_starts_empty(minutes: float | None) -> None:
    slots = slots_after(0.6 * HOUR, minutes)
    assert set(slots) == {"earlier"}


@pytest.mark.parametrize("opening", ["480", [], {"idle_minutes": "480"}, {"idle_minutes": None}])
def test_a_time_that_is_none_is_passed_over(opening: Any) -> None:
    assert set(sessions.taken_over({"case": patient.to_slot(CASE)}, opening, 2_000.0)) == {"earlier"}


def test_nothing_known_is_nothing_to_offer() -> None:
    assert slots_after(9 * HOUR, 480, Case()) == {}
    assert sessions.taken_over({}, None, None) == {}


def test_a_first_session_is_offered_the_case_its_channel_knows_of() -> None:
    opening = {sessions.LAST_CASE: patient.to_slot(CASE)}
    assert sessions.from_slot(sessions.taken_over({}, opening, None)["earlier"]) == BEFORE
    assert sessions.taken_over({}, {sessions.LAST_CASE: "no case"}, None) == {}


def test_a_later_session_offers_its_own_case_whatever_its_channel_knows_of() -> None:
    opening = {sessions.LAST_CASE: patient.to_slot(Case(age=61))}
    assert (
        sessions.from_slot(sessions.taken_over({"case": patient.to_slot(CASE)}, opening, 3_600.0)["earlier"]) == BEFORE
    )


def told(text: str, intent: str = "ask_dose", earlier: Earlier = BEFORE, case: Case = NOTHING) -> Reply:
    asked = (Asked(intent, text, Mentions(), 0.9),)
    return assistant().respond(Turn(text, asked, Mentions(), case, Focus(), date(2026, 11, 28), earlier=earlier))


def labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.answer.follow_ups]


def test_the_first_answer_of_a_new_session_offers_the_case_before_once() -> None:
    first = told("MMF dose?")
    (offered,) = [button for button in first.answer.follow_ups if button.send == sessions.CONTINUE]
    assert offered == first.answer.follow_ups[0]
    assert offered.label.startswith("Continue previous case: female, 34 years, ")
    assert offered.label.endswith("?")
    assert len(offered.label) <= 75
    assert first.case == Case()
    assert not [label for label in labels(told("and monitoring?", earlier=first.earlier)) if "previous" in label]


def test_a_refusal_offers_nothing_and_the_next_answer_does() -> None:
    refused = told("my aza makes me sick, what should I take", "patient_voice")
    assert refused.answer.kind == "decline"
    assert not [label for label in labels(refused) if "previous" in label]
    assert "Continue previous case" in labels(told("MMF dose?", earlier=refused.earlier))[0]


@pytest.mark.parametrize(
    "text", ["Continue previous case", "back to the previous patient", "please resume my last case."]
)
def test_the_offer_taken_brings_the_case_back_with_its_options(text: str) -> None:
    reply = told(text, "out_of_scope_far", Earlier(CASE, offered=True))
    assert reply.case == CASE
    assert "The previous case is taken up again." in reply.answer.notices[0].text
    (options,) = [section for part in reply.answer.parts for section in part.sections if section.options]
    assert any(row.drug == "mycophenolate" for row in options.options)


def test_the_two_cases_can_be_changed_for_each_other() -> None:
    other = Case(reason="insufficient_response", age=61)
    there = told("Continue previous case", earlier=Earlier(CASE, offered=True), case=other)
    assert (there.case, there.earlier.case, there.earlier.offered) == (CASE, other, True)
    back = told("Continue previous case", earlier=there.earlier, case=there.case)
    assert (back.case, back.earlier.case, back.earlier.offered) == (other, CASE, True)


def test_a_button_of_long_ago_finds_nothing_and_says_so() -> None:
    reply = told("Continue previous case", earlier=Earlier())
    assert reply.answer.notices[0].records == ("no-earlier-case",)
    assert reply.case == Case()


def test_a_new_patient_forgets_the_case_before_too() -> None:
    assert told("new patient", "new_patient", case=CASE).earlier == Earlier()


def test_back_to_a_drug_is_no_wish_for_another_case() -> None:
    for text in ("back to MMF", "go back to the first option", "previous case series on tacrolimus?"):
        assert not sessions.continues(text)
