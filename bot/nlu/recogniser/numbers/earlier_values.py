"""Earlier results that a message tells after the later ones: "ALT 900 on day 7. ALT was 1200", "creat 118. Previous
creat 70", "ALT 5x ULN on pred 40, was 20x".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.numbers.bridges import is_dated_before
from bot.nlu.recogniser.numbers.found import Found
from bot.nlu.recogniser.numbers.multiples import MULTIPLIED, ends_alone
from bot.nlu.recogniser.numbers.units import read_unit

_SINCE = r"(?:prev(?:ious(?:ly)?)?|prior|before(?: that| this)?|baseline|initial(?:ly)?|pre-?treatment|old|originally)"
_PAST_BEFORE = re.compile(
    rf"(?:\b(?:was|were|had been|used to be)(?: (?:at|about|around|only|still))*|\b{_SINCE})\s*[:=~]?\s*$",
    re.IGNORECASE,
)
_PAST_NAME = re.compile(
    rf"\b(?:{_SINCE}|(?<!apart )(?<!aside )(?:down |up |fell |rose |fallen |risen )?from|was|used to be)"
    r"(?: (?:an?|the|her|his))?\s+$",
    re.IGNORECASE,
)
# "340 (Jan), 210 (Mar), 95 last week" goes forward in time
_DATED = re.compile(r"\s*\(?(?:in )?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
# A number of before without its name, behind what was told of now
_WAS = re.compile(
    rf"(?:[,;.(]|\b(?:but|and|up|down|fell|rose|improved))\s*(?:(?:it|this|which|that)\s+)?"
    rf"(?:was|were|had been|from|{_SINCE})(?: (?:at|about|around|was))*\s*[:=~]?\s*"
    r"(?P<number>(?!(?:19|20)\d\d\b)\d{1,5}(?:\.\d+)?)(?![\d/-])",
    re.IGNORECASE,
)


def told_later(
    text: str, found: Sequence[Found], names: Sequence[Span], plausible: Mapping[str, object]
) -> list[Found]:
    """The numbers with those marked, or added, that stand behind a later one of the same test."""
    read = [
        replace(one, began=True) if one.name in plausible and _named_of_before(text, one, found, names) else one
        for one in found
    ]
    return sorted([*read, *_unnamed(text, read, plausible)], key=lambda one: one.start)


def _named_of_before(text: str, one: Found, found: Sequence[Found], names: Sequence[Span]) -> bool:
    """Whether the test was told before with a number of now, and this number is said to be one of before."""
    told = [other for other in found if other.name == one.name and other.end <= one.start]
    if not told or any(other.ranges for other in (*told, one)) or _DATED.match(text, told[-1].end):
        return False
    return _is_past(text, one, names) and not any(_is_past(text, other, names) for other in told)


def _is_past(text: str, one: Found, names: Sequence[Span]) -> bool:
    name = max((n for n in names if n.end <= one.start), key=lambda n: n.end, default=None)
    before = name is not None and name.value == one.name and _PAST_NAME.search(text, 0, name.start)
    return bool(_PAST_BEFORE.search(text, 0, one.start) or before or is_dated_before(text, one.end))


def _unnamed(text: str, found: Sequence[Found], plausible: Mapping[str, object]) -> Iterable[Found]:
    if not any(one.name in plausible for one in found):
        return
    for was in _WAS.finditer(text):
        start, end = was.span("number")
        told = [one for one in found if one.end <= was.start() + 1]
        results = [one for one in told if one.name in plausible]
        if not results or any(one.start <= start < one.end for one in found):
            continue
        last, number = results[-1], float(was["number"])
        alone = ends_alone(text, end) if last.name in MULTIPLIED else None
        unit = read_unit(text, end)
        if unit and unit[0].unit != "xULN" and unit[0].unit != last.unit:
            continue
        times = alone is not None or (unit is not None and unit[0].unit == "xULN")
        if times != (last.unit == "xULN") or (not times and _of_a_dose(number, last, told)):
            continue
        yield replace(last, number=number, start=start, end=alone or (unit[1] if unit else end), began=True)


def _of_a_dose(number: float, last: Found, told: Sequence[Found]) -> bool:
    """Whether it is nearer to a dose told behind the result than to the result: "ALT 300 on aza 100, was 50"."""
    doses = [one.number for one in told if one.name == "dose" and one.start > last.start and one.number]
    apart = _times_apart(number, last.number)
    return any(_times_apart(number, dose) <= apart for dose in doses)


def _times_apart(one: float, other: float) -> float:
    return max(one, other) / max(min(one, other), 0.01)
