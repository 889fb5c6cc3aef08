"""Conversations as clinicians type them, over HTTP: corrections, negation, another patient, the question put back."""

from __future__ import annotations

from uuid import uuid4

import pytest

from actions.answers.model import Answer, from_dict
from tests.served.process import Served


class Talk:
    """One conversation."""

    def __init__(self, served: Served) -> None:
        self._served, self._sender = served, uuid4().hex
        self.text = ""

    def say(self, message: str) -> Answer:
        reply = self._served.say(message, self._sender)
        self.text = reply["text"]
        return from_dict(reply["custom"])

    def known(self, answer: Answer) -> set[str]:
        return {item.id for item in answer.case}


@pytest.fixture
def talk(served: Served) -> Talk:
    return Talk(served)


def test_a_correction_replaces_the_reaction_and_says_what_changed(talk: Talk) -> None:
    talk.say("34F AIH, vomiting on Imuran 50 mg, TPMT normal, no cirrhosis. what next?")
    answer = talk.say("actually it was pancreatitis")
    assert "reaction:pancreatitis" in talk.known(answer)
    assert "reaction:vomiting" not in talk.known(answer)
    assert "mercaptopurine: reasonable, guidelines differ → caution: pancreatitis" in talk.text


def test_a_negation_is_kept_as_no(talk: Talk) -> None:
    talk.say("steroid side effects, moon face on pred 20")
    answer = talk.say("she's not cirrhotic")
    assert next(item.label for item in answer.case if item.id == "condition:cirrhosis").endswith(": no")
    answer = talk.say("no wait, she is cirrhotic")
    assert "budesonide" in talk.text
    assert "avoid: cirrhosis" in talk.text


def test_the_question_put_back_is_answered_by_its_button(talk: Talk) -> None:
    question = talk.say("AIH, pancreatitis on azathioprine. Options?").question
    assert question is not None
    safe = next(button for button in question.answers if "contraception" in button.send)
    answer = talk.say(safe.send)
    options = next(s for s in answer.parts[0].sections if s.id == "options").options
    assert options[0].drug == "mycophenolate"
    assert options[0].label == "preferred if not breastfeeding"  # the button says nothing of that
    assert answer.question is None or answer.question.condition != question.condition


def test_a_declined_question_is_not_asked_again(talk: Talk) -> None:
    question = talk.say("AIH, pancreatitis on azathioprine. Options?").question
    assert question is not None
    answer = talk.say("don't know")
    assert answer.question is None or answer.question.condition != question.condition


def test_another_patient_starts_an_empty_case(talk: Talk) -> None:
    talk.say("34F AIH, pancreatitis on azathioprine. Options?")
    answer = talk.say("new patient: 61 M, refractory on pred and aza")
    assert "reaction:pancreatitis" not in talk.known(answer)
    assert "sex:sex" not in talk.known(answer) or "61" in talk.text
    answer = talk.say("new patient")
    assert answer.case == ()


def test_an_age_that_contradicts_the_case_starts_a_new_one_and_says_so(talk: Talk) -> None:
    talk.say("34F AIH, pancreatitis on azathioprine. Options?")
    answer = talk.say("58 M, AIH, MMF not working after 8 months")
    assert "another patient" in talk.text
    assert "reaction:pancreatitis" not in talk.known(answer)


def test_a_chip_can_be_removed_by_the_words_it_sends(talk: Talk) -> None:
    first = talk.say("AIH with diabetes and cirrhosis, steroid side effects")
    chip = next(item for item in first.case if item.id == "condition:cirrhosis")
    answer = talk.say(chip.remove)
    assert "condition:cirrhosis" not in talk.known(answer)
    assert "condition:diabetes" in talk.known(answer)
    assert "Removed from the case" in talk.text


def test_a_supposed_failure_is_answered_and_not_stored(talk: Talk) -> None:
    talk.say("AIH, pancreatitis on azathioprine. Options?")
    answer = talk.say("what if that fails too")
    assert "third-line" in talk.text
    assert "reason:thiopurine_intolerance" in talk.known(answer)


def test_a_comparison_finds_its_other_side(talk: Talk) -> None:
    talk.say("tell me about mycophenolate in AIH")
    talk.say("how does that compare with tac?")
    assert "TACROLIMUS" in talk.text
    assert "MYCOPHENOLATE" in talk.text


def test_two_questions_are_both_answered(talk: Talk) -> None:
    answer = talk.say("how does tacrolimus work and what are the side effects of MMF?")
    titles = " ".join(part.title for part in answer.parts)
    assert "Mechanism: tacrolimus" in titles
    assert "Adverse effects: mycophenolate" in titles


def test_general_questions_leave_the_case_empty(talk: Talk) -> None:
    for message in ("budesonide with cirrhosis?", "tac v MMF in non-responders", "bloods on MMF, how often"):
        assert talk.say(message).case == ()


def test_forget_that_clears_everything(talk: Talk) -> None:
    talk.say("AIH, pancreatitis on azathioprine. Options?")
    assert talk.say("forget that").case == ()
