"""What is taken behind a drug that is called after its harm: "27F aza nausea on MMF", and what was only given at the
beginning: "initially treated with prednisolone 40 mg", which tells nothing of today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from actions.case.mentions import Mention, Mentions
from actions.reader.drug_states import State

_CALLED_AFTER = re.compile(r"[\s-]")
_NOW_ON = re.compile(r"[\s,;]*(?:(?:so|hence|and|now|is|currently|therefore)\s+)*on\s+(?:the )?")
_MISHEARD = ("asked", "not_taken", "current_harm", "stopped_intolerant")
_INITIALLY = re.compile(
    r"\b(?:initially|originally|at first|at diagnosis|first)(?: (?:was|were|had been|been))? (?:treated|managed|started"
    r"|commenced|given|induced)(?: (?:with|on))? (?:(?:oral|iv|high[- ]dose|the)\s)*$"
)
_AND = re.compile(
    r"\s*(?:\d[\w./]*\s*(?:mg|g)?\s*(?:od|bd|daily|a day)?\s*)?(?:,|and|&|\+"
    r"|plus)\s*(?:then )?(?:oral )?"
)


def taken_since(states: Mapping[str, State], text: str, mentions: Mentions) -> dict[str, State]:
    """The drugs that are taken although the harm of another stands right before their names."""
    lowered = text.lower()
    drugs = mentions.of("drug")
    found: dict[str, State] = {}
    for harm in mentions.of("reaction", "affirmed", "historical"):
        before = any(_CALLED_AFTER.fullmatch(lowered, d.end, max(d.end, harm.start)) for d in drugs)
        behind = (d for d in drugs if d.start >= harm.end and _NOW_ON.fullmatch(lowered, harm.end, d.start))
        taken = next(behind, None) if before else None
        asked = taken is not None and lowered[taken.end :].lstrip().startswith("?")
        if taken and not asked and states.get(taken.value) in _MISHEARD and not _more_is_told(taken, mentions):
            found[taken.value] = "current"
    return found


def _more_is_told(drug: Mention, mentions: Mentions) -> bool:
    """Whether a harm, a reason or a number behind the drug may be told of it."""
    named = (*mentions.of("reaction"), *mentions.of("reason"))
    return any(m.start >= drug.end for m in named) or any(
        m.start >= drug.end for m in mentions.measures if m.drug is None
    )


def only_at_first(states: Mapping[str, State], text: str, mentions: Mentions) -> dict[str, State]:
    """The drugs of which nothing is told but that treatment began with them, where what is taken is told besides."""
    listed = set(_begun_with(text.lower(), mentions))
    named = {m.value for m in mentions.of("drug") if m.start not in listed}
    first = {m.value for m in mentions.of("drug") if m.start in listed} - named
    if not any(states.get(drug, "").startswith("current") for drug in named):
        return {}
    return {drug: "asked" for drug in first if states.get(drug) == "current"}


def _begun_with(lowered: str, mentions: Mentions) -> Iterator[int]:
    """Where the drugs stand that treatment began with."""
    before: Mention | None = None
    for drug in mentions.of("drug"):
        goes_on = before is not None and _AND.fullmatch(lowered, before.end, max(before.end, drug.start))
        if goes_on or _INITIALLY.search(lowered, 0, drug.start):
            before = drug
            yield drug.start
        else:
            before = None
