"""A stretch of text that names somebody."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Finding(NamedTuple):
    """Characters `start` to `end` (not included) are an identifier of this kind."""

    start: int
    end: int
    kind: str


def overlaps(one: Finding, other: Finding) -> bool:
    """Say whether two stretches share a character."""
    return one.start < other.end and other.start < one.end


def matches(pattern: re.Pattern[str], text: str, kind: str, group: int | str = 0) -> Iterator[Finding]:
    """Find every match of the pattern, or of one of its groups."""
    for match in pattern.finditer(text):
        if match.start(group) >= 0:
            yield Finding(match.start(group), match.end(group), kind)
