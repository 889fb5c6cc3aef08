"""A reason, an outcome or a stage is told by what the message says, never by what it leaves out."""

from __future__ import annotations

import pytest

from actions.case.patient import Reaction
from tests.case.test_asked_of_nobody import told


@pytest.mark.parametrize(
    "text", ["bili 190, INR 1.9, day 6 of pred 60", "new AIH, jaundiced, bili 8.1, pred 40 for 4 days"]
)
def test_the_first_days_without_a_course_are_no_failure(text: str) -> None:
    case = told(text)
    assert case.reason is None
    assert case.current == ("prednisolone",)


@pytest.mark.parametrize("text", ["bili 190 day 6 of pred 60, no improvement", "bili 190 to 240, day 6 of pred 60"])
def test_first_days_that_are_no_better_are(text: str) -> None:
    assert told(text).reason in ("non_response", "insufficient_response")


@pytest.mark.parametrize("text", ["ascites + varices, Na 128, aza stopped, pred 10", "INR 1.8, aza held, pred 20"])
def test_a_drug_that_was_only_stopped_did_no_harm(text: str) -> None:
    assert told(text).tried["azathioprine"] == "stopped"
    assert told(text).reason is None


@pytest.mark.parametrize(
    "text", ["aza stopped, WCC 1.4", "vomiting, aza stopped, pred 10", "aza stopped (pancreatitis)"]
)
def test_a_drug_stopped_beside_its_harm_did_it(text: str) -> None:
    assert told(text).tried["azathioprine"] == "not tolerated"


def test_the_graft_s_drug_did_not_fail_the_disease() -> None:
    case = told("recurrent AIH post OLT 4 yrs, on tac 3mg, ALT 160 - add what")
    assert "tacrolimus" in case.current
    assert case.reason is None
    assert told("ALT 160 on tac 3 mg for 8 months, aza failed").reason == "second_line_failed"


@pytest.mark.parametrize("text", ["hep C treated SVR, aza intolerant", "hep C, SVR12 2019, aza rash", "cured hep C"])
def test_hepatitis_c_with_a_sustained_response_is_over(text: str) -> None:
    assert told(text).conditions["hepatitis-c"] == "no"


@pytest.mark.parametrize(
    "text", ["hep C, awaiting SVR12, aza rash", "hep C, no SVR, aza rash", "hep C treated, aza rash"]
)
def test_hepatitis_c_without_one_is_not(text: str) -> None:
    assert told(text).conditions["hepatitis-c"] == "yes"


@pytest.mark.parametrize("text", ["66M pred psychosis, aza never started", "50F pred-induced psychosis, ALT normal"])
def test_a_disease_named_after_the_steroid_is_its_harm(text: str) -> None:
    assert Reaction("mood", "prednisolone") in told(text).reactions
    assert told(text).reason == "steroid_intolerance"


@pytest.mark.parametrize("text", ["66M schizophrenia, pred 20, ALT normal", "psychosis in her teens, aza 100, pred 5"])
def test_a_disease_beside_the_steroid_is_not(text: str) -> None:
    assert not told(text).reactions


@pytest.mark.parametrize(
    "text", ["forgot pred for 3 days, ALT 90", "missed her tac for a week", "skipped aza x 5 days"]
)
def test_doses_missed_for_a_while_end_nothing(text: str) -> None:
    case = told(text)
    assert "stopped" not in case.tried.values()
    assert case.conditions["non-adherence"] == "yes"


def test_what_was_taken_before_is_over() -> None:
    assert told("pregnant on mmf", "and she was on tac before").tried == {"tacrolimus": "stopped"}
    assert "prednisolone" in told("45F was on pred 10 before the pregnancy, ALT 40").current


def test_a_relapse_since_it_was_stopped_is_one() -> None:
    case = told("her ALT rose 3x after stopping aza 8 wks ago for pregnancy 10/40 now")
    assert case.reason == "relapse_after_withdrawal"


def test_what_is_asked_and_denied_is_put_right() -> None:
    case = told("8 kg infant? no 28 kg 8yo, aza vomiting")
    assert case.values["weight"].number == 28
    assert case.values["weight"].first is None
    assert case.state("child") == "yes"
