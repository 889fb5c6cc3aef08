"""Results told behind the time they are of: the weeks are counted, the number behind them is the result."""

from __future__ import annotations

import pytest

from tests.case.test_reading import mentions


def measured(text: str) -> list[tuple[str, float]]:
    return [(m.name, m.number) for m in mentions(text).measures if m.name in ("alt", "duration")]


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("no fall in SGPT after 4 wk 412 -> 380", [4]),
        ("ALT 6 wk 210, 12 wk 95, aza+pred", [6, 12]),
        ("on aza and pred. SGPT after 4 wk 412", [4]),
    ],
)
def test_counted_weeks_are_no_result_and_a_result_behind_them_no_week(text: str, weeks: list[float]) -> None:
    told = measured(text)
    assert [number for name, number in told if name == "duration"] == weeks
    assert not [number for name, number in told if name == "alt" and number in weeks]


@pytest.mark.parametrize(
    ("text", "weeks"),
    [("pred 40 week 2, ALT 300", 2), ("ALT 210 wk 4", 4), ("aza 50 week 8 ALT 90", 8), ("AST 800 -> 700 day 14", 14)],
)
def test_a_week_behind_another_number_is_one(text: str, weeks: float) -> None:
    assert ("duration", weeks) in measured(text)
