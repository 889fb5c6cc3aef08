"""Adaptive Cards within the size of a Teams message: one where the answer fits, else as few as it takes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from actions.answers.model import Answer
from bot.channels.teams.blocks import Block, Picture, blocks
from bot.channels.teams.elements import Element, action_sets, container, paragraph, run, toggle
from bot.channels.teams.words import WORDS

CARD_TYPE = "application/vnd.microsoft.card.adaptive"

CARD_LIMIT = 26_000
"""Bytes of a card, which leaves room for the rest of its activity under 28 kB; all of it is sent as UTF-8."""

_FALLBACK_LIMIT = 2_000


@dataclass(frozen=True)
class _Placed:
    """Some pieces of a block on a card; `continued` when the block began on an earlier one."""

    block: Block
    pieces: tuple[Element, ...]
    continued: bool = False


def render(answer: Answer, pictures: Sequence[Picture] = (), limit: int = CARD_LIMIT) -> list[dict[str, Any]]:
    """The answer as cards of at most `limit` bytes each, in reading order.

    An option, a row or a line is never cut; one that would fill more than a card by itself is left out, and the card
    says so.
    """
    fallback = _fallback(answer)
    filled = list(_filled(blocks(answer, pictures), fallback, limit))
    total = len(filled)
    return [_card(placed, fallback, (number, total)) for number, placed in enumerate(filled, 1)]


def size(value: object) -> int:
    """Bytes of a JSON value as it is sent."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def _filled(wanted: Iterable[Block], fallback: str, limit: int) -> Iterator[list[_Placed]]:
    """Fill cards with blocks; a block that fits on a card of its own is not cut."""

    def fits(placed: list[_Placed]) -> bool:
        return size(_card(placed, fallback, (99, 99))) <= limit

    card: list[_Placed] = []
    for block in wanted:
        whole = _Placed(block, block.pieces)
        if fits([*card, whole]):
            card.append(whole)
            continue
        if card and fits([whole]):
            yield card
            card = [whole]
            continue
        for piece in block.pieces:
            piece = piece if fits([_Placed(block, (piece,))]) else _left_out(piece)
            if card and card[-1].block is block:
                grown = [*card[:-1], _Placed(block, (*card[-1].pieces, piece), card[-1].continued)]
            else:
                grown = [*card, _Placed(block, (piece,), continued=piece is not block.pieces[0])]
            if fits(grown):
                card = grown
            else:
                yield card
                card = [_Placed(block, (piece,), continued=piece is not block.pieces[0])]
    if card:
        yield card


def _left_out(piece: Element) -> Element:
    """What stands for a piece larger than a card, in its own shape."""
    said = paragraph([run(WORDS["too_long"], color="Warning")])
    if piece["type"] != "TableRow":
        return said
    empty = paragraph([""])
    cells = [{"type": "TableCell", "items": [said if index == 0 else empty]} for index in range(len(piece["cells"]))]
    return {**piece, "cells": cells}


def _card(placed: Sequence[_Placed], fallback: str, part: tuple[int, int]) -> dict[str, Any]:
    body = _elements(placed, "open") + _drawers(placed) + _elements(placed, "close")
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
        element
        for one in placed
        if one.block.place == place
        for element in one.block.elements(one.pieces, one.continued)
    ]


def _drawers(placed: Sequence[_Placed]) -> list[Element]:
    """The buttons of the collapsed blocks side by side, and what they show below them."""
    drawers = [one for one in placed if one.block.place == "drawer"]
    names = [f"drawer-{number}" for number in range(len(drawers))]
    shown = [
        container(one.block.elements(one.pieces), id=name, isVisible=False, separator=True)
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
