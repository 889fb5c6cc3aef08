"""How far two things stand apart in a message."""

from __future__ import annotations

import re
from typing import Protocol

_COMMA, _SENTENCE = 30, 400  # characters
_SENTENCE_END = re.compile(r"[.;!?\n]+(?!\d)")


class Placed(Protocol):
    """What has a place in the message."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """Behind its last one."""


def apart(one: Placed, other: Placed, text: str) -> int:
    """How far two mentions stand apart: characters, with a comma, more a bracket that closes and far more a sentence's
    end widening the gap.
    """
    gap = between(one, other, text)
    gaps = _COMMA * (gap.count(",") + 2 * gap.count(")"))
    return len(gap) + gaps + _SENTENCE * sentences_between(one, other, text)


def sentences_between(one: Placed, other: Placed, text: str) -> int:
    """How many sentences end between them."""
    return len(_SENTENCE_END.findall(between(one, other, text)))


def between(one: Placed, other: Placed, text: str) -> str:
    """The text between them."""
    first, second = sorted((one, other), key=lambda placed: placed.start)
    return text[first.end : second.start]
