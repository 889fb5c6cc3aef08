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
# "Counts recovered", "FBC back to normal": told without a number
_COUNTS_RECOVERED = re.compile(
    r"\b(?:(?:blood |white (?:cell )?)?counts?|neut\w*|wcc|wbc|fbc|cbc|platelets|plts?|marrow)\b"
    r"(?: (?:have|has|had|is|are|now|all|since|fully|completely))*"
    r" (?:recovered|normali[sz]ed|normal|back (?:up|to normal)|came (?:back )?up|bounced back|resolved|picked up)\b"
    r"(?!\s*\?)"
)
_NOT_YET = re.compile(r"\b(?:if|once|when|until|unless|not|never|n'?t)\b")
_BACK_TO_IT = re.compile(
    r"\b(?:(?:go|going|put \w+|get|switch) back (?:on|to)|re-?start\w*|re-?challeng\w*|re-?try\w*|re-?introduc\w*"
    r"|resum\w+|try \w+ again)\b"
)
_HARMS = {"wbc": "leucopenia", "neutrophils": "neutropenia-reaction", "platelets": "cytopenia"}


def with_its_counts(case: Case, reading: Reading, text: str) -> Reading:
    """The reading, with the thiopurine of the case that it tells to be stopped as not tolerated, where counts that were
    low on it are told to have recovered. Where nothing else is told, a reason that is only guessed of that is none.
    """
    if reading.reason_guessed and _said_to_have_recovered(text.lower()):
        reading = structs.replace(reading, reason=None, reason_guessed=False, reason_words=None)
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
    """The case, without low counts told while a drug was taken whose end let another count recover, or that are said
    to have recovered; a thiopurine of which is then asked whether it can be taken again is not taken now.
    """
    if _said_to_have_recovered(text.lower()):
        return _recovered_case(case, reading, text.lower())
    low = [name for name in _HARMS if _is_low(name, case.values.get(name))]
    ended = any(drug in case.current for drug in reading.tried if drug in THIOPURINES)
    if not (ended and _recovered(low, reading) and _RECOVERED.search(text.lower())):
        return case
    values = {name: value for name, value in case.values.items() if name not in low or name in reading.values}
    return structs.replace(case, values=values)


def _said_to_have_recovered(lowered: str) -> bool:
    found = _COUNTS_RECOVERED.search(lowered)
    return bool(found) and not _NOT_YET.search(lowered, 0, found.end() if found else 0)


def _recovered_case(case: Case, reading: Reading, lowered: str) -> Case:
    values = {
        name: value
        for name, value in case.values.items()
        if not (name in _HARMS and _is_low(name, value)) or name in reading.values
    }
    if not _BACK_TO_IT.search(lowered):
        return structs.replace(case, values=values)
    over = [drug for drug in case.still_on if drug in THIOPURINES]
    doses = {drug: dose for drug, dose in case.doses.items() if drug not in over}
    still_on = tuple(drug for drug in case.still_on if drug not in over)
    return structs.replace(case, values=values, still_on=still_on, doses=doses)


def _recovered(low: list[str], reading: Reading) -> bool:
    told = [name for name in _HARMS if name in reading.values]
    return any(name in low for name in told) and not any(_is_low(name, reading.values[name]) for name in told)


def _is_low(name: str, value: Value | None) -> bool:
    return value is not None and value.number < aid_number("aid-low-counts", name)
