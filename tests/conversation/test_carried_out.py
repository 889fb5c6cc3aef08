"""The drug chosen in the conversation is the one that is taken when time has passed."""

from __future__ import annotations

import pytest

from actions.case.patient import Case, Reaction
from actions.case.reading import Reading, read
from actions.conversation.focus import Focus
from actions.conversation.remembered.carried_out import with_the_drug_chosen
from tests.case.test_reading import mentions

_CASE = Case(
    reason="thiopurine_intolerance",
    tried={"azathioprine": "not tolerated"},
    reactions=(Reaction("nausea", "azathioprine"),),
)


def _heard(text: str, *, intents: tuple[str, ...] = ("ask_dose",), case: Case = _CASE) -> Reading:
    focus, found = Focus(drugs=("mycophenolate",), intents=intents), mentions(text)
    return with_the_drug_chosen(text, found, read(text, (), found), ("inform_case",), focus, case)


@pytest.mark.parametrize(
    "text",
    [
        "8 months later, CBR on 1 g bd. she came off the pill",
        "3 months in, ALT normal. she wants a baby",
        "2/12 on, ALT 40",
        "5 months down the line, doing well",
        "since starting ALT 88, was 240",
        "on 1 g bd now, ALT 30",
        "she's been on it 4 months, ALT 35",
        "after 8 months she is in remission. how long to continue",
        "six weeks in, ALT 50",
    ],
)
def test_it_is_taken_when_time_has_passed(text: str) -> None:
    read_ = _heard(text)
    assert "mycophenolate" in (*read_.current, *read_.tried)
    assert read_.about_patient


def test_its_dose_and_its_harm_are_told_with_it() -> None:
    assert _heard("8 months later, CBR on 1 g bd").doses.of["mycophenolate"].number == 1
    assert _heard("8 weeks on now and diarrhoea").reactions == (Reaction("diarrhoea", "mycophenolate"),)


@pytest.mark.parametrize(
    "text",
    [
        "what's the response at 6 months",
        "how long until it works, 3 months?",
        "would she be on 1 g bd at 3 months?",
        "she's going on holiday in 3 months",
        "if she flares 3 months later?",
        "3 months later on tac, ALT 200",
        "she is now pregnant",
        "2 weeks in hospital last year for pneumonia",
    ],
)
def test_no_time_has_passed(text: str) -> None:
    assert "mycophenolate" not in (*_heard(text).current, *_heard(text).tried)


def test_what_a_guideline_was_asked_about_was_not_chosen() -> None:
    assert _heard("3 months later, ALT 200", intents=("ask_guideline",)).current == ()


def test_another_drug_that_is_taken_may_be_meant() -> None:
    on_aza = Case(reason="insufficient_response", current=("azathioprine",))
    assert _heard("3 months later, ALT 200", case=on_aza).current == ()
    assert _heard("3 months later on 1 g bd, ALT 200", case=on_aza).current == ("mycophenolate",)
