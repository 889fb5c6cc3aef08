"""How much of an answer is shown before anybody asks for more: what its sections say, all of it, or the bottom line
alone. Nothing is taken out of the answer; where a channel cannot unfold, "more" brings what is behind.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from actions.answers.model import Answer, Section

STEPS = "doing-it"
"""The section that tells, step by step, how a drug is started."""


def opened(answer: Answer) -> Answer:
    """The answer with every section shown."""
    return _each(answer, lambda section: structs.replace(section, collapsed=False))


def shortened(answer: Answer) -> Answer:
    """The answer with every section behind its title: warnings, bottom lines and the question remain."""
    return _each(answer, lambda section: structs.replace(section, collapsed=True))


def at_first(answer: Answer) -> Answer:
    """What is seen without unfolding: the answer without the sections that are behind their titles and, where there are
    any, of each option one figure for either reason and one line of why, and of each step one statement.
    """
    if not behind(answer):
        return answer
    parts = tuple(
        structs.replace(part, sections=tuple(_brief(section) for section in part.sections if not section.collapsed))
        for part in answer.parts
    )
    return structs.replace(answer, parts=parts)


def _brief(section: Section) -> Section:
    options = tuple(
        structs.replace(row, figures=row.figures[:1], other_figures=row.other_figures[:1], why=row.why[:1])
        for row in section.options
    )
    table = section.table
    if table and section.id == STEPS:
        table = structs.replace(table, rows=tuple(row[:2] for row in table.rows))
    return structs.replace(section, options=options, table=table)


def behind(answer: Answer) -> tuple[str, ...]:
    """The titles of what is not seen at first, each once, in order."""
    titles = (section.title for part in answer.parts for section in part.sections if section.collapsed)
    return tuple(dict.fromkeys(titles))


def _each(answer: Answer, change: Callable[[Section], Section]) -> Answer:
    parts = tuple(
        structs.replace(part, sections=tuple(change(section) for section in part.sections)) for part in answer.parts
    )
    return structs.replace(answer, parts=parts)
