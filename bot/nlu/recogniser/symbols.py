"""Tests told by a symbol that is also a unit: "Mg 0.52" is a magnesium, "tac 3 mg" is a dose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.recogniser.matching import Span

_RESULT = r"(?=[:= ]\s?\d?\.\d+\b(?!\s?m?g))"
_MAGNESIUM = re.compile(rf"\bMg{_RESULT}|(?<!\d)(?<!\d )\bmg{_RESULT}")


def symbols(text: str) -> Iterator[Span]:
    """The tests whose symbol stands before a result."""
    for found in _MAGNESIUM.finditer(text):
        yield Span("analyte", "magnesium", found.end() - len("mg"), found.end())
