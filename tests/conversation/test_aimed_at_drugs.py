"""Words of harm that are aimed at a drug are answered; aimed at a person, or in any doubt, they are self-harm."""

from __future__ import annotations

import pytest

from actions.conversation.scope.voice import of_ones_patient
from tests.conversation.test_dangers_of_the_ward import said


@pytest.mark.parametrize(
    "text",
    [
        "i'm cutting her aza, wbc 3.2. AIH",
        "we're cutting pred. AIH 60M",
        "im chopping her pred down to 5. AIH 60M",
        "we are halving the mmf bc of diarrhoea. AIH 45F",
        "Registrar has been slashing the steroids by half each week, AIH 51M",
        'Pt c/o "I feel awful on azathioprine, I can\'t take it any more". AIH, 44F. options',
        'pt: "I hate azathioprine, I can\'t stand it any longer". AIH 50F options?',
        "she says aza makes her sick and she can't take it any more. AIH 39F. what next",
        'pt says "I want to stop". AIH, 40M, aza 100',
        'patient says "I have AIH and I want to stop my tablets". 51F aza. advice',
        "patient says he wants to quit. AIH 40M on azathioprine 100, what do we do",
        "the pt is fed up with life on steroids. AIH 44M",
        "he's sick of life on pred, AIH 61M, alternatives?",
    ],
)
def test_what_is_aimed_at_a_drug_is_no_self_harm(text: str) -> None:
    assert said((text, "self_harm")).answer.kind == "answer"


@pytest.mark.parametrize(
    "text",
    [
        "fed up with life, AIH 44M on pred",
        "pt says I can't take it any more. on pred 40 AIH",
        'pt on pred 40 says "I can\'t go on any more". AIH',
        "i'm cutting myself, on aza",
        "she is cutting her arms, AIH on pred 30",
        "she's cutting her wrists and her aza. AIH",
        "i can't take it any more. on aza for AIH",
        "I feel awful on azathioprine, I can't take it any more",
        "he wants to end it, aza 100 AIH",
        "I want to stop. AIH, on aza 100",
        "she stopped her aza and wants to die. AIH 30F",
        "stopping all her tablets and saying goodbye to everyone, AIH 28F",
    ],
)
def test_what_is_aimed_at_a_person_stays_self_harm(text: str) -> None:
    assert said((text, "self_harm")).answer.kind == "emergency"


def test_a_dose_that_goes_down_by_steps_is_of_the_drug_talked_of() -> None:
    reply = said(("55F AIH on pred 20 for 10 weeks", "inform_case"), ("i'm halving it each week", "self_harm"))
    assert reply.answer.kind == "answer"
    assert reply.focus.intents == ("ask_stopping",)
    assert reply.case.current == ("prednisolone",)


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("i am halving the pred every week. 55f aih. ok?", True),
        ("i'm tapering pred by 5 mg a fortnight, 34f aih, ok?", True),
        ("we are weaning the budesonide, 29m aih", True),
        ("i'm halving my pred every week. 55f aih", False),
        ("i am halving pred and feel awful. 55f aih. ok?", False),
        ("i'm 55f with aih, halving the pred every week. ok?", False),
        ("34f, aih here, i'm weaning pred, can i drink wine?", False),
        ("i'm halving the pred every week, ok?", False),
    ],
)
def test_who_doses_somebody_jotted_down_is_no_patient(text: str, somebody: bool) -> None:
    assert of_ones_patient(text) is somebody
