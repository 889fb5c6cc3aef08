"""Labels that are given to patients: kept with their case, and called by."""

from __future__ import annotations

import pytest

from actions.case.patient import Case
from actions.conversation.exchange import Reply
from actions.conversation.remembered import labels_given
from actions.conversation.remembered.sessions import Earlier, labels
from tests.conversation.test_persons_and_what_presses import say

FIRST = "{}: 23M azathioprine pancreatitis. options"
SECOND = "{} 58F azathioprine failed. options?"


@pytest.mark.parametrize(
    ("one", "two", "back"),
    [
        ("Pt A", "pt B", "back to A. dose of mmf"),
        ("Pt A", "pt B", "and A - dose of mmf"),
        ("patient 1", "patient 2", "back to patient 1, dose of mmf"),
        ("case 1", "case 2", "case 1: dose of mmf"),
        ("bed 4", "bed 7", "bed 4 again, dose of mmf"),
    ],
)
def test_a_patient_is_called_by_the_label(one: str, two: str, back: str) -> None:
    first = say(FIRST.format(one), "intolerance_to_azathioprine", Case())
    second = say(SECOND.format(two), "refractory_disease", first.case, first.earlier, first.focus)
    assert second.case.age == 58
    third = say(back, "ask_dose", second.case, second.earlier, second.focus)
    assert third.case.age == 23


def test_a_label_of_its_own_is_another_patient() -> None:
    first = say(FIRST.format("patient 1"), "intolerance_to_azathioprine", Case())
    said = "patient 2: azathioprine failed, eGFR 28"
    second: Reply = say(said, "refractory_disease", first.case, first.earlier, first.focus)
    assert second.case.age is None
    assert labels(second.earlier.told) == ("#2",)
    assert second.earlier.case.age == 23


@pytest.mark.parametrize(
    "text", ["patient a bit nauseated on aza", "pt 4 weeks on mmf", "pt 58F, aza failed", "hep B - tac?", "a) options"]
)
def test_an_article_a_number_and_a_virus_are_no_labels(text: str) -> None:
    assert labels_given.given(text) is None
    assert labels_given.called(text, {"#a", "#b", "#4", "#58"}) is None


def test_without_labels_a_letter_calls_nobody() -> None:
    reply = say("back to A. dose of mmf", "ask_dose", Case(sex="female", age=58), Earlier(Case(sex="male", age=23)))
    assert reply.case.age == 58
