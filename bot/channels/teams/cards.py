"""Adaptive Cards within the size of a Teams message: one where the answer fits, else as few as it takes."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from actions.answers.model import Answer
from bot.channels.platform import Draw, Piece, draw_within, pack
from bot.channels.teams.blocks import Bit, Block, blocks
from bot.channels.teams.elements import Element, action_sets, container, encoded, paragraph, row, run, toggle
from bot.channels.teams.words import WORDS

CARD_TYPE = "application/vnd.microsoft.card.adaptive"

CARD_LIMIT = 27_000
"""Bytes of a card, which leaves room for the rest of its activity under 28 kB; all of it is sent as UTF-8."""

PICTURE_LIMIT = 13_300
"""Bytes of a picture, which as base64 in a card of its own leaves room for its words and the fallback text."""

_DRAW = draw_within(PICTURE_LIMIT, width=480)  # about what a card is wide in a chat
_FALLBACK_LIMIT = 2_000


@dataclass(frozen=True)
class _Placed:
    """Some bits of a block on a card; `continued` when the block began on an earlier one."""

    block: Block
    bits: tuple[Bit, ...]
    continued: bool = False


def render(answer: Answer, draw: Draw = _DRAW, limit: int = CARD_LIMIT, of: str = "") -> list[dict[str, Any]]:
    """The answer as cards of at most `limit` bytes each, in reading order; buttons name the message `of` which it is
    the answer.

    An option, a row or a line is never cut; one that would fill more than a card by itself is left out, and the card
    says so.
    """
    fallback = _fallback(answer)

    def fits(pieces: Sequence[Piece]) -> bool:
        return size(_card(_placed(pieces), fallback, (99, 99))) <= limit

    pieces = [
        piece if fits([piece]) else Piece(piece.section, (block, _left_out(bit)))
        for number, block in enumerate(blocks(answer, draw, of))
        for bit in block.bits
        for piece in [Piece(str(number), (block, bit))]
    ]
    packed = pack(pieces, fits)
    cards, started = [], set[str]()
    for number, card in enumerate(packed, 1):
        cards.append(_card(_placed(card, started), fallback, (number, len(packed))))
        started.update(piece.section for piece in card)
    return cards


def _placed(pieces: Sequence[Piece], started: Container[str] = ()) -> list[_Placed]:
    """The blocks of a card; those in `started` began on an earlier one."""
    return [
        _Placed(group[0].content[0], tuple(piece.content[1] for piece in group), section in started)
        for section, group in (
            (section, list(found)) for section, found in groupby(pieces, lambda piece: piece.section)
        )
    ]


def size(value: object) -> int:
    """Bytes of a JSON value as it is sent."""
    return len(encoded(value))


def _left_out(bit: Bit) -> Bit:
    """What stands for a bit larger than a card, in its own shape."""
    said = paragraph([run(WORDS["too_long"], weight="Bolder")])
    if bit[0]["type"] != "TableRow":
        return (said,)
    return (row([[said], *([paragraph([""])] for _ in bit[0]["cells"][1:])]),)


def _card(placed: Sequence[_Placed], fallback: str, part: tuple[int, int]) -> dict[str, Any]:
    opened, closing = _elements(placed, "open"), _elements(placed, "close")
    body = opened + _drawers(placed, first_open=not (opened or closing)) + closing
    number, total = part
    if total > 1:
        said = WORDS["part_of"].format(number=number, total=total)
        body.append(paragraph([run(said, isSubtle=True, size="Small")]))
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": "en",
        "fallbackText": fallback,
        "body": body,
        "msteams": {"width": "Full"},
    }


def _elements(placed: Sequence[_Placed], place: str) -> list[Element]:
    return [
        element for one in placed if one.block.place == place for element in one.block.elements(one.bits, one.continued)
    ]


def _drawers(placed: Sequence[_Placed], first_open: bool) -> list[Element]:
    """The buttons of the collapsed blocks side by side, and what they show below them. A card of nothing else shows
    its first one at once.
    """
    drawers = [one for one in placed if one.block.place == "drawer"]
    names = [f"drawer-{number}" for number in range(len(drawers))]
    shown = [
        container(one.block.elements(one.bits), id=name, isVisible=first_open and name == names[0], separator=True)
        for one, name in zip(drawers, names, strict=True)
    ]
    toggles = [toggle(_titled(one), name) for one, name in zip(drawers, names, strict=True)]
    return [*action_sets(toggles), *shown]


def _titled(placed: _Placed) -> str:
    return f"{placed.block.title} {WORDS['continued']}" if placed.continued else placed.block.title


def _fallback(answer: Answer) -> str:
    """Text for a client that cannot show the card: warnings and bottom lines, each whole, and where the rest is."""
    lines = [line.text for line in answer.warnings]
    lines += [line.text for part in answer.parts for line in part.bottom_line]
    kept = list[str]()
    for line in lines:
        if sum(map(len, kept)) + len(line) <= _FALLBACK_LIMIT:
            kept.append(line)
    return "\n\n".join([*kept, WORDS["elsewhere"]])
