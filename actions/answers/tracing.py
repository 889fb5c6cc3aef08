"""The figure checker: every number, drug and guideline in an outgoing answer must stand in a record the answer names.

It runs on every answer before it leaves. It knows nothing of how answers are composed, so a composer's mistake cannot
hide from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec

from actions.answers import arithmetic, strings
from actions.answers.model import Answer, FigureCell, Line, OptionRow, PlotGroup, PlotRow, Section
from actions.answers.plots import wilson
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.records import Drug, Evidence, Formula, Record

_NUMBER = re.compile(r"(?<![A-Za-z\d])\d+(?:[.,]\d+)*")  # the 15 of "NUDT15" is a name, no figure
_LEVEL = re.compile(r"\b95 ?% CI\b")  # how every interval is written; its bounds are the figures
_GUIDELINE = re.compile(r"\b(EASL|BSG|AASLD|AWMF)\b")


class Untraced(msgspec.Struct, frozen=True):
    """Something an answer says that no record named beside it holds."""

    text: str
    what: str  # "number 82", "drug tacrolimus", "guideline EASL", "record mmf-x"


class Tracer:
    """Checks answers against one knowledge base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._names = _drug_names(base)
        self._held = lru_cache(maxsize=None)(self._held_uncached)

    def untraced(self, answer: Answer, given: str = "") -> tuple[Untraced, ...]:
        """What cannot be traced. `given` is what the clinician said and what the case holds: readings may repeat its
        numbers.
        """
        known = {item.label for item in answer.case}  # shown as it was told, it needs no record
        told = (line for line in _lines(answer) if line.records or line.text not in known)
        return tuple(fault for line in told for fault in self._check(line, given))

    def _check(self, line: Line, given: str) -> Iterator[Untraced]:
        for identifier in line.records:
            if identifier not in self._base:
                yield Untraced(line.text, f"record {identifier}")
        held = " ".join(self._held(identifier) for identifier in line.records if identifier in self._base)
        allowed = numbers(held)
        if line.note == strings.CALCULATED:
            allowed |= numbers(given) | self._computed(line, held, given)
        for number in sorted(numbers(_LEVEL.sub("CI", line.text)) - allowed):
            yield Untraced(line.text, f"number {number}")
        if not line.records:
            return
        lowered, lowered_held = line.text.lower(), held.lower()
        for drug, names in self._names.items():
            if any(_word(name, lowered) for name in names) and not any(_word(name, lowered_held) for name in names):
                yield Untraced(line.text, f"drug {drug}")
        for guideline in sorted(set(_GUIDELINE.findall(line.text)) - set(_GUIDELINE.findall(held))):
            yield Untraced(line.text, f"guideline {guideline}")

    def _computed(self, line: Line, held: str, given: str) -> frozenset[str]:
        """What follows by arithmetic from the numbers given and those of the line's records."""
        values = _values(given)
        found = arithmetic.from_given(values) | arithmetic.from_percentages(values, _values(held))
        for identifier in line.records:
            record = self._base.get(identifier, Record)
            if isinstance(record, Formula):
                found |= arithmetic.from_formula(record, values)
        return numbers(" ".join(found))

    def _held_uncached(self, identifier: str) -> str:
        """All words and numbers of a record, its drugs' names and its source's label."""
        record = self._base.get(identifier, Record)
        parts = list(_flat(msgspec.to_builtins(record)))
        for drug in getattr(record, "drugs", ()):
            parts += self._names.get(drug, ())
        if isinstance(record, Evidence):
            parts.append(self._base.get(record.source, Record).label)  # type: ignore[attr-defined]
        return " ".join(parts)


def numbers(text: str) -> frozenset[str]:
    """Numbers of a text in one spelling: "5,700" and "5700", "82.0" and "82" are the same."""
    return frozenset(_spelled(found) for found in _NUMBER.findall(text))


def _values(text: str) -> list[float]:
    return [float(found) for found in sorted(numbers(text)) if found.count(".") <= 1]


def _spelled(number: str) -> str:
    whole = re.sub(r",(?=\d{3}\b)", "", number).replace(",", ".")
    try:
        return f"{float(whole):g}"
    except ValueError:  # "1.2.3" is a section number, not a value
        return number


def _drug_names(base: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    return {drug.id: (drug.name.lower(), drug.short.lower(), drug.id.replace("-", " ")) for drug in base.all(Drug)}


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b")


def _word(name: str, text: str) -> bool:
    return name in text and bool(_pattern(name).search(text))


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield str(key)
            yield from _flat(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _flat(child)
    elif value is not None:
        yield str(value)


def _lines(answer: Answer) -> Iterator[Line]:
    yield from answer.warnings
    yield from answer.notices
    for part in answer.parts:
        yield from part.bottom_line
        for section in part.sections:
            yield from _section_lines(section)


def _section_lines(section: Section) -> Iterator[Line]:
    yield from section.lines
    for row in section.options:
        yield from _option_lines(row)
    if section.plot:
        yield from (_plotted(group, row) for group in section.plot.groups for row in group.rows)
    if section.table:
        for cells in section.table.rows:
            yield from cells[1:]  # the first cell is the row's head: a study, guideline or step


def _plotted(group: PlotGroup, row: PlotRow) -> Line:
    """A drawn figure as a line. A calculated interval is calculated anew, and left out only when it is the same."""
    interval: tuple[float | None, float | None] = (row.low, row.high)
    if row.calculated and row.count is not None and row.of and interval == wilson(row.count, row.of):
        interval = (None, None)
    drawn = " ".join(f"{value:g}" for value in (row.value, *interval, row.count, row.of) if value is not None)
    text = f"{row.label} {row.source} {drawn} {row.n or ''} {group.endpoint} {group.population}"
    return Line(text, row.cites, row.records)


def _option_lines(row: OptionRow) -> Iterator[Line]:
    yield Line(row.label, records=(row.drug, *row.rules))
    yield from row.why
    yield from (_figure_line(figure) for figure in (*row.figures, *row.other_figures))


def _figure_line(figure: FigureCell) -> Line:
    drawn = " ".join(f"{value:g}" for value in (figure.value, figure.low, figure.high) if value is not None)
    return Line(f"{figure.text} {drawn} {figure.n or ''} {figure.certainty or ''}", figure.cites, figure.records)
