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
        ("4m on tac, ALT 90", 4),
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


@pytest.mark.parametrize(
    ("message", "months", "age", "sex"),
    [
        ("5m on azathioprine 75, AST 150, 61F", 5, 61, "female"),
        ("MMF 750 bd, 4m, plt 90, ALT 35, pt is 33 male", 4, 33, "male"),
        ("on tac 7m 52M", 7, 52, "male"),
        ("F 47, 9m pred + aza, ALT 130", 9, 47, "female"),
        ("ALT 210, 8m aza, 39 yo", 8, 39, None),
    ],
)
def test_beside_another_age_few_months_are_a_time(message: str, months: float, age: float, sex: str | None) -> None:
    told = reading(message, "inform_case")
    assert (told.age, told.sex) == (age, sex)
    times = [m for m in mentions(message).measures if m.name == "duration"]
    assert [(m.number, m.unit) for m in times] == [(months, "months")]


@pytest.mark.parametrize(
    ("message", "age", "sex"),
    [
        ("6M on aza, ALT 90", 6, "male"),
        ("boy 6m on aza", 6, "male"),
        ("8m, wt 25 kg, aza pancreatitis", 8, "male"),
        ("8m, aza failed, his mother 38F has AIH too", 8, "male"),
    ],
)
def test_a_boy_stays_one_where_no_other_patient_age_is_told(message: str, age: float, sex: str) -> None:
    told = reading(message, "inform_case")
    assert (told.age, told.sex) == (age, sex)


@pytest.mark.parametrize(
    ("message", "age"),
    [
        ("aza + breastfeeding a 4m old, ALT 30", None),
        ("she has a 3m old, 31F, can she restart aza", 31),
        ("breastfeeding 5-m-old, tac ok?", None),
        ("6m old with AIH", 0.5),
    ],
)
def test_months_of_age_are_of_the_infant(message: str, age: float | None) -> None:
    told = reading(message, "inform_case")
    assert told.age == age
    assert told.sex != "male"
