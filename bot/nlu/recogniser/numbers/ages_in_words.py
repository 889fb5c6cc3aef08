"""Ages written out: "nineteen-year-old", "he's seventy one", "aged sixty", "thirty four F"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from actions.knowledge.reading_aids import aid_number
from bot.nlu.recogniser.names.written_out import UNDER_HUNDRED, value_of

_NUMBER = rf"(?P<number>{UNDER_HUNDRED})"
_ENDS = r"(?=\s*(?:$|[.,;!?)]|and\b|with\b|on\b|now\b|years?\b))"
_AGES = tuple(
    (re.compile(pattern, re.IGNORECASE), beside_a_person)
    for pattern, beside_a_person in (
        (
            rf"\b{_NUMBER}[\s-]*(?P<unit>years?|yrs?|months?)[\s-]*(?:old|of age|young)\b(?! (?:trial|study|data))",
            False,
        ),
        (rf"\b{_NUMBER}[\s-]*(?:yo|y/o)\b", False),
        (rf"\baged?(?: of)?\s+{_NUMBER}{_ENDS}", False),
        (rf"\b(?:s?he(?:'?s|’s| is)|(?:pt|patient|lady|woman|man|girl|boy)(?:'s| is| of))\s+{_NUMBER}{_ENDS}", True),
        (rf"\b{_NUMBER}[\s-]+(?:f|m|woman|man|female|male|lady|gentleman|gent|girl|boy)\b(?!/u| cohort| stud)", True),
    )
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:her|his|their|the) (?:mother|mum|mom|father|dad|sister|brother|aunt|uncle|son|daughter|twin|husband|wife"
    r"|partner)\b[^.;?!]*$",
    re.IGNORECASE,
)


class WordedAge(NamedTuple):
    """An age in years or months, with its place."""

    value: float
    unit: str
    start: int
    end: int


def worded_ages(text: str) -> Iterator[WordedAge]:
    """The ages of the patient that are written out."""
    taken: set[int] = set()
    for pattern, beside_a_person in _AGES:
        youngest = aid_number("aid-age-as-written", "youngest written out") if beside_a_person else 1
        for found in pattern.finditer(text):
            value, start = value_of(found["number"]), found.start("number")
            if value < youngest or start in taken or _SOMEBODY_ELSE.search(text, 0, start):
                continue
            taken.add(start)
            months = "unit" in pattern.groupindex and found["unit"].lower().startswith("m")
            yield WordedAge(value, "months" if months else "years", start, found.end())
