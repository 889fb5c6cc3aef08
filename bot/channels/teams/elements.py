"""Adaptive Card 1.5 elements, as plain JSON values.

Sentences go into `RichTextBlock`, whose text runs are shown as they are: no character of a record or of a message is
ever read as Markdown. Headings need `TextBlock` for its heading role, and are escaped.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from typing import Any, Literal

Element = dict[str, Any]

BUTTONS_IN_A_SET = 6
"""Teams shows no more actions of one set (its host configuration, `actions.maxActions`)."""

SAY = "say"
"""Key of an Action.Submit's value that holds the message a button stands for."""

OF = "of"
"""Key of an Action.Submit's value that holds the id of the message whose answer the button belongs to."""

_SPACES = re.compile(r"\s+")
_MARKDOWN = re.compile(r"([\\`*_\[\]])")


def heading(text: str, size: Literal["Medium", "Default"] = "Default") -> Element:
    """A heading, which screen readers announce as one."""
    escaped = _MARKDOWN.sub(r"\\\1", one_line(text))
    return {"type": "TextBlock", "text": escaped, "style": "heading", "weight": "Bolder", "size": size, "wrap": True}


def run(text: str, **looks: Any) -> Element:
    """A stretch of text with looks of its own: weight, color, isSubtle, selectAction."""
    return {"type": "TextRun", "text": one_line(text), **looks}


def paragraph(inlines: Iterable[Element | str], **looks: Any) -> Element:
    """A paragraph of text runs; plain strings are runs without looks."""
    shown = [one_line(inline) if isinstance(inline, str) else inline for inline in inlines]
    return {"type": "RichTextBlock", "inlines": shown, **looks}


def container(items: Sequence[Element], style: str | None = None, **looks: Any) -> Element:
    """Elements that belong together."""
    return {"type": "Container", "items": list(items), **({"style": style} if style else {}), **looks}


def table(widths: Sequence[int], heads: Sequence[str], rows: Sequence[Element]) -> Element:
    """A table whose first row is its head, as is the default; widths are relative."""
    return {
        "type": "Table",
        "columns": [{"width": width} for width in widths],
        "gridStyle": "default",
        "rows": [row([[paragraph([run(head, weight="Bolder")])] for head in heads]), *rows],
    }


def row(cells: Sequence[Sequence[Element]]) -> Element:
    """A table row; each cell is a list of elements."""
    return {"type": "TableRow", "cells": [{"type": "TableCell", "items": list(items)} for items in cells]}


def facts(pairs: Iterable[tuple[str, str]]) -> Element:
    """Names and values, side by side."""
    shown = [{"title": one_line(name), "value": _MARKDOWN.sub(r"\\\1", one_line(value))} for name, value in pairs]
    return {"type": "FactSet", "facts": shown}


def button(label: str, message: str, of: str = "") -> Element:
    """A button that sends a message and shows its label in the chat, as if the reader had said it.

    `messageBack` is what Teams offers for that; a client that ignores it sends the value alone, which says the same.
    """
    label, message = one_line(label), one_line(message)
    value = {SAY: message, **({OF: of} if of else {})}
    back = {"type": "messageBack", "displayText": label, "text": message, "value": value}
    return {"type": "Action.Submit", "title": label, "data": {**value, "msteams": back}}


def toggle(label: str, target: str) -> Element:
    """A button that shows or hides the element with that id."""
    return {"type": "Action.ToggleVisibility", "title": one_line(label), "targetElements": [target]}


def action_sets(actions: Sequence[Element]) -> list[Element]:
    """Actions in as many sets as it takes for all of them to be shown."""
    return [
        {"type": "ActionSet", "actions": list(actions[start : start + BUTTONS_IN_A_SET])}
        for start in range(0, len(actions), BUTTONS_IN_A_SET)
    ]


def image(png: bytes, alternative: str) -> Element:
    """A picture inside the message, with the words that stand for it."""
    return {
        "type": "Image",
        "url": f"data:image/png;base64,{b64encode(png).decode()}",
        "altText": one_line(alternative),
        "size": "Stretch",
    }


def one_line(text: str) -> str:
    """Text without line breaks, which runs and titles do not show."""
    return _SPACES.sub(" ", text)


def encoded(value: object) -> bytes:
    """JSON as it is sent, so that a size measured is the size sent."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
