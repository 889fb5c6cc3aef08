"""Records on a pattern of thiopurine metabolites that is not the one told: they lead nothing."""

from __future__ import annotations

from typing import Final

from actions.answers.desk import Desk
from actions.knowledge import kinds as r

METABOLITE_LEVELS: Final = "metabolite-reading-levels"
METABOLITE_UNITS: Final = (None, "pmol/8e8", "pmol/0.2mL")
"""Those in which the sources print the numbers of metabolites."""
_OF_A_LOW_TGN = ("metabolite-pattern-very-low", "metabolite-pattern-underdosed", "metabolite-pattern-shunter")
_OF_A_SMALL_DOSE = ("metabolite-pattern-very-low", "metabolite-pattern-underdosed")


def of_another_pattern(desk: Desk, record: str) -> bool:
    """Whether a record is on a low 6-TGN, and the one that is told or known is not low; or on too small a dose, and
    6-MMP is high: more of the drug would feed that.
    """
    if record in _OF_A_SMALL_DOSE and _reaches(desk, "mmp", "6-MMP"):
        return True
    return record in _OF_A_LOW_TGN and _reaches(desk, "tgn", "6-TGN")


def _reaches(desk: Desk, name: str, analyte: str) -> bool:
    """Whether a metabolite, told or known, surely reaches the level from which it is no longer low, or is high."""
    told = desk.asked.mentions.measure(name)
    value = told or desk.case.values.get(name)
    if value is None or value.unit not in METABOLITE_UNITS:
        return False
    if told is not None and (told.comparator == "<" or told.doubtful):
        return False
    held = next(one for one in desk.base.get(METABOLITE_LEVELS, r.Regimen).levels if one.analyte == analyte)
    limit = held.below if held.low is None else held.low
    return limit is not None and value.number >= limit
