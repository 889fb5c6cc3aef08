"""Transplants of other organs than the liver: "renal transplant 2019", "kidney tx", "stem cell transplant"."""

from __future__ import annotations

import re

_ORGAN = (
    r"(?:renal|kidney|heart|cardiac|lung|pancrea(?:s|tic)|islet|(?:bone )?marrow|stem[- ]cell|corneal?|hair|f(?:a?e)cal"
    r"|intestin\w+|small bowel)"
)
_TRANSPLANT = r"(?:(?:allo)?graft|transplant\w*|tx\b)"
_OTHER = re.compile(
    rf"(?<!liver )(?<!liver-)(?<!liver/)(?<!liver and )(?<!liver & )(?<!liver \+ )(?<!and liver )\b{_ORGAN}[\s-]+"
    rf"(?:\w+[\s-]+)?{_TRANSPLANT}(?! (?:and|&|\+) liver)"
    rf"|\btransplanted? (?:a |with a |her |his )?{_ORGAN}\b",
    re.IGNORECASE,
)
# "On the liver transplant list", "listed for tx", "on list for transplant": nothing is transplanted yet
_LIST_BEHIND = re.compile(
    r"(?:ation)?\s+(?:waiting[- ]?|wait[- ]?)?"
    r"(?:list\b|listing|listed|assessment|work-?up|evaluation|candidate|referral)",
    re.IGNORECASE,
)
_AWAITED_BEFORE = re.compile(
    r"\b(?:list(?:ed|ing)?|wait(?:ing|s|list|listed)?|work(?:ed|ing)?[- ]?up|assessed|assessment|evaluated|considered"
    r"|candidate) for (?:an? |the |her |his |urgent |liver )*$"
    r"|\b(?:awaiting|awaits|await|needs|pre[- ]?)\s?(?:an? |the |liver )*$",
    re.IGNORECASE,
)


def of_another_organ(text: str, start: int, end: int) -> bool:
    """Whether the word for a transplant between these places is said of another organ than the liver."""
    return any(found.start() < end and start < found.end() for found in _OTHER.finditer(text))


def only_awaited(text: str, start: int, end: int) -> bool:
    """Whether the word for a transplant between these places is said of one that is not done yet."""
    return bool(_LIST_BEHIND.match(text, end) or _AWAITED_BEFORE.search(text, 0, start))


def has_another_organ(text: str) -> bool:
    """Whether a message tells of a transplant of another organ than the liver."""
    return bool(_OTHER.search(text))
