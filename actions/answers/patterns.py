"""Records on a pattern of thiopurine metabolites that is not the one told: they lead nothing."""

from __future__ import annotations

from typing import Final

from actions.answers.desk import Desk
from actions.knowledge import kinds as r

METABOLITE_LEVELS: Final = "metabolite-reading-levels"
METABOLITE_UNITS: Final = (None, "pmol/8e8", "pmol/0.2mL")
"""Those in which the sources print the numbers of metabolites."""
_OF_A_LOW_TGN = ("metabolite-pattern-very-low", "metabolite-pattern-underdosed", "metabolite-pattern-shunter")


def of_another_pattern(desk: Desk, record: str) -> bool:
    """Whether a record is on a low 6-TGN, and the one that is told or known is not low."""
    told = desk.asked.mentions.measure("tgn")
    tgn = told or desk.case.values.get("tgn")
    if record not in _OF_A_LOW_TGN or tgn is None or tgn.unit not in METABOLITE_UNITS:
        return False
    if told is not None and (told.comparator == "<" or told.doubtful):
        return False
    levels = desk.base.get(METABOLITE_LEVELS, r.Regimen).levels
    low = next(level.low for level in levels if level.analyte == "6-TGN")
    return low is not None and tgn.number >= low
