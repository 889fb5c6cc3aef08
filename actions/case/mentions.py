"""What the recogniser found in a message, as typed values. The wire form is the Rasa entity dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, Final, Literal, get_args

from msgspec import Struct

Assertion = Literal["affirmed", "negated", "possible", "historical", "family", "hypothetical", "planned"]
_ASSERTIONS: tuple[Assertion, ...] = get_args(Assertion)


SENTENCE_END = re.compile(r"[.;!?\n](?!\d)")
_HOW = re.compile(r"\bhow (much|many|often|long|soon|about|quickly|fast)\b", re.IGNORECASE)
# What a question may be about, whether or not the patient has it
SPOKEN_OF: Final[tuple[Assertion, ...]] = ("affirmed", "planned", "hypothetical")


class Mention(Struct, frozen=True):
    """A span of the message: its entity type, the record or vocabulary id it stands for, and how it is asserted. A
    drug that is only considered or planned is "planned": the question is about it, but nobody takes it.
    """

    entity: str
    value: str
    start: int
    end: int
    text: str = ""
    assertion: Assertion = "affirmed"


class Dose(Struct, frozen=True, omit_defaults=True):
    """What is taken of a drug, as it was told: so much in that unit, `frequency` times a day."""

    number: float
    unit: str | None = None
    frequency: float = 1

    @property
    def milligrams_a_day(self) -> float | None:
        """In mg a day; None for other units (mg/kg is never converted)."""
        factor = {"mg": 1.0, "mg/day": 1.0, "g": 1000.0, "g/day": 1000.0}.get(self.unit or "")
        return None if factor is None else self.number * factor * self.frequency

    @property
    def per_kilogram_a_day(self) -> float | None:
        """In mg/kg a day; None for other units."""
        return self.number * self.frequency if self.unit in ("mg/kg", "mg/kg/day") else None


class Measure(Struct, frozen=True):
    """A number with its name and unit: "alt" 3 "xULN". `drug` is the drug it belongs to, `per` "dose" or "day"."""

    name: str
    number: float
    unit: str | None = None
    per: str | None = None
    drug: str | None = None
    comparator: str | None = None
    start: int = 0
    end: int = 0
    frequency: float = 1  # times a day, for a dose per dose
    ranges: bool = False  # one end of a range ("5-8"), which is no course
    limit: float | None = None  # the upper limit that the message gives, of which the number is a multiple
    began: bool = False  # what a course began with, wherever the message tells it: "210 (was 890)"
    other: float | None = None  # what the same digits may also mean ("1,200": 1.2), where both are plausible
    doubtful: bool = False  # the test cannot give such a number in any of its units, as it was written

    @property
    def milligrams_a_day(self) -> float | None:
        """A dose as mg a day, as it was written; None for other units and for what is no dose."""
        return Dose(self.number, self.unit, self.frequency).milligrams_a_day if self.name == "dose" else None

    @property
    def per_kilogram_a_day(self) -> float | None:
        """A dose as mg/kg a day, as it was written; None for other units and for what is no dose."""
        return Dose(self.number, self.unit, self.frequency).per_kilogram_a_day if self.name == "dose" else None


class Mentions(Struct, frozen=True):
    """Everything found in one message, in text order; of a course what it began with stands first."""

    found: tuple[Mention, ...] = ()
    measures: tuple[Measure, ...] = ()

    def of(self, entity: str, *assertions: Assertion) -> tuple[Mention, ...]:
        """Mentions of a type, limited to some assertions if any are named."""
        return tuple(m for m in self.found if m.entity == entity and (not assertions or m.assertion in assertions))

    def values(self, entity: str, *assertions: Assertion) -> tuple[str, ...]:
        """Their ids, each once, in text order."""
        return tuple(dict.fromkeys(m.value for m in self.of(entity, *assertions)))

    def measure(self, name: str) -> Measure | None:
        """The last number of that name, or None."""
        return next((m for m in reversed(self.measures) if m.name == name), None)

    def course(self, name: str) -> tuple[Measure, ...]:
        """The numbers of that name in the order told; of a range only its upper end, since it is one result."""
        told = [m for m in self.measures if m.name == name]
        lower = {m.start for m, after in pairwise(told) if m.ranges and after.ranges and m.number < after.number}
        return tuple(m for m in told if m.start not in lower)

    def within(self, start: int, end: int) -> Mentions:
        """Those that lie inside a span of the message."""
        return Mentions(
            tuple(m for m in self.found if start <= m.start < end),
            tuple(m for m in self.measures if start <= m.start < end),
        )

    def without(self, start: int, end: int) -> Mentions:
        """Those that lie outside a span of the message."""
        return Mentions(
            tuple(m for m in self.found if not start <= m.start < end),
            tuple(m for m in self.measures if not start <= m.start < end),
        )

    def without_reactions(self, start: int, end: int) -> Mentions:
        """Those but for the reactions that begin inside a span of the message."""
        kept = (m for m in self.found if m.entity != "reaction" or not start <= m.start < end)
        return Mentions(tuple(kept), self.measures)


def in_a_question(mention: Mention, text: str) -> bool:
    """Whether the sentence in which it stands is a question, with its mark or without ("mmf start how much")."""
    end = SENTENCE_END.search(text, mention.end)
    start = max((m.end() for m in SENTENCE_END.finditer(text, 0, mention.start)), default=0)
    return (end is not None and end[0] == "?") or bool(_HOW.search(text, start, end.start() if end else len(text)))


def from_entities(entities: Iterable[Mapping[str, Any]]) -> Mentions:
    """Mentions from Rasa entity dictionaries; entries of another shape (from other extractors) are passed over."""
    found: list[Mention] = []
    measures: list[Measure] = []
    for entity in sorted(entities, key=lambda e: (int(e.get("start") or 0), str(e.get("entity")), str(e.get("value")))):
        kind, value = entity.get("entity"), entity.get("value")
        if not isinstance(kind, str) or not isinstance(value, str):
            continue
        start, end = int(entity.get("start") or 0), int(entity.get("end") or 0)
        if kind == "measure":
            number = entity.get("number")
            if isinstance(number, int | float) and isinstance(entity.get("name"), str):
                measures.append(_measure(entity, float(number), start, end))
            continue
        found.append(Mention(kind, value, start, end, str(entity.get("text") or ""), _assertion(entity)))
    return Mentions(tuple(found), _in_time(measures))


def _in_time(measures: list[Measure]) -> tuple[Measure, ...]:
    """The numbers with what a course began with before what it became: "ALT 210 (was 890)"."""
    ordered = [measure for measure in measures if not measure.began]
    for measure in (m for m in measures if m.began):
        at = next((i for i, m in enumerate(ordered) if m.name == measure.name), len(ordered))
        ordered.insert(at, measure)
    return tuple(ordered)


def _assertion(entity: Mapping[str, Any]) -> Assertion:
    told = entity.get("assertion")
    if told == "affirmed" and entity.get("planned"):
        return "planned"
    return next((assertion for assertion in _ASSERTIONS if assertion == told), "affirmed")


def _measure(entity: Mapping[str, Any], number: float, start: int, end: int) -> Measure:
    return Measure(
        name=entity["name"],
        number=number,
        unit=entity.get("unit"),
        per=entity.get("per"),
        drug=entity.get("drug"),
        comparator=entity.get("comparator"),
        start=start,
        end=end,
        frequency=float(entity.get("frequency") or 1),
        ranges=bool(entity.get("ranges")),
        limit=entity.get("limit"),
        began=bool(entity.get("began")),
        other=entity.get("other"),
        doubtful=bool(entity.get("doubtful")),
    )
