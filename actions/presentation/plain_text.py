"""One answer as plain text: readable in a terminal and by a screen reader, with the sources of what it shows. Text
cannot be unfolded: sections that are behind their titles are named, and come when more is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from actions.answers import length, outlets, strings
from actions.answers.model import Answer, Citation, FigureCell, Line, OptionRow, Part, Section, Table
from actions.presentation.forest import data_table


def render(answer: Answer) -> str:
    """The answer as text, as much of it as is seen at first; parts in the order of the anatomy."""
    return "\n".join(_lines(length.at_first(answer), length.behind(answer))).strip()


def _lines(answer: Answer, behind: tuple[str, ...]) -> Iterator[str]:
    yield from (f"! {_line(line)}" for line in answer.warnings)
    yield from (_line(line) for line in answer.notices)
    for part in answer.parts:
        yield from _part(part)
    if behind:
        yield f"\n{strings.BEHIND}: {' · '.join(behind)}"
    if answer.question:
        choices = " / ".join(button.label for button in answer.question.answers)
        yield f"\n? {answer.question.text}" + (f" ({choices})" if choices else "")  # a number is asked for without any
    if answer.case:
        yield f"\nKnown of this case: {'; '.join(item.label for item in answer.case)}"
    cited = {number for said in outlets.said(answer, {}) for number in said.line.cites}
    if sources := [source for source in answer.sources if source.n in cited]:
        yield "\nSources"
        yield from map(_source, sources)
    if answer.footing:
        yield f"\nKnowledge base {answer.footing.version}, last review {answer.footing.reviewed_on}."
        yield answer.footing.notice
        if answer.footing.overdue:
            yield f"Past their review date: {', '.join(answer.footing.overdue)}"


def _line(line: Line) -> str:
    marks = "".join(f"[{number}]" for number in line.cites)
    note = f" ({line.note})" if line.note else ""
    return f"{line.text}{note} {marks}".strip()


def _part(part: Part) -> Iterator[str]:
    if part.title:
        yield f"\n{part.title.upper()}"
    yield from map(_line, part.bottom_line)
    for section in part.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield f"\n{section.title}"
    yield from (f"- {_line(line)}" for line in section.lines)
    for option in section.options:
        yield from _option(option)
    if section.plot:
        yield from _table(data_table(section.plot))
    if section.table:
        yield from _table(section.table)


def _table(table: Table) -> Iterator[str]:
    for head, *cells in table.rows:
        yield f"- {_line(head)}: {' | '.join(map(_line, cells))}"


def _option(option: OptionRow) -> Iterator[str]:
    """An option with its figures and reasons; a reason that the label gives already only adds its sources."""
    said = [line for line in option.why if line.text.rstrip(".").lower() in option.label.lower()]
    marks = "".join(f"[{number}]" for line in said for number in line.cites)
    yield f"- {option.name}: {option.label} {marks}".rstrip()
    yield from (f"    {_figure(figure)}" for figure in (*option.figures, *option.other_figures))
    yield from (f"    {_line(line)}" for line in option.why if line not in said)


def _figure(figure: FigureCell) -> str:
    details = (
        figure.endpoint,
        figure.n,
        figure.design,
        strings.UNCONTROLLED if figure.uncontrolled else None,
        f"certainty {figure.certainty}" if figure.certainty else None,
        None if figure.fit == "direct" else f"{figure.fit} population",
    )
    marks = "".join(f"[{number}]" for number in figure.cites)
    reason = strings.REASON_NAMES.get(figure.reason, figure.reason)
    return f"{reason}: {figure.text}; {'; '.join(detail for detail in details if detail)} {marks}".strip()


def _source(source: Citation) -> str:
    where = None if source.where and source.read.startswith(source.where) else source.where  # "abstract. abstract read"
    parts = (source.label, source.journal, where, source.read, source.identifier)
    return f"[{source.n}] " + ". ".join(part for part in parts if part)
