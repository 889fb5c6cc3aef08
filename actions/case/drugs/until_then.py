"""Drugs that were taken until a time that is told: "took allopurinol for gout until 2024", "was on MMF till March"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.case.mentions import Mentions
from actions.reader.drug_states import State

_TOOK = re.compile(
    r"\b(?:took|had|used|received|was (?:on|taking|given)|had been (?:on|taking)|used to (?:take"
    r"|be on))\s+(?:the |her |his )?$"
)
_UNTIL = re.compile(
    r"(?:\s+(?!(?:and|but|now|until|till)\b)[\w./]+){0,5}?\s+(?:until|till|'til|up (?:to|until))\s+(?:(?:the"
    r"|early|mid|late|about|end|of|last)\s)*"
    r"(?:(?:19|20)\d\d|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|week|month"
    r"|year|spring|summer|autumn|winter|\d+ (?:days?|weeks?|months?|years?) ago)\b"
)
_TAKEN: tuple[State, ...] = ("current", "asked")


def over_by_then(states: Mapping[str, State], text: str, mentions: Mentions) -> dict[str, State]:
    """The drugs, not otherwise said to be over, that were taken until a time."""
    lowered = text.lower().replace("\u2019", "'")
    named = mentions.of("drug")
    return {
        drug.value: "stopped_other"
        for drug in named
        if states.get(drug.value) in _TAKEN
        and _TOOK.search(lowered[: drug.start])
        and _UNTIL.match(lowered, drug.end)
        and not any(other.value == drug.value and other.start > drug.end for other in named)
    }
