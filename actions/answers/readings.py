"""Reading numbers against published rules: thiopurine metabolites, trough levels, a course of transaminases. The rule
and its source are shown.
"""

from __future__ import annotations

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.figures import number
from actions.answers.general import not_held
from actions.answers.model import Line, Part, Section, Table
from actions.answers.topics import evidence, line
from actions.case.mentions import Measure
from actions.knowledge import records as r

METABOLITE_RULE = "easl25-fig4"  # the algorithm; its levels stand in the regimen record below
METABOLITE_LEVELS = "metabolite-reading-levels"


def metabolites(desk: Desk) -> Part:
    """6-TGN and 6-MMP read by the EASL 2025 algorithm. The ratio needs no unit when both share one; the bands name
    the unit assumed.
    """
    title = strings.TITLES["interpret_metabolites"]
    tgn, mmp = (desk.asked.mentions.measure(name) or _known(desk, name) for name in ("tgn", "mmp"))
    if tgn is None and mmp is None:
        return _general(desk, title)
    levels = desk.base.get(METABOLITE_LEVELS, r.Regimen).levels
    tgn_band = _band(tgn, next(level for level in levels if level.analyte == "6-TGN"))
    mmp_band = _band(mmp, next(level for level in levels if level.analyte == "6-MMP"))
    lines = [desk.citer.line(_PATTERNS[(tgn_band, mmp_band)])]
    if tgn and mmp and tgn.number:
        ratio = round(mmp.number / tgn.number)
        lines.append(
            Line(f"6-MMP : 6-TGN = {number(mmp.number)} / {number(tgn.number)} = {ratio}.", note=strings.CALCULATED)
        )
        if desk.base.get("metabolite-ratio-shunting", r.Regimen).levels[0].above and ratio > (
            desk.base.get("metabolite-ratio-shunting", r.Regimen).levels[0].above or 0
        ):
            lines.append(desk.citer.line("metabolite-ratio-shunting"))
    assumed = Section("units", "Units", desk.citer.lines(("metabolite-units-assumed", METABOLITE_LEVELS)))
    rule = Section("rule", "The rule", (line(desk, desk.base.get(METABOLITE_RULE, r.Evidence)),))
    conflicts = Section("conflicts", strings.DIFFER, _about(desk, "metabolites"), collapsed=True)
    return Part(title, tuple(lines), tuple(s for s in (assumed, rule, conflicts) if s.lines))


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


def _band(measure: Measure | None, level: r.Level) -> str:
    if measure is None:
        return "unknown"
    if level.below is not None:
        return "not high" if measure.number < level.below else "high"
    if level.low is not None and measure.number < level.low:
        return "low"
    return "high" if level.high is not None and measure.number > level.high else "in range"


def _known(desk: Desk, name: str) -> Measure | None:
    value = desk.case.values.get(name)
    return Measure(name, value.number, value.unit) if value else None


def _general(desk: Desk, title: str) -> Part:
    rule = line(desk, desk.base.get(METABOLITE_RULE, r.Evidence))
    records = desk.base.evidence(r.Evidence, topic="metabolites")
    rest = Section(
        "metabolites", title, tuple(line(desk, record) for record in records[:5] if record.id != METABOLITE_RULE)
    )
    return Part(
        title, (rule,), (rest, Section("conflicts", strings.DIFFER, _about(desk, "metabolites"), collapsed=True))
    )


def _about(desk: Desk, topic: str) -> tuple[Line, ...]:
    return desk.citer.lines(tuple(c.id for c in desk.base.about(r.Conflict, topic=topic)))


def trough(desk: Desk, drug: str) -> Part:
    """A measured level beside every range the sources give for AIH: no single target exists, so each is set against
    the number.
    """
    title = f"{strings.TITLES['interpret_trough']}: {desk.drug_name(drug)}"
    measured = desk.asked.mentions.measure("trough") or _known(desk, "trough")
    ranges = [
        record for record in evidence(desk, drug, "target-level") if isinstance(record, r.Regimen) and record.levels
    ]
    conflict = _unsettled(desk, drug)
    if not ranges:
        return not_held(desk, title) if not conflict else Part(title, conflict)
    rows = tuple(
        (Line(desk.base.get(regimen.source, r.Source).label), desk.citer.line(regimen.id), _against(regimen, measured))
        for regimen in ranges
    )
    compared = Table(("Source", "Its range", "This level"), rows)
    notes = Section(
        "notes",
        strings.NOTES,
        desk.citer.lines(tuple(n.id for n in desk.base.about(r.Note, drug=drug, topic="target-level"))),
    )
    sections = (Section("target-level", "Against each source's range", table=compared), notes)
    return Part(title, conflict or (desk.citer.line(ranges[0].id),), tuple(s for s in sections if s.lines or s.table))


def _unsettled(desk: Desk, drug: str) -> tuple[Line, ...]:
    return desk.citer.lines(tuple(c.id for c in desk.base.about(r.Conflict, drug=drug, topic="target-level")))


def _against(record: r.Regimen, measured: Measure | None) -> Line:
    adult = next((level for level in record.levels if level.who == "adults" and level.analyte == "trough"), None)
    if measured is None or adult is None:
        return Line("no number to compare")
    return Line(f"{number(measured.number)} is {_verdict(measured.number, adult)}", note=strings.CALCULATED)


def _verdict(value: float, level: r.Level) -> str:
    top = level.high if level.high is not None else level.below
    bottom = level.low if level.low is not None else level.above
    if top is not None and value > top:
        return "above this range"
    if bottom is not None and value < bottom:
        return "below this range"
    return "within this range"


def response(desk: Desk) -> Part:
    """A course of values beside the consensus endpoints."""
    title = strings.TITLES["interpret_response"]
    definitions = [
        record
        for record in desk.base.evidence(r.Statement, topic="definition")
        if record.term in ("complete-biochemical-response", "non-response", "insufficient-response")
    ]
    if not definitions:
        return not_held(desk, title)
    values = [m for m in desk.asked.mentions.measures if m.name in ("alt", "ast")]
    fall: tuple[Line, ...] = ()
    if len(values) >= 2 and values[0].number > 0 and values[0].name == values[1].name:
        change = 100 * (values[0].number - values[1].number) / values[0].number
        words = f"fall of {change:.0f} %" if change >= 0 else f"rise of {-change:.0f} %"
        fall = (
            Line(
                f"{values[0].name.upper()} {number(values[0].number)} to {number(values[1].number)}: {words}.",
                note=strings.CALCULATED,
            ),
        )
    ordered = sorted(
        definitions,
        key=lambda d: (d.term != "non-response" if fall else d.term != "complete-biochemical-response", d.rank, d.id),
    )
    return Part(
        title,
        (*fall, line(desk, ordered[0])),
        (Section("definition", "Endpoints", tuple(line(desk, d) for d in ordered[1:5])),),
    )
