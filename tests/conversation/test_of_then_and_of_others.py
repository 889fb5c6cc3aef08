"""What is of then, of the urine, of a relative or of another drug is not read as the patient's of now, and a chronic
stage told as such is no acute disease.
"""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_ACUTE = "emergency"
_LOW = "AIH on aza 150, neutrophils 0.6. what now"


@pytest.mark.parametrize(
    "told",
    [
        "58M AIH cirrhosis Child B (bili 41, INR 1.5) AZA 100 + pred 10 for 3 yrs. switch pred to budesonide. OK?",
        "AIH cirrhosis Child B, stable 3 years, INR 1.6, bili 45, on aza 75. budesonide instead of pred?",
        "AIH cirrhosis Child-Pugh B, INR 1.7 unchanged for years, bilirubin 50. budesonide?",
    ],
)
def test_a_chronic_stage_is_no_acute_disease(asker: Asker, told: str) -> None:
    answer = asker.answer(told)
    assert answer.kind != _ACUTE
    lines = str((answer.warnings, answer.parts))
    assert "Budesonide is contraindicated in cirrhosis." in lines
    assert "Budesonide is to be avoided in acute severe" not in lines


@pytest.mark.parametrize(
    "told",
    [
        "AIH cirrhosis Child B, bili 41, now INR 2.4, was 1.3. budesonide?",
        "AIH cirrhosis Child B, bili 60, INR 1.9 (was 1.3 last week). tac?",
        "AIH cirrhosis Child B, INR 1.5 -> 1.8, bili 60. tac?",
        "AIH cirrhosis Child B, bili 41, INR 1.8, drowsy. what next",
        "acute AIH on cirrhosis Child C, bili 90, INR 1.8. steroids?",
        "AIH cirrhosis Child B, bili 280, INR 1.8 on pred. tac?",
        "AIH Child B stable, jaundiced, INR 1.7. tac?",
        "AIH known cirrhosis for 5 years, INR 1.8, bili 80, ALT 900, pred 40. tac?",
        "AIH, INR 1.6, bili 41, pred 40 started. budesonide?",
    ],
)
def test_a_turn_for_the_worse_presses(asker: Asker, told: str) -> None:
    assert asker.answer(told).kind == _ACUTE


def test_a_rise_told_later_presses(asker: Asker) -> None:
    assert asker.last("AIH cirrhosis Child B stable, INR 1.5, bili 41", "now INR 1.9, bili 60").kind == _ACUTE


@pytest.mark.parametrize(
    "told",
    [
        "AIH pred 60mg started 10 days ago, bili 312 -> 340, INR 1.9 -> 2.3",
        "AIH on pred 40 begun 2 weeks ago, bili 200 -> 260, INR 1.6 -> 1.9",
        "prednisolone 60 started 7 days ago: INR 2.0 to 2.2, bilirubin 300 to 280",
    ],
)
def test_the_score_of_the_third_day_is_not_computed_for_another(asker: Asker, told: str) -> None:
    assert "SURFASA -" not in str(asker.answer(told))


def test_the_score_of_the_third_day_is_computed(asker: Asker) -> None:
    told = "AIH acute severe, pred 60 day 0 bili 312 INR 1.9, day 3 bili 340 INR 2.3"
    assert "SURFASA -" in str(asker.answer(told))


@pytest.mark.parametrize(
    "told",
    [
        "counts recovered, febuxostat stopped. can we go back to aza",
        "FBC back to normal now, can I restart aza",
        "neuts have recovered. rechallenge with aza?",
    ],
)
def test_counts_that_recovered_are_over(asker: Asker, told: str) -> None:
    _, slots = asker.turn(_LOW, {})
    _, slots = asker.turn(told, slots)
    case = slots["case"]
    assert "neutrophils" not in case.get("values", {})
    assert case["reason"] == "thiopurine_intolerance"
    assert not case.get("still_on")


def test_counts_that_are_to_recover_stay(asker: Asker) -> None:
    _, slots = asker.turn(_LOW, {})
    _, slots = asker.turn("once counts recovered can we restart aza", slots)
    assert "neutrophils" in slots["case"]["values"]


@pytest.mark.parametrize(
    ("told", "test"),
    [
        (
            "AIH 50F MMF 1.5g/d since 2020 (AZA - marrow suppression neuts 0.4). Now CMV colitis. swap MMF?",
            "neutrophils",
        ),
        ("AIH 50F on MMF (prev AZA, WCC 1.9). ALT 90. next?", "wbc"),
        ("AIH on tacrolimus 3 mg (aza: pancytopenia, plt 40). ALT 90. next?", "platelets"),
        ("AIH on aza 100, ALT 120, urine alb 2+. what next", "albumin"),
        ("AIH on aza 100, ALT 120, alb 1+ on dipstick. what next", "albumin"),
        ("AIH on aza 100, ALT 120, dip: alb 3+. what next", "albumin"),
        ("AIH 44F Aza-> nausea (changed to 6MP 2022, tolerated, 50 mg). ALT 120, 6TGN 410. what next", "mmp"),
    ],
)
def test_the_number_is_not_of_now(asker: Asker, told: str, test: str) -> None:
    _, slots = asker.turn(told, {})
    assert test not in slots["case"].get("values", {})


@pytest.mark.parametrize(
    ("told", "test"),
    [
        ("AIH on MMF 1 g bd (with pred 5, neuts 0.4). what next", "neutrophils"),
        ("AIH on aza 100, ALT 120, alb 28. what next", "albumin"),
        ("AIH on aza, TGN 300, 6MP 11400. what next", "mmp"),
    ],
)
def test_the_number_is_of_now(asker: Asker, told: str, test: str) -> None:
    _, slots = asker.turn(told, {})
    assert test in slots["case"]["values"]


@pytest.mark.parametrize(
    "told", ["tioguanine nucleotides were undetectable", "thioguanine nucleotides 90", "thioguanine nucleotides low"]
)
def test_a_metabolite_is_no_drug(asker: Asker, told: str) -> None:
    _, slots = asker.turn(f"AIH on aza, ALT 120, {told}. what next", {})
    case = slots["case"]
    assert "tioguanine" not in {*case.get("current", ()), *case.get("tried", {}), *case.get("still_on", ())}


def test_tioguanine_that_is_taken_is_a_drug(asker: Asker) -> None:
    _, slots = asker.turn("AIH on tioguanine 20 mg, ALT 120. what next", {})
    assert "tioguanine" in slots["case"]["current"]


@pytest.mark.parametrize(
    ("told", "condition"),
    [
        ("Fam hx coeliac", "coeliac"),
        ("fam hist of coeliac", "coeliac"),
        ("not adherent issue", "non-adherence"),
        ("not a compliance problem", "non-adherence"),
        ("breast feeding? no she stopped", "breastfeeding"),
        ("breastfeeding? no, she has finished", "breastfeeding"),
    ],
)
def test_it_is_not_the_patients(asker: Asker, told: str, condition: str) -> None:
    _, slots = asker.turn(f"AIH 30F on aza 100, ALT 120. {told}. what next", {})
    assert slots["case"].get("conditions", {}).get(condition) != "yes"


@pytest.mark.parametrize(
    ("told", "condition"),
    [("coeliac", "coeliac"), ("not adherent", "non-adherence"), ("breastfeeding", "breastfeeding")],
)
def test_it_is_the_patients(asker: Asker, told: str, condition: str) -> None:
    _, slots = asker.turn(f"AIH 30F on aza 100, ALT 120. {told}. what next", {})
    assert slots["case"]["conditions"][condition] == "yes"
