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
        "20F college athlete, ALT >10x ULN after 4 wks pred 40, fell maybe 20%. No gene testing. Is she a nonresponder",
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
    ("text", "reason"),
    [
        ("47M on aza 125, ALT normal 4 years, now 310", "loss_of_response_on_treatment"),
        ("44F ALT normal for 3 years on aza, now 200. plan", "loss_of_response_on_treatment"),
        ("44F ALT normal for 3 years on aza, now 35. plan", None),
        ("44F ALT normal for 3 years on aza 75, now wants a baby", None),
    ],
)
def test_a_result_behind_years_of_normal_ones_is_read(text: str, reason: str | None) -> None:
    assert reading(text, "loss_of_response_or_relapse").reason == reason


@pytest.mark.parametrize(
    "text", ["steroid diabetes in a non cirrhotic, wants off pred", "steroid psychosis, off pred?"]
)
def test_a_harm_named_after_steroids_is_theirs(text: str) -> None:
    assert reading(text, "intolerance_to_steroids").reason == "steroid_intolerance"


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
