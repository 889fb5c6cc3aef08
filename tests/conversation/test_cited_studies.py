"""A study called by its author is asked about; what was left out of the options, or tried, does not lead them."""

from __future__ import annotations

import pytest

from actions.case.patient import Case
from actions.conversation.focus import Focus
from actions.conversation.remembered.cited import of_a_study
from tests.asking import ask
from tests.base import base
from tests.conversation.test_plans_and_changes import INTOLERANT, OPTIONS, say


@pytest.mark.parametrize(
    "text",
    [
        "efe 2017 tac non responders figure pls",
        "Than 2016 pred reduction and flares",
        "what did Al-Chalabi 2006 find",
        "weiler-normann infliximab 11 pts - infections + response",
        "Burak pilot. how many",
    ],
)
def test_a_study_is_called_by_its_author(text: str) -> None:
    assert of_a_study(text, base())


@pytest.mark.parametrize(
    "text",
    [
        "aza 2019 pancreatitis, mmf since",
        "jan 2019 aza stopped",
        "transplanted 2012, on tac",
        "more than 2 failed drugs",
    ],
)
def test_a_year_alone_calls_none(text: str) -> None:
    assert not of_a_study(text, base())


def test_a_guessed_report_of_a_study_is_a_question_of_evidence() -> None:
    reply = say("Efe 2017 tacrolimus after flares", "loss_of_response_or_relapse", Case(), Focus())
    assert reply.case == Case()
    assert reply.answer.parts[0].title.startswith("Evidence")


def bottom_line(case: Case) -> str:
    return ask("inform_case", case=case).parts[0].bottom_line[0].text


def test_budesonide_that_was_tried_is_not_considered() -> None:
    assert bottom_line(Case(reason="steroid_intolerance", tried={"budesonide": "not tolerated"})).startswith(
        "Budesonide was tried."
    )
    assert "a switch to budesonide" in bottom_line(Case(reason="steroid_intolerance"))


def test_what_budesonide_may_do_too_stands_beside_it() -> None:
    text = bottom_line(Case(reason="steroid_intolerance", conditions={"psychosis": "yes"}))
    assert text.startswith("What goes without a steroid")
    assert "psychiatric" in text


def test_what_was_left_out_does_not_lead() -> None:
    line = say("options again without mmf", "inform_case", INTOLERANT, OPTIONS).answer.parts[0].bottom_line[0]
    assert "ycophenolate" not in line.text


def test_what_is_to_be_avoided_is_named_although_it_was_left_out() -> None:
    case = INTOLERANT.with_condition("pregnant", "yes")
    line = say("options again without mmf", "inform_case", case, OPTIONS).answer.parts[0].bottom_line[0]
    assert "mycophenolate" in line.text
