"""What is read at first sight of an answer to several questions: the lead of each, before what stands behind any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from msgspec import structs

from actions.answers import strings
from actions.answers.model import Line, Part

_OF_TWO = 2  # lines of the first of two questions
_OF_MORE = 1
STANDING = re.compile(r"[^.:]{1,60}, (?:avoid|caution): ")
"""How a line begins that says whether a drug is to be given, and not what was asked of it."""


def leads_first(answers: Sequence[tuple[Part, ...]]) -> tuple[Part, ...]:
    """The parts of each question in order. Of several questions every one but the last is cut behind its lead, and what
    was cut off follows under its own title: a second question must not wait behind the tables of the first.
    """
    if len(answers) < 2:
        return tuple(part for parts in answers for part in parts)
    most = _OF_TWO if sum(map(len, answers)) == 2 else _OF_MORE
    leads: list[Part] = []
    behind: list[Part] = []
    seen: set[str] = set()
    for parts in answers[:-1]:
        for part in parts:
            lead, rest = _cut(_without(part, seen), most)
            seen |= {line.text for line in lead.bottom_line}
            leads.append(lead)
            behind += [rest] if rest else []
    first, *others = answers[-1]
    return (*leads, _without(first, seen), *behind, *others)


def _without(part: Part, seen: Set[str]) -> Part:
    """The part without lines that led before; all of it where it has no other."""
    new = tuple(line for line in part.bottom_line if line.text not in seen)
    return structs.replace(part, bottom_line=new or part.bottom_line)


def whole(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts as they were before any was cut: those under one title are one."""
    by_title: dict[str, Part] = {}
    for part in parts:
        known = by_title.get(part.title)
        by_title[part.title] = (
            structs.replace(
                known,
                bottom_line=(*known.bottom_line, *part.bottom_line),
                sections=(*known.sections, *part.sections),
            )
            if known
            else part
        )
    yield from by_title.values()


def _cut(part: Part, most: int) -> tuple[Part, Part | None]:
    """The lead of a part, and the rest of it. What says which options the case speaks against, and the standing of a
    drug, stay with the line behind them.
    """
    at = most
    while at < len(part.bottom_line) and _says_whether(part.bottom_line[at - 1]):
        at += 1
    rest = structs.replace(part, bottom_line=part.bottom_line[at:])
    if not part.bottom_line or not (rest.bottom_line or rest.sections):
        return part, None
    return structs.replace(part, bottom_line=part.bottom_line[:at], sections=()), rest


def _says_whether(line: Line) -> bool:
    return line.text.startswith(tuple(strings.HERE.values())) or bool(STANDING.match(line.text))
