"""How much of an answer is shown before anybody asks for more: about as many words as are read between two patients,
all of it, or the bottom line alone. Nothing is taken out of the answer; where a channel cannot unfold, "more" brings
what is behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import structs

from actions.answers import strings
from actions.answers.model import Answer, Line, OptionRow, Section

STEPS = "doing-it"
"""The section that tells, step by step, how a drug is started."""
_SHOWN_WORDS = 120
"""Of an answer, besides its options: those of warnings and bottom lines count, and are shown in any case."""
_LEAST_WORDS = 80
"""Of the section that an answer begins with, and of what stands before the options, however much stands above."""
_IN_FULL = 3
"""Options of which figures and reasons are written out where a channel cannot unfold."""


def folded(answer: Answer) -> Answer:
    """The answer with the sections beyond the words that are shown at first behind their titles. Options stand open;
    what the answer begins with, and what is checked before the options, are cut rather than put away.
    """
    left = _SHOWN_WORDS - _words(answer.warnings) - sum(_words(part.bottom_line) for part in answer.parts)
    parts = []
    for number, part in enumerate(answer.parts):
        sections: list[Section] = []
        for place, section in enumerate(part.sections):
            leads = place == 0 and (number == 0 or any(later.options for later in part.sections[1:2]))
            shown = tuple(_within(section, max(left, _LEAST_WORDS) if leads else left, whole=leads))
            left -= sum(_own(one) for one in shown if not one.collapsed)
            sections += shown
        parts.append(structs.replace(part, sections=tuple(sections)))
    return structs.replace(answer, parts=tuple(parts))


def _within(section: Section, room: int, *, whole: bool) -> Iterator[Section]:
    """The section as it is where it has room; else behind its title, or with `whole` cut where its room ends."""
    if section.collapsed or section.options or _own(section) <= room:
        yield section
    elif not whole:
        yield structs.replace(section, collapsed=True)
    elif section.table or section.plot or len(section.lines) < 2:
        yield section
    else:
        at = 1
        while _words(section.lines[: at + 1]) <= room:
            at += 1
        yield structs.replace(section, lines=section.lines[:at])
        title = strings.CONTINUED.format(title=section.title)
        yield structs.replace(section, title=title, lines=section.lines[at:], collapsed=True)


def _own(section: Section) -> int:
    rows = section.table.rows if section.table else ()
    return _words(section.lines) + sum(map(_words, rows))


def _words(lines: Iterable[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)


def opened(answer: Answer) -> Answer:
    """The answer with every section shown."""
    return _each(answer, lambda section: structs.replace(section, collapsed=False))


def shortened(answer: Answer) -> Answer:
    """The answer with every section behind its title: warnings, bottom lines and the question remain."""
    return _each(answer, lambda section: structs.replace(section, collapsed=True))


def at_first(answer: Answer) -> Answer:
    """What is seen without unfolding: the answer without the sections that are behind their titles and, where there are
    any, of the first options one figure for either reason and one line of why, of the others less, and of each step one
    statement. A part of which nothing is seen has no heading either.
    """
    if not behind(answer):
        return answer
    parts = (
        structs.replace(part, sections=tuple(_brief(section) for section in part.sections if not section.collapsed))
        for part in answer.parts
    )
    return structs.replace(answer, parts=tuple(part for part in parts if part.bottom_line or part.sections))


def _brief(section: Section) -> Section:
    options = tuple(_briefly(row, in_full=place < _IN_FULL) for place, row in enumerate(section.options))
    table = section.table
    if table and section.id == STEPS:
        table = structs.replace(table, rows=tuple(row[:2] for row in table.rows))
    return structs.replace(section, options=options, table=table)


def _briefly(row: OptionRow, *, in_full: bool) -> OptionRow:
    """Of an option that can be chosen how often it worked, of one that is spoken against why."""
    against = row.standing in ("avoid", "caution")
    figures, others = row.figures[:1], row.other_figures[:1]
    if not in_full:
        others = ()
        figures = () if row.standing in ("avoid", "no position") else figures
    return structs.replace(row, figures=figures, other_figures=others, why=row.why[:1] if in_full or against else ())


def behind(answer: Answer) -> tuple[str, ...]:
    """The titles of what is not seen at first, each once, in order."""
    titles = (section.title for part in answer.parts for section in part.sections if section.collapsed)
    return tuple(dict.fromkeys(titles))


def _each(answer: Answer, change: Callable[[Section], Section]) -> Answer:
    parts = tuple(
        structs.replace(part, sections=tuple(change(section) for section in part.sections)) for part in answer.parts
    )
    return structs.replace(answer, parts=parts)
