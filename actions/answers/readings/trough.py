"""A measured level set against each range that a source gives for autoimmune hepatitis."""

from __future__ import annotations

from collections import Counter

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.figures import number, sentence_case
from actions.answers.leading.whose import holds
from actions.answers.model import Line, Part, Section, Table
from actions.answers.readings.beside import beside, expected_from
from actions.answers.readings.given import calculated, ends, read_as
from actions.answers.readings.graft_level import has_graft, of_graft
from actions.answers.subjects import harms
from actions.answers.subjects.general import not_held
from actions.answers.subjects.topics import evidence
from actions.case.mentions import Measure
from actions.case.values import sampling
from actions.case.values.levels import LEVEL, LEVELLED, often_measured, told_of
from actions.knowledge import kinds as r

_CAPPED = "under the only limit of"  # a source that names no lower end says of a low level nothing more
_ALL = {1: "the one range", 2: "both ranges"}
_NO_TROUGH = "level-behind-the-dose"
_OF_HARMS = 2  # lines on what the level may have done, before the ranges


def drug_of_level(desk: Desk) -> str:
    """The drug whose level is read: of a level in the message the one it was told with; else the one the message
    names, the one whose level the case holds, or the one that is taken.
    """
    mentions = desk.asked.mentions
    measure = mentions.measure(LEVEL)
    told = told_of(measure, (*mentions.values("drug"), *desk.case.current)) if measure else None
    known = desk.case.values.get(LEVEL)
    named = [drug for drug in mentions.values("drug", "affirmed", "planned", "hypothetical") if drug in LEVELLED]
    taken = (*desk.case.current, *desk.case.still_on, *desk.case.doses)
    order = (told, *named, known.drug if known else None, *taken, *often_measured(desk.case.tried), *desk.drugs)
    return next((drug for drug in order if drug in LEVELLED and drug in desk.base.drugs), LEVELLED[0])


def level_of(desk: Desk, drug: str) -> tuple[Measure, ...]:
    """The level of this drug that the message tells or the case holds, as a number or both ends of a range; empty where
    there is none.
    """
    known = desk.case.values.get(LEVEL)
    if desk.asked.mentions.measure(LEVEL) is None and known is not None and known.drug not in (None, drug):
        return ()
    return ends(desk, LEVEL)


def trough(desk: Desk, drug: str) -> Part:
    """A measured level beside every range the sources give for AIH: no single target exists, so each is set against
    the number. The verdict leads, with what of the patient belongs to it; then what the level may have done, then the
    ranges. A liver recipient's is the graft's.
    """
    if has_graft(desk):
        return of_graft(desk, drug)
    title = f"{strings.TITLES['interpret_trough']}: {desk.drug_name(drug)}"
    late = sampling.behind_the_dose(desk.message) and desk.asked.mentions.measure(LEVEL) is not None
    measured = () if late else level_of(desk, drug)
    ranges = [
        record
        for record in evidence(desk, drug, "target-level")
        if isinstance(record, r.Regimen) and any(level.who == _who(desk) for level in record.levels)
    ]
    conflict = _unsettled(desk, drug)
    harmed = harms.shown_beside(desk, drug)
    done = harmed.bottom_line if harmed else ()
    if not ranges:
        rest = Part(title, conflict) if conflict else not_held(desk, title)
        return Part(title, (*beside(desk, drug), *rest.bottom_line, *done), rest.sections, missing=rest.missing)
    rows = tuple(
        (
            Line(desk.base.get(regimen.source, r.Source).label),
            desk.citer.line(regimen.id),
            _against(desk, regimen, measured),
        )
        for regimen in ranges
    )
    compared = Table(("Source", "Its range", "This level"), rows)
    notes = Section(
        "notes",
        strings.NOTES,
        desk.citer.lines(
            tuple(n.id for n in desk.base.about(r.Note, drug=drug, topic="target-level") if holds(n, desk.case))
        ),
    )
    sections = (
        Section("target-level", "Against each source's range", table=compared),
        *(harmed.sections if harmed else ()),
        notes,
    )
    lead = (
        *(desk.citer.lines((_NO_TROUGH,)) if late else ()),
        *_verdict_on_all(desk, drug, ranges, measured),
        *beside(desk, drug),
        *(expected_from(desk, drug) if _above_all(ranges, measured, desk) else ()),
        *done[:_OF_HARMS],
        *(conflict or (desk.citer.line(ranges[0].id),)),
        *done[_OF_HARMS:],
        *read_as("level", measured),
    )
    return Part(title, lead, tuple(s for s in sections if s.lines or s.table))


def _above_all(ranges: list[r.Regimen], measured: tuple[Measure, ...], desk: Desk) -> bool:
    """Whether one level is told and lies above every range that it can be set against."""
    if len(measured) != 1:
        return False
    levels = [level for regimen in ranges if (level := _level(desk, regimen)) and _decided(measured[0], level)]
    levels = [level for regimen in ranges if (level := _level(desk, regimen)) and _decided(measured[-1], level)]
    return bool(levels) and all(_verdict(measured[0].number, x) == "above" for x in levels)


def _unsettled(desk: Desk, drug: str) -> tuple[Line, ...]:
    return desk.citer.lines(tuple(c.id for c in desk.base.about(r.Conflict, drug=drug, topic="target-level")))


def _verdict_on_all(desk: Desk, drug: str, ranges: list[r.Regimen], measured: tuple[Measure, ...]) -> tuple[Line, ...]:
    """ "Tacrolimus level 11.8: above all 5 ranges held for adults.", "Tacrolimus level 4.2: within 2 of the 5 ranges
    held for adults, too low for 3, too high for none."; nothing where no range can be compared, or where
    two ends of a range were told.
    """
    if len(measured) != 1:
        return ()
    (measure,) = measured
    held = {regimen.id: level for regimen in ranges if (level := _level(desk, regimen)) and _decided(measure, level)}
    if not held:
        return ()
    ways = Counter(_verdict(measure.number, level) for level in held.values())
    name = sentence_case(desk.base.drugs[drug].name)
    said = f"{name} level {measure.comparator or ''}{number(measure.number)}"
    return (calculated(f"{said}: {_placed(ways)} held for {_who(desk)}{_apart(ways)}.", *held),)


def _placed(ways: Counter[str]) -> str:
    """Where a level lies by the ranges that say so: "above all 5 ranges", "within 1 of the 5 ranges"."""
    count = ways.total()
    if len(ways) == 1:
        return f"{next(iter(ways))} {_ALL.get(count, f'all {count} ranges')}"
    return f"within {ways['within'] or 'none'} of the {count} ranges"


def _apart(ways: Counter[str]) -> str:
    """For how many ranges it is too low or too high, and how many, naming no lower end, say no more of it."""
    if len(ways) == 1:
        return ""
    capped = ways[_CAPPED]
    others = "the other gives" if capped == 1 else f"the other {capped} give"
    open_ = f"; {others} only an upper limit, which it stays under" if capped else ""
    return f", too low for {ways['below'] or 'none'}, too high for {ways['above'] or 'none'}{open_}"


def _who(desk: Desk) -> str:
    return "children" if desk.case.state("child") == "yes" else "adults"


def _level(desk: Desk, record: r.Regimen) -> r.Level | None:
    return next((level for level in record.levels if level.who == _who(desk) and level.analyte == "trough"), None)


def _against(desk: Desk, record: r.Regimen, measured: tuple[Measure, ...]) -> Line:
    level = _level(desk, record)
    if not measured or level is None or not all(_decided(measure, level) for measure in measured):
        return Line(strings.NO_NUMBER)
    verdicts = (f"{number(m.number)} is {_verdict(m.number, level)} this range" for m in measured)
    whom = " for children" if level.who == "children" else ""
    return Line("; ".join(f"{verdict}{whom}" for verdict in verdicts), note=strings.CALCULATED)


def _decided(measure: Measure, level: r.Level) -> bool:
    """Whether the number can be set against the range: in its unit, and "<5" only below it, ">5" only above it."""
    if measure.unit and measure.unit.lower() != level.unit.lower():
        return False
    beyond = {"<": "below", ">": "above"}.get(measure.comparator or "")
    return beyond is None or _verdict(measure.number, level) == beyond


def _verdict(value: float, level: r.Level) -> str:
    top = level.high if level.high is not None else level.below
    bottom = level.low if level.low is not None else level.above
    if top is not None and value > top:
        return "above"
    if bottom is not None and value < bottom:
        return "below"
    return _CAPPED if bottom is None else "within"
