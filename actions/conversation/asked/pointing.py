"""What a text points at without a name: "the other one", "first option", "the latter", "both"."""

from __future__ import annotations

import re

from actions.conversation.focus import Focus

AGAINST = re.compile(r"\W*((and|or|so|but|ok|what about|how about)\W+)*(vs?|versus|against|compared (to|with))\b")
"""What opens a message that sets a drug against the one in view: "vs rituximab?"."""
MOST_DRUGS = 3

_ONE = r"(one|drug|agent|option|choice|of (?:those|these|them|the (?:two|three)))"
_ENDS = r"(?:[?,:;.\u2013]|- |$)"  # behind "the first" that names nothing
_OTHER = re.compile(rf"\b(the )?other {_ONE}\b|\bthe other\s*(\?|$)|\bthe alternative\b")
_PREVIOUS = re.compile(
    rf"\b(the )?(previous|earlier) {_ONE}\b|\b(the )?{_ONE} (we had |you said )?(before|earlier|previously)\b"
)
_ALL = re.compile(
    r"\b(both|either( of them)?|neither( of them)?(?! \w+ nor\b)"
    r"|all (three|two)|(all|which|any|one|either) of (them|these|those)|the two"
    r"|(the )?(same|those|these) (two|three)|the pair|each of (them|these|those)|(for|of|on|with|in) each(?! other))\b"
    r"|^\W*(?:(?:and|so|ok|okay|then)\W+)*which(?: one| drug| agent| option)?(?: (?:would|do|should) (?:i|you|we)"
    r" (?:pick|choose|use|go for|recommend|suggest|prefer|favour|give))?(?: (?:then|now|first))*\W*$"
)
_ORDINALS: tuple[tuple[re.Pattern[str], int], ...] = (
    (
        re.compile(
            rf"\bfirst {_ONE}\b|\boption (1|one|a)\b|\bnumber (1|one)\b|\bthe former\b|\bthe first( again)?\s*{_ENDS}"
        ),
        0,
    ),
    (re.compile(rf"\bsecond {_ONE}\b|\boption (2|two|b)\b|\bnumber (2|two)\b|\bthe second( again)?\s*{_ENDS}"), 1),
    (re.compile(rf"\bthird {_ONE}\b|\boption (3|three|c)\b|\bnumber (3|three)\b|\bthe third( again)?\s*{_ENDS}"), 2),
    (re.compile(rf"\blast {_ONE}\b|\bthe latter\b"), -1),
)
_OPTION = re.compile(r"\boptions?\b")
_AGAIN_ONE = re.compile(rf"\bback to (the )?first\b|\b(first|second|third|last)( {_ONE})? again\b")


def pointed_at(lowered: str, focus: Focus) -> tuple[str, ...]:
    """The drugs a text points at without a name: "the other one", "first option", "the latter", "both"."""
    if _PREVIOUS.search(lowered):
        return focus.seen[1:2]
    chronological = tuple(reversed(focus.seen))
    pools = (focus.listed, focus.options, chronological)
    if _OPTION.search(lowered):
        pools = (focus.options, focus.listed, chronological)
    for pattern, index in _ORDINALS:
        if pattern.search(lowered):
            if _AGAIN_ONE.search(lowered) and (again := chronological[index : index + 1 or None]):
                return again  # of those talked of, not of the table's rows
            pool = next((pool for pool in pools if len(pool) > 1), focus.seen)
            return pool[index : index + 1 or None]
    if _OTHER.search(lowered):
        return _other(focus)
    if _ALL.search(lowered):
        return _several(focus)
    return ()


def _other(focus: Focus) -> tuple[str, ...]:
    in_view = focus.drugs[:1] if len(focus.drugs) == 1 else ()
    if not in_view:
        return (focus.listed or focus.options)[1:2]
    pool = next((pool for pool in (focus.listed, focus.seen, focus.options) if len(pool) > 1), ())
    return tuple(drug for drug in pool if drug not in in_view)[:1]


def _several(focus: Focus) -> tuple[str, ...]:
    pools = (focus.drugs, focus.listed, focus.side_by_side, focus.seen, focus.options)
    return next((pool for pool in pools if len(pool) > 1), ())[:MOST_DRUGS]


def points_at_several(text: str) -> bool:
    """Whether a message points at more than one of the drugs talked of: "both", "the same two"."""
    return bool(_ALL.search(text.lower()))


def refers_back(text: str) -> bool:
    """Whether a message points at one of the things listed: "the first one", "the other one", "the latter"."""
    lowered = text.lower()
    patterns = (_OTHER, _PREVIOUS, *(pattern for pattern, _ in _ORDINALS))
    return any(pattern.search(lowered) for pattern in patterns)
