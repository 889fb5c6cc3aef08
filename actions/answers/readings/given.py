"""What a reading starts from: numbers of the message or the case, and where its sources disagree."""

from __future__ import annotations

from msgspec import structs

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.figures import number
from actions.answers.model import Line
from actions.case.mentions import Measure
from actions.case.values.upper_limits import comparable, multiple_of
from actions.knowledge import kinds as r


def known(desk: Desk, name: str) -> Measure | None:
    """A number of that name known of the case, as if it stood in the message."""
    value = desk.case.values.get(name)
    return Measure(name, value.number, value.unit, comparator=value.comparator) if value else None


def by_its_limit(desk: Desk, measure: Measure) -> Measure:
    """A result of the message as a multiple of the upper limit that was given for it before, if one was."""
    value = desk.case.values.get(measure.name)
    if value is None or value.limit is None or measure.unit == "xULN":
        return measure
    if not comparable(measure.name, measure.number, value.limit):
        return measure
    return structs.replace(measure, number=multiple_of(measure.number, value.limit), unit="xULN")


def course(desk: Desk, name: str) -> tuple[Measure, ...]:
    """The numbers of a test in the order told: those of the message, or first and last as the case knows them."""
    told = desk.asked.mentions.course(name)
    value = desk.case.values.get(name)
    if len(told) > 1 or value is None or value.first is None:
        return told
    return Measure(name, value.first, value.unit), Measure(name, value.number, value.unit)


def ends(desk: Desk, name: str) -> tuple[Measure, ...]:
    """The number to read, or both ends of the range that was given last; empty without one."""
    told = [m for m in desk.asked.mentions.measures if m.name == name]
    if len(told) > 1 and told[-1].ranges and told[-2].ranges:
        return told[-2], told[-1]
    last = told[-1] if told else known(desk, name)
    return (last,) if last else ()


def read_as(what: str, given: tuple[Measure, ...]) -> tuple[Line, ...]:
    """Which reading was assumed, for a number whose digits have two ("1,200")."""
    return tuple(
        calculated(f"{what} is read as {number(m.number)}, not as {number(m.other)}.")
        for m in given
        if m.other is not None
    )


def conflicts(desk: Desk, topic: str) -> tuple[Line, ...]:
    """Where the sources disagree on a topic."""
    return desk.citer.lines(tuple(c.id for c in desk.base.about(r.Conflict, topic=topic)))


def calculated(text: str, *records: str) -> Line:
    """A line whose numbers were given, or follow by arithmetic from given ones and from those of the records."""
    return Line(text, records=records, note=strings.CALCULATED)
