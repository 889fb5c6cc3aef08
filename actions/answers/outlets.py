"""Every place of an answer where words leave, as lines the figure checker can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from actions.answers import strings
from actions.answers.model import Answer, FigureCell, Line, OptionRow, PlotRow, Section


class Said(Struct, frozen=True):
    """A line and its place: the drug whose column it stands in, the records of its whole row, whether it heads it."""

    line: Line
    drug: str | None = None
    beside: tuple[str, ...] = ()
    head: bool = False


def said(answer: Answer, columns: Mapping[str, str]) -> Iterator[Said]:
    """All lines. `columns` are the column heads that stand for one drug."""
    yield from (Said(line) for line in (*answer.warnings, *answer.notices))
    for part in answer.parts:
        yield from map(Said, part.bottom_line)
        for section in part.sections:
            yield from _of_section(section, columns)


def letter_pieces(answer: Answer, version: str) -> Iterator[str]:
    """What a letter may repeat: the answer's lines with their citation marks, its steps, its sources."""
    for one in said(answer, {}):
        marks = "".join(f"[{number}]" for number in one.line.cites)
        yield f"{one.line.text} {marks}".strip()
    for source in answer.sources:
        yield f"[{source.n}] {source.label}" + (f", {source.identifier}" if source.identifier else "")
    yield from (f"{step}:" for step in strings.STEPS.values())
    yield from ("Sources:", f"SecondLine knowledge base {version}.")


def _of_section(section: Section, columns: Mapping[str, str]) -> Iterator[Said]:
    yield from map(Said, section.lines)
    for row in section.options:
        yield from map(Said, _of_option(row))
    if section.plot:
        yield from (Said(_cited(row)) for group in section.plot.groups for row in group.rows)
    if section.table:
        # The other cells of a row may run past the heads: each then stands under the last one.
        drugs = [columns.get(head) for head in section.table.columns]
        for cells in section.table.rows:
            beside = tuple(dict.fromkeys(record for cell in cells for record in cell.records))
            yield Said(cells[0], beside=beside, head=True)
            for place, cell in enumerate(cells[1:], start=1):
                yield Said(cell, drugs[min(place, len(drugs) - 1)], beside)


def _of_option(row: OptionRow) -> Iterator[Line]:
    yield Line(row.label, records=(row.drug, *row.rules))
    yield from row.why
    yield from map(_cited, (*row.figures, *row.other_figures))


def _cited(figure: FigureCell | PlotRow) -> Line:
    """A figure's citations as a line without words: the figure itself is compared field by field."""
    return Line("", figure.cites, figure.records)
