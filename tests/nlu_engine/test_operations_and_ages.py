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


def ages(text: str) -> list[float]:
    """The ages that are read in a message."""
    return [e["number"] for e in packaged_recogniser().recognise(text) if e.get("name") == "age"]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("IgG 26, lady 58, aza 75", 58),
        ("creat 92, m 44, on tac", 44),
        ("pred 20, woman, 39", 39),
        ("ALT 240 -> 61, man of 52", 52),
        ("Hb 11, female, 34", 34),
        ("Case 1. 66F, AIH", 66),
        ("patient 2. 23M on aza", 23),
        ("Pt 14. 61M AIH", 61),
        ("bed 6, woman 47, AIH on MMF", 47),
        ("a 4-year-old biopsy showed F3. 49F", 49),
    ],
)
def test_an_age_is_not_the_number_beside_it(text: str, age: float) -> None:
    assert ages(text) == [age]


@pytest.mark.parametrize(
    "text",
    [
        "IgG 22, woman, aza failed",
        "male, bilirubin 34, female partner",
        "16 female patients on tacrolimus",
        "a 30-patient series",
        "my pt 2, pancreatitis on aza",
        "pred 20, make it 10?",
        "a 3 yr remission on aza",
        "is 2 years in remission",
        "she is 4 years post transplant, on tac",
        "5 year old MRCP, AIH on aza",
        "HbA1c 61, lady, pred 15",
    ],
)
def test_what_belongs_to_something_else_is_no_age(text: str) -> None:
    assert not ages(text)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("55, female, 70 kg", 55),
        ("34 F 12 weeks pregnant on aza", 34),
        ("45 F 50 mg aza", 45),
        ("on MMF 34F", 34),
        ("age 41, F, on aza", 41),
        ("pt 34, AIH, aza rash", 34),
        ("make that 34", 34),
        ("girl of 3 with AIH", 3),
        ("2 yo boy, AIH", 2),
        ("boy aged 2, AIH type 2", 2),
        ("woman 55 IgG 22 ALT 300", 55),
        ("a 60 year old known case", 60),
    ],
)
def test_an_age_stays_one(text: str, age: float) -> None:
    assert ages(text) == [age]


@pytest.mark.parametrize(
    ("message", "years"),
    [
        ("miner of 70 with AIH, aza failed", 70),
        ("a teacher, 34, AIH on aza", 34),
        ("retired plumber 66 with AIH on budesonide", 66),
        ("lorry driver (52), aza 100", 52),
        ("student of 19, AIH", 19),
        ("pensioner, 81, pred 10", 81),
        ("57-yr M, AIH", 57),
        ("her brother, 25, same question", 25),
        ("her brother, 25, has UC", None),
        ("fever of 39 on aza", None),
        ("number of 20, aza", None),
        ("nurse on aza 50", None),
        ("doctor, 20 mg pred ok?", None),
        ("a 5-year course of aza", None),
        ("order of 40", None),
        ("teacher with an ALT of 34", None),
    ],
)
def test_an_age_behind_a_trade_is_the_patients(recogniser, message, years):
    ages = [entity["number"] for entity in recogniser.recognise(message) if entity.get("name") == "age"]
    assert ages == ([years] if years else [])
