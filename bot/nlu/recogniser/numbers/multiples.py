"""Multiples of the upper limit of normal, written without it or in words: "ALT 3x", "ALT x3", "ALT still 3 times",
"thrice normal".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MULTIPLIED = frozenset({"alt", "ast", "transaminases", "alp", "ggt", "igg", "bilirubin", "amylase"})
"""Tests whose results are told as multiples of the upper limit of normal."""
_WORDS = {
    "twice": 2, "double": 2, "thrice": 3, "triple": 3, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twenty": 20,
}  # fmt: skip
_IN_WORDS = re.compile(
    r"\b(?:(?P<times>twice|double|thrice|triple)|(?P<count>two|three|four|five|six|seven|eight|nine|ten|twenty)"
    r"[\s-]?(?:times|fold|x))\s+(?:the\s+)?(?:uln\b|upper[\s-]limit(?:\s+of\s+(?:the\s+)?normal(?:\s+range)?)?\b"
    r"|upper normal\b|normal\b(?!\s+dos))",
    re.IGNORECASE,
)
# "3x" and no more; "3x a week", "3x500 mg", "3x higher" and "3x baseline" are other things
_ALONE = re.compile(
    r"\s?(?:x|×|-?\s?fold)(?!\w|\s?\d|\s?(?:a|per|/|each|every)\s?(?:d|day|w|week|wk|month)\b|\s?(?:daily|weekly|mg|g"
    r"|higher|lower|more|less|(?:the |her |his )?(?:baseline|previous|what))\b)"
    r"|\s?times(?=\s*(?:$|[.;?)]|,(?! ?all)|(?:on|despite|still|now|and|at|after|with)\b))",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:^|[\s:=(])[x×]\s?$", re.IGNORECASE)


class InWords(NamedTuple):
    """A multiple in words, with its place."""

    value: float
    start: int
    end: int


def in_words(text: str) -> Iterator[InWords]:
    """The multiples of the upper limit that are written out."""
    for found in _IN_WORDS.finditer(text):
        yield InWords(float(_WORDS[(found["times"] or found["count"]).lower()]), *found.span())


def ends_alone(text: str, end: int) -> int | None:
    """Where a bare "x" or "fold" behind a number ends; None when there is none."""
    found = _ALONE.match(text, end)
    return found.end() if found else None


def begins_with_x(text: str, start: int) -> int | None:
    """Where the x before a number stands ("ALT x3"); None when there is none."""
    found = _BEFORE.search(text, 0, start)
    return found.start() + (0 if found[0][0] in "xX×" else 1) if found else None
