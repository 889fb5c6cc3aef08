"""Where, and how strongly, a message says that a guideline puts a drug, held against the positions of its records."""

from __future__ import annotations

import re
from functools import lru_cache

from actions.case.mentions import SPOKEN_OF, Mention, Mentions
from actions.case.patient import SECOND_LINE
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.kinds import Recommendation

_SAYS = re.compile(
    r"\W*(?:\(?20\d\d\)?\W*)?(?:guid\w+ |update |now |also |clearly |all |both |strongly |firmly )*"
    r"(?:says?|said|states?|recommends?|recommended|makes?|made|puts?|lists?|prefers?|favou?rs?|advises?|endorses?|has"
    r"|calls?|wants?|ranks?|positions?)\b[^.;?!]{0,30}$"
)
_PREFERS = re.compile(r"\b(?:prefers?|favou?rs?)\b[^.;?!]{0,30}$")
_STRONGLY = re.compile(r"\b(?:strongly|firmly|strong recommendation|grade a)\b")
# Put before the other drugs, or before one of them
_FOREMOST = re.compile(
    r"[^.;?!]{0,25}?\b(?:first[- ]choice|drug of choice|of choice|preferred|standard|routine|over|before|ahead of"
    r"|instead of|rather than|(?:first|1st)(?![- ]line)|in (?:all|everyone|every patient)|for (?:all|everyone))\b"
)
_SECOND_LINE = re.compile(r"[^.;?!]{0,25}?\b(?:second|2nd)[- ]line\b")
_AFTER_FIRST_LINE = frozenset(
    {"thiopurine_intolerance", "insufficient_response", "non_response", "intolerance_and_insufficient_response"}
)


def misplaced(base: KnowledgeBase, lowered: str, mentions: Mentions) -> bool:
    """Whether a lower-case message has a guideline put a drug where none of its records does: before the others, in the
    second line, or with a strong recommendation.
    """
    if mentions.of("condition") or "pregnancy" in mentions.values("topic"):
        return False  # positions are held by reason, not by what else the patient has
    drugs = [drug for drug in mentions.of("drug", *SPOKEN_OF) if drug.value in SECOND_LINE]
    for guideline in mentions.of("guideline"):
        drug = next((drug for drug in drugs if drug.start >= guideline.end), None)
        if drug and _said_of(lowered, guideline, drug) and not _holds(base, lowered, guideline, drug):
            return True
    return False


def _said_of(lowered: str, guideline: Mention, drug: Mention) -> bool:
    between = lowered[guideline.end : drug.start]
    if not _SAYS.fullmatch(between):
        return False
    placed = _FOREMOST.match(lowered, drug.end) or _SECOND_LINE.match(lowered, drug.end)
    return bool(placed or _PREFERS.search(between) or _STRONGLY.search(between))


def _holds(base: KnowledgeBase, lowered: str, guideline: Mention, drug: Mention) -> bool:
    held = _places(base, guideline.value).get(drug.value, frozenset())
    between = lowered[guideline.end : drug.start]
    if _STRONGLY.search(between) and "strong" not in held:
        return False
    if _FOREMOST.match(lowered, drug.end) or _PREFERS.search(between):
        return "first" in held
    return "second line" in held or not _SECOND_LINE.match(lowered, drug.end)


@lru_cache
def _places(base: KnowledgeBase, guideline: str) -> dict[str, frozenset[str]]:
    """Of each drug, whether the guideline puts it first for some reason, whether it has it in the second line, and
    whether it recommends it strongly for any.
    """
    held: dict[str, set[str]] = {}
    for record in base.all(Recommendation):
        if record.guideline != guideline:
            continue
        for position in record.positions:
            places = held.setdefault(position.drug, set())
            if position.place == "first":
                places.add("first")
            if position.strong and position.place != "against":
                places.add("strong")
            if position.place in ("first", "option") and position.reason in _AFTER_FIRST_LINE:
                places.add("second line")
    return {drug: frozenset(places) for drug, places in held.items()}
