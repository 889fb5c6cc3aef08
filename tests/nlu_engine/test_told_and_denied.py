"""What a few words tell of the patient: denials of a result, contraception that is used, children who are their own."""

from __future__ import annotations

import pytest

from bot.nlu.components import packaged_recogniser


def told(text: str) -> set[tuple[str, str]]:
    return {(e["value"], e["assertion"]) for e in packaged_recogniser().recognise(text) if e["entity"] == "condition"}


@pytest.mark.parametrize(
    "text",
    ["no TPMT deficiency", "not TPMT deficient", "TPMT isn't deficient", "TPMT *1/*1", "without any TPMT deficiency"],
)
def test_a_denied_deficiency_is_none(text: str) -> None:
    assert ("tpmt-deficient", "negated") in told(text)
    assert ("tpmt-deficient", "affirmed") not in told(text)


@pytest.mark.parametrize("text", ["no, HBsAg positive", "no TB, HBsAg positive"])
def test_a_denial_of_something_else_leaves_a_result_as_it_is(text: str) -> None:
    assert ("hbsag-positive", "affirmed") in told(text)


@pytest.mark.parametrize(
    "text",
    ["contraception: yes", "contraception is sorted", "established contraception", "she has the implant", "on the OCP"],
)
def test_contraception_in_use_is_told_in_many_words(text: str) -> None:
    assert ("contraception", "affirmed") in told(text)


@pytest.mark.parametrize("text", ["not planning kids", "mother of two children", "no plans for more children"])
def test_own_children_make_no_patient_a_child(text: str) -> None:
    assert not any(value == "child" for value, _ in told(text))


@pytest.mark.parametrize("text", ["tacrolimus in kids", "have any children been given it"])
def test_children_spoken_of_as_patients_are_meant(text: str) -> None:
    assert any(value == "child" for value, _ in told(text))


@pytest.mark.parametrize("text", ["liver transplant 2016", "OLT in 2011 for PSC", "transplanted 4 years ago"])
def test_a_transplant_with_its_year_was_made(text: str) -> None:
    assert any(value == "transplanted" for value, _ in told(text))
