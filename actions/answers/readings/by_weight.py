"""The starting dose in milligrams for a body weight that is told, beside the record that gives it per kilogram.

Only for adults, and doses that their record calls convertible; never above the maximum that record holds, and not at
all above one that any record on the drug holds. A child's dose stays per kilogram, as its record prints it (the rule of
the dossier), and so does a thiopurine's where the genotype that lowers it is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from actions.answers.desk import Desk
from actions.answers.figures import number
from actions.answers.gaps.unanswered import part_asked
from actions.answers.model import Line, Part
from actions.answers.readings.given import calculated, known
from actions.case.patient import THIOPURINES
from actions.knowledge import kinds as r
from actions.knowledge.reading_aids import aid_number

_WEIGHT = "weight"
_IN_MG = {"mg": 1.0, "g": 1000.0}
_MOST = 2  # calculations in an answer
_THIOPURINES = frozenset({*THIOPURINES, "tioguanine"})
SLOW_ENZYMES = ("nudt15-intermediate", "nudt15-deficient", "tpmt-intermediate", "tpmt-deficient", "tpmt-low")


def beside(desk: Desk, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts of a question for a dose, each starting dose by weight at first sight followed by what it comes to."""
    kilograms = weight(desk)
    for_a_dose = desk.asked.intent == "ask_dose" or "dose" in desk.asked.mentions.values("topic")
    if not for_a_dose or kilograms is None or "maximum" in part_asked(desk):
        return parts
    return tuple(structs.replace(part, bottom_line=tuple(_followed(desk, part, kilograms))) for part in parts)


def weight(desk: Desk) -> float | None:
    """The body weight in kilograms that the message or the case tells."""
    told = desk.asked.mentions.measure(_WEIGHT) or known(desk, _WEIGHT)
    return told.number if told and told.unit in (None, "kg") and not told.comparator else None


def _followed(desk: Desk, part: Part, kilograms: float) -> Iterator[Line]:
    """The first lines, each starting dose with its sum; where none is one, the first that stands behind them."""
    left = _MOST
    for one in part.bottom_line:
        yield one
        sums = _of_line(desk, one, kilograms) if left else ()
        left -= bool(sums)
        yield from sums
    behind = (one for section in part.sections[:1] for one in section.lines) if left == _MOST else ()
    for one in behind:
        if sums := _of_line(desk, one, kilograms):
            yield from (one, *sums)
            return


def _of_line(desk: Desk, one: Line, kilograms: float) -> tuple[Line, ...]:
    record = _regimen(desk, one)
    return tuple(_sums(desk, record, kilograms)) if record else ()


def _regimen(desk: Desk, one: Line) -> r.Regimen | None:
    record = desk.base.get(one.records[0], r.Record) if one.records and one.records[0] in desk.base else None
    return record if isinstance(record, r.Regimen) and set(record.drugs) & set(desk.drugs) else None


def _sums(desk: Desk, record: r.Regimen, kilograms: float) -> Iterator[Line]:
    child = desk.case.state("child") == "yes" or "child" in desk.asked.mentions.values("condition")
    if child or kilograms < aid_number("aid-adult-weight", "kg from"):
        return
    if set(record.drugs) & _THIOPURINES and any(desk.case.state(enzyme) == "yes" for enzyme in SLOW_ENZYMES):
        return
    for dose in record.doses:
        if dose.convertible and dose.who == "adults" and len(record.drugs) == 1:
            drug = record.drugs[0]
            low, high = (end * kilograms for end in (dose.low, dose.high or dose.low))
            cap = ceiling(record, dose)
            if cap is None and any(high > limit for limit in _limits(desk, drug, dose)):
                continue
            yield _sum(desk, record, dose, kilograms, (low, high), cap)


def _sum(
    desk: Desk, record: r.Regimen, dose: r.Dose, kilograms: float, ends: tuple[float, float], cap: float | None
) -> Line:
    low, high = (end if cap is None else min(end, cap) for end in ends)
    per_kg = _range(dose.low, dose.high or dose.low)
    name = desk.base.drugs[record.drugs[0]].name
    capped = ", the maximum held" if cap is not None and ends[1] > cap else ""
    how = how_given(dose)
    return calculated(
        f"{number(kilograms)} kg: {name} {per_kg} mg/kg {how} is {_range(low, high)} mg {how}{capped}.", record.id
    )


def _range(low: float, high: float) -> str:
    ends = [f"{round(end, 2):g}" for end in (low, high)]
    return " to ".join(dict.fromkeys(ends))


def how_given(dose: r.Dose) -> str:
    """How often, in words: "a day", "twice daily", "a day in two doses"."""
    if dose.per == "dose":
        return dose.frequency or ""
    return f"a {dose.per} {dose.frequency}" if dose.frequency else f"a {dose.per}"


def ceiling(record: r.Regimen, dose: r.Dose) -> float | None:
    """The maximum in milligrams that a record holds for the same patients, given in the same way."""
    limits = (x for x in record.doses if x.role == "maximum" and x.per == dose.per and x.who == dose.who)
    return min((x.low * _IN_MG[x.unit] for x in limits if x.unit in _IN_MG), default=None)


def _limits(desk: Desk, drug: str, dose: r.Dose) -> Iterator[float]:
    """The maxima for adults that any record on the drug holds."""
    for record in desk.base.evidence(r.Regimen, drug=drug, topic="dose"):
        for limit in record.doses if record.drugs == (drug,) else ():
            if limit.role == "maximum" and limit.per == dose.per and limit.who == "adults" and limit.unit in _IN_MG:
                yield limit.low * _IN_MG[limit.unit]
