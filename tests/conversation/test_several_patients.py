"""Several patients in one conversation: who is meant by a description, of all that were put away."""

from __future__ import annotations

import pytest

from actions.case.merge import merge
from actions.case.patient import Case, Reaction
from actions.conversation.exchange import Reply
from actions.conversation.remembered.sessions import Earlier, Person, words_of
from tests.case.test_reading import reading
from tests.conversation.test_persons_and_what_presses import say

CMV = Case(conditions={"infection": "yes"}, current=("mycophenolate",), sex="female", age=44)
CHAP = Case(tried={"azathioprine": "insufficient"}, conditions={"hbsag-positive": "yes"}, sex="male", age=45)
GIRL = Case(
    reason="thiopurine_intolerance",
    reactions=(Reaction("pancreatitis", "azathioprine"),),
    tried={"azathioprine": "not tolerated"},
    sex="female",
    age=22,
)
HERE = Case(conditions={"cirrhosis": "yes"}, current=("tacrolimus",), sex="female", age=52)
AWAY = Earlier(
    GIRL,
    offered=True,
    place=3,
    words=words_of("22F pancreatitis on aza"),
    others=(
        Person(CHAP, place=2, words=words_of("sAg pos DNA neg AIH chap 45 aza failed")),
        Person(CMV, place=1, words=words_of("CMV viraemia on MMF, 44F AIH")),
    ),
    here=4,
    told=words_of("different lady, 52, cirrhosis, on tac"),
)
AGES = {"the CMV lady": 44, "the sAg chap": 45, "the pancreatitis girl": 22, "the lady at hand": 52}


def after(text: str, intent: str = "ask_monitoring") -> Reply:
    return say(text, intent, HERE, AWAY)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("back to CMV lady - pjp prophylaxis?", 44),
        ("back to my viraemia lady, bloods how often", 44),
        ("and for the first patient bloods how often", 44),
        ("ok and the MMF lady, bloods how often?", 44),
        ("for the sAg chap bloods how often", 45),
        ("and for the fella bloods how often?", 45),
        ("back to the second one, bloods how often?", 45),
        ("the 45M again, bloods?", 45),
        ("my pancreatitis girl: bloods how often?", 22),
        ("what about the pancreatitis girl, bloods?", 22),
        ("back to the last patient. bloods?", 22),
        ("returning to the 22F - bloods?", 22),
    ],
)
def test_a_description_finds_the_case_it_fits(text: str, age: int) -> None:
    reply = after(text)
    assert reply.case.age == age
    assert "case-continued" in reply.answer.records
    ages = {person.case.age for person in reply.earlier.people}
    assert ages == set(AGES.values()) - {age}


def test_a_case_taken_up_again_leaves_the_others_to_be_gone_back_to() -> None:
    first = after("back to the CMV lady, bloods?")
    again = say("and for the sAg chap, bloods?", "ask_monitoring", first.case, first.earlier)
    assert again.case == CHAP
    back = say("back to the cirrhosis lady, bloods?", "ask_monitoring", again.case, again.earlier)
    assert back.case.age == HERE.age


@pytest.mark.parametrize("text", ["back to the tall chap", "back to the 60M, bloods?", "back to the aza one, bloods?"])
def test_who_is_not_found_or_not_settled_changes_nothing(text: str) -> None:
    reply = after(text)
    assert (reply.case, reply.earlier.people) == (HERE, AWAY.people)
    assert "which-earlier-case" in reply.answer.records
    assert len(reply.answer.follow_ups) == 3
    chosen = say(reply.answer.follow_ups[1].send, "inform_case", reply.case, reply.earlier)
    assert chosen.case == CHAP


@pytest.mark.parametrize(
    "text",
    [
        "bloods how often?",
        "the lady with cirrhosis, bloods how often?",
        "back to the drawing board, bloods?",
        "what about elderly patients, bloods how often?",
        "back to tac, bloods how often?",
        "my last lady had NRH on 6MP. bloods how often?",
    ],
)
def test_who_is_at_hand_stays_at_hand(text: str) -> None:
    reply = after(text)
    assert (reply.case.age, reply.earlier.people) == (52, AWAY.people)


@pytest.mark.parametrize(
    "text", ["sorry wrong patient, the tac one is a 30 yr old woman, ALT 340", "oops wrong notes: 30F, on tac, ALT 340"]
)
def test_the_wrong_patients_age_begins_another(text: str) -> None:
    assert merge(GIRL, reading(text, "inform_case"), text).new_patient
    reply = after(text, "inform_case")
    assert (reply.case.age, reply.case.reactions) == (30, ())


@pytest.mark.parametrize("text", ["sorry she's 34, wrong notes", "wrong notes, no nrh", "sorry, 34 not 22"])
def test_a_slip_is_of_the_same_patient(text: str) -> None:
    assert not merge(GIRL, reading(text, "inform_case"), text).new_patient


@pytest.mark.parametrize(
    "text",
    [
        "her side: she is not the patient. Anything for her?",
        "and her, does she need anything?",
        "anything on her side?",
    ],
)
def test_a_mans_partner_is_not_the_patient(text: str) -> None:
    his = Case(current=("azathioprine",), conditions={"fathering": "yes"}, sex="male", age=29)
    reply = say(text, "inform_case", his)
    assert reply.case == his
    assert "new-case" not in reply.answer.records
