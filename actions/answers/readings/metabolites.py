"""Thiopurine metabolites read by the EASL 2025 algorithm; the rule and its source are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.figures import number
from actions.answers.leading.patterns import ABOVE_RANGE, METABOLITE_LEVELS, band, comparable, known_reading, reading_of
from actions.answers.model import Line, Part, Section
from actions.answers.readings.given import calculated, conflicts, ends, known, read_as
from actions.answers.subjects.topics import line
from actions.answers.subjects.watching import COUNTS, amiss
from actions.case.mentions import Measure
from actions.case.reason.reasons import raised
from actions.knowledge import kinds as r

METABOLITE_RULE = "easl25-fig4"  # the algorithm; its levels stand in the regimen record below

_ENOUGH = (ABOVE_RANGE, "reading-metabolites-adequate", "reading-metabolites-adequate-high-mmp")


def active_all_the_same(desk: Desk) -> bool:
    """Whether transaminases are raised although tablets are said to be taken and 6-TGN is not low: the dose is no
    answer to that by itself.
    """
    tgn = desk.asked.mentions.measure("tgn")
    taken = desk.case.state("non-adherence") == "no" and tgn is not None
    return taken and raised(desk.asked.mentions) and known_reading(desk.base, desk.case) in _ENOUGH


def metabolites(desk: Desk) -> Part:
    """6-TGN and 6-MMP read by the EASL 2025 algorithm. The ratio needs no unit when both share one; the bands name
    the unit assumed.
    """
    title = strings.TITLES["interpret_metabolites"]
    tgn, mmp = (ends(desk, name) for name in ("tgn", "mmp"))
    said = {name: _said(desk, name) for name in ("tgn", "mmp")}
    if not (tgn or mmp or any(said.values())):
        return _general(desk, title)
    tgn_band = band(desk.base, "6-TGN", tgn) if tgn else said["tgn"]
    mmp_band = band(desk.base, "6-MMP", mmp) if mmp else said["mmp"]
    pattern = reading_of(tgn_band, mmp_band, desk.case)
    lines = [desk.citer.line(_BESIDE_LOW_COUNTS if pattern == ABOVE_RANGE and _counts_low(desk) else pattern)]
    if not all(comparable(measure) for measure in (*tgn, *mmp)):
        lines.insert(0, desk.citer.line("reading-metabolites-other-unit"))
    elif (tgn and tgn_band is None) or (mmp and mmp_band is None):
        lines.insert(0, desk.citer.line("reading-metabolites-either-side"))
    in_words = not any(measure.number for measure in (*tgn, *mmp))
    if in_words and (tgn_band, mmp_band) == ("low", "not high"):  # of both
        lines.append(line(desk, desk.base.get(_BOTH_VERY_LOW, r.Evidence)))
    lines += [*read_as("6-TGN", tgn), *read_as("6-MMP", mmp), *_ratio(desk, tgn, mmp)]
    assumed = Section("units", "Units", desk.citer.lines(("metabolite-units-assumed", METABOLITE_LEVELS)))
    rule = Section("rule", "The rule", (line(desk, desk.base.get(METABOLITE_RULE, r.Evidence)),))
    differ = Section("conflicts", strings.DIFFER, conflicts(desk, "metabolites"), collapsed=True)
    return Part(title, tuple(lines), tuple(s for s in (assumed, rule, differ) if s.lines))


_BESIDE_LOW_COUNTS = "reading-metabolites-high-low-counts"
_BOTH_VERY_LOW = "metabolite-pattern-very-low"
_BOTH = ("tgn", "mmp")
_AND = re.compile(r"\s*(?:levels? )?(?:and|/|&|\+|,)\s*(?:the )?")
_RATIO = re.compile(r"\bratio\b|\bshunt|\bhypermethyl", re.IGNORECASE)
_WHOLE_FROM = 10  # a smaller ratio has two digits
_WORDS = {
    "high": "high",
    "raised": "high",
    "elevated": "high",
    "low": "low",
    "subtherapeutic": "low",
    "undetectable": "low",
    "undetected": "low",
    "not detect": "low",
    "below detection": "low",
    "unmeasurable": "low",
    "absent": "low",
    "zero": "low",
    "nil": "low",
    "normal": "in range",
}


@lru_cache
def _told_behind(word: str) -> re.Pattern[str]:
    return re.compile(rf"[\s:=,]*(levels? )?(is |are |was |were |came back |both |very |still |quite |too )*{word}")


def _counts_low(desk: Desk) -> bool:
    """Whether low counts are told or known beside the level, so that there is no count to be checked first."""
    known_ = [measure for name in COUNTS if (measure := known(desk, name))]
    return any(m.name in COUNTS and amiss(m, "") for m in (*desk.asked.mentions.measures, *known_))


def _said(desk: Desk, analyte: str) -> str | None:
    """The band that words give: "6-MMP high, 6-TGN low", "undetectable 6-TGN and 6-MMP", "both undetectable"."""
    text, offset = desk.asked.text.lower(), desk.asked.start
    found = [m for m in desk.asked.mentions.of("analyte") if m.value in _BOTH]
    for mention in (m for m in found if m.value == analyte):
        start, end = mention.start - offset, mention.end - offset
        first, last = _joined(text, [(m.start - offset, m.end - offset) for m in found], (start, end))
        for word, meant in _WORDS.items():
            if _told_behind(word).match(text, end) or re.search(rf"\b{word}\w* (levels? of )?$", text[:start]):
                return meant if analyte == "tgn" or meant == "high" else "not high"
            if _told_behind(word).match(text, last) or re.search(rf"\b{word}\w* (levels? of )?$", text[:first]):
                return meant if analyte == "tgn" or meant == "high" else "not high"
    return None


def _joined(text: str, places: list[tuple[int, int]], one: tuple[int, int]) -> tuple[int, int]:
    """Where the run of metabolites that one of them stands in begins and ends: "6-TGN and 6-MMP"."""
    first, last = one
    for start, end in places:
        if end <= first and _AND.fullmatch(text[end:first]):
            first = start
        if last <= start and _AND.fullmatch(text[last:start]):
            last = end
    return first, last


def _ratio(desk: Desk, tgn: tuple[Measure, ...], mmp: tuple[Measure, ...]) -> Iterator[Line]:
    """The ratio of two plain numbers in one unit, and what a high one is taken for. Of two low levels it says nothing
    beside the reading, unless it is asked for.
    """
    if len(tgn) != 1 or len(mmp) != 1 or tgn[0].comparator or mmp[0].comparator or not tgn[0].number:
        return
    if tgn[0].doubtful or mmp[0].doubtful:
        return
    above_, below_ = mmp[0], tgn[0]
    if above_.unit and below_.unit and above_.unit != below_.unit:
        return
    exact = above_.number / below_.number
    if _both_low(desk, exact, below_) and not _RATIO.search(desk.asked.text):
        return
    ratio = round(exact) if exact >= _WHOLE_FROM else float(f"{exact:.2g}")
    yield calculated(f"6-MMP : 6-TGN = {number(above_.number)} / {number(below_.number)} = {ratio:g}.")
    above = desk.base.get("metabolite-ratio-shunting", r.Regimen).levels[0].above
    if above is not None and ratio > above:
        yield desk.citer.line("metabolite-ratio-shunting")


def _both_low(desk: Desk, ratio: float, tgn: Measure) -> bool:
    """Whether 6-TGN is low, and a dose that brought it into the range would leave 6-MMP below what is high: a high
    ratio is then of small numbers, and doses missed or too low explain both.
    """
    levels = {one.analyte: one for one in desk.base.get(METABOLITE_LEVELS, r.Regimen).levels}
    range_from, high_from = levels["6-TGN"].low, levels["6-MMP"].below
    if range_from is None or high_from is None or not comparable(tgn):
        return False
    return tgn.number < range_from and ratio * range_from < high_from


def _general(desk: Desk, title: str) -> Part:
    rule = line(desk, desk.base.get(METABOLITE_RULE, r.Evidence))
    records = desk.base.evidence(r.Evidence, topic="metabolites")
    rest = Section(
        "metabolites", title, tuple(line(desk, record) for record in records[:5] if record.id != METABOLITE_RULE)
    )
    return Part(
        title, (rule,), (rest, Section("conflicts", strings.DIFFER, conflicts(desk, "metabolites"), collapsed=True))
    )
