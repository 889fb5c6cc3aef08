"""Whose the reason is where a steroid and a thiopurine run together, and a response told in words or by a course."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading


@pytest.mark.parametrize(
    "text",
    [
        "steroid dependent at 12.5 mg, cushingoid, on aza 2 mg/kg, F2",
        "steroid-dependent, moon face, azathioprine 100 mg",
        "steroid dependent at 10 mg, on aza 2 mg/kg, no cirrhosis",
        "pred has given her acne and a moon face; aza well tolerated",
        "weight gain and mood swings on pred, takes aza 100 without problems",
        "prednisolone dependent at 10, azathioprine 125",
    ],
)
def test_the_steroid_is_the_trouble(text: str) -> None:
    read = reading(text, "intolerance_to_steroids")
    assert read.reason == "steroid_intolerance"
    assert "azathioprine" in read.current
    assert not any(r.drug == "azathioprine" for r in read.reactions)


@pytest.mark.parametrize("text", ["on pred and aza, rash on aza", "steroid dependent and aza gave her pancreatitis"])
def test_the_thiopurine_is(text: str) -> None:
    assert reading(text, "intolerance_to_azathioprine").reason == "thiopurine_intolerance"


@pytest.mark.parametrize(
    "text",
    [
        "34F pred 40. SGPT after 4 wk 412 -> 380",
        "34F pred 40, ALT at week 4 380, was 412",
        "31M 4 weeks of pred 40 ALT dropped by a third only",
        "31M after 4 weeks of pred 60 ALT barely moved",
        "31M after 4 weeks of pred 60, transaminases unchanged",
        "22F, ALT still >10x ULN after 4 wks pred 40, fell maybe 20 %",
    ],
)
def test_by_less_than_half_in_the_first_weeks_is_non_response(text: str) -> None:
    assert reading(text, "interpret_response").reason == "non_response"


@pytest.mark.parametrize(
    "text",
    [
        "34F pred 40. SGPT after 4 wk 412 -> 180",
        "34F on pred 40, ALT fell by half in 4 weeks",
        "34F pred and aza ALT 620 > 310 > 190 > 88 over 8 wks",
    ],
)
def test_by_half_is_none(text: str) -> None:
    assert reading(text, "interpret_response").reason is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("azathioprine intolerant AIH, what is the response rate for MMF", True),
        ("AIH, thiopurine intolerant. evidence for tac?", True),
        ("refractory AIH, what is the remission rate with tacrolimus", True),
        ("in azathioprine-intolerant patients what's the response to MMF", False),
        ("azathioprine intolerant patients: response rate to MMF", False),
        ("azathioprine-intolerant AIH cohorts: MMF response", False),
        ("response rate of MMF in azathioprine intolerant AIH", False),
        ("for azathioprine intolerance which has better evidence, MMF or tac", False),
    ],
)
def test_a_reason_before_the_question_is_somebodys(text: str, told: bool) -> None:
    assert reading(text, "ask_evidence").about_patient is told
