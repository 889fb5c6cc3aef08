"""Which drug a list, a heading or a clause of its own speaks of; what never began; a harm told after the failure."""

from __future__ import annotations

import pytest

from actions.case.merge import merge
from actions.case.patient import Case, Reaction
from tests.case.test_reading import reading


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("failed aza and MMF, tac started 3 weeks ago", "tacrolimus"),
        ("failed pred and aza, MMF added in March", "mycophenolate"),
        ("aza and mmf failed, tacrolimus begun last week", "tacrolimus"),
    ],
)
def test_what_follows_a_closed_list_tells_of_itself(text: str, taken: str) -> None:
    read = reading(text, "second_line_failed")
    assert taken in read.current
    assert taken not in read.tried
    assert read.tried["azathioprine"] == "insufficient"


@pytest.mark.parametrize("text", ["failed pred and aza, MMF and tac", "failed aza, MMF and tacrolimus"])
def test_a_list_that_goes_on_is_one_list(text: str) -> None:
    assert reading(text, "second_line_failed").tried["tacrolimus"] == "insufficient"


def test_under_a_heading_every_drug_failed_unless_its_harm_is_told() -> None:
    read = reading("Failed: aza (no response), MMF 2 g (leucopenia), tacrolimus. On pred 25", "second_line_failed")
    assert read.tried == {
        "azathioprine": "insufficient",
        "mycophenolate": "not tolerated",
        "tacrolimus": "insufficient",
    }


@pytest.mark.parametrize("text", ["aza failed. thoughts on infliximab?", "views on infliximab? aza failed"])
def test_what_is_thought_of_is_not_taken(text: str) -> None:
    assert "infliximab" not in reading(text, "ask_drug_overview").current


@pytest.mark.parametrize("text", ["not started aza as TPMT pending, pred 40", "she has never had aza, bilirubin 200"])
def test_nobody_is_intolerant_of_what_was_never_begun(text: str) -> None:
    read = reading(text, "intolerance_to_azathioprine")
    assert read.reason is None
    assert "azathioprine" not in (*read.tried, *read.current)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ALT down only 20% after 5 weeks on pred 40 and aza 50, 30M", "non_response"),
        ("ALT down by 70% after 4 weeks on pred 40 and aza 50, 30M", None),
    ],
)
def test_a_fall_told_in_percent_is_a_course(text: str, reason: str | None) -> None:
    assert reading(text, "inform_case").reason == reason


def test_a_number_that_tells_nothing_of_the_disease_is_no_failure() -> None:
    read = reading("AIH on tac, potassium 5.8", "intolerance_to_second_line")
    assert (read.reason, read.tried, read.current) == (None, {}, ("tacrolimus",))


def test_a_harm_told_after_a_failure_says_how_it_failed() -> None:
    case = merge(Case(), reading("aza failed", "refractory_disease")).case
    case = merge(case, reading("she couldn't keep it down, vomiting"), "she couldn't keep it down, vomiting").case
    assert (case.reason, case.tried) == ("thiopurine_intolerance", {"azathioprine": "not tolerated"})
    assert case.reactions == (Reaction("vomiting", "azathioprine"),)


def test_a_harm_told_after_a_measured_failure_is_told_beside_it() -> None:
    case = merge(Case(), reading("aza failed, ALT still 150 after 9 months", "refractory_disease")).case
    case = merge(case, reading("also vomiting on it"), "also vomiting on it").case
    assert case.reason == "intolerance_and_insufficient_response"


def test_the_age_at_which_it_began_is_not_the_age() -> None:
    assert reading("AIH since age 9, now 19 F").age == 19


def test_numbers_of_the_first_weeks_say_more_than_a_guess() -> None:
    text = "ALT 520 -> 490 after 5 wks pred 40 / aza 50"
    assert reading(text, "loss_of_response_or_relapse").reason == "non_response"


@pytest.mark.parametrize("text", ["correction egfr is 31, still ok w tac?", "sorry, eGFR 31. is tac really fine"])
def test_a_number_put_right_is_told_even_beside_a_claim(text: str) -> None:
    read = reading(text, "verify_claim")
    assert read.about_patient
    assert read.values["egfr"].number == 31


def test_a_number_in_a_claim_is_nobodys() -> None:
    assert not reading("is it true that tac needs an egfr above 60", "verify_claim").about_patient


@pytest.mark.parametrize(
    ("text", "culprit"),
    [
        ("56M on tacrolimus after failing azathioprine, hair thinning and a tremor", "tacrolimus"),
        ("on MMF since aza failed, diarrhoea 5x/day", "mycophenolate"),
        ("taking tac after azathioprine didn't work, now tremor", "tacrolimus"),
        ("on MMF after aza gave her pancreatitis", "azathioprine"),
        ("on tac after aza pancreatitis, ALT 90", "azathioprine"),
    ],
)
def test_a_harm_behind_an_aside_happened_on_the_drug_in_use(text: str, culprit: str) -> None:
    assert {one.drug for one in reading(text, "intolerance_to_second_line").reactions} == {culprit}
