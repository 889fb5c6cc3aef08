"""A dose or figure from children never leads an answer about somebody of unknown or adult age."""

from __future__ import annotations

import pytest

from tests.answers.test_readings import answer


@pytest.mark.parametrize(
    ("text", "children"),
    [
        ("AZA intolerant, what MMF dose", False),
        ("mycophenolate dose after azathioprine was stopped", False),
        ("MMF dose in a child intolerant of azathioprine", True),
    ],
)
def test_a_childs_dose_leads_only_where_a_child_is_asked_about(text: str, children: bool) -> None:
    lead = answer(text, "ask_dose").parts[0].bottom_line
    only = [line for line in lead if "child" in line.text and "adults" not in line.text]
    assert bool(only) == children
