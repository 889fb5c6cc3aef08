"""An operation is no harm, a year is no age, a week is no result, and children nobody plans are no wish."""

from __future__ import annotations

import pytest

from bot.nlu.components import packaged_recogniser


def found(text: str) -> set[tuple[str, str]]:
    return {(e["value"], e["assertion"]) for e in packaged_recogniser().recognise(text)}


@pytest.mark.parametrize(
    "text", ["cataract op on tac, stop?", "awaiting surgery for cataracts, pred 10", "both cataracts removed, on mmf"]
)
def test_an_operation_on_a_cataract_is_no_harm(text: str) -> None:
    assert not {value for value, _ in found(text)} & {"glaucoma", "glaucoma-reaction"}


@pytest.mark.parametrize(
    "text", ["cataracts on pred 20, 60F", "new cataract, op was for hernia", "glaucoma surgery 2019"]
)
def test_a_cataract_of_its_own_is_one(text: str) -> None:
    assert ("glaucoma", "affirmed") in found(text)


@pytest.mark.parametrize("text", ["al-chalabi 2006 age & outcome", "age 300, pred 10"])
def test_nobody_is_older_than_anybody(text: str) -> None:
    assert not any(e.get("name") == "age" for e in packaged_recogniser().recognise(text))


def test_a_week_behind_a_test_is_no_result() -> None:
    read = packaged_recogniser().recognise("how many, ALT at 24w")
    assert [(e["name"], e["number"]) for e in read if e["entity"] == "measure"] == [("duration", 24.0)]
    read = packaged_recogniser().recognise("ALT 24 at 12w")
    assert [(e["name"], e["number"]) for e in read if e["entity"] == "measure"] == [("alt", 24.0), ("duration", 12.0)]


@pytest.mark.parametrize("text", ["27F, no kids planned", "no more children wanted", "no further pregnancies wanted"])
def test_children_that_nobody_plans_are_no_wish(text: str) -> None:
    assert ("wishes-pregnancy", "negated") in found(text)


@pytest.mark.parametrize("text", ["no kids planned for next year", "no kids yet, planning in 2 years"])
def test_children_not_planned_yet_are_not_denied(text: str) -> None:
    assert ("wishes-pregnancy", "negated") not in found(text)


@pytest.mark.parametrize("text", ["implant in situ", "implant in her left arm, MMF ok?"])
def test_an_implant_in_place_is_contraception(text: str) -> None:
    assert any(value == "contraception" for value, _ in found(text))


@pytest.mark.parametrize("text", ["breast implant in situ", "dental implant in place", "no implant in situ"])
def test_another_implant_or_none_is_not(text: str) -> None:
    assert ("contraception", "affirmed") not in found(text)


def test_breastfeeding_told_with_its_time_is_told() -> None:
    assert ("breastfeeding", "affirmed") in found("lactating 5 wk, aza ok? tac ok?")
    assert ("breastfeeding", "affirmed") not in found("is aza ok when breastfeeding?")
