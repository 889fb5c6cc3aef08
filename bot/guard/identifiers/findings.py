"""A stretch of text that names somebody."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Finding(NamedTuple):
    """Characters `start` to `end` (not included) are an identifier of this kind."""

    start: int
    end: int
    kind: str
    label: int | None = None
    """Where the word begins that says what follows ("MRN 123" begins at its M); None for one without such a word."""

    @property
    def begins(self) -> int:
        """Where the identifier begins, with its label."""
        return self.start if self.label is None else self.label


def overlaps(one: Finding, other: Finding) -> bool:
    """Say whether two stretches share a character."""
    return one.start < other.end and other.start < one.end


def free_of(findings: Iterable[Finding], kept: list[Finding]) -> list[Finding]:
    """Leave out the findings that touch a stretch that must be kept."""
    return [found for found in findings if not any(overlaps(found, span) for span in kept)]


def matches(pattern: re.Pattern[str], text: str, kind: str, group: int | str = 0) -> Iterator[Finding]:
    """Find every match of the pattern; of a group, when one is named, which the rest of the match then labels."""
    for match in pattern.finditer(text):
        if match.start(group) >= 0:
            yield Finding(match.start(group), match.end(group), kind, match.start() if group else None)


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the text; of two that overlap the earlier listed kind wins, over the union of both."""
    done: list[Finding] = []
    for finding in findings:
        touching = [other for other in done if overlaps(other, finding)]
        first = touching[0] if touching else finding
        spans = [finding, *touching]
        union = Finding(min(s.start for s in spans), max(s.end for s in spans), first.kind, first.label)
        done = [*(other for other in done if other not in touching), union]
    return sorted(done)
