"""TPMT and NUDT15 as laboratories report them: against a range, by alleles, not known."""

from __future__ import annotations

import pytest

from bot.nlu.components import packaged_recogniser


def told(text: str) -> dict[str, str]:
    found = packaged_recogniser().recognise(text)
    return {e["value"]: e["assertion"] for e in found if e["entity"] == "condition"}


@pytest.mark.parametrize(
    ("text", "deficient"),
    [
        ("TPMT: 12 mU/L (ref 68-150), NUDT15 wild type", "affirmed"),
        ("TPMT 20 (normal range 70 - 150)", "affirmed"),
        ("TPMT activity 8 nmol/h/ml, reference 15-26", "affirmed"),
        ("TPMT 90 mU/L (ref 68-150)", "negated"),
        ("TPMT 112 mU/L normal", "negated"),
        ("tpmt unknown", "possible"),
    ],
)
def test_an_activity_is_held_against_the_range_told(text: str, deficient: str) -> None:
    assert told(text)["tpmt-deficient"] == deficient


def test_without_a_range_an_activity_says_nothing() -> None:
    assert "tpmt-deficient" not in told("TPMT 12 mU/L, aza?")


@pytest.mark.parametrize(
    "text",
    [
        "NUDT15 *1/*3",
        "NUDT15 *1/*2 intermediate",
        "NUDT15 report reissued: *1/*3",
        "NUDT15 heterozygous",
        "TPMT heterozygous",
        "TPMT *1/*3A",
        "Tee pee em tea heterozygous",
    ],
)
def test_one_normal_allele_is_intermediate(text: str) -> None:
    enzyme = "nudt15" if "NUDT15" in text else "tpmt"
    found = told(text)
    assert found[f"{enzyme}-intermediate"] == "affirmed"
    assert found.get(f"{enzyme}-deficient") != "affirmed"


@pytest.mark.parametrize("text", ["NUDT15 *3/*3", "NUDT15 *2/*3", "TPMT *3A/*3C"])
def test_two_without_function_are_deficient(text: str) -> None:
    assert told(text)[f"{text[:6].lower() if 'NUDT' in text else 'tpmt'}-deficient"] == "affirmed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TPMT low, sorry, intermediate", {"tpmt-intermediate": "affirmed"}),
        ("TPMT deficient. correction: normal", {"tpmt-deficient": "negated", "tpmt-intermediate": "negated"}),
        ("NUDT15 normal, no wait, *1/*3", {"nudt15-intermediate": "affirmed"}),
        ("HBsAg neg, sorry pos", {"hbsag-positive": "affirmed"}),
        ("TPMT low, normal bloods", {"tpmt-deficient": "affirmed"}),
        ("TPMT deficient. HBsAg neg", {"tpmt-deficient": "affirmed", "hbsag-positive": "negated"}),
    ],
)
def test_a_result_put_right_in_one_breath_wins(text: str, expected: dict[str, str]) -> None:
    assert told(text) == expected
