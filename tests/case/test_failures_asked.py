"""A failure that is only asked about, or by which a group is named, is no fact of the case."""

from __future__ import annotations

import pytest

from actions.case.patient import Case
from actions.case.reading import read
from actions.case.reason.failures_asked import asks_whether_failed, groups_compared
from tests.case.test_asked_of_nobody import told
from tests.case.test_reading import mentions


@pytest.mark.parametrize(
    "text",
    [
        "non responder?",
        "nonresponder?",
        "so is she a non responder?",
        "is he refractory?",
        "has mmf failed?",
        "did tac fail?",
        "insufficient response?",
        "treatment failure?",
        "ok so does that make her a non-responder?",
        "not responding?",
        "would you call this an incomplete response",
        "ALT 600 -> 250 in 3 weeks on pred. non responder?",
        "ALT 600 -> 250 in 3 weeks on pred, non-responder?",
        "do we say she is refractory now?",
    ],
)
def test_a_failure_asked_about_is_not_told(text: str) -> None:
    case = told(text)
    assert case.reason is None
    assert case.tried == {}


@pytest.mark.parametrize(
    "text", ["fail?", "failed?", "so second line has failed?", "has it failed?", "did it fail", "is this failure?"]
)
def test_it_is_asked_in_other_words(text: str) -> None:
    asked = text if text.endswith("?") else f"{text}?"
    assert asks_whether_failed(mentions(asked), asked)
    assert read(asked, ("second_line_failed",), mentions(asked)).reason is None


@pytest.mark.parametrize(
    "text",
    [
        "aza non responder",
        "40F aza non-responder, mmf?",
        "50M refractory, what next?",
        "she is a non responder. options?",
        "has not responded to aza. what next?",
        "aza failed. MMF or tac?",
        "non responder to aza?",
        "is mmf ok, aza non responder",
        "she failed aza, is tac better?",
    ],
)
def test_a_failure_told_beside_a_question_stands(text: str) -> None:
    assert told(text).reason == "insufficient_response"


@pytest.mark.parametrize(
    "text",
    [
        "n=? for tacrolimus non responders",
        "how many tac non-responders went into remission on ritux",
        "mmf in non responders?",
        "does it work in non responders",
        "what about non-responder patients on tac",
        "1) mmf dose 2) when to check FBC 3) does it work in non responders",
        "remission rate for mmf nonresponders",
        "what % respond to mmf if aza intolerant vs nonresponder",
        "response rate intolerant versus non-responders for tac",
    ],
)
def test_the_name_of_a_group_tells_of_nobody(text: str) -> None:
    case = told(text)
    assert (case.reason, case.tried) == (None, {})


def test_one_of_a_group_is_somebody() -> None:
    assert told("55F, one of our aza non-responders").reason == "insufficient_response"


def test_patients_are_compared_only_where_a_figure_is_asked_and_nobody_told_of() -> None:
    asked = "what % respond to mmf if aza intolerant vs nonresponder"
    assert groups_compared(mentions(asked), asked)
    somebody = "44F aza intolerant or nonresponder, what % respond to mmf"
    assert not groups_compared(mentions(somebody), somebody)


@pytest.mark.parametrize(
    "text",
    [
        "28F aza 75. ok to get pregnant?",
        "30F on aza, is it safe to become pregnant?",
        "31F on tac, how long to wait before getting pregnant?",
        "29F mmf, when is she allowed to fall pregnant",
        "27F aza 100, fine for her to be pregnant on this?",
        "33F aza, thinking about risks of becoming pregnant",
    ],
)
def test_leave_asked_for_a_pregnancy_is_none(text: str) -> None:
    assert told(text).conditions.get("pregnant") != "yes"


@pytest.mark.parametrize(
    "text",
    [
        "28F on aza, pregnant. ok to continue?",
        "stopped mmf after becoming pregnant, 12 weeks now",
        "she came off mmf on falling pregnant",
        "30F pregnant on mmf",
    ],
)
def test_a_pregnancy_told_stands(text: str) -> None:
    assert told(text).conditions.get("pregnant") == "yes"


def test_a_question_leaves_what_is_known_alone() -> None:
    known = told("44M mmf 1g bd for 10 weeks, ALT 150 -> 88", "so second line has failed?")
    assert known != Case()
    assert known.current == ("mycophenolate",)
    assert known.reason is None
