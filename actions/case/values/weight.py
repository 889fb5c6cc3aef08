"""Kilograms that were put on or lost, which are no body weight: "put on 12 kg", "moon face, 12 kg, sugars 14"."""

from __future__ import annotations

import re

from actions.case.harms.blameless import KNOWN_FOR
from actions.case.mentions import Measure, Mentions
from actions.case.patient import STEROIDS
from actions.knowledge.reading_aids import aid_number

_ABOUT = r"(?:\s*(?:of|by|about|around|over|nearly|almost|another|some|weight|~|:|=))*\s*$"
_GAINED = re.compile(rf"(?:\b(?:gain(?:ed|ing|s)?|put(?:ting|s)? on|piled on|up|plus|heavier)\b|\+){_ABOUT}")
_GAINED_AFTER = re.compile(r"\s*(?:of )?(?:weight )?(?:gain(?:ed)?\b|heavier\b|put on\b|up\b(?! (?:from|to)\b))")
_EXTRA = re.compile(r"\b(?:extra|further|another)\s*$")
# "moon face and 11 kg": an item of a list of what steroids do, where nobody is a child
_LISTED = re.compile(r"\s*(?:,|and\b|&|\+|plus\b|with\b|/|\s)+(?:about |nearly |over |~)?\s*")
_TIME = r"(?:\d+|few|two|three|four|six)?\s?(?:weeks?|wks?|months?|mths?|mo\b|m\b|/12|/52)"
_OVER_A_TIME = re.compile(rf"\s*(?:in|over|within)\s+(?:the (?:past|last) |just |only |a )?{_TIME}")
_CHILD = re.compile(r"\b(?:child|kid|toddler|infant|boy|girl|paed\w*|ped\w*|baby|son|daughter)\b")
_LOST = re.compile(rf"\b(?:lost|losing|loses|shed|down|dropped|loss){_ABOUT}")
_LOST_AFTER = re.compile(r"\s*(?:of )?(?:weight )?(?:loss|lost|lighter|down(?! (?:from|to)\b))\b")


def gained(mentions: Mentions, text: str) -> Measure | None:
    """The weight that somebody put on: told so, or so little that no adult weighs it, beside what else went wrong."""
    lowered = text.lower()
    for measure in (kilograms for kilograms in _kilograms(mentions) if kilograms.number):  # "gained 0 kg" is no gain
        if _GAINED.search(lowered, 0, measure.start) or _GAINED_AFTER.match(lowered, measure.end):
            return measure
        if _EXTRA.search(lowered, 0, measure.start) or _listed_with_harms(measure, mentions, lowered):
            return measure
        if _no_adults(measure, mentions) and mentions.of("reaction") and not _is_lost(measure, lowered):
            return measure
    return None


def is_change(measure: Measure, mentions: Mentions, text: str) -> bool:
    """Whether a number of kilograms is what somebody put on or lost."""
    return measure in _kilograms(mentions) and (
        not measure.number
        or measure == gained(Mentions(mentions.found, _of_age(mentions, measure)), text)
        or _is_lost(measure, text.lower())
        or _no_adults(measure, mentions)
        or bool(_OVER_A_TIME.match(text.lower(), measure.end))
    )


def _of_age(mentions: Mentions, measure: Measure) -> tuple[Measure, ...]:
    return tuple(m for m in mentions.measures if m.name == "age" or m == measure)


def _kilograms(mentions: Mentions) -> tuple[Measure, ...]:
    return tuple(m for m in mentions.measures if m.name == "weight")


def _is_lost(measure: Measure, lowered: str) -> bool:
    return bool(_LOST.search(lowered, 0, measure.start) or _LOST_AFTER.match(lowered, measure.end))


def _listed_with_harms(measure: Measure, mentions: Mentions, lowered: str) -> bool:
    """Whether so few kilograms stand in one list with what steroids are known for, and no child is told of: "acne, moon
    face and 11 kg".
    """
    few = measure.number < aid_number("aid-adult-weight", "kg from")
    if not few or mentions.measure("age") or "child" in mentions.values("condition") or _CHILD.search(lowered):
        return False
    harms = (m for m in mentions.of("reaction", "affirmed") if KNOWN_FOR.get(m.value) == STEROIDS)
    return any(_LISTED.fullmatch(lowered, m.end, measure.start) for m in harms)


def _no_adults(measure: Measure, mentions: Mentions) -> bool:
    age = mentions.measure("age")
    adult = age is not None and age.unit == "years" and age.number >= aid_number("aid-adult-age", "years")
    return adult and measure.number < aid_number("aid-adult-weight", "kg from")
