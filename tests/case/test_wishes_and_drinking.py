"""Who wishes for a child, what a plan of pregnancy is, how much somebody drinks, and results no drug is blamed for."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading


def _told(text: str) -> dict[str, str]:
    return dict(reading(text, "inform_case").conditions)


@pytest.mark.parametrize(
    "text",
    [
        "man on mycophenolate trying to conceive",
        "28M AIH on MMF since 2 y. Wife now wants to conceive. Does he need to stop?",
    ],
)
def test_a_mans_wish_is_to_father_a_child(text: str) -> None:
    assert _told(text) == {"fathering": "yes"}


@pytest.mark.parametrize(
    "text", ["in men on mycophenolate trying for baby what is advice", "men on MMF wanting a child?"]
)
def test_the_wish_of_men_is_asked_of_nobody(text: str) -> None:
    told = reading(text, "ask_pregnancy")
    assert (told.conditions, told.in_question) == ({}, ("fathering",))


def test_a_womans_is_not() -> None:
    assert _told("women on mycophenolate trying for baby what is advice") == {"wishes-pregnancy": "yes"}


@pytest.mark.parametrize(
    "text",
    [
        "28F on tac trough 6.2 + pred 5, AIH. Planning pregnancy",
        "30F AIH on aza, plans pregnancy next year",
        "30F AIH on aza, pregnancy planned",
    ],
)
def test_a_plan_is_no_pregnancy(text: str) -> None:
    assert _told(text) == {"wishes-pregnancy": "yes"}


def test_a_pregnancy_that_is_there_stays() -> None:
    assert _told("28F on tac, pregnant, planning another")["pregnant"] == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "AIH fatty liver on scan, drinks 3 pegs nightly",
        "AIH fatty liver, half a bottle of wine every evening",
        "AIH on aza, 4 beers a day",
    ],
)
def test_what_is_drunk_is_alcohol(text: str) -> None:
    assert _told(text)["alcohol"] == "yes"


@pytest.mark.parametrize(
    "text", ["AIH, insulin 20 units daily", "heparin 5000 units daily", "AIH, pint of milk daily", "2 units of blood"]
)
def test_other_units_and_pints_are_none(text: str) -> None:
    assert "alcohol" not in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "AIH, aza 2 mg/kg, ALT 3x ULN at 12 months, fatty liver on scan, BMI 41, drinks 3 pegs nightly",
        "AIH, aza 2 mg/kg, ALT 3x ULN at 12 months, BMI 41",
        "AIH aza failed, portal hypertension, varices",
    ],
)
def test_no_harm_is_heard_where_none_is_told(text: str) -> None:
    told = reading(text, "inform_case")
    assert told.reason == "insufficient_response"
    assert "not tolerated" not in told.tried.values()


def test_the_pressure_of_a_hypertension_is_no_drugs_harm() -> None:
    told = reading("Hypertension, BP 165/95, AIH, aza rash, pred 7.5. tacrolimus?", "inform_case")
    assert told.tried == {"azathioprine": "not tolerated"}
    assert reading("developed hypertension on pred 20", "inform_case").tried == {"prednisolone": "not tolerated"}


@pytest.mark.parametrize("text", ["AIH aza failed, 2018 F3 biopsy. Options?", "biopsy 2018: F3 fibrosis, AIH"])
def test_an_old_stage_says_nothing_of_now(text: str) -> None:
    assert "cirrhosis" not in _told(text)


def test_one_of_now_does() -> None:
    assert _told("fibroscan F3 today, AIH")["cirrhosis"] == "no"


@pytest.mark.parametrize(
    "text", ["doesn't his gout drug febuxostat matter here?", "doesn't her gout medicine allopurinol matter"]
)
def test_a_drug_named_by_its_disease_is_no_denial(text: str) -> None:
    assert _told(text)["gout"] == "yes"
