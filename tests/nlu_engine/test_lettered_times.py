"""A number with an "m" is a time beside a word of time or behind a drug, and a man's age where a person stands."""

from __future__ import annotations

import pytest

from tests.case.test_reading import mentions, reading


@pytest.mark.parametrize(
    ("message", "months"),
    [
        ("known AIH stopped aza 3m ago, ALT 900", 3),
        ("ALT 900 3m after stopping aza", 3),
        ("aza started 2m back, ALT 300", 2),
        ("on aza 5m, ALT 90", 5),
        ("aza 100 6m, ALT 90", 6),
        ("on MMF for 6m ALT 200", 6),
        ("on MMF for 18m, ALT 200", 18),
        ("tac over the last 24m, now tremor", 24),
        ("AIH, MMF stopped 14m ago", 14),
        ("mmf 1 g bd, 3m, wbc 4.1", 3),
        ("aza 100 mg od, 4m, ALT 90", 4),
    ],
)
def test_months_are_no_man(message: str, months: float) -> None:
    told = reading(message, "inform_case")
    assert (told.age, told.sex) == (None, None)
    times = [m for m in mentions(message).measures if m.name == "duration"]
    assert [(m.number, m.unit) for m in times] == [(months, "months")]


@pytest.mark.parametrize(
    ("message", "age", "sex"),
    [
        ("AIH 34m on aza, nausea", 34, "male"),
        ("34m after aza failure", 34, "male"),
        ("options in 34m with aza nausea", 34, "male"),
        ("8m aza failed", 8, "male"),
        ("AIH, 5M, aza failed", 5, "male"),
        ("aza 50, 8M, ALT 90", 8, "male"),
        ("AIH aza failed 34f", 34, "female"),
        ("2f with AIH", 2, "female"),
        ("15 yo AIH aza failed, next?", 15, None),
        ("14 yo girl AIH aza failed", 14, "female"),
        ("kid of 9, aza failed", 9, None),
    ],
)
def test_a_person_stays_one(message: str, age: float, sex: str | None) -> None:
    told = reading(message, "inform_case")
    assert (told.age, told.sex) == (age, sex)
