"""A measured level set against each range that a source gives for autoimmune hepatitis."""

from __future__ import annotations

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.figures import number
from actions.answers.general import not_held
from actions.answers.model import Line, Part, Section, Table
from actions.answers.readings.given import ends, read_as
from actions.answers.topics import evidence
from actions.case.mentions import Measure
from actions.knowledge import kinds as r


def trough(desk: Desk, drug: str) -> Part:
    """A measured level beside every range the sources give for AIH: no single target exists, so each is set against
    the number.
    """
    title = f"{strings.TITLES['interpret_trough']}: {desk.drug_name(drug)}"
    measured = ends(desk, "trough")
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
    lead = (*(conflict or (desk.citer.line(ranges[0].id),)), *read_as("level", measured))
    return Part(title, lead, tuple(s for s in sections if s.lines or s.table))


def _unsettled(desk: Desk, drug: str) -> tuple[Line, ...]:
    return desk.citer.lines(tuple(c.id for c in desk.base.about(r.Conflict, drug=drug, topic="target-level")))


def _against(record: r.Regimen, measured: tuple[Measure, ...]) -> Line:
    adult = next((level for level in record.levels if level.who == "adults" and level.analyte == "trough"), None)
    if not measured or adult is None or not all(_decided(measure, adult) for measure in measured):
        return Line(strings.NO_NUMBER)
    verdicts = (f"{number(measure.number)} is {_verdict(measure.number, adult)}" for measure in measured)
    return Line("; ".join(verdicts), note=strings.CALCULATED)


def _decided(measure: Measure, level: r.Level) -> bool:
    """Whether the number can be set against the range: in its unit, and "<5" only below it, ">5" only above it."""
    if measure.unit and measure.unit.lower() != level.unit.lower():
        return False
    beyond = {"<": "below this range", ">": "above this range"}.get(measure.comparator or "")
    return beyond is None or _verdict(measure.number, level) == beyond


def _verdict(value: float, level: r.Level) -> str:
    top = level.high if level.high is not None else level.below
    bottom = level.low if level.low is not None else level.above
    if top is not None and value > top:
        return "above this range"
    if bottom is not None and value < bottom:
        return "below this range"
    return "within this range"
