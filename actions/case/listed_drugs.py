"""The last of a list of drugs that are over: "failed aza, MMF and tac", "tried everything. aza mmf tac ritux."."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from actions.case.mentions import Mentions
from actions.reader.drug_states import State

_LISTED = re.compile(r"\s*(,|/|\+|&)?\s*((and|then|plus)\s+)*")
_LIST_ENDS = re.compile(r"\s*(?:[.;!\n]|$)")  # "tried everything. aza mmf tac ritux."


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
        of_the_list = over > 1 and states[other.value] == "current" and _LIST_ENDS.match(lowered, other.end)
        if of_the_list or (over and states[other.value] == "asked" and (in_turn or asked[0] != other.value)):
            found[other.value] = before
    return found
