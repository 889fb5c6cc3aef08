"""What a result was before, told in a turn of its own, is the beginning of its course."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_ON_PRED = "AIH ALT 220 on pred 30 for 3 weeks"


def _values(asker: Asker, *messages: str) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    for message in messages:
        _, slots = asker.turn(message, slots)
    told: dict[str, Any] = slots["case"]["values"]
    return told


@pytest.mark.parametrize(
    "was", ["was 900", "it was 900 before pred", "was ALT 900 at the start", "from 900", "baseline ALT 900"]
)
def test_the_course_is_read(asker: Asker, was: str) -> None:
    assert _values(asker, _ON_PRED, was)["alt"] == {"number": 220.0, "first": 900.0}
    answer = asker.last(_ON_PRED, was)
    assert answer.parts[0].bottom_line[0].text.startswith("ALT 900 to 220: fall of 76 %")


def test_a_multiple_is_one_of_the_same_test(asker: Asker) -> None:
    told = _values(asker, "AIH ALT 8 x ULN 4/52 pred 40", "was 20 x ULN")
    assert told == {"alt": {"number": 8.0, "unit": "xULN", "first": 20.0}}


@pytest.mark.parametrize(
    ("told", "then", "alt"),
    [
        (_ON_PRED, "sorry, was 240", {"number": 240.0}),
        (_ON_PRED, "ALT 300", {"number": 300.0}),
        ("AIH ALT 220 on aza 100 mg", "was 50", {"number": 220.0}),
    ],
)
def test_what_is_put_right_told_anew_or_a_dose_begins_none(
    asker: Asker, told: str, then: str, alt: dict[str, float]
) -> None:
    assert _values(asker, told, then)["alt"] == alt
