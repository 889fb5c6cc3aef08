"""TB among the liver tests, with a result, is the total bilirubin; alone, denied or with a date it is tuberculosis."""

from __future__ import annotations

import pytest

from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser


@pytest.fixture(scope="module")
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


def _named(recogniser: ClinicalRecogniser, text: str) -> set[str]:
    entities = recogniser.recognise(text)
    return {e["value"] for e in entities if e["entity"] == "condition"} | {
        f"{e['name']} {e['number']:g}" for e in entities if e["entity"] == "measure"
    }


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("SGOT 210 SGPT 260 TB 2.4", "bilirubin 2.4"),
        ("SGPT 180, TB 3.1, albumin 3.2", "bilirubin 3.1"),
        ("labs: TB 4.5 mg/dL DB 3 SGPT 300", "bilirubin 4.5"),
        ("LFT: ALT 88, TB 34, ALP 90", "bilirubin 34"),
    ],
)
def test_a_result_among_liver_tests(recogniser: ClinicalRecogniser, text: str, result: str) -> None:
    named = _named(recogniser, text)
    assert result in named
    assert "tuberculosis" not in named


@pytest.mark.parametrize(
    "text",
    [
        "TB neg, ALT 90",
        "TB 2019, SGOT 200",
        "TB 2 years ago, SGPT 150",
        "active TB, SGPT 150",
        "TB 6 months treated, ALT 90",
    ],
)
def test_tuberculosis_stays(recogniser: ClinicalRecogniser, text: str) -> None:
    named = _named(recogniser, text)
    assert any("tuberculosis" in one for one in named)
    assert not any(one.startswith("bilirubin") for one in named)
