"""A unit or limit that a reading lacked is asked for once; the bare answer completes the value and is read again."""

from __future__ import annotations

import pytest

from actions.case.patient import Case, Value
from actions.case.values.numbers import completed, only_completes

LEVELS = Case(values={"alt": Value(80.0), "igg": Value(24.0, "g/L")})


@pytest.mark.parametrize(
    ("text", "alt", "igg"),
    [
        ("ULN 40 and 16", Value(2.0, "xULN", limit=40), Value(1.5, "xULN", limit=16)),
        ("ULN 40", Value(2.0, "xULN", limit=40), None),
        ("g/L, ULN 16", None, Value(1.5, "xULN", limit=16)),
        ("upper limit of IgG 16", None, Value(1.5, "xULN", limit=16)),
        ("ULN 40, and igg uln is 16", Value(2.0, "xULN", limit=40), Value(1.5, "xULN", limit=16)),
        ("our lab: ALT upper limit 50", Value(1.6, "xULN", limit=50), None),
        ("ULN 6 months", None, None),
    ],
)
def test_limits_turn_values_into_multiples(text: str, alt: Value | None, igg: Value | None) -> None:
    found = completed(LEVELS, text)
    assert (found.get("alt"), found.get("igg")) == (alt, igg)


@pytest.mark.parametrize("text", ["ULN 40 and 16", "sorry 60kg", "yes ng/ml", "pmol/8x10^8"])
def test_a_bare_unit_or_number_says_nothing_else(text: str) -> None:
    assert only_completes(text)


def test_the_name_of_the_test_is_no_further_word() -> None:
    assert only_completes("bili in mg/dl", ("bili",))
    assert not only_completes("bili in mg/dl. tac?", ("bili",))
