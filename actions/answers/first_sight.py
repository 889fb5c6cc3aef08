"""What is read at first sight of an answer to several questions: the lead of each, before what stands behind any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from actions.answers import strings
from actions.answers.model import Part

_OF_TWO = 2  # lines of the first of two questions
_OF_MORE = 1


def leads_first(answers: Sequence[tuple[Part, ...]]) -> tuple[Part, ...]:
    """The parts of each question in order. Of several questions every one but the last is cut behind its lead, and what
    was cut off follows under its own title: a second question must not wait behind the tables of the first.
    """
    if len(answers) < 2:
        return tuple(part for parts in answers for part in parts)
    most = _OF_TWO if sum(map(len, answers)) == 2 else _OF_MORE
    leads: list[Part] = []
    behind: list[Part] = []
    for parts in answers[:-1]:
        for part in parts:
            lead, rest = _cut(part, most)
            leads.append(lead)
            behind += [rest] if rest else []
    first, *others = answers[-1]
    return (*leads, first, *behind, *others)


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
    """The lead of a part, and the rest of it. What says which options the case speaks against stays with its lead."""
    at = most
    while at < len(part.bottom_line) and part.bottom_line[at - 1].text.startswith(tuple(strings.HERE.values())):
        at += 1
    rest = structs.replace(part, bottom_line=part.bottom_line[at:])
    if not part.bottom_line or not (rest.bottom_line or rest.sections):
        return part, None
    return structs.replace(part, bottom_line=part.bottom_line[:at], sections=()), rest
