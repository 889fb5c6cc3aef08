"""Whose a finding is where one drug is in use and another is of the past: "on MMF for aza nausea, now diarrhoea".

The drug in use carries what is found now; a drug of the past keeps only what is told in its own place: in its bracket,
behind it, or joined to it by a word ("wbc 1.4 on aza, now MMF").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from actions.case.drugs.given_drugs import culprits
from actions.case.mentions import SENTENCE_END, Mention, Mentions
from actions.case.nearness import Placed
from actions.case.patient import STEROIDS

_PAIR = 2
_JOINED = re.compile(r"\s*[(,]?\s*\b(on|from|with|due to|after|caused by|to|by|because of)\s+((the|her|his)\s+)*", re.I)
_NOW = re.compile(
    r"\b(now|currently|today|tonight|this (week|morning)|since then|at present|new|at the moment)\b", re.I
)
# Before a drug that is named only as what the one in use came after
_ASIDE = re.compile(
    r"\b(after|since|following|post|for|instead of|because of|prev|previous|previously|past|prior|before|ex|old|h/o)\W+"
    r"(\w+\W+){0,2}$",
    re.I,
)

# "Switched aza to MMF 10 weeks ago because of vomiting": the first of the two did it
_CHANGES = re.compile(
    r"\b(?:switch\w*|chang\w*|mov\w+|swap\w*|convert\w*)(?: (?:her|him|the pt|over|from))* (?:the )?$", re.I
)
_TO = re.compile(
    r"\s*(?:\d[\d.,]*\s*(?:mg|g)?\s*(?:od|bd|daily)?\s*)?(?:(?:over )?(?:to|onto|for)|->|→|>)\s*(?:the )?", re.I
)
_BECAUSE_OF = re.compile(
    r"[^.;?!\n]{0,40}?\b(?:because of|due to|d/t|owing to|for|on account of|as (?:she|he) (?:had|got|developed))\s+"
    r"(?:(?:the|her|his|bad|severe|some|persistent|intolerable|awful|terrible|mild)\s+)*$",
    re.I,
)


def left_for_harms(text: str, mentions: Mentions) -> tuple[Mention, ...]:
    """The drugs from which a change was made because of a harm that is told behind it."""
    return tuple(drug for harm in mentions.of("reaction") for drug in _left_for(harm, mentions, text))


def left_for(harm: Placed, mentions: Mentions, text: str) -> Mention | None:
    """The drug that was changed for another because of this harm."""
    return next(iter(_left_for(harm, mentions, text)), None)


def _left_for(harm: Placed, mentions: Mentions, text: str) -> tuple[Mention, ...]:
    before = sorted((m for m in mentions.of("drug") if m.end <= harm.start), key=lambda m: m.start)
    if len(before) < _PAIR:
        return ()
    left, taken = before[-_PAIR:]
    changed = _CHANGES.search(text[: left.start]) and _TO.fullmatch(text, left.end, taken.start)
    return (left,) if changed and _BECAUSE_OF.fullmatch(text, taken.end, harm.start) else ()


def of_a_drug_in_use(harm: Placed, mentions: Mentions, text: str, harmful: Collection[str]) -> Mention | None:
    """The drug in use that a finding is told of, although drugs of the past are told to have done harm; None where it
    is theirs, or where nothing parts now and then. Steroids run beside every drug and are not meant.
    """
    drugs = sorted(culprits(mentions), key=lambda m: m.start)
    past = {d.value for d in drugs if d.assertion == "historical"}
    used = [d for d in drugs if d.value not in past and d.value not in STEROIDS]
    if not (used and past & set(harmful)):
        return None
    owner = _owner(harm, [d for d in drugs if d.value not in STEROIDS], used, text)
    return owner if owner in used else None


def _owner(harm: Placed, drugs: Sequence[Mention], used: Sequence[Mention], text: str) -> Mention | None:
    start = max((m.end() for m in SENTENCE_END.finditer(text, 0, harm.start)), default=0)
    ends = SENTENCE_END.search(text, harm.end)
    end = ends.start() if ends else len(text)
    beside = [d for d in drugs if start <= d.start < end]
    before = [d for d in beside if d.end <= harm.start]
    after = next((d for d in beside if d.start >= harm.end), None)
    if before and not text[before[-1].end : harm.start].strip():
        return before[-1]  # "aza rash, on MMF": called after its drug
    if after and _JOINED.fullmatch(text, harm.end, after.start):
        return after
    if bracketed := _in_one_bracket(harm, beside, text):
        return bracketed
    if _NOW.search(text, before[-1].end if before else start, harm.start):
        return used[-1] if len({d.value for d in used}) == 1 else None
    while before and _put_aside(before[-1], harm, before, used, text):
        before.pop()
    if before:
        return before[-1]
    if after:
        return after
    earlier = [d for d in drugs if d.end <= start]
    spoken = {d.value for d in earlier if d in used}
    return next(d for d in used if d.value in spoken) if len(spoken) == 1 else None


def _in_one_bracket(harm: Placed, drugs: Sequence[Mention], text: str) -> Mention | None:
    """The drug that stands in one bracket with the finding, or right before the bracket in which it stands."""
    opened = text.rfind("(", 0, harm.start)
    if opened < 0 or ")" in text[opened : harm.start]:
        return None
    inside = [d for d in drugs if d.start > opened and ")" not in text[opened : d.start]]
    before = [d for d in drugs if d.end <= opened]
    return next(iter(inside or before[-1:]), None)


def _put_aside(drug: Mention, harm: Placed, before: Sequence[Mention], used: Sequence[Mention], text: str) -> bool:
    """Whether the drug stands in a bracket that is closed before the finding, or is what the drug in use came after,
    with a comma before the finding.
    """
    if drug in used or not any(other in used for other in before):
        return False
    if in_a_closed_bracket(drug, harm, text):
        return True
    return bool(_ASIDE.search(text[: drug.start])) and "," in text[drug.end : harm.start]


def in_a_closed_bracket(drug: Placed, harm: Placed, text: str) -> bool:
    """Whether the drug stands in a bracket that is closed before the finding."""
    opened = text.rfind("(", 0, drug.start)
    return opened >= 0 and ")" not in text[opened : drug.start] and ")" in text[drug.end : harm.start]
