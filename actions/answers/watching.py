"""Which harms a test watches, so that a number told of a drug finds what the records say of them."""

from __future__ import annotations

from collections.abc import Mapping

from actions.answers.desk import Desk

SHOWS: Mapping[str, tuple[str, ...]] = {
    "wbc": ("leucopenia", "cytopenia"),
    "neutrophils": ("neutropenia-reaction", "leucopenia", "cytopenia"),
    "platelets": ("cytopenia",),
    "glucose": ("hyperglycaemia",),
    "hba1c": ("hyperglycaemia",),
    "systolic": ("hypertension-reaction",),
    "creatinine": ("nephrotoxicity",),
    "egfr": ("nephrotoxicity",),
    "potassium": ("hyperkalaemia",),
    "amylase": ("pancreatitis",),
}


def phrases_shown(desk: Desk, analyte: str) -> tuple[str, ...]:
    """The words for the harms that a test watches; none for a test of something else."""
    return tuple(form for reaction in SHOWS.get(analyte, ()) for form in desk.search.forms("reaction", reaction))
