"""A result is of its own test: what a viral load, or one marker of hepatitis B, says of the others."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading

_OF_HEPATITIS_B = ("hbsag-positive", "anti-hbc-positive", "hepatitis-b")


def _markers(text: str) -> dict[str, str]:
    told = reading(text, "inform_case").conditions
    return {condition: told[condition] for condition in _OF_HEPATITIS_B if condition in told}


@pytest.mark.parametrize(
    "text",
    [
        "62M AIH HBV carrier (HBsAg+ DNA undetectable on entecavir), aza intolerant. rituximab?",
        "AIH, HBsAg+ DNA undetectable",
        "AIH, HBsAg pos HBV DNA not detected",
        "hep B carrier (DNA undetectable), AIH",
        "HBV carrier DNA undetectable on TAF",
        "HBsAg reactive, viral load undetectable",
    ],
)
def test_an_undetectable_load_denies_no_antigen(text: str) -> None:
    assert _markers(text) == {"hbsag-positive": "yes"}


def test_nor_the_infection_it_is_of() -> None:
    assert _markers("hepatitis B: viral load undetectable on entecavir") == {"hepatitis-b": "yes"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("HBsAg and HBV DNA negative", {"hbsag-positive": "no"}),
        ("HBsAg neg, HBV DNA undetectable", {"hbsag-positive": "no"}),
        ("HBsAg, anti-HBc and HBV DNA neg", {"hbsag-positive": "no", "anti-hbc-positive": "no"}),
        ("resolved hep B, DNA undetectable", {"anti-hbc-positive": "yes"}),
    ],
)
def test_what_is_negative_itself_stays_so(text: str, told: dict[str, str]) -> None:
    assert _markers(text) == told


@pytest.mark.parametrize(
    "text", ["what about rituximab? hep B core neg", "hepatitis B core antibody negative", "anti-HBc neg"]
)
def test_a_negative_core_antibody_says_nothing_of_the_antigen(text: str) -> None:
    assert _markers(text) == {"anti-hbc-positive": "no"}


@pytest.mark.parametrize("text", ["HBsAg neg", "hep B surface antigen negative"])
def test_nor_a_negative_antigen_of_the_core_antibody(text: str) -> None:
    assert _markers(text) == {"hbsag-positive": "no"}


def test_both_are_told_where_both_are_named() -> None:
    assert _markers("hep B surface and core negative") == {"hbsag-positive": "no", "anti-hbc-positive": "no"}
    assert _markers("hep B core positive, surface ag neg") == {"anti-hbc-positive": "yes", "hbsag-positive": "no"}
