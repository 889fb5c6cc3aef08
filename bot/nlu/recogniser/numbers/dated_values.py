"""Results told with their dates, the newest first: "66 on 1 November 2026, 71 in August", "130 (2/11), 85 (12/8)"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from bot.nlu.recogniser.numbers.found import Found

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:19|20)\d\d"
# "3/12", "2/52" and "5/7" are times
_DATE = re.compile(
    r"\s*(?:u/l|iu/l|x ?uln)?\s*[,(\[]?\s*(?:(?:in|on|from|of|at|back in)\s+)?(?:early |mid |late )?"
    rf"(?:(?P<now>now|today|currently)\b|(?:\d\d?(?:st|nd|rd|th)?\s+)?(?P<named>{_MONTH})(?:\s+\d\d?(?:st|nd|rd|th)?\b)?"
    rf"(?:,?\s*(?P<year>{_YEAR}))?"
    rf"|(?!\d\d?/(?:12|52|7)\b)(?P<day>\d\d?)[/.](?P<month>\d\d?)(?:[/.](?P<short>{_YEAR}|\d\d))?(?!\d|[/.]\d)"
    rf"|(?P<alone>{_YEAR}))(?!\s*[:=]?\s*\d)\b",
    re.IGNORECASE,
)
_HALF, _WHOLE = 6, 12


def newest_first(text: str, found: Sequence[Found], plausible: Container[str]) -> list[Found]:
    """The numbers with those marked that a test had before the one told first, by the dates behind both."""
    latest: dict[str, _When] = {}
    ordered: list[Found] = []
    for one in found:
        when = _dated(text, one) if one.name in plausible and not (one.began or one.ranges) else None
        if when is not None and one.name in latest and when.is_before(latest[one.name]):
            one = replace(one, began=True)
        elif when is not None:
            latest[one.name] = when
        ordered.append(one)
    return ordered


class _When:
    """A month, of a year where that is told; `now` is the newest of all."""

    def __init__(self, month: int | None, year: int | None, *, now: bool = False) -> None:
        self._month, self._year, self._now = month, year, now

    def is_before(self, other: _When) -> bool:
        """Whether it is surely the earlier one: of months without their years, where it is nearer so."""
        if self._now or other._now:
            return other._now and not self._now
        if self._year and other._year and self._year != other._year:
            return self._year < other._year
        if self._month is None or other._month is None:
            return False
        same_year = self._year is not None and other._year is not None
        return 0 < other._month - self._month <= (_WHOLE if same_year else _HALF)


def _dated(text: str, one: Found) -> _When | None:
    found = _DATE.match(text, one.end)
    if found is None:
        return None
    if found["now"]:
        return _When(None, None, now=True)
    if found["alone"]:
        return _When(None, int(found["alone"]))
    if found["named"]:
        return _When(_MONTHS.index(found["named"][:3].lower()) + 1, int(found["year"]) if found["year"] else None)
    day, month = int(found["day"]), int(found["month"])
    if month > _WHOLE >= day:
        day, month = month, day  # the month told first
    if not (1 <= month <= _WHOLE and 1 <= day <= 31):
        return None
    short = found["short"]
    return _When(month, (int(short) if len(short) == 4 else 2000 + int(short)) if short else None)
