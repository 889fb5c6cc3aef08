"""Which harms a test watches, so that a number told of a drug finds what the records say of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.answers.desk import Desk
from actions.case.harms.harm_words import raised
from actions.case.mentions import Measure
from actions.case.patient import Case, Value
from actions.knowledge.reading_aids import aid_number

RAISED = ("systolic", "potassium")
COUNTS = frozenset({"wbc", "neutrophils", "platelets"})
_NEAR = 25  # characters
# A number by itself may be normal: a word or a sign beside it says that it is not.
_AMISS = re.compile(
    r"\b(rais\w+|ris(e|es|en|ing)|rose|high|elevated|climb\w*|creep\w*|wors\w+|jump\w*|doubl\w*|went up|gone up"
    r"|up (to|from)|from|low|fell|fallen|falling|drop\w*|down (to|from)|deteriorat\w*|abnormal|deranged)\b|[↑↓→]|->"
)

_STOPPED_FOR_THE_LIVER = ("infliximab",)
_JAUNDICE = ("jaundice", "bilirubin-high")
_ENZYMES = ("alt", "ast", "transaminases")

SHOWS: Mapping[str, tuple[str, ...]] = {
    "wbc": ("leucopenia", "cytopenia"),
    "neutrophils": ("neutropenia-reaction", "leucopenia", "cytopenia"),
    "platelets": ("cytopenia",),
    "glucose": ("hyperglycaemia", "diabetes"),
    "hba1c": ("hyperglycaemia", "diabetes"),
    "systolic": ("hypertension",),
    "creatinine": ("nephrotoxicity",),
    "egfr": ("nephrotoxicity",),
    "potassium": ("hyperkalaemia",),
    "magnesium": ("hypomagnesaemia",),
    "amylase": ("pancreatitis",),
    "qtc": ("long-qt-reaction", "long-qt"),
    "igg": ("low-igg",),
}
_OF_ONE_DRUG = {"igg": "rituximab"}  # in any other patient it tells of the disease


def watches(name: str, drug: str | None) -> bool:
    """Whether a test watches for harm of the drug."""
    return name in SHOWS and _OF_ONE_DRUG.get(name, drug) == drug


def amiss(measure: Measure, text: str) -> bool:
    """Whether a number told tells of harm: a count or an eGFR below its reading aid, a creatinine above it, or one that
    words beside it call raised, low or changing.
    """
    by_its_aid = beyond(measure.name, measure.number)
    if measure.name in _OF_ONE_DRUG:
        return bool(by_its_aid)
    return bool(by_its_aid or _AMISS.search(text[max(0, measure.start - _NEAR) : measure.end + _NEAR].lower()))


def beyond(name: str, number: float) -> bool | None:
    """Whether a number by itself tells of harm; None for a test of which no reading aid says it."""
    if name in COUNTS:
        return number < aid_number("aid-low-counts", name)
    if name in RAISED:
        return number >= aid_number("aid-raised-on-calcineurin-inhibitor", name)
    if name == "magnesium":
        return number < aid_number("aid-low-magnesium", "mmol/L")
    if name == "igg":
        unit = "mg/dL" if number >= aid_number("aid-low-igg", "mg/dL from") else "g/L"
        return number < aid_number("aid-low-igg", unit)
    if name == "qtc":
        return number >= aid_number("aid-long-qt", "ms")
    if name == "creatinine":
        return raised("creatinine", number, "mg/dl", "umol/l")
    return number < aid_number("aid-egfr-reduced", "ml/min") if name == "egfr" else None


def amiss_in(case: Case, drug: str) -> tuple[str, ...]:
    """The tests of a case that watch for harm of a drug, without those whose number is normal. Where no limit says, the
    question of what to do about the number says that it is not.
    """
    return tuple(
        name
        for name, value in case.values.items()
        if watches(name, drug) and (beyond(name, value.number) is not False or rose(name, value))
    )


def rose(name: str, value: Value) -> bool:
    """Whether a creatinine was told to go up, which its number alone may not show: "78 to 112"."""
    return name == "creatinine" and value.first is not None and value.number > value.first


def liver_harmed(case: Case, drug: str) -> bool:
    """Whether a case tells of the jaundice or the liver tests at which the drug's label stops it (`ifx-stop-liver`)."""
    if drug not in _STOPPED_FOR_THE_LIVER:
        return False
    if any(case.state(condition) == "yes" for condition in _JAUNDICE):
        return True
    return any(case.values[name].number >= _far_above(case.values[name]) for name in _ENZYMES if name in case.values)


def _far_above(value: Value) -> float:
    limits = "times upper limit" if value.unit == "xULN" else "u/l"
    return aid_number("aid-liver-harmed", limits)


def phrases_shown(desk: Desk, analyte: str) -> tuple[str, ...]:
    """The words for the harms that a test watches; none for a test of something else."""
    kinds = ("reaction", "condition")
    return tuple(form for harm in SHOWS.get(analyte, ()) for kind in kinds for form in desk.search.forms(kind, harm))
