"""Earlier results told after the later ones, and trends followed right away by the day they are of."""

from __future__ import annotations

import pytest

from actions.case.values.told_values import values
from tests.case.test_reading import mentions


@pytest.mark.parametrize(
    ("text", "test", "first", "last", "weeks"),
    [
        ("ALT 900 on pred 60 day 7. ALT was 1200", "alt", 1200, 900, 1),
        ("ALT 900 on pred day 7, was 1200", "alt", 1200, 900, 1),
        ("ALT 40 today. ALT was 200", "alt", 200, 40, None),
        ("creat 118. creat was 70. tac trough 9.8", "creatinine", 70, 118, None),
        ("bili 8 mg/dl INR 1.9 ALT 900 on pred 60 day 7. bili was 10", "bilirubin", 10, 8, 1),
        ("ALT 5x ULN at 4 weeks on pred 40, was 20x. responder?", "alt", 20, 5, 4),
        ("ALT 60 on pred 40, was 300", "alt", 300, 60, None),
        ("IgG 18 now on MMF, IgG was 25", "igg", 25, 18, None),
        ("ALT 90 on mmf. Previous ALT 400", "alt", 400, 90, None),
        ("AST 60 on mmf 1 g bd, baseline AST 410", "ast", 410, 60, None),
        ("ALT 40, AST 60. AST was 300, ALT was 200", "ast", 300, 60, None),
        ("trough 9.8 now. trough was 5", "trough", 5, 9.8, None),
        ("AST 1200 to 1100 day 14 pred 60", "ast", 1200, 1100, 2),
        ("AST 1200 -> 1100 day 14 pred 60", "ast", 1200, 1100, 2),
        ("AST 800 -> 700 d14 pred 60", "ast", 800, 700, 2),
        ("ALT 900 -> 700 wk 3", "alt", 900, 700, 3),
        ("ALT 900>700 wk3 pred 40", "alt", 900, 700, 3),
        ("ALT 900 -> 700 day 10", "alt", 900, 700, 10 / 7),
        ("ALT 900 to 700 month 2", "alt", 900, 700, 8.7),
        ("ALT 220 on pred 30 for 3 wks from ALT 900", "alt", 900, 220, 3),
        ("ALT 220 on aza, down from ALT 900", "alt", 900, 220, None),
        ("ALT 60 six weeks after starting azathioprine; was ALT 500", "alt", 500, 60, None),
        ("ALT 66 on 1 November 2026, 71 in August", "alt", 71, 66, None),
        ("ALT 60 (Mar), 200 (Jan)", "alt", 200, 60, None),
        ("ALT 130 (2/11), 92 (14/9), 85 (12/8)", "alt", 85, 130, None),
        ("ALT 66 today, 71 in August", "alt", 71, 66, None),
        ("ALT 66 in 2026, ALT 300 in 2024", "alt", 300, 66, None),
        ("creatinine 118 (Nov), 80 (Jun) on tac", "creatinine", 80, 118, None),
    ],
)
def test_what_was_before_comes_first(text: str, test: str, first: float, last: float, weeks: float | None) -> None:
    value = values(mentions(text), text)[test]
    assert (value.first, value.number) == (first, last)
    assert value.weeks == (None if weeks is None else pytest.approx(weeks))


@pytest.mark.parametrize(
    ("text", "test", "first", "last"),
    [
        ("bili was 10, now 8, INR 1.9", "bilirubin", 10, 8),
        ("ALT was 200 in March. ALT 40 now", "alt", 200, 40),
        ("previous ALT 400, ALT 90 on mmf", "alt", 400, 90),
        ("ALT 60 then 220 on mmf", "alt", 60, 220),
        ("ALT 85 (12/8), 92 (14/9), 130 (2/11)", "alt", 85, 130),
        ("ALT 340 (Jan), 210 (Mar), 95 last week", "alt", 340, 95),
        ("ALT 340 in Nov, 95 in Feb", "alt", 340, 95),
        ("ALT 900 in 2019, ALT 60 in 2021", "alt", 900, 60),
        ("ALT jumped 25 -> 900 on infliximab", "alt", 25, 900),
        ("ALT jumped from 25 to 900 on infliximab", "alt", 25, 900),
        ("ALT spiked 25 to 300 on mmf", "alt", 25, 300),
        ("ALT 90, aza from 50 to 100", "alt", None, 90),
        ("ALT 300 on aza 100, was 50", "alt", None, 300),  # the dose was
        ("ALT 120. aza was 50 mg, now 100", "alt", None, 120),
        ("ALT 90, IgG was 25", "alt", None, 90),
        ("ALT 300 on pred 20, was on 40", "alt", None, 300),
    ],
)
def test_what_is_told_in_order_or_of_something_else_stays(
    text: str, test: str, first: float | None, last: float
) -> None:
    value = values(mentions(text), text)[test]
    assert (value.first, value.number) == (first, last)


@pytest.mark.parametrize("text", ["vit D3 low, ALT 90", "CD20 positive, ALT 90", "vitamin D 20"])
def test_a_letter_and_a_number_are_no_day(text: str) -> None:
    assert not [m for m in mentions(text).measures if m.name == "duration"]
