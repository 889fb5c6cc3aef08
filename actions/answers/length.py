"""How much of an answer is shown before anybody asks for more: what its sections say, all of it, or the bottom line
alone. Nothing is taken out of the answer; where a channel cannot unfold, "more" brings what is behind.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from actions.answers.model import Answer, Section


def opened(answer: Answer) -> Answer:
    """The answer with every section shown."""
    return _each(answer, lambda section: structs.replace(section, collapsed=False))


def shortened(answer: Answer) -> Answer:
    """The answer with every section behind its title: warnings, bottom lines and the question remain."""
    return _each(answer, lambda section: structs.replace(section, collapsed=True))


def at_first(answer: Answer) -> Answer:
    """What is seen without unfolding: the answer without the sections that are behind their titles."""
    parts = tuple(
        structs.replace(part, sections=tuple(section for section in part.sections if not section.collapsed))
        for part in answer.parts
    )
    return structs.replace(answer, parts=parts)


def behind(answer: Answer) -> tuple[str, ...]:
    """The titles of what is not seen at first, each once, in order."""
    titles = (section.title for part in answer.parts for section in part.sections if section.collapsed)
    return tuple(dict.fromkeys(titles))


def _each(answer: Answer, change: Callable[[Section], Section]) -> Answer:
    parts = tuple(
        structs.replace(part, sections=tuple(change(section) for section in part.sections)) for part in answer.parts
    )
    return structs.replace(answer, parts=parts)
