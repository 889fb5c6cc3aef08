"""Months written with a letter that could be a sex: "stopped aza 3m ago", "on aza 5m"; "34m on aza" is a man."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.knowledge.reading_aids import aid_number
from bot.nlu.recogniser.matching import Span

_LETTER = re.compile(r"\s?m\b(?![/.](?:u|s|w|\d|min)\b)", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:ago|back|earlier|later|prior|previously|into|apart|of (?:treatment|therapy|tx|rx|it|this|that|both))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:over|past|last|since|within|first|next|every|another)(?: the)?\s*~?\s*$", re.IGNORECASE)
# With few years also where a person could stand: "ALT 900 3m after stopping aza", "in 34m" is a man
_AFTER_FEW = re.compile(r"\s*(?:after|post|before|since|follow\s?up|f/?u|course|trial|supply|now on)\b", re.IGNORECASE)
_BEFORE_FEW = re.compile(r"(?:\b(?:for|after|in|at|about|around|approx|than|least|x)|~|×|>|<)\s*$", re.IGNORECASE)
_GIVEN_FOR = re.compile(
    r"\b(?:on|taking|takes|taken|had|given|been|stopped|off)\b[^.;,?!]*\bfor(?: about| over)?\s*$", re.IGNORECASE
)
# Between a drug and how long it is taken, or since when it is not: "aza 100 5m", "aza stopped 3m"
_SINCE_DRUG = re.compile(
    r"(?:\s|[(:~]|\b(?:started|begun|stopped|ceased|off|now|mono|monotherapy|bd|od|tds|daily|mg|g|\d+(?:\.\d+)?\s?m?g?"
    r"|twice|once|a|day)\b)*",
    re.IGNORECASE,
)


_AN_ITEM, _LISTED = re.compile(r",\s*$"), re.compile(r"\d+m\s*(?:[,;.]|$)")


def months_end(text: str, number: float, start: int, end: int, drugs: Sequence[Span]) -> int | None:
    """Where a time in months that begins with this number ends; None when its letter may be a man's."""
    letter = _LETTER.match(text, end)
    if letter is None:
        return None
    few = number < aid_number("aid-age-as-written", "youngest behind a drug")
    said = _AFTER.match(text, letter.end()) or _BEFORE.search(text, 0, start) or _GIVEN_FOR.search(text, 0, start)
    said_of_few = _AFTER_FEW.match(text, letter.end()) or _BEFORE_FEW.search(text, 0, start)
    if said or (few and (said_of_few or _behind_a_drug(text, start, drugs))):
        return letter.end()
    return None


def _behind_a_drug(text: str, start: int, drugs: Sequence[Span]) -> bool:
    """Whether the number follows a drug and its dose; with a comma before it only in small letters as an item of a
    list: "mmf 1 g bd, 3m, wbc 2.1".
    """
    before = [drug for drug in drugs if drug.end <= start]
    if not before:
        return False
    item = _AN_ITEM.search(text, before[-1].end, start) if _LISTED.match(text, start) else None
    return _SINCE_DRUG.fullmatch(text, before[-1].end, item.start() if item else start) is not None
