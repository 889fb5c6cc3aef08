"""Cases put away and taken up again, emergencies that stand, and weeks of a pregnancy."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers.desk import Asked
from actions.case.merge import merge
from actions.case.patient import Case, Reaction, Value
from actions.conversation.exchange import Reply, Turn
from actions.conversation.focus import Focus
from actions.conversation.remembered import gestation
from actions.conversation.remembered.sessions import Earlier
from actions.conversation.warnings import pressing
from tests.base import assistant, base
from tests.case.test_reading import mentions, reading

HERS = Case(
    reason="thiopurine_intolerance",
    reactions=(Reaction("pancreatitis", "azathioprine"),),
    tried={"azathioprine": "not tolerated"},
    sex="female",
    age=27,
)
HIS = Case(reason="second_line_failed", tried={"mycophenolate": "insufficient"}, sex="male", age=64)
ILL = Case(
    conditions={"encephalopathy": "yes"}, values={"inr": Value(2.4), "bilirubin": Value(310.0)}, sex="male", age=46
)
STANDING = ("emergency-liver-failure", "emergency-acute-severe")


def say(text: str, intent: str, case: Case, earlier: Earlier | None = None, focus: Focus | None = None) -> Reply:
    found = mentions(text)
    turn = Turn(
        text,
        (Asked(intent, text, found, 0.95),),
        found,
        case,
        focus or Focus(),
        date(2026, 11, 28),
        earlier=earlier or Earlier(),
    )
    return assistant().respond(turn)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("back to the young lady - does she need TPMT before 6MP?", "ask_monitoring"),
        ("back to the first patient", "inform_case"),
        ("the 27F again. options?", "inform_case"),
        ("previous patient: tac dose?", "ask_dose"),
        ("ok going back to my first pt, mmf monitoring?", "ask_monitoring"),
    ],
)
def test_the_patient_before_is_taken_up_again(text: str, intent: str) -> None:
    reply = say(text, intent, HIS, Earlier(HERS, offered=True))
    assert (reply.case.age, reply.case.reactions) == (27, HERS.reactions)
    assert reply.earlier.case == HIS
    assert "case-continued" in reply.answer.records


@pytest.mark.parametrize(
    "text",
    ["back to the 64M, tac dose?", "tac dose?", "back to the drawing board, tac dose?", "the 64M again, tac dose?"],
)
def test_who_is_at_hand_stays_at_hand(text: str) -> None:
    reply = say(text, "ask_dose", HIS, Earlier(HERS, offered=True))
    assert reply.case.reason == HIS.reason
    assert reply.earlier.case == HERS


def test_a_new_patients_story_puts_the_case_away() -> None:
    reply = say("new pt: 64M, mmf failed, tac dose?", "ask_dose", HERS, focus=Focus(pressing=STANDING))
    assert reply.case.age == 64
    assert (reply.earlier.case, reply.earlier.offered, reply.earlier.pressing) == (HERS, True, STANDING)
    assert reply.focus.pressing == ()


@pytest.mark.parametrize(
    "text",
    [
        "no sorry he's never had nrh, that's another pt. he's fine on aza",
        "sorry, he never had nrh, that was a different patient",
        "wrong notes, no nrh, it was another patient",
        "he has no nrh, that was another pt's biopsy, sorry",
    ],
)
def test_what_another_patient_had_is_put_right_of_the_same(text: str) -> None:
    known = Case(
        reason="thiopurine_intolerance",
        reactions=(Reaction("nrh", "azathioprine"),),
        current=("azathioprine",),
        sex="male",
        age=50,
    )
    merged = merge(known, reading(text, "inform_case"), text)
    assert not merged.new_patient
    assert (merged.case.reactions, merged.case.reason, merged.case.age) == ((), None, 50)


@pytest.mark.parametrize("text", ["another pt: 34F aza nausea", "this is a different patient, 34F", "34F aza nausea"])
def test_another_patient_is_one(text: str) -> None:
    assert merge(HIS, reading(text, "inform_case"), text).new_patient


def test_an_age_turned_round_is_a_slip_and_another_age_another_patient() -> None:
    known = Case(reason="insufficient_response", sex="male", age=24)
    assert not merge(known, reading("42M. tac now?", "ask_dose"), "42M. tac now?").new_patient
    assert merge(known, reading("58M. tac now?", "ask_dose"), "58M. tac now?").new_patient
    story = "42M, pancreatitis on aza"
    assert merge(known, reading(story, "inform_case"), story).new_patient


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("no rush, clinic in 2 weeks. can we just add infliximab?", "ask_dose"),
        ("tac dose?", "ask_dose"),
        ("not transferred yet. mmf monitoring?", "ask_monitoring"),
        ("has the transplant team accepted him? tac dose", "ask_dose"),
        ("is mmf fine?", "ask_monitoring"),
    ],
)
def test_an_emergency_told_before_stands(text: str, intent: str) -> None:
    reply = say(text, intent, ILL, focus=Focus(pressing=STANDING))
    first = reply.answer.warnings[0]
    assert first.records == (pressing.STANDS, *STANDING)
    assert "contact a transplant centre now" in first.text
    assert reply.focus.pressing == STANDING


@pytest.mark.parametrize(
    "text",
    [
        "transferred to the transplant centre yesterday. tac dose?",
        "he's much better now. tac dose?",
        "seen by the transplant team, tac dose?",
        "encephalopathy resolved. tac dose?",
        "discussed with transplant centre. tac dose?",
        "false alarm, tac dose?",
    ],
)
def test_it_stands_until_it_is_said_to_be_over(text: str) -> None:
    reply = say(text, "ask_dose", ILL, focus=Focus(pressing=STANDING))
    assert reply.focus.pressing == ()
    assert pressing.STANDS not in reply.answer.records


def test_numbers_put_right_take_away_what_held_by_them() -> None:
    now = Case(conditions={"encephalopathy": "no"}, values={"inr": Value(1.1), "bilirubin": Value(31.0)})
    assert pressing.still(base(), STANDING, "sorry, INR 1.1 and alert", ILL, now) == ()
    assert pressing.still(base(), STANDING, "ALT 300", ILL, ILL) == STANDING


def test_an_emergency_is_remembered_with_its_case() -> None:
    text = "46M AIH aza failed. Bili 310 INR 2.4 a bit drowsy today"
    reply = say(text, "emergency", Case())
    assert reply.answer.kind == "emergency"
    assert "emergency-acute-severe" in reply.focus.pressing
    back = say("back to the 46M. tac dose?", "ask_dose", HERS, Earlier(ILL, offered=True, pressing=STANDING))
    assert back.answer.warnings[0].records[0] == pressing.STANDS


ASKED = Focus(intents=("ask_pregnancy",), drugs=("mycophenolate",))


@pytest.mark.parametrize(
    ("text", "focus", "state"),
    [
        ("she's 8 weeks, took it till yesterday", ASKED, "yes"),
        ("now 20/40", ASKED, "yes"),
        ("she is about 12 wks now", ASKED, "yes"),
        ("8 weeks, on mmf", ASKED, "yes"),
        ("she took it for 8 weeks", ASKED, None),
        ("she's 8 weeks post partum", ASKED, "no"),
        ("she's 8 weeks into treatment", ASKED, None),
        ("she's 8 weeks, took it till yesterday", Focus(intents=("ask_dose",)), None),
    ],
)
def test_weeks_told_of_a_pregnancy_tell_of_one(text: str, focus: Focus, state: str | None) -> None:
    told = gestation.with_gestation(text, reading(text, "inform_case"), focus)
    assert told.conditions.get("pregnant") == state


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("mmf until 2 months before conception", True),
        ("mmf stopped 4 months before she conceived", True),
        ("came off MMF six months prior to pregnancy", True),
        ("mmf taken until 2 months AFTER conception", False),
        ("mmf until conception", False),
        ("mmf until 2 weeks before conception", False),
        ("mmf in pregnancy?", False),
    ],
)
def test_a_drug_stopped_before_conception_is_not_taken_into_the_pregnancy(text: str, before: bool) -> None:
    assert gestation.stopped_before(text) is before
    warned = say(text, "ask_pregnancy", Case()).answer.rules
    assert ("plan-mycophenolate-pregnancy" in warned) is not before
