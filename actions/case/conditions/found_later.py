"""Findings that open again what was denied before: varices or a stiff liver told after "no cirrhosis"."""

from __future__ import annotations

from actions.case.patient import Case
from actions.case.reading import Reading
from actions.knowledge.reading_aids import aid_number

_STIFFNESS = "stiffness"
_ASKED_FROM = "liver stiffness in kPa of which cirrhosis is asked, from"
_SPEAKS_FOR_CIRRHOSIS = "portal-hypertension"


def with_cirrhosis_open(case: Case, reading: Reading) -> Case:
    """The case without a cirrhosis that was denied in an earlier turn, where this one tells of what may mean one and
    does not deny it again: it is not known any more.
    """
    if case.conditions.get("cirrhosis") != "no" or "cirrhosis" in reading.conditions:
        return case
    stiffness = reading.values.get(_STIFFNESS)
    stiff = stiffness is not None and stiffness.number >= aid_number("aid-plan-limits", _ASKED_FROM)
    if not stiff and reading.conditions.get(_SPEAKS_FOR_CIRRHOSIS) != "yes":
        return case
    return case.with_condition("cirrhosis", None)
