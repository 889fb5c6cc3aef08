"""Drugs that are only to be begun by the words beside them, whatever else is told: "tacrolimus starting dose",
"MMF for 40M aza intolerant", "tofacitinib refractory AIH?".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from actions.case.given_drugs import taken_first
from actions.case.mentions import Mention, Mentions
from actions.reader.drug_states import State

_SPOKEN_OF: frozenset[State] = frozenset({"asked", "not_taken"})
# How it is begun is asked of no drug that failed; a dose behind it may be the one in use
_HOW_TO_BEGIN = re.compile(
    r"\s+(?:(?:what|which|usual|recommended|oral)\s+)*(?:(?:start(?:ing)?|initial|initiation|loading|first"
    r"|induction) dos(?:e|es|ing|age)"
    r"|dos(?:e|age|ing) to (?:start|begin)|how to (?:start|begin|initiate|dose)|titration schedule)\b(?!\s*(?:was|of"
    r"|:|=)?\s*\d)"
)
# "MMF for 40M aza intolerant": what stands before "for" and a person is thought of for them
_PERSON = (
    r"(?:an? |this |my |the |our )?(?:(?:\d{1,3} ?(?:yo|y/o|yrs?|years?|y)?(?:[- ]old)? ?)?(?:f|m|female|male|man"
    r"|woman|lady|girl|boy|gentleman|pt"
    r"|patient|child|teenager)\b|\d{1,3} ?[fm]\b)"
)
_FOR_SOMEBODY = re.compile(rf"\s+(?:in|for)\s+{_PERSON}")
_OPENS = re.compile(r"(?:^|[.;,:?!\n]|\b(?:would|is|can|could|should|about|give|use|try))\s*$")
_IN_DISEASE = re.compile(
    r"\s+(?:in |for |as )?(?:steroid[- ]|treatment[- ]|therapy[- ])?(?:refractory|difficult[- ]to[- ]treat|resistant)"
    r" (?:aih|autoimmune|disease|hepatitis|patients?|cases?)\b[^.;!?]*\?"
)
_USUAL = frozenset({"mycophenolate", "tacrolimus", "ciclosporin"})  # "MMF refractory AIH?" may be what MMF did


def to_be_begun(states: Mapping[str, State], mentions: Mentions, lowered: str) -> Iterator[str]:
    """The drugs of which every mention says so, and which the reader takes for failed or harmful."""
    for drug, state in states.items():
        named = [m for m in mentions.of("drug") if m.value == drug]
        if state not in _SPOKEN_OF and all(_only_thought_of(m, named, mentions, lowered) for m in named):
            yield drug


def _only_thought_of(drug: Mention, named: list[Mention], mentions: Mentions, lowered: str) -> bool:
    if _HOW_TO_BEGIN.match(lowered, drug.end):
        return True
    others = any(m.value != drug.value and m.start > drug.end for m in mentions.of("drug"))
    told = mentions.of("reason", "affirmed", "historical") or mentions.of("reaction", "affirmed", "historical")
    if others and told and _FOR_SOMEBODY.match(lowered, drug.end) and _OPENS.search(lowered, 0, drug.start):
        return True
    last = max(m.end for m in named)
    usual = drug.value in _USUAL or taken_first(drug.value)
    return not usual and bool(_IN_DISEASE.match(lowered, last))
