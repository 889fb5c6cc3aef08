"""The pattern that thiopurine metabolites make, by the levels of the EASL 2025 record: which sentence reads it, and
which records are on another pattern and lead nothing.
"""

from __future__ import annotations

import re
from typing import Final

from actions.answers.desk import Desk
from actions.case.mentions import Measure
from actions.case.patient import Case
from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase

METABOLITE_LEVELS: Final = "metabolite-reading-levels"
METABOLITE_UNITS: Final = (None, "pmol/8e8", "pmol/0.2mL")
"""Those in which the sources print the numbers of metabolites."""
SHUNTING: Final = "reading-metabolites-shunting"
ABOVE_RANGE: Final = "reading-metabolites-high"
_LOW: Final = "reading-metabolites-low"
# (6-TGN band, 6-MMP band) -> the sentence record that reads the pattern
_READINGS = {
    ("low", "high"): SHUNTING,
    ("low", "not high"): _LOW,
    ("low", "unknown"): "reading-metabolites-low-tgn-only",
    ("in range", "high"): "reading-metabolites-adequate-high-mmp",
    ("in range", "not high"): "reading-metabolites-adequate",
    ("in range", "unknown"): "reading-metabolites-adequate",
    ("high", "high"): ABOVE_RANGE,
    ("high", "not high"): ABOVE_RANGE,
    ("high", "unknown"): ABOVE_RANGE,
    ("unknown", "high"): "reading-metabolites-high-mmp-only",
    ("unknown", "not high"): "reading-metabolites-need-tgn",
    ("unknown", "unknown"): "reading-metabolites-need-tgn",
}
# Of low levels of both, what was told of the doses decides
_LOW_BY_ADHERENCE = {"no": "reading-metabolites-low-taken", "yes": "reading-metabolites-low-missed"}
# Of people slow in both enzymes, and in neither
_ENZYMES = ("tpmt-intermediate", "nudt15-intermediate")
_OF_BOTH_ENZYMES, _OF_NORMAL_ENZYMES = "cpic-imim-start", "cpic-normal-aza"
_OF_A_LOW_TGN = ("metabolite-pattern-very-low", "metabolite-pattern-underdosed", "metabolite-pattern-shunter")
_OF_GOOD_LEVELS = "metabolite-pattern-true-refractory"
_GOOD = re.compile(
    r"\b(?:therapeutic|adequate|in (?:the )?range|within range|optimal|good|normal|fine|ok(?:ay)?)\b", re.IGNORECASE
)
_OF_A_SMALL_DOSE = ("metabolite-pattern-very-low", "metabolite-pattern-underdosed")


def of_another_pattern(desk: Desk, record: str) -> bool:
    """Whether a record is on a low 6-TGN, and the one that is told or known is not low; or on too small a dose, and
    6-MMP is high: more of the drug would feed that; or on doses that are told to be taken, or missed, and they are not;
    or on two slow enzymes, or none, where one is known to be slow; or on levels in range, of which none is told.
    """
    if record == _OF_BOTH_ENZYMES:
        return len({enzyme for enzyme in _ENZYMES if desk.case.state(enzyme) == "yes"}) == 1
    if record == _OF_NORMAL_ENZYMES:
        return any(desk.case.state(enzyme) == "yes" for enzyme in (*_ENZYMES, "nudt15-deficient"))
    if record in _LOW_BY_ADHERENCE.values():
        return record != _LOW_BY_ADHERENCE.get(desk.case.state("non-adherence") or "")
    if record == _OF_GOOD_LEVELS:
        return not (_reaches(desk, "tgn", "6-TGN") or _GOOD.search(desk.message))
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


def reading_of(tgn: str | None, mmp: str | None, case: Case) -> str:
    """The sentence that reads the bands of both, None where a band is not known."""
    reading = _READINGS[(tgn or "unknown", mmp or "unknown")]
    return _LOW_BY_ADHERENCE.get(case.state("non-adherence") or "", reading) if reading == _LOW else reading


def known_reading(base: KnowledgeBase, case: Case) -> str | None:
    """The sentence that reads the metabolites the case holds; None without a 6-TGN that lies surely in one band."""
    tgn, mmp = band(base, "6-TGN", _given(case, "tgn")), band(base, "6-MMP", _given(case, "mmp"))
    return reading_of(tgn, mmp, case) if tgn else None


def _given(case: Case, name: str) -> tuple[Measure, ...]:
    value = case.values.get(name)
    return (Measure(name, value.number, value.unit, comparator=value.comparator),) if value else ()


def comparable(measure: Measure) -> bool:
    """Whether a level is surely in a unit in which the sources print it."""
    return not measure.doubtful and measure.unit in METABOLITE_UNITS


def band(base: KnowledgeBase, analyte: str, given: tuple[Measure, ...]) -> str | None:
    """The band that holds the number, or the whole of "100-150" or "<50"; None without one, or where it may lie in
    more than one.
    """
    if not given or not all(comparable(measure) for measure in given):
        return None
    level = next(one for one in base.get(METABOLITE_LEVELS, r.Regimen).levels if one.analyte == analyte)
    low, high = given[0].number, given[-1].number
    if given[-1].comparator == "<":
        below = level.low if level.below is None else level.below
        return None if below is None or high > below else "low" if level.below is None else "not high"
    bands = {_band_of(low, level), "high" if given[0].comparator == ">" else _band_of(high, level)}
    return bands.pop() if len(bands) == 1 else None


def _band_of(value: float, level: r.Level) -> str:
    if level.below is not None:
        return "not high" if value < level.below else "high"
    if level.low is not None and value < level.low:
        return "low"
    return "high" if level.high is not None and value > level.high else "in range"
