"""Months written with a letter that could be a sex: "stopped aza 3m ago", "on aza 5m", "6m on aza, 58F"; "34m on aza"
is a man, and "8m aza failed" a boy where no other age is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.knowledge.reading_aids import aid_number
from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.numbers.ages import OF_A_RELATIVE
from bot.nlu.recogniser.numbers.no_ages import ages_told

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
# "3m on mmf": in small letters and right before what is taken; "6M on aza" and "6m aza failed" are boys
_RIGHT_ON = re.compile(r"\s?m (?:in)?(?:on|of) (?=\w)(?!no\b|any\b)")
_OLD = re.compile(r"[\s-]?m(?P<spelt>o|os|th|ths)?[\s-]old\b", re.IGNORECASE)
# What an age is followed by; anything else is what is old: "25M old MI"
_AGE_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?()/&+-]|\d|(?:boy|girl|child|kid|infant|baby|toddler|pt|patient|f|m|(?:fe)?male|with|and|has|had|on"
    r"|who|is|was|weigh\w*|known|now|not|in|aih)\b)",
    re.IGNORECASE,
)
_CHILD = re.compile(r"\b(?:boy|child|kid|infant|toddler|paediatric|pediatric|paeds|peds|son|baby)\b", re.IGNORECASE)


_AN_ITEM, _LISTED = re.compile(r",\s*$"), re.compile(r"\d+m\s*(?:[,;.]|$)")


def months_end(text: str, number: float, start: int, end: int, drugs: Sequence[Span]) -> int | None:
    """Where a time in months that begins with this number ends; None when its letter may be a man's."""
    letter = _LETTER.match(text, end)
    if letter is None:
        return None
    few = number < aid_number("aid-age-as-written", "youngest behind a drug")
    said = _AFTER.match(text, letter.end()) or _BEFORE.search(text, 0, start) or _GIVEN_FOR.search(text, 0, start)
    said_of_few = _AFTER_FEW.match(text, letter.end()) or _BEFORE_FEW.search(text, 0, start)
    told_of_few = said_of_few or _behind_a_drug(text, start, drugs) or _right_on_a_drug(text, end, drugs)
    if said or (few and (told_of_few or _another_age(text, start, drugs))):
        return letter.end()
    return None


def months_old_end(text: str, number: float, end: int, drugs: Sequence[Span]) -> int | None:
    """Where an age in months that begins with the number before ends: "breastfeeding a 3m old"; None if it is none: an
    "M" is a man where he has so many years, or where something of his is old ("61M old TB", "25M old MI").
    """
    old = _OLD.match(text, end)
    if old is None or old["spelt"]:
        return old.end() if old else None
    if number > aid_number("aid-age-as-written", "oldest in months by a letter"):
        return None
    few = number < aid_number("aid-age-as-written", "youngest behind a drug")
    alone = _AGE_ENDS.match(text, old.end()) or any(not text[old.end() : drug.start].strip() for drug in drugs)
    return old.end() if few or alone else None


def _right_on_a_drug(text: str, end: int, drugs: Sequence[Span]) -> bool:
    """Whether the months are those of the drug that follows them, in a message that tells of no child."""
    on = _RIGHT_ON.match(text, end)
    return bool(on and any(drug.start == on.end() for drug in drugs) and not _CHILD.search(text))


def _another_age(text: str, start: int, drugs: Sequence[Span]) -> bool:
    """Whether the message tells of treatment and of another age that can be nothing else, so that this is none."""
    if not drugs:
        return False
    youngest = aid_number("aid-age-as-written", "youngest behind a drug")
    ages = (found for found in ages_told(text) if not found.start() <= start < found.end())
    own = (found for found in ages if not OF_A_RELATIVE.search(text, 0, found.start()))
    return any(float(found[found.lastgroup or 0]) >= youngest for found in own)


def _behind_a_drug(text: str, start: int, drugs: Sequence[Span]) -> bool:
    """Whether the number follows a drug and its dose; with a comma before it only in small letters as an item of a
    list: "mmf 1 g bd, 3m, wbc 2.1".
    """
    before = [drug for drug in drugs if drug.end <= start]
    if not before:
        return False
    item = _AN_ITEM.search(text, before[-1].end, start) if _LISTED.match(text, start) else None
    return _SINCE_DRUG.fullmatch(text, before[-1].end, item.start() if item else start) is not None
