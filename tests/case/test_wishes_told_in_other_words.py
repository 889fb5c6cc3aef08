"""A wish for pregnancy is the patient's own whatever the words; asked of or denied it is none."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading


@pytest.mark.parametrize(
    "text",
    [
        "29F AIH not controlled on aza 75. She is getting married in November and would like to start a family.",
        "She'd like a baby next year",
        "31F aza rash, would love to have kids",
        "33F AIH, would really like to get pregnant, aza nausea",
        "and another baby next year",
        "honeymoon baby planned",
        "a second child is on the cards",
        "planning IVF in spring",
        "they plan to start trying after the wedding",
        "she wants to come off the pill after Christmas to have a baby",
    ],
)
def test_a_wish_is_told(text: str) -> None:
    assert reading(text).conditions.get("wishes-pregnancy") == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "mmf for a woman who would like to start a family?",
        "in women planning IVF is tac ok?",
        "would she like to start a family?",
        "not planning IVF",
        "would not like to start a family yet",
        "she has another baby at home",
        "another baby was born last year",
        "she would like to know about mmf",
        "we would like to start MMF in a child",
    ],
)
def test_no_wish_is_told(text: str) -> None:
    assert reading(text).conditions.get("wishes-pregnancy") in (None, "no")
