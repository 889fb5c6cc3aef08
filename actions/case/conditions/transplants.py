"""Transplants of other organs than the liver: "renal transplant 2019", "kidney tx"; and what is transplanted without
being an organ: "stem cell transplant", "faecal transplant".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ORGAN = r"(?:renal|kidney|heart|cardiac|lung|pancrea(?:s|tic)|islet|intestin\w+|small bowel)"
_NO_ORGAN = (
    r"(?:(?:bone )?marrow|stem[- ]cell|corneal?|hair|skin|f(?:a?e)cal(?: microbiota)?|stool|microbio(?:me|ta)|hsc|bm)"
)
_TRANSPLANT = r"(?:(?:allo)?graft|transplant\w*|tx\b)"


def _transplanted(organ: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!liver )(?<!liver-)(?<!liver/)(?<!liver and )(?<!liver & )(?<!liver \+ )(?<!and liver )\b{organ}[\s-]+"
        rf"(?:\w+[\s-]+)?{_TRANSPLANT}(?! (?:and|&|\+) liver)"
        rf"|(?<!liver )(?<!liver-)\btransplant(?:ed)? (?:a |with a |her |his )?{organ}\b"
        r"(?! (?:function|failure|injury|disease|tests?|infection)\b)",
        re.IGNORECASE,
    )


_OTHER, _OF_AN_ORGAN = _transplanted(rf"(?:{_ORGAN}|{_NO_ORGAN})"), _transplanted(_ORGAN)
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


# "Like we do after transplant", "as in our liver tx protocol", "post-LT levels": a way to dose, and nobody's graft
_COMPARED_BEFORE = re.compile(
    r"\b(?:like|as (?:in|for|with|we|after|per|post)|same as|similar to|(?:use[ds]?|do|done|aim\w*) (?:in|after|for))\b"
    r"[^.;:,?!]{0,20}$",
    re.IGNORECASE,
)
_COMPARED_BEHIND = re.compile(r"\W*(?:levels?|protocols?|troughs?|targets?|ranges?)\b", re.IGNORECASE)


def only_compared(text: str, start: int, end: int) -> bool:
    """Whether the word for a transplant between these places only says how others are dosed."""
    return bool(_COMPARED_BEFORE.search(text, 0, start) or _COMPARED_BEHIND.match(text, end))


def of_another_organ(text: str, start: int, end: int) -> bool:
    """Whether the word for a transplant between these places is said of another organ than the liver."""
    return any(found.start() < end and start < found.end() for found in _OTHER.finditer(text))


def only_awaited(text: str, start: int, end: int) -> bool:
    """Whether the word for a transplant between these places is said of one that is not done yet."""
    return bool(_LIST_BEHIND.match(text, end) or _AWAITED_BEFORE.search(text, 0, start))


def names_another(text: str) -> bool:
    """Whether a message names a transplant of something else than the liver, whosever it is."""
    return bool(_OTHER.search(text))


def other_organs(text: str) -> Iterator[tuple[int, int]]:
    """Where a message names transplants of other organs than the liver."""
    return (found.span() for found in _OF_AN_ORGAN.finditer(text))
