"""Allergies as a history lists them ("allergic to penicillin, mycophenolate (angioedema)"): what a drug did once."""

from __future__ import annotations

import re

from actions.case.harms.allergens import ALLERGEN
from actions.case.mentions import Mentions

_OF_AN_ALLERGY = frozenset({"anaphylaxis", "hypersensitivity", "infusion-reaction"})
# What opens the list; it goes on to the end of its sentence
_LISTS = re.compile(
    r"\b(?:(?:known |drug |previous(?:ly)? |severe(?:ly)? )*allerg(?:ic to|y to|ies to|ies\b|y ?:|y hx|ic hx)"
    r"|adrs?\b|all(?=:)|(?:h/o|hx of|history of|previous|prev|prior|past|known|documented|recorded|reported) "
    r"(?:\w+ ){0,2}(?:anaphyla\w*|angio-?o?edema)"
    r"|(?:anaphyla\w*|angio-?o?edema) (?:to|with|on|after|from) (?:[\w-]+ ){0,4}"
    r"(?:in (?:19|20)\d\d|(?:years?|months?) ago|previously|in the past|as a child|last year))"
)
_TO_OTHERS = re.compile(
    rf"\b{ALLERGEN}[\s(:-]+anaphyla\w*|\banaphyla\w*(?: reactions?)? (?:to|with|from) (?:the |all )*{ALLERGEN}\b"
)
_ENDS = re.compile(r"[.;?!\n](?!\d)")
# It happens now, whatever was known of before
_NOW = re.compile(
    r"\b(?:now|today|tonight|just|this (?:morning|am|evening)|mins?|minutes?|hours?|hrs?|during|mid-?infusion|infusing"
    r"|infusion (?:running|stopped|paused)|currently|on the ward|in (?:ed|a&e|resus)|help|stridor|wheez\w*|bp|sats?)\b"
)


def are_listed(message: str, mentions: Mentions) -> bool:
    """Whether every reaction of this kind that a message tells stands in a list of allergies, is told of the past or is
    to something that is none of our drugs, and nothing says that it happens now.
    """
    text = message.lower()
    told = [m for m in mentions.of("reaction", "affirmed", "possible") if m.value in _OF_AN_ALLERGY]
    if not told:
        return bool(_TO_OTHERS.search(text)) and not _NOW.search(text)
    return not _NOW.search(text) and all(_in_a_list(text, m.start, m.end) for m in told)


def _in_a_list(text: str, start: int, end: int) -> bool:
    return any(found.start() <= start and end <= _end_of(text, found.end()) for found in _LISTS.finditer(text))


def _end_of(text: str, place: int) -> int:
    end = _ENDS.search(text, place)
    return end.start() if end else len(text)
