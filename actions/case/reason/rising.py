"""Transaminases that rise on the second-line drug that is taken: what was won is lost, and the drug is no longer the
one to change to ("MMF since January, ALT 60 -> 220", "it's gone back up to 240 at 5 months").
"""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec import structs

from actions.case.patient import SECOND_LINE, Case, Value
from actions.case.reading import Reading
from actions.case.reason.reasons import within_first_weeks
from actions.case.values.courses import TRANSAMINASES
from actions.knowledge.reading_aids import aid_number

_UP_TO = re.compile(
    r"\b(?:it|they|that|that one)(?:'?s|'?ve| is| has| have)?(?: now| gone| come| crept| risen| shot| bounced| jumped"
    r"| went| been)* (?:back )?up(?: again)? (?:to|at) (?P<number>\d{2,4})\b(?!\s?(?:mg|g|weeks?|months?|%|\.))"
)
_BACK_UP = re.compile(
    r"\b(?:(?:gone|going|went|come|crept|creeping|is|now|and) (?:back )?up(?: again)?"
    r"|back up|up again|ris(?:es|en|ing) again)\b"
)
_UP = re.compile(r"\b(?:rising|climbing|risen|up)\b")  # which says of no height from where
# What may raise them by itself, or says that the drug was not taken
_EXPLAINED = ("non-adherence", "transplanted", "hepatitis-b", "hbsag-positive", "hepatitis-c", "infection")
_NOT_ITS_OWN = re.compile(r"\b(?:without|if|missed|ran out|flu|viral|hbv|hep(?:atitis)? b|dna)\b")


def told_of_it(case: Case, text: str, named: Collection[str]) -> dict[str, Value]:
    """The course of the transaminases told last, of which a message only says that "it" has gone up to a number."""
    meant = case.told_last
    found = _UP_TO.search(text.lower().replace("\u2019", "'"))
    if found is None or named or meant not in TRANSAMINASES or meant not in case.values:
        return {}
    known = case.values[meant]
    if known.unit == "xULN" or known.limit is not None:
        return {}
    return {meant: structs.replace(known, first=known.number, number=float(found["number"]), weeks=None)}


def failing(before: Case, case: Case, reading: Reading, told: Collection[str], text: str) -> str | None:
    """The second-line drug of a case on which the transaminases that a message tells are raised and have risen, from a
    height it tells or that was known `before`; None in its first weeks, or where anything else may explain it.
    """
    drugs = [drug for drug in case.current if drug in SECOND_LINE]
    lowered = text.lower()
    if len(drugs) != 1 or _NOT_ITS_OWN.search(lowered) or lowered.rstrip().endswith("if"):
        return None
    if any(case.state(condition) in ("yes", "possible") for condition in _EXPLAINED):
        return None
    again = bool(_BACK_UP.search(lowered)) and drugs[0] not in reading.drugs
    values = {name: case.values[name] for name in TRANSAMINASES if name in told and name in case.values}
    return drugs[0] if any(_risen(v, again=again or _up(before, n, v, lowered)) for n, v in values.items()) else None


def _up(before: Case, name: str, value: Value, lowered: str) -> bool:
    """Whether it is told to rise, and was lower when told before."""
    known = before.values.get(name)
    return known is not None and known.number < value.number and bool(_UP.search(lowered))


def _risen(value: Value, *, again: bool) -> bool:
    raised = value.number > (1 if value.unit == "xULN" else aid_number("aid-raised-transaminases", "u/l"))
    early = value.weeks is not None and within_first_weeks(value.weeks)
    risen = again or (value.first is not None and value.number > value.first)
    return raised and risen and not early
