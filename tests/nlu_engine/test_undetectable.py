"""Metabolites told to be undetectable are kept as results."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading


@pytest.mark.parametrize(
    ("text", "undetectable"),
    [
        ("AIH on aza 150, ALT 120, 6TGN <30, MMP undetectable", {"mmp"}),
        ("6-TGN and 6-MMP both undetectable, AIH on aza", {"tgn", "mmp"}),
        ("AIH on aza, undetectable 6-TGN and 6-MMP", {"tgn", "mmp"}),
        ("TGN undetectable, MMP 9000, AIH on aza", {"tgn"}),
        ("6TGN 300, 6-MMP not detected", {"mmp"}),
        ("what does undetectable 6-TGN mean?", set()),
        ("6TGN 300, MMP 900", set()),
        ("HBV DNA undetectable, 6TGN 300", set()),
    ],
)
def test_they_are_told(text: str, undetectable: set[str]) -> None:
    values = reading(text, "inform_case").values
    assert {name for name, value in values.items() if value.undetectable} == undetectable
