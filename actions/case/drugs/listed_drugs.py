"""The last of a list of drugs that are over: "failed aza, MMF and tac", "tried everything. aza mmf tac ritux."."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from actions.case.mentions import Mention, Mentions
from actions.reader.drug_states import State

_LISTED = re.compile(r"\s*(,|/|\+|&)?\s*((and|then|plus)\s+)*")
_LIST_ENDS = re.compile(r"\s*(?:[.;!\n]|$)")  # "tried everything. aza mmf tac ritux."
# "Refractory to pred, aza, mmf, next?": what follows asks for another
_WHAT_NEXT = re.compile(
    r"\s*[,.;]\s*(?:so |and )?(?:(?:what|which|where)(?:'s| is)? )?"
    r"(?:next|now|else|left|options?|alternatives?|anything)\b"
)
_TAKEN = re.compile(r"\s*(?:\d|since\b|for\b|now\b|started\b|ongoing\b|currently\b)")
_BEFORE_NOW = re.compile(
    r"\b(?:prev|previous|previously|past|formerly|prior|earlier)\W+(?:on |had |tried |drugs?\W+)*$"
)


def listed_as_past(states: Mapping[str, State], text: str, mentions: Mentions) -> dict[str, State]:
    """Drugs behind a word of the past: "prev aza, on MMF", "prev aza mmf tac, ritux since January"."""
    lowered = text.lower()
    found: dict[str, State] = {}
    before: Mention | None = None  # the drug of the list that the next one may belong to
    with_commas = True
    for drug in mentions.of("drug"):
        gap = _LISTED.fullmatch(lowered, before.end, max(before.end, drug.start)) if before else None
        goes_on = gap is not None and (with_commas or "," not in gap[0]) and not _TAKEN.match(lowered, drug.end)
        if goes_on and gap:
            with_commas = with_commas and "," in gap[0]
        elif _BEFORE_NOW.search(lowered, 0, drug.start):
            with_commas = True
        else:
            before = None
            continue
        found[drug.value], before = "stopped_other", drug
    return {drug: state for drug, state in found.items() if states[drug] == "current"}


def listed(states: Mapping[str, State], text: str, mentions: Mentions) -> dict[str, State]:
    """The last of a list of drugs that are over, where another is asked about ("ritux, failed aza, MMF and tac") or the
    list goes by "then" ("failed aza then MMF then tac, data?").
    """
    found: dict[str, State] = {}
    lowered, over = text.lower(), 0
    asked = [drug for drug, state in states.items() if state == "asked"]
    for one, other in pairwise(mentions.of("drug")):
        before = {**states, **found}[one.value]
        joined = _LISTED.fullmatch(lowered, one.end, max(one.end, other.start))
        over = over + 1 if joined and before.startswith("stopped") else 0
        in_turn = over > 1 and "then" in joined[0] and not lowered.startswith("?", other.end) if joined else False
        ends = {"current": _LIST_ENDS, "asked": _WHAT_NEXT}.get(states[other.value])
        of_the_list = over > 1 and ends and ends.match(lowered, other.end)
        if of_the_list or (over and states[other.value] == "asked" and (in_turn or asked[0] != other.value)):
            found[other.value] = before
    return found
