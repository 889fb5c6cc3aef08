"""Drugs that did harm at one dose and are borne at a lower one: "AZA caused neutropenia at 150 mg, tolerating 50 mg".
The harm is kept, and so is that the drug is taken, with the lower dose.
"""

from __future__ import annotations

import re

from actions.case.mentions import Measure, Mentions

_BEHIND = 30  # characters behind the lower dose in which it is said to be borne
_BORNE_BEFORE = re.compile(
    r"\b(?:tolerat(?:es|ing|ed)|cop(?:es|ing) with|manag(?:es|ing)|fine|ok|okay|well|recovered|settled"
    r"|resolved|normali[sz]ed"
    r"|(?:counts?|wcc|wbc|neuts?|neutrophils|platelets) (?:are |is |now )*(?:normal|fine|ok))"
    r"(?: (?:it|well|fine|now|ok|at|on|with|a|the|her|his|lower|reduced|low|dose|of|only|just|up to|aza\w*"
    r"|mmf|tac\w*))*"
    r"\s*\(?\s*$"
)
_BORNE_BEHIND = re.compile(
    r"\s*(?:od|bd|daily|a day|mg)?\s*(?:and |is |was |now |,|-|–|:|\()*\s*(?:well )?(?:tolerat(?:es|ed|ing)"
    r"|fine|ok\b|okay|no problems?"
    r"|without problems?)"
)
_NOT = re.compile(
    r"\b(?:not|never|n'?t|no longer|un|un-|until|would|could|may|might|will|if|can|cannot)\b[^.;,]{0,15}$"
)


def borne_at_less(text: str, mentions: Mentions) -> frozenset[str]:
    """The drugs of which the last dose told is lower than one before and is said to be borne."""
    lowered = text.lower().replace("\u2019", "'")
    found: set[str] = set()
    for drug in mentions.values("drug"):
        doses = [m for m in mentions.measures if m.name == "dose" and m.drug == drug]
        if len(doses) > 1 and _is_less(doses[-1], doses[0]) and _is_borne(doses[-1], lowered):
            found.add(drug)
    return frozenset(found)


def _is_less(last: Measure, first: Measure) -> bool:
    return last.unit == first.unit and last.number * last.frequency < first.number * first.frequency


def _is_borne(dose: Measure, lowered: str) -> bool:
    before = _BORNE_BEFORE.search(lowered, 0, dose.start)
    if before:
        return not _NOT.search(lowered, 0, before.start())
    return bool(_BORNE_BEHIND.match(lowered[dose.end : dose.end + _BEHIND]))
