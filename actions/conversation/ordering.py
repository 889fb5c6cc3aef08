"""Which drugs an order is about: what is told as taken beside it is not ordered."""

from __future__ import annotations

import re

from actions.case.mentions import Mentions
from actions.case.outcomes import masked

_D = "\ue000"  # one character of a drug's name in the masked text
_AMOUNT = (
    r"(?:[\d.,/%-]+|mgs?|mcg|g|gms?|bd|bid|od|tds|tid|qds|daily|once|twice|weekly|a|per|day|kg|now|still|plus|and|&|\+"
    r"|,|also)"
)
_SENT = re.compile(
    r"\b(?:put|start(?:ed|ing)?|get|switch|move|place|commence|keep|restart|initiate)"
    r"(?: (?:her|him|them|it|the (?:pt|patient|lady|man)|this (?:pt|patient|lady|man)|pt|patient))?(?: back)?\s*$"
)
_TAKEN = re.compile(
    rf"\b(?P<on>on|takes|taking|receiving|tolerating|continues|currently|maintained on)\s+"
    rf"(?:(?:{_D}+|{_AMOUNT}),?\s*)*$"
)


def ordered_drugs(text: str, mentions: Mentions) -> frozenset[str]:
    """The drugs of a message that holds an order, but for those it says are taken: of "on aza 100, prescribe MMF 1 g"
    only mycophenolate.
    """
    skeleton = masked(text, mentions)
    return frozenset(drug.value for drug in mentions.of("drug") if not _taken(skeleton[: drug.start]))


def _taken(before: str) -> bool:
    found = _TAKEN.search(before)
    return found is not None and not _SENT.search(before[: found.start("on")])
