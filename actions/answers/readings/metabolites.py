"""Thiopurine metabolites read by the EASL 2025 algorithm; the rule and its source are shown."""

from __future__ import annotations

import re

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.figures import number
from actions.answers.model import Part, Section
from actions.answers.readings.given import calculated, conflicts, known
from actions.answers.topics import line
from actions.case.mentions import Measure
from actions.knowledge import records as r

METABOLITE_RULE = "easl25-fig4"  # the algorithm; its levels stand in the regimen record below
METABOLITE_LEVELS = "metabolite-reading-levels"


def metabolites(desk: Desk) -> Part:
    """6-TGN and 6-MMP read by the EASL 2025 algorithm. The ratio needs no unit when both share one; the bands name
    the unit assumed.
    """
    title = strings.TITLES["interpret_metabolites"]
    tgn, mmp = (desk.asked.mentions.measure(name) or known(desk, name) for name in ("tgn", "mmp"))
    said = {name: _said(desk, name) for name in ("tgn", "mmp")}
    if tgn is None and mmp is None and not any(said.values()):
        return _general(desk, title)
    levels = desk.base.get(METABOLITE_LEVELS, r.Regimen).levels
    tgn_band = _band(tgn, next(level for level in levels if level.analyte == "6-TGN")) if tgn else said["tgn"]
    mmp_band = _band(mmp, next(level for level in levels if level.analyte == "6-MMP")) if mmp else said["mmp"]
    lines = [desk.citer.line(_PATTERNS[(tgn_band or "unknown", mmp_band or "unknown")])]
    if tgn and mmp and tgn.number:
        ratio = round(mmp.number / tgn.number)
        lines.append(calculated(f"6-MMP : 6-TGN = {number(mmp.number)} / {number(tgn.number)} = {ratio}."))
        above = desk.base.get("metabolite-ratio-shunting", r.Regimen).levels[0].above
        if above is not None and ratio > above:
            lines.append(desk.citer.line("metabolite-ratio-shunting"))
    assumed = Section("units", "Units", desk.citer.lines(("metabolite-units-assumed", METABOLITE_LEVELS)))
    rule = Section("rule", "The rule", (line(desk, desk.base.get(METABOLITE_RULE, r.Evidence)),))
    differ = Section("conflicts", strings.DIFFER, conflicts(desk, "metabolites"), collapsed=True)
    return Part(title, tuple(lines), tuple(s for s in (assumed, rule, differ) if s.lines))


_WORDS = {
    "high": "high",
    "raised": "high",
    "elevated": "high",
    "low": "low",
    "subtherapeutic": "low",
    "normal": "in range",
}
# (6-TGN band, 6-MMP band) -> the sentence record that reads the pattern
_PATTERNS = {
    ("low", "high"): "reading-metabolites-shunting",
    ("low", "not high"): "reading-metabolites-low",
    ("low", "unknown"): "reading-metabolites-low-tgn-only",
    ("in range", "high"): "reading-metabolites-adequate-high-mmp",
    ("in range", "not high"): "reading-metabolites-adequate",
    ("in range", "unknown"): "reading-metabolites-adequate",
    ("high", "high"): "reading-metabolites-high",
    ("high", "not high"): "reading-metabolites-high",
    ("high", "unknown"): "reading-metabolites-high",
    ("unknown", "high"): "reading-metabolites-high-mmp-only",
    ("unknown", "not high"): "reading-metabolites-need-tgn",
    ("unknown", "unknown"): "reading-metabolites-need-tgn",
}


def _said(desk: Desk, analyte: str) -> str | None:
    """The band that words give: "6-MMP high, 6-TGN low"."""
    for mention in desk.asked.mentions.of("analyte"):
        if mention.value != analyte:
            continue
        before, after = desk.asked.text[: mention.start].lower(), desk.asked.text[mention.end :].lower()
        for word, band in _WORDS.items():
            if re.match(
                rf"[\s:=,]*(levels? )?(is |are |was |were |very |still |quite |too )*{word}", after
            ) or re.search(rf"\b{word}\w* $", before):
                return band if analyte == "tgn" or band == "high" else "not high"
    return None


def _band(measure: Measure, level: r.Level) -> str:
    if level.below is not None:
        return "not high" if measure.number < level.below else "high"
    if level.low is not None and measure.number < level.low:
        return "low"
    return "high" if level.high is not None and measure.number > level.high else "in range"


def _general(desk: Desk, title: str) -> Part:
    rule = line(desk, desk.base.get(METABOLITE_RULE, r.Evidence))
    records = desk.base.evidence(r.Evidence, topic="metabolites")
    rest = Section(
        "metabolites", title, tuple(line(desk, record) for record in records[:5] if record.id != METABOLITE_RULE)
    )
    return Part(
        title, (rule,), (rest, Section("conflicts", strings.DIFFER, conflicts(desk, "metabolites"), collapsed=True))
    )
