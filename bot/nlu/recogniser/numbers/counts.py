"""Blood counts told per microlitre, brought to 10^9/L ("TLC 5400", "ANC 900", "platelets 1.9 lakh"), and counts told
by the name of their want: "lymphopenia 0.4", which is no count of the cells named behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.knowledge.reading_aids import aid_number
from bot.nlu.recogniser.matching import Span

_COUNTS = {
    "wbc": "white cells per microlitre from",
    "neutrophils": "white cells per microlitre from",
    "lymphocytes": "white cells per microlitre from",
    "platelets": "platelets per microlitre from",
}


_OF = r"(?:\s*(?:[:=(,~]|of|at|to|is|was|now))*\s*"
_OWN = r"(?!\s?(?:mg|g\b|%|/|x\b|kg|weeks?|wks?|months?|days?|years?|yrs?))"
# With a decimal, or two digits of platelets: a year or a number of weeks is no count
_WANTS = (
    ("lymphocytes", re.compile(rf"\b(?P<name>lymphopa?eni[ac]){_OF}(?=\d\.\d+\b{_OWN})", re.IGNORECASE)),
    ("neutrophils", re.compile(rf"\b(?P<name>neutropa?eni[ac]){_OF}(?=\d\.\d+\b{_OWN})", re.IGNORECASE)),
    ("wbc", re.compile(rf"\b(?P<name>leu[ck]opa?eni[ac]){_OF}(?=\d\.\d+\b{_OWN})", re.IGNORECASE)),
    ("platelets", re.compile(rf"\b(?P<name>thrombocytopa?eni[ac]){_OF}(?=\d{{2,3}}\b(?!\.){_OWN})", re.IGNORECASE)),
)


def named_by_their_want(text: str) -> Iterator[Span]:
    """The names of counts that stand as the name of their want with a number right behind it."""
    for name, pattern in _WANTS:
        for found in pattern.finditer(text):
            yield Span("analyte", name, *found.span("name"))


def in_thousands(name: str, number: float) -> float | None:
    """The count in 10^9/L where so great a number can only be one per microlitre; None for any other."""
    least = _COUNTS.get(name)
    if least is None or number < aid_number("aid-counts-of-a-harm", least):
        return None
    return number / 1000
