"""A danger that was said stays said, until a number by which it holds is told anew."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers.desk import Asked
from actions.case.patient import Case, Value
from actions.conversation.exchange import Turn
from actions.conversation.focus import Focus
from tests.base import assistant
from tests.case.test_reading import mentions

CASE = Case(current=("azathioprine",), values={"platelets": Value(68)})


@pytest.mark.parametrize(
    ("said", "warned"),
    [
        ("plts are now 40", True),
        ("platelets 52 today", True),
        ("ALT 40", False),
        ("platelets 190 now", False),
        ("she has diabetes", False),
    ],
)
def test_a_worse_number_is_warned_of_again(said: str, warned: bool) -> None:
    found = mentions(said)
    turn = Turn(said, (Asked("inform_case", said, found, 0.95),), found, CASE, Focus(), date(2026, 11, 28))
    lines = [line.text for line in assistant().respond(turn).answer.warnings]
    assert any("Low counts on a thiopurine" in line for line in lines) is warned
