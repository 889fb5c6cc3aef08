"""Drugs that are only to be begun by the words beside them, whatever else is told: "tacrolimus starting dose",
"MMF for 40M aza intolerant", "tofacitinib refractory AIH?".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from actions.case.drugs.given_drugs import taken_first
from actions.case.mentions import Mention, Mentions
from actions.case.patient import SECOND_LINE
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
    r" (?:aih|autoimmune|disease|hepatitis|patients?|cases?)\b(?:[^.;!?]*\?|\W*$)"
)
# "Plan: MMF 500 bd and continue budesonide"
_PLAN = re.compile(r"\bplan(?:ned)?\s*(?:[:–-]|(?:is )?to\b)\s*(?:[^.;?!\n]|\d\.)*$")
_GOES_ON = re.compile(
    r"\b(?:continu\w*|keep\w*|stay\w*|carry on|carries on|remain\w*|maintain\w*|stop\w*|wean\w*|taper\w*|reduc\w*"
    r"|hold\w*|off|increas\w*|same|ongoing|current|from|cut|cease|optimi[sz]e|titrat\w*|uptitrat\w*|check|levels?)\W+"
    r"(?:(?:on|with|the|her|his|off|down|up|to)\W+)*$"
)
_AS_IT_IS = re.compile(r"\s+(?:\d[\w./ ]{0,12}?\s*(?:->|→|to \d)|(?:level|trough)s?\b)")
# "Restart ciclosporin?": it was taken once, and how it went is not told
_RESTART = re.compile(
    r"\b(?:re-?start\w*|resum\w+|re-?commenc\w+|re-?introduc\w+|re-?try\w*"
    r"|(?:go|going|switch|change|move) back (?:on |to )+)"
    r"\s*(?:her |him |on |with |the )*$"
)
_ASKED = re.compile(r"[^.;!\n]*\?")
_USUAL = frozenset({"mycophenolate", "tacrolimus", "ciclosporin"})  # "MMF refractory AIH?" may be what MMF did


def to_be_begun(states: Mapping[str, State], mentions: Mentions, lowered: str) -> Iterator[str]:
    """The drugs of which every mention says so, and which the reader takes for failed or harmful."""
    for drug, state in states.items():
        named = [m for m in mentions.of("drug") if m.value == drug]
        if state not in _SPOKEN_OF and all(_only_thought_of(m, named, mentions, lowered) for m in named):
            yield drug


def asked_to_restart(states: Mapping[str, State], mentions: Mentions, lowered: str) -> Iterator[str]:
    """The drugs that are only asked to be begun again, and which the reader takes for insufficient."""
    for drug, state in states.items():
        named = [m for m in mentions.of("drug") if m.value == drug]
        if state.endswith("_insufficient") and all(
            _RESTART.search(lowered, 0, m.start) and _ASKED.match(lowered, m.end) for m in named
        ):
            yield drug


def _only_thought_of(drug: Mention, named: list[Mention], mentions: Mentions, lowered: str) -> bool:
    if _HOW_TO_BEGIN.match(lowered, drug.end):
        return True
    if drug.value in SECOND_LINE and _is_planned(drug, lowered):
        return True
    others = any(m.value != drug.value and m.start > drug.end for m in mentions.of("drug"))
    told = mentions.of("reason", "affirmed", "historical") or mentions.of("reaction", "affirmed", "historical")
    if others and told and _FOR_SOMEBODY.match(lowered, drug.end) and _OPENS.search(lowered, 0, drug.start):
        return True
    last = max(m.end for m in named)
    usual = drug.value in _USUAL or taken_first(drug.value)
    in_disease = None if usual else _IN_DISEASE.match(lowered, last)
    if in_disease is None:
        return False
    return "?" in in_disease[0] or (len(named) == 1 and not lowered[: drug.start].strip())


def _is_planned(drug: Mention, lowered: str) -> bool:
    """Whether the drug stands in what is planned, and is there neither gone on with nor changed."""
    before = lowered[: drug.start]
    return bool(_PLAN.search(before)) and not (_GOES_ON.search(before) or _AS_IT_IS.match(lowered, drug.end))
