"""Drugs that one word governs one after another, and those that are taken, asked for or started behind it."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading

_AZA_MMF = {"azathioprine", "mycophenolate"}


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("inadequate response to azathioprine, then to mycophenolate", _AZA_MMF),
        ("38F AIH, refractory to imuran → cellcept", _AZA_MMF),
        ("unresponsive to aza then MMF 1.5 g. rituximab or infliximab next", _AZA_MMF),
        ("AIH, failed azathioprine followed by mycophenolate", _AZA_MMF),
        ("failed aza > mmf, next?", _AZA_MMF),
        ("partial response to aza, then MMF. options?", _AZA_MMF),
        ("no luck with aza, subsequently with MMF", _AZA_MMF),
        ("resistant to aza, then to MMF, then to tac. ritux?", {*_AZA_MMF, "tacrolimus"}),
        ("failed pred/aza then MMF 2g then tac", {*_AZA_MMF, "tacrolimus", "prednisolone"}),
        ("lost response to aza then MMF too", _AZA_MMF),
        ("67M with AIH cirrhosis, insufficient response to aza then to MMF, HbA1c 9 %", _AZA_MMF),
        ("unresponsive to pred+AZA then MMF 2g. 39 yo male. what next", {*_AZA_MMF, "prednisolone"}),
    ],
)
def test_what_follows_in_turn_failed_too(text: str, drugs: set[str]) -> None:
    read = reading(text, "second_line_failed")
    assert {drug for drug, outcome in read.tried.items() if outcome == "insufficient"} == drugs
    assert read.reason == "second_line_failed"
    assert not drugs & {*read.current}


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("41M, intolerant to aza, then to mmf", _AZA_MMF),
        ("58F, nausea on aza then on 6-MP", {"azathioprine", "mercaptopurine"}),
        ("58F, vomiting with azathioprine and then with mercaptopurine", {"azathioprine", "mercaptopurine"}),
    ],
)
def test_what_follows_in_turn_was_not_tolerated_either(text: str, drugs: set[str]) -> None:
    read = reading(text, "inform_case")
    assert {drug for drug, outcome in read.tried.items() if outcome == "not tolerated"} == drugs
    assert not drugs & {*read.current}


@pytest.mark.parametrize(
    "text",
    [
        "failed aza, then started MMF",
        "failed aza, then on MMF 1 g bd",
        "failed aza then put on MMF",
        "aza didn't work, now MMF 2 g for 3 weeks",
        "failed azathioprine, then MMF 2 g since May",
        "insufficient response to aza then MMF 2 g with good effect",
        "58F, nausea on aza then on MMF 1 g bd since March",
        "rash on aza, then MMF 1 g bd",
        "unresponsive to aza then MMF 2g, responded, CBR",
    ],
)
def test_what_was_started_then_is_taken(text: str) -> None:
    read = reading(text, "inform_case")
    assert "mycophenolate" in read.current
    assert "mycophenolate" not in read.tried


@pytest.mark.parametrize(
    "text", ["failed aza then MMF?", "aza failed so MMF then, ok?", "failed aza so then MMF or tac?"]
)
def test_what_is_asked_for_next_is_not(text: str) -> None:
    read = reading(text, "second_line_failed")
    assert dict(read.tried) == {"azathioprine": "insufficient"}
    assert "mycophenolate" not in read.current


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("insuff responder to aza then MMF. tac 3mg BD + pred 5, trough 5.8", True),
        ("start tac 2 mg bd, aim trough 6?", False),
    ],
)
def test_a_drug_with_its_dose_and_a_measured_level_is_taken(text: str, taken: bool) -> None:
    assert ("tacrolimus" in reading(text, "interpret_trough").current) is taken


@pytest.mark.parametrize(
    "text",
    [
        "50F AIH in remission on azathioprine 100 and pred 5",
        "60M in complete remission on aza 75 and budesonide 3. taper?",
        "AIH remission on azathioprine 100 and pred 5, wants to stop",
    ],
)
def test_who_is_in_remission_failed_nothing(text: str) -> None:
    read = reading(text, "refractory_disease")
    assert read.reason is None
    assert not read.tried
