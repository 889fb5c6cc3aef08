"""A reason put aside for another, and why a drug was stopped, told later."""

from __future__ import annotations

import pytest

from actions.case.patient import Reaction
from tests.case.test_put_right import told
from tests.case.test_reading import reading

_STOPPED = "44M AIH, azathioprine stopped, what next?"


@pytest.mark.parametrize(
    "said",
    [
        "it's not that it didn't work, his LFTs were normal on it. he just couldn't tolerate it",
        "not because it wasn't effective, he did not tolerate it",
        "didn't fail, wasn't tolerated",
        "not failure, intolerance",
        "it wasn't a lack of response, it was intolerance",
        "it worked but he couldn't stand it",
        "efficacy wasn't the problem, tolerability was",
        "it isn't that it failed. nausea every time",
        "no he responded fine, it was the vomiting",
        "he never failed it, he just felt sick on it",
    ],
)
def test_it_was_not_tolerated_and_did_not_fail(said: str) -> None:
    case = told(_STOPPED, said)
    assert case.reason == "thiopurine_intolerance"
    assert case.tried == {"azathioprine": "not tolerated"}


@pytest.mark.parametrize(
    "said",
    [
        "not intolerance, it just did nothing",
        "tolerated it fine, it just didn't work",
        "it's not that he couldn't tolerate it, it didn't work",
        "it didn't work, not that he didn't tolerate it",
        "he wasn't intolerant, he was refractory",
        "tolerability wasn't the issue, efficacy was",
    ],
)
def test_it_failed_and_was_tolerated(said: str) -> None:
    case = told(_STOPPED, said)
    assert case.reason == "insufficient_response"
    assert case.tried == {"azathioprine": "insufficient"}


@pytest.mark.parametrize(
    "said",
    [
        "no, it wasn't intolerance, it just did nothing",
        "actually tolerated it, just no response",
        "i mean it didn't work, not that he didn't tolerate it",
    ],
)
def test_an_intolerance_put_right_is_a_failure(said: str) -> None:
    case = told("44M couldn't tolerate aza, next?", said)
    assert (case.reason, case.tried) == ("insufficient_response", {"azathioprine": "insufficient"})


@pytest.mark.parametrize(
    "said",
    ["it didn't work and he couldn't tolerate it", "not just that it didn't work, he couldn't tolerate it either"],
)
def test_both_stay_both(said: str) -> None:
    assert told(_STOPPED, said).reason == "intolerance_and_insufficient_response"


def test_a_harm_told_besides_a_failure_makes_both() -> None:
    case = told("44M failed aza", "not only that, rash as well")
    assert case.reason == "intolerance_and_insufficient_response"
    assert case.reactions == (Reaction("rash", "azathioprine"),)


@pytest.mark.parametrize("said", ["nausea now", "he has nausea today", "nausea on MMF"])
def test_what_somebody_has_now_is_not_why_it_was_stopped(said: str) -> None:
    assert told(_STOPPED, said).tried["azathioprine"] == "stopped"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("44M it's not that aza didn't work, he just couldn't tolerate it, rash every time", "thiopurine_intolerance"),
        ("44M aza: it's not that he couldn't tolerate it, it didn't work", "insufficient_response"),
        ("44M aza didn't work, not that he took it for long", "insufficient_response"),
    ],
)
def test_in_one_breath(text: str, reason: str) -> None:
    assert reading(text, "inform_case").reason == reason
