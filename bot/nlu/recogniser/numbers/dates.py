"""What looks like a result and is none: dates, years and a laboratory's reference range."""

from __future__ import annotations

import re

_MONTH = (
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:(?:19|20)\d\d)"
_PREPOSITION = r"(?:\b(?:in|on|since|from|until|till|by|at|dated)\s+(?:(?:early|late|mid)[\s-])?)"
_YEAR_AFTER = (
    r"(?:\b(?:in|since|until|till|early|late|mid)[\s-](?:(?:early|late|mid)[\s-])?)"  # "ALT of 2019" is a result
)
# "3/12", "2/52" and "5/7" are three months, two weeks and five days; "2/3 mg" is two doses
_NO_DATE = r"(?![\d/.]|\s?(?:mg|g|mcg|ug|µg|μg|x|×)\b)"
_DATES = (
    rf"{_YEAR}-{_MONTH_NUMBER}-{_DAY}(?!\d)",
    rf"{_DAY}[/.-]{_MONTH_NUMBER}[/.-](?:{_YEAR}|\d\d)(?![\d/])",
    rf"{_MONTH_NUMBER}[/.-]{_DAY}[/.-](?:{_YEAR}|\d\d)(?![\d/])",
    rf"(?!\d\d?/(?:12|52|7)\b){_DAY}/{_MONTH_NUMBER}{_NO_DATE}",
    rf"(?!\d\d?/(?:12|52|7)\b){_MONTH_NUMBER}/{_DAY}{_NO_DATE}",
    rf"{_DAY}(?:st|nd|rd|th)?\s?{_MONTH}(?:,?\s+{_YEAR}(?!\d))?",
    rf"{_MONTH},?\s+(?:{_DAY}(?:st|nd|rd|th)?,?\s+)?{_YEAR}(?!\d)",
    rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?(?![\w/.,])",
)
_MASKED = re.compile(
    rf"{_PREPOSITION}?(?<![\w/.,-])(?:{'|'.join(_DATES)})|{_YEAR_AFTER}{_YEAR}(?![\w/])|{_PREPOSITION}{_MONTH}(?!\s?\d\b)",
    re.IGNORECASE,
)
# "ALT (10-40): 350", "ALT (U/L) 350": behind the brackets comes the result
_BRACKETS = re.compile(
    r"\((?:[^()\d]*\d+(?:\.\d+)?\s*[-–]\s*\d+(?:\.\d+)?[^()\d]*|\s*[a-zµμ%]+\s?/\s?[a-z]+\s*)\)(?=\s*[:=]?\s*\d)",
    re.IGNORECASE,
)


def without_dates(text: str) -> str:
    """The text with dates, years and reference ranges blanked out, every place kept, and the full stop behind one."""
    for pattern in (_MASKED, _BRACKETS):
        text = pattern.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return " " * (len(found[0]) - 1) + ("." if found[0].endswith(".") else " ")
