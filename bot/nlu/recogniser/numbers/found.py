"""A number of a message with what it measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.case.values.upper_limits import MULTIPLIED, Limit, comparable, limit_of, multiple_of
from actions.knowledge.reading_aids import aid_number

_SUGAR = "aid-raised-hba1c"


@dataclass(frozen=True, slots=True)
class Found:
    """A number of the message with everything known about it."""

    name: str
    number: float
    start: int
    end: int
    unit: str | None = None
    per: str | None = None
    frequency: int | None = None
    drug: str | None = None
    comparator: str | None = None
    ranges: bool = False  # one end of a range ("5-8", "between 100 and 150"), which is no course
    doubtful: bool = False  # the test cannot give such a number in any of its units
    limit: float | None = None  # the upper limit that the message gives, of which the number is a multiple
    began: bool = False  # what a course began with, wherever it stands: "210 (was 890)"
    other: float | None = None  # what the same digits may also mean, where both are plausible: "1,200" as 1.2


def by_its_limit(found: Found, limits: Sequence[Limit]) -> Found:
    """A result as a multiple of the upper limit that the message gives for it; an HbA1c in the unit that so great a
    number can only be in.
    """
    if found.name == "hba1c" and found.unit is None and found.number >= aid_number(_SUGAR, "percent up to"):
        return replace(found, unit="mmol/mol")
    limit = limit_of(found.name, tuple(limits)) if found.name in MULTIPLIED else None
    if limit is None or found.unit == "xULN" or not comparable(found.name, found.number, limit):
        return found
    return replace(found, number=multiple_of(found.number, limit), unit="xULN", limit=limit, other=None)
