"""Splitting a long answer into messages: between sections where that fits, never inside a piece."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct


class Piece(Struct, frozen=True):
    """What stays together: an option with its figures and reasons, a dose with its caveat, a table's row.

    `section` names the section it belongs to; pieces of one section are kept in one message where that fits.
    `content` is the platform's own: a block, an element.
    """

    section: str
    content: Any


def pack(pieces: Sequence[Piece], fits: Callable[[Sequence[Piece]], bool]) -> list[tuple[Piece, ...]]:
    """Group pieces, in their order, into as few messages as `fits` allows without cutting a section that fits in one.

    A piece that does not fit even alone stands alone: renderers make pieces small enough.
    """
    messages: list[list[Piece]] = [[]]
    for _, group in groupby(pieces, key=lambda piece: piece.section):
        section = list(group)
        if fits([*messages[-1], *section]):
            messages[-1] += section
        elif fits(section):
            messages.append(section)
        else:
            for piece in section:
                if messages[-1] and not fits([*messages[-1], piece]):
                    messages.append([])
                messages[-1].append(piece)
    return [tuple(message) for message in messages if message]
