"""What an assertion rule is, and the words that rules share."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from bot.nlu.recogniser.cues import cues_of
from bot.nlu.recogniser.skeleton import DRUG, FINDING, PAUSE, STOP

Assertion = Literal["affirmed", "negated", "possible", "historical", "family", "hypothetical", "planned"]

ANY = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006"
CLAUSE = f"[^{STOP}{PAUSE}]"  # a character of the same clause
SENTENCE = f"[^{STOP}]"  # a character before the next full stop or contrast
BEGIN, END = f"(?:^|[{STOP}{PAUSE}])\\s*", f"(?=[{STOP}{PAUSE}]|$)"

_GAP = rf"[\s,{PAUSE}]*"
_JOINT = (
    rf"{_GAP}(?:[/+&]|->|\b(?:or|and|plus|vs?|versus|then|else)\b)(?:{_GAP}\b(?:even|maybe|possibly|perhaps|alternatively|"
    rf"failing that|rather than|back to|going to|going for|of|else|then|to)\b)*{_GAP}"
)
_LAST = rf"(?=\s*(?:[,{PAUSE}{STOP}/+&)]|or\b|and\b|$))"


def _list_of(item: str) -> str:
    return rf"{item}(?:\s*[,{PAUSE}]\s*{item}{_LAST})*(?:{_JOINT}{item})*"


LIST = rf"(?:{_list_of(DRUG)}|{_list_of(FINDING)})"  # "tac, rituximab or, failing that, infliximab"


class Rule(NamedTuple):
    """Mentions inside the group `scope` of a match are so asserted, if of one of the `kinds` (skeleton characters) and,
    where `values` are given, if one of these stands there. It is not tried where nothing matches what it `needs`: most
    messages hold no date. What is said `instead_of` an assertion overrides that one alone.
    """

    assertion: Assertion
    pattern: re.Pattern[str]
    kinds: str = ANY
    needs: re.Pattern[str] | None = None
    values: frozenset[str] | None = None
    instead_of: Assertion | None = None
    cues: frozenset[str] = frozenset()  # one of them stands in every text that the pattern matches; none: not known


def rule(
    assertion: Assertion,
    pattern: str,
    kinds: str = ANY,
    needs: re.Pattern[str] | None = None,
    values: frozenset[str] | None = None,
    instead_of: Assertion | None = None,
) -> Rule:
    """A rule from the text of its pattern."""
    return Rule(assertion, re.compile(pattern), kinds, needs, values, instead_of, cues_of(pattern))
