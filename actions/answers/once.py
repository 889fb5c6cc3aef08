"""What an answer says, said once: the same sentence under two headings stands under the first, and no heading is left
without anything under it.
"""

from __future__ import annotations

from msgspec import structs

from actions.answers import strings
from actions.answers.model import Answer, Line, OptionRow, Section


def told_once(answer: Answer) -> Answer:
    """The answer without sentences that stand further up already, and without single rows of a table that stand further
    up, or in a table of several: what was said of that one drug beside its row stays, and so does a row on which a
    bottom line rests ("With caution here: tacrolimus").
    """
    said = {line.text for line in answer.warnings}
    rows = [
        row for part in answer.parts for section in part.sections if len(section.options) > 1 for row in section.options
    ]
    parts = []
    for part in answer.parts:
        bottom = _new(part.bottom_line, said)
        resting = any(line.text.startswith(tuple(strings.HERE.values())) for line in bottom)
        sections = tuple(_section(section, said, [] if resting else rows) for section in part.sections)
        rows += [row for section in sections for row in section.options]
        kept = structs.replace(part, bottom_line=bottom, sections=tuple(s for s in sections if _holds(s)))
        parts += [kept] if kept.bottom_line or kept.sections else []
    return structs.replace(answer, parts=tuple(parts))


def _new(lines: tuple[Line, ...], said: set[str]) -> tuple[Line, ...]:
    """The lines that were not said yet, each once; it is noted that they are said now."""
    new = tuple(dict.fromkeys(line for line in lines if line.text not in said))
    said |= {line.text for line in new}
    return new


def _section(section: Section, said: set[str], rows: list[OptionRow]) -> Section:
    """The section without what was said; a table of several rows stays whole, its rows are read together."""
    again = len(section.options) == 1 and section.options[0] in rows
    return structs.replace(section, lines=_new(section.lines, said), options=() if again else section.options)


def _holds(section: Section) -> bool:
    return bool(section.lines or section.options or section.table or section.plot)
