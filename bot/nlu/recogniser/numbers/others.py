"""Numbers of somebody else's, told beside the patient: "aza rash, my other pt has INR 4", "next bed is K 6.8"."""

from __future__ import annotations

from collections.abc import Sequence

from actions.case.people.others import told_of_somebody_else
from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.numbers.found import Found


def without_others(text: str, numbers: Sequence[Found], spans: Sequence[Span]) -> list[Found]:
    """The numbers without those told of somebody else, where the message tells of the patient too. Whoever is told of
    with an age of their own may be the next patient.
    """
    left = list(numbers)
    for low, high in told_of_somebody_else(text, (span.start for span in spans)):
        theirs = [one for one in left if low <= one.start < high]
        if not any(one.name == "age" for one in theirs):
            left = [one for one in left if one not in theirs]
    return left
