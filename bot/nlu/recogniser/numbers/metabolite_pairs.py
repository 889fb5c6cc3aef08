"""Letters of mercaptopurine that stand for its metabolite: "6mp:6tgn 11400/90" are 6-MMP and 6-TGN, and so is "6mp
11400" beside a 6-TGN, since nobody takes so much of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.knowledge.reading_aids import aid_number
from bot.nlu.recogniser.matching import Span

_OTHER, _NAME = "tgn", "mmp"
_LETTERS = re.compile(r"6?[ -]?mp", re.IGNORECASE)
_JOINED = re.compile(r"\s*[/:,&+]\s*|\s+and\s+|\s+", re.IGNORECASE)
_TWO_NUMBERS = re.compile(
    r"[\s:=~([-]*(?:\b(?:levels?|ratio|are|were|is|was|of|at|now)\b[\s:=~([]*)*"
    r"\d[\d.,]*k?\s*(?:[/:,&]|\band\b|\s)\s*\d[\d.,]*(?!\s*(?:mg|g)\b)",
    re.IGNORECASE,
)
_TWO_BEFORE = re.compile(r"(?<![\w.,/])\d[\d.,]*k?\s*[/:]\s*\d[\d.,]*k?\s*[(\[]?\s*$", re.IGNORECASE)
# "Changed to 6MP 2022": a drug and its year
_TAKEN_SINCE = re.compile(r"\b(?:to|onto|on|started|tried|began|switched|stopped|off|then)\s+$", re.IGNORECASE)
_YEAR = re.compile(r"[\s:=~]*(?:19|20)\d\d\b")
_NUMBER = re.compile(r"[\s:=~]*(?P<number>\d[\d,]*)(?!\s*(?:mg|g)\b)")


def as_metabolites(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, with the letters that mean 6-MMP as that test."""
    other = [span for span in spans if (span.entity, span.value) == ("analyte", _OTHER)]
    if not other:
        return list(spans)
    return [replace(span, entity="analyte", value=_NAME) if _is_the_test(text, span, other) else span for span in spans]


def _is_the_test(text: str, span: Span, other: Sequence[Span]) -> bool:
    if (span.entity, span.value) != ("drug", "mercaptopurine") or not _LETTERS.fullmatch(text, span.start, span.end):
        return False
    return _more_than_a_dose(text, span) or any(_paired(text, *sorted((span, test), key=_start)) for test in other)


def _start(span: Span) -> int:
    return span.start


def _paired(text: str, first: Span, last: Span) -> bool:
    """Whether both names stand joined, two numbers behind or before them."""
    if not _JOINED.fullmatch(text, first.end, last.start):
        return False
    return bool(_TWO_NUMBERS.match(text, last.end) or _TWO_BEFORE.search(text, 0, first.start))


def _more_than_a_dose(text: str, span: Span) -> bool:
    """Whether the number right behind it is more than anybody takes in milligrams."""
    number = _NUMBER.match(text, span.end)
    if number is None or (_TAKEN_SINCE.search(text, 0, span.start) and _YEAR.match(text, span.end)):
        return False
    digits = number["number"].replace(",", "")
    return float(digits) > aid_number("aid-plan-limits", "mercaptopurine, mg a day above")
