"""Counts that recovered when a drug was stopped: "neut 0.9 on aza 75", then "recovered neut 3.1 after stopping". The
low counts were the drug's harm, and those that were low then and are not told again hold no longer.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.patient import THIOPURINES, Case, Outcome, Reaction, Value
from actions.case.reading import Reading
from actions.knowledge.reading_aids import aid_number

_RECOVERED = re.compile(
    r"\b(?:recover\w*|normali[sz]\w*|back (?:up|to)|came (?:back )?up|bounced back|improv\w+|resolv\w+|picked up|now"
    r"|better|up to|risen)\b"
)
_HARMS = {"wbc": "leucopenia", "neutrophils": "neutropenia-reaction", "platelets": "cytopenia"}


def with_its_counts(case: Case, reading: Reading, text: str) -> Reading:
    """The reading, with the thiopurine of the case that it tells to be stopped as not tolerated, where counts that were
    low on it are told to have recovered.
    """
    over = [d for d, did in reading.tried.items() if did == "stopped" and d in THIOPURINES and d in case.current]
    low = [name for name in _HARMS if _is_low(name, case.values.get(name))]
    if len(over) != 1 or not _recovered(low, reading) or not _RECOVERED.search(text.lower()):
        return reading
    tried: dict[str, Outcome] = {**reading.tried, over[0]: "not tolerated"}
    harms = tuple(Reaction(_HARMS[name], over[0]) for name in low)
    return structs.replace(
        reading,
        tried=tried,
        reactions=tuple(dict.fromkeys((*reading.reactions, *harms))),
        reason="thiopurine_intolerance",
        reason_guessed=False,
        reason_words=None,
    )


def without_old_counts(case: Case, reading: Reading, text: str) -> Case:
    """The case, without low counts told while a drug was taken whose end let another count recover."""
    low = [name for name in _HARMS if _is_low(name, case.values.get(name))]
    ended = any(drug in case.current for drug in reading.tried if drug in THIOPURINES)
    if not (ended and _recovered(low, reading) and _RECOVERED.search(text.lower())):
        return case
    values = {name: value for name, value in case.values.items() if name not in low or name in reading.values}
    return structs.replace(case, values=values)


def _recovered(low: list[str], reading: Reading) -> bool:
    told = [name for name in _HARMS if name in reading.values]
    return any(name in low for name in told) and not any(_is_low(name, reading.values[name]) for name in told)


def _is_low(name: str, value: Value | None) -> bool:
    return value is not None and value.number < aid_number("aid-low-counts", name)
