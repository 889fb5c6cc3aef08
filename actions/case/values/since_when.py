"""For how long a drug has been taken by the dates of a message: "MMF since June 2018. Jan 2024: ALT 148"."""

from __future__ import annotations

import re

from actions.case.mentions import Mention, Mentions
from actions.knowledge.reading_aids import aid_number

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:(?:{_MONTH}|early|mid|late|\d\d?[/.])[ '-]*)?(?P<year>(?:19|20)\d\d)\b"
_UNTIL_NOW = r"\s*(?:-|–|to|until)\s*(?:date|now|present|today)\b"
_DATED = re.compile(rf"\b{_DATE}")
# Behind the drug and its dose
_SINCE = re.compile(
    r"[\s(,:-]*(?:\d[\d.,]*\s*(?:mg|g|mcg)?(?:/day)?\s*(?:od|bd|bid|tds|daily|a day)?[\s,(-]*)?"
    rf"(?P<led>(?:was |been )?(?:since|from|started|begun|commenced|added|on it since)(?: in)?\s+)?{_DATE}"
    rf"(?(led)|{_UNTIL_NOW})"
)
# "2019 switched to MMF"
_DATED_BEFORE = re.compile(
    rf"\b{_DATE}[\s:,-]*(?:(?:was |were |then |we )?(?:switched|changed|moved|swapped|converted|started|put)"
    r"(?: (?:her|him|on|to|onto|over))*\s+)(?:the )?$"
)
_WEEKS_A_MONTH, _MONTHS_A_YEAR = 4.35, 12


def weeks_since_begun(text: str, mentions: Mentions, drugs: tuple[str, ...]) -> float | None:
    """The weeks, at least, for which one of these drugs has been taken up to the latest date that is told behind its
    beginning, or up to now where that lies in a year long past (the reading aid `aid-a-year-long-past`); None where no
    such date is told.
    """
    lowered = text.lower()
    found = [weeks for m in mentions.of("drug", "affirmed") if m.value in drugs and (weeks := _weeks(m, lowered))]
    return max(found, default=None)


def _weeks(drug: Mention, lowered: str) -> float | None:
    begun = _SINCE.match(lowered, drug.end) or _DATED_BEFORE.search(lowered[: drug.start])
    if begun is None:
        return None
    year, month = int(begun["year"]), _month(begun)
    later = [one for one in _DATED.finditer(lowered, max(begun.end(), drug.end)) if int(one["year"]) >= year]
    if later:
        last = later[-1]
        # Of a year alone the nearer end is counted
        until = int(last["year"]) * _MONTHS_A_YEAR + (_month(last) or 1)
        return max(0, until - year * _MONTHS_A_YEAR - (month or _MONTHS_A_YEAR)) * _WEEKS_A_MONTH or None
    long_past = year <= aid_number("aid-a-year-long-past", "year")
    return aid_number("aid-time-of-complete-response", "weeks") if long_past else None


def _month(found: re.Match[str]) -> int | None:
    named = found["month"]
    return _MONTHS.index(named[:3]) + 1 if named else None
