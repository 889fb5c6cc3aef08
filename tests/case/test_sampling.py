"""When a level was drawn behind a dose, and when before it."""

from __future__ import annotations

import pytest

from actions.case.values.sampling import behind_the_dose


@pytest.mark.parametrize(
    "text",
    [
        "trough 4.1 but she took her dose at 8 and bloods were at 11",
        "tac trough 4.1 ng/ml taken 3 h after the dose",
        "level 8.2 taken 2 hours post dose",
        "level 600 one hour after the dose",
        "bloods drawn after her morning dose",
        "dose at 8am, sample at 10:30am",
        "took it at 8 am, bled at 1 pm",
        "sample taken post-dose",
    ],
)
def test_a_sample_behind_the_dose_is_no_trough(text: str) -> None:
    assert behind_the_dose(text)


@pytest.mark.parametrize(
    "text",
    [
        "level 31 ng/ml 12 h later",
        "tac level 5 drawn before her morning dose",
        "took it at 9pm, bled at 9am",
        "trough 6, 12 hours after the dose",
        "level 6 two weeks after the dose change",
        "trough 4.1",
    ],
)
def test_any_other_is_read_as_one(text: str) -> None:
    assert not behind_the_dose(text)
