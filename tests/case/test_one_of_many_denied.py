"""Cancers and infections: one denied says nothing of the others, and one told is not lost beside it."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading


def _told(text: str) -> dict[str, str]:
    return dict(reading(text, "inform_case").conditions)


@pytest.mark.parametrize(
    "text",
    [
        "AIH cirrhosis, had 2 BCCs on aza. HCC screening clear. MMF?",
        "AIH, BCC x2 excised, no HCC on ultrasound, aza failed",
        "AIH on aza, melanoma 2015, mammogram clear",
    ],
)
def test_skin_cancers_are_kept_and_nothing_else_is_denied(text: str) -> None:
    told = _told(text)
    assert told["skin-cancer"] == "yes"
    assert "malignancy" not in told


@pytest.mark.parametrize(
    "text", ["HCC screening clear, AIH aza failed", "no HCC on ultrasound, AIH aza failed", "cancer screening negative"]
)
def test_a_clear_screening_tells_of_no_cancer_and_denies_no_other(text: str) -> None:
    assert "malignancy" not in _told(text)


def test_all_of_them_denied_are_denied() -> None:
    assert _told("mammogram normal, no malignancy")["malignancy"] == "no"
    assert _told("AIH aza failed, no infection, CRP normal")["infection"] == "no"


@pytest.mark.parametrize("text", ["AIH, CLL untreated lymph 32. aza or MMF?", "AIH, untreated CLL. aza or MMF?"])
def test_what_is_not_treated_is_there(text: str) -> None:
    assert _told(text)["malignancy"] == "yes"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("untreated TB, AIH", "tuberculosis"),
        ("untreated hep C, AIH", "hepatitis-c"),
        ("hypertension untreated, AIH", "hypertension"),
        ("AIH, untreated lymphoma", "lymphoma"),
    ],
)
def test_nor_is_any_other_disease_denied_by_it(text: str, condition: str) -> None:
    assert _told(text)[condition] == "yes"


@pytest.mark.parametrize("text", ["C diff neg, AIH aza failed", "CMV PCR negative, AIH aza failed"])
def test_one_germ_is_not_every_infection(text: str) -> None:
    assert "infection" not in _told(text)
