"""Conditions that are denied without being named: "kidneys fine", "doses taken", "no longer on contraception"."""

from __future__ import annotations

import pytest

from actions.case.conditions.told import denied_in_words


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("renal function isn't impaired", "renal-impairment"),
        ("kidneys fine", "renal-impairment"),
        ("normal renal function", "renal-impairment"),
        ("doses taken", "non-adherence"),
        ("adherence is good", "non-adherence"),
        ("fully adherent", "non-adherence"),
        ("no longer on contraception", "contraception"),
        ("doesn't drink", "alcohol"),
    ],
)
def test_a_statement_that_all_is_well_denies_the_condition(text: str, condition: str) -> None:
    assert denied_in_words(text) == (condition,)


@pytest.mark.parametrize(
    "text",
    ["is renal function normal?", "if kidneys are fine", "not adherent", "non-adherent", "kidneys not good", "on MMF"],
)
def test_what_is_asked_supposed_or_bad_denies_nothing(text: str) -> None:
    assert denied_in_words(text) == ()
