"""Dates of birth. Any other date is a test's or a treatment's and stays."""

import re
from collections.abc import Iterator

from bot.guard.identifiers.findings import Finding, matches

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"

DATE_PATTERN = (
    r"(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[\s-]?(?:of\s)?{_MONTH}[\s,.'-]{{0,2}}(?:\d{{4}}|\d{{2}})"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}})"
)

DATE = re.compile(rf"\b{DATE_PATTERN}\b", re.IGNORECASE)

_BIRTH = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\b\.?|date\s+of\s+birth|birth\s?date|birthday|born(?:\s+on)?(?:\s+the)?)"
    rf"(?:\s+(?:is|was))?[\s:=.,-]{{0,4}}(?P<date>{DATE_PATTERN}|\d{{6,8}})\b",
    re.IGNORECASE,
)


def birth_dates(text: str) -> Iterator[Finding]:
    """Find full dates named as a date of birth; a year alone stays."""
    return matches(_BIRTH, text, "date of birth", "date")
