"""Doses told as a number of tablets: "ten 50 mg tablets", "20 mg, 15 tabs in the morning"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.nlu.recogniser.numbers.found import Found
from bot.nlu.recogniser.numbers.units import frequency

_PIECE = r"(?:tab(?:let)?s?|caps?(?:ules?)?|pills?)"
# Before a strength: "ten 50 mg Imuran tablets". "One 500 mg tablet" and the pack of "30 x" are not told apart from it.
OF_A_STRENGTH = rf"(?=\s\d+(?:\.\d+)?\s?m?c?g\s(?:[\w-]+\s){{0,2}}{_PIECE}\b)"
"""What follows a number that counts pieces of a strength."""
_TAKEN = re.compile(
    rf"\s*(?:{_PIECE}\b)?[,;:]?\s*(?:take|takes|taking|given|gets|has)?\s*"
    rf"(?P<count>\d{{1,2}})\s?(?:of (?:them|these|those)|{_PIECE})\b",
    re.IGNORECASE,
)
# "0.5 x 4 tabs bd", "3 mg x3": so many at a time or in a day; "1 g x2" are infusions, "x 3 days", "x 8 mo" how long
_BY_X = re.compile(r"\s?[x×]", re.IGNORECASE)
_INFUSED = frozenset({"rituximab", "infliximab", "belimumab"})
_TIMES = re.compile(
    rf"\s?[x×]\s?(?P<count>[2-9]|1\d)(?![\d.]|\s?(?:/|m?c?g\b|days?\b|weeks?\b|wks?\b|months?\b"
    r"|mths?\b|mos?\b|years?\b|yrs?\b|[dwmy]\b|doses|infusions|pulses))"
    rf"(?:\s?{_PIECE}\b)?",
    re.IGNORECASE,
)
# "5 ml of the 1 mg/ml suspension": what a millilitre holds is neither a dose nor a level
_OF_A_LIQUID = re.compile(
    r"\s*(?:strength |oral )?(?:suspension|susp|solution|syrup|liquid|elixir|drops|ampoules?|vials?)\b", re.IGNORECASE
)
PIECES = rf"(?=\s(?:of (?:them|these|those)|{_PIECE})\b)"
"""What follows a number of tablets or capsules."""


def is_a_strength(text: str, end: int) -> bool:
    """Whether the number that ends there says how strong a liquid is."""
    return bool(_OF_A_LIQUID.match(text, end))


def taken_of(text: str, end: int) -> tuple[int, int] | None:
    """How many pieces of the strength that ends at `end` are taken at a time, and where that is said; None if it is
    not said.
    """
    match = _TAKEN.match(text, end) or _TIMES.match(text, end)
    return (int(match["count"]), match.end()) if match else None


def in_pieces(text: str, found: Found) -> Found:
    """A strength of which several are taken at a time ("100 mg tablets, five tablets bd") as the dose they make."""
    if found.name != "dose" or found.unit not in (None, "mg", "g", "mcg") or found.drug in _INFUSED:
        return found
    if found.unit == "g" and _BY_X.match(text, found.end):
        return found  # "methylprednisolone 1 g x3" on three days
    if found.frequency or (taken := taken_of(text, found.end)) is None:
        return found
    count, end = taken
    per, times, end = frequency(text, end) or (found.per, found.frequency, end)
    return replace(found, number=count * found.number, end=end, per=per, frequency=times)
