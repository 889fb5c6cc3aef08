"""Two results of one test, each with the day it was taken on."""

from __future__ import annotations

import pytest

from tests.case.test_reading import mentions


@pytest.mark.parametrize(
    ("text", "name", "numbers"),
    [
        ("INR 1.4 on Monday and 2.3 today, bili 310", "inr", [1.4, 2.3]),
        ("INR 1.4 Monday, 2.3 today", "inr", [1.4, 2.3]),
        ("ALT 300 last Tuesday, now 190", "alt", [300, 190]),
        ("bilirubin 250 on day 0, day 3 270", "bilirubin", [250, 270]),
        ("INR 2.1 on Friday, tac 2 mg today", "inr", [2.1]),
        ("ALT 90 on Sunday, 2 tablets of aza", "alt", [90]),
    ],
)
def test_the_days_between_two_results_part_no_course(text: str, name: str, numbers: list[float]) -> None:
    assert [m.number for m in mentions(text).measures if m.name == name] == numbers
