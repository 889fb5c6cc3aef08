"""A pregnancy that is plainly denied tells of no wish for one; whatever more is said of it is still heard."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading


@pytest.mark.parametrize(
    "text",
    [
        "37F, AIH, aza -> neutropenia, TPMT low, not pregnant",
        "37F, AIH, aza nausea, TPMT low, not pregnant",
        "29F not pregnant, TPMT deficient. options?",
        "aza pancreatitis, 31F, isn't pregnant, HBsAg neg",
        "33F low TPMT no pregnancy, aza rash",
    ],
)
def test_a_plain_denial_tells_of_no_wish(text: str) -> None:
    assert reading(text).conditions.get("wishes-pregnancy") != "yes"


@pytest.mark.parametrize(
    "text",
    [
        "37F not pregnant, hoping for a baby next year, aza nausea",
        "31F aza nausea, not pregnant but wants to conceive",
        "30F not pregnant yet, TTC, aza rash",
        "37F, not pregnant yet but trying, aza nausea",
        "not pregnant, keen to have one soon. aza nausea 33F",
    ],
)
def test_a_wish_beside_the_denial_is_heard(text: str) -> None:
    assert reading(text).conditions.get("wishes-pregnancy") == "yes"
