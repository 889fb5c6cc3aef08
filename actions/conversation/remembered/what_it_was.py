"""A message of nothing but what a result told before was: "was 20 x ULN" behind "ALT 8 x ULN". It is read as the course
from that number to the present one.
"""

from __future__ import annotations

from msgspec import structs

from actions.case.mentions import Measure, Mentions
from actions.case.values.courses import TRANSAMINASES
from actions.case.values.told_as_earlier import begun_with
from actions.conversation.draft import Draft


def settle(draft: Draft) -> None:
    """Take such a message for the whole course; of a transaminase its response is read."""
    turn = draft.turn
    begun = begun_with(draft.case, [measure.name for measure in turn.mentions.measures], turn.text)
    if begun is None:
        return
    test, first = begun
    known = draft.case.values[test]
    course = tuple(Measure(test, number, unit=known.unit) for number in (first, known.number))
    draft.turn = structs.replace(turn, mentions=Mentions((), course))
    draft.read_as("interpret_response" if test in TRANSAMINASES else "inform_case", beyond_doubt=True)
