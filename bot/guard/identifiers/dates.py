"""Dates of birth. Any other date is a test's or a treatment's and stays, and so does a year alone."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.guard.identifiers.findings import Finding, matches

BIRTH = "date of birth"

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    r"(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    rf"|{_DAY}[\s-]?(?:of\s)?{_MONTH}[\s,.'-]{{0,2}}(?:\d{{4}}|\d{{2}})"
    rf"|\d{{1,2}}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\d{{2,4}}"
    rf"|{_MONTH}\s{_DAY},?\s\d{{4}})"
)
_MONTH_OF_YEAR = rf"(?:{_MONTH}[\s,-]{{0,2}}\d{{4}}|\d{{1,2}}/\d{{4}})"

DATE = re.compile(rf"(?<![\w./-])(?:{_DATE})(?!\w|[./-]\d)")

_SAID_FOR_BIRTH = (
    r"(?:d[\s./]?o[\s./]?b(?:s\b|(?![a-z]))\.?|date\s+of\s+birth|birth\s?-?date|birthday|born\b|née?\b(?:\s+le)?|b\.(?=\s?\d)"
    r"|geb(?:oren|urtsdatum|\.)(?:\s+am)?|date\s+de\s+naissance|fecha\s+de\s+nacimiento|nacid[oa]|data\s+di\s+nascita|nat[oa]\s+il)"
)
_BETWEEN = (
    r"(?:[\s:=.,–(-]|\b(?:is|was|on|in|the|as|per|card|record|records|file|given|recorded|listed|approx|actual)\b){0,9}"
)
_BIRTH = re.compile(
    rf"(?<!\w){_SAID_FOR_BIRTH}{_BETWEEN}(?<![\d])(?P<date>{_DATE}|{_MONTH_OF_YEAR}|\d{{8}}|\d{{6}})(?!\d)"
)
_BIRTH_BEHIND = re.compile(rf"(?<![\w./-])(?P<date>{_DATE})\s?[(\[]\s?(?:d\.?o\.?b|date of birth|born)\b")

_YEAR = re.compile(r"\d{4}")
_AFTER_NAME = re.compile(r"[\s,;:()/-]{1,3}(?:\d{1,3}\s?(?:y|yo|yrs?|years?)?\b\W{0,3})?(?:[mf]\b\W{0,3})?")
_TOO_OLD_FOR_A_TEST = 15  # years; the courses told in a chat are shorter


def birth_dates(text: str) -> Iterator[Finding]:
    """Find full dates, and months of a year, named as a date of birth."""
    yield from matches(_BIRTH, text, BIRTH, "date")
    for match in _BIRTH_BEHIND.finditer(text):
        yield Finding(match.start("date"), match.end("date"), BIRTH)


def dates_beside(text: str, names: Sequence[Finding], today: date) -> Iterator[Finding]:
    """Find unlabelled dates right after a name, with at most age and sex between, that are too old for a test's."""
    for name in names:
        between = _AFTER_NAME.match(text, name.end)
        match = between and DATE.match(text, between.end())
        year = match and _YEAR.search(match.group())
        if match and year and int(year.group()) <= today.year - _TOO_OLD_FOR_A_TEST:
            yield Finding(match.start(), match.end(), BIRTH)
