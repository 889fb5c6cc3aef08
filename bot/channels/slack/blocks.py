"""One Slack message from the pieces that share it: body, sources cited, footing, then what can be pressed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct

from actions.answers.model import Citation
from bot.channels.platform import Piece
from bot.channels.slack.marks import Mark
from bot.channels.slack.texts import escaped, link

Block = dict[str, Any]

MOST_BLOCKS = 50
MOST_MARKDOWN = 12_000
"""Characters of all `markdown` blocks of a message together."""
MOST_TABLE = 10_000
"""Characters of all cells of a table; there can be one table in a message."""
MOST_ROWS, MOST_COLUMNS = 100, 20
MOST_PRESSED, LONGEST_PRESSED = 25, 75
"""Buttons of an `actions` block, and characters on one."""
MOST_CONTEXT = 3_000
BUDGET = 11_500
"""Size of all blocks together, as `size` counts it. Slack's own limit is not documented; refusals were reported from
11,300 characters of text in many small blocks to 13,300 in few."""


_CONTAINER = 20


class Body(Struct, frozen=True):
    """Lines that stay together."""

    marks: tuple[Mark, ...]


class Grid(Struct, frozen=True):
    """A table; the first row holds the column heads. Cells are shown as they are."""

    rows: tuple[tuple[str, ...], ...]
    cites: tuple[int, ...]


class Small(Struct, frozen=True):
    """A line in small print."""

    text: str
    first: bool = False
    """Whether it stands above the body."""


class Pressable(Struct, frozen=True):
    """Buttons in a row: words and value of each."""

    buttons: tuple[tuple[str, str], ...]


class SlackMessage(Struct, frozen=True):
    """What one call posts. `text` says the same as the blocks; `detail` marks what stands below the answer proper."""

    text: str
    blocks: tuple[Block, ...]
    detail: bool = False


def build(pieces: Sequence[Piece], sources: dict[int, Citation], detail: bool = False) -> SlackMessage:
    """Build the message; it lists the sources that its own pieces cite."""
    contents = [piece.content for piece in pieces]
    cites = sorted({cite for content in contents for cite in _cites(content)} & set(sources))
    head = [content for content in contents if isinstance(content, Small) and content.first]
    body = [content for content in contents if isinstance(content, Body | Grid)]
    tail = [content for content in contents if content not in head and content not in body]
    blocks = [
        *(block for small in head for block in _small(escaped(small.text).split(" "), " ")),
        *_body(body),
        *_small((_source(sources[cite]) for cite in cites), "\n"),
        *(block for content in tail for block in _tail(content)),
    ]
    return SlackMessage(_text([*head, *body, *tail], [sources[cite] for cite in cites]), tuple(blocks), detail)


def within_limits(message: SlackMessage) -> bool:
    """Whether Slack takes the message as it is."""
    tables = [block for block in message.blocks if block["type"] == "table"]
    markdown = sum(len(block["text"]) for block in message.blocks if block["type"] == "markdown")
    return (
        len(message.blocks) <= MOST_BLOCKS
        and len(tables) <= 1
        and all(table_fits(table["rows"]) for table in tables)
        and markdown <= MOST_MARKDOWN
        and size(message.blocks) <= BUDGET
    )


def size(shown: Any) -> int:
    """Characters shown, and a charge for each object that holds some; what is not shown does not count."""
    if isinstance(shown, dict):
        inner = (size(value) for key, value in shown.items() if key in {"text", "elements", "rows"})
        return _CONTAINER + sum(inner)
    if isinstance(shown, list | tuple):
        return sum(map(size, shown))
    return len(shown) if isinstance(shown, str) else 0


def table_fits(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether rows of cells make a table that Slack takes."""
    characters = sum(len(cell if isinstance(cell, str) else cell["text"]) for row in rows for cell in row)
    return len(rows) <= MOST_ROWS and max(map(len, rows)) <= MOST_COLUMNS and characters <= MOST_TABLE


def _cites(content: Any) -> Iterator[int]:
    if isinstance(content, Body):
        for line in content.marks:
            yield from line.cites
    elif isinstance(content, Grid):
        yield from content.cites


def _body(contents: Sequence[Body | Grid]) -> Iterator[Block]:
    for kind, group in groupby(contents, key=type):
        if kind is Grid:
            yield from (_table(grid) for grid in group if isinstance(grid, Grid))
        else:
            yield _markdown([body for body in group if isinstance(body, Body)])


def _markdown(bodies: Sequence[Body]) -> Block:
    lines: list[str] = []
    for line in (line for body in bodies for line in body.marks):
        # A paragraph of its own, except for items of a list; a heading keeps its list.
        if lines and not (line.style == "bullet" and lines[-1].startswith("- ")):
            lines.append("")
        lines.append(line.markdown)
    return {"type": "markdown", "text": "\n".join(lines)}


def _table(grid: Grid) -> Block:
    return {
        "type": "table",
        "column_settings": [{"is_wrapped": True} for _ in grid.rows[0]],
        "rows": [[{"type": "raw_text", "text": cell or "–"} for cell in row] for row in grid.rows],
    }


def _small(parts: Iterable[str], joint: str) -> Iterator[Block]:
    """Small print of parts that are not cut, in as many blocks as it takes: what is past its review is a long list."""
    shown = ""
    for part in parts:
        if shown and len(shown) + len(joint) + len(part) > MOST_CONTEXT:
            yield _context(shown)
            shown = ""
        shown = f"{shown}{joint}{part}" if shown else part
    if shown:
        yield _context(shown)


def _context(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}


def _source(source: Citation) -> str:
    rest = (source.journal, source.where, source.read, None if source.link else source.identifier)
    return " · ".join([f"[{source.n}] {link(source.link, source.label)}", *(escaped(part) for part in rest if part)])


def _tail(content: Any) -> Iterator[Block]:
    if isinstance(content, Small):
        yield from _small(escaped(content.text).split(" "), " ")
        return
    for start in range(0, len(content.buttons), MOST_PRESSED):
        elements = [_button(*button) for button in content.buttons[start : start + MOST_PRESSED]]
        yield {"type": "actions", "elements": elements}


def _button(label: str, value: str) -> Block:
    words = label if len(label) <= LONGEST_PRESSED else f"{label[: LONGEST_PRESSED - 1]}…"
    return {"type": "button", "text": {"type": "plain_text", "text": words, "emoji": False}, "value": value}


def _text(contents: Sequence[Any], sources: Sequence[Citation]) -> str:
    lines: list[str] = []
    for content in contents:
        if isinstance(content, Body):
            lines += [line.plain for line in content.marks]
        elif isinstance(content, Grid):
            heads, *rows = content.rows
            lines += [f"• {row[0]}: " + "; ".join(_celled(heads, row)) for row in rows]
        elif isinstance(content, Small):
            lines.append(content.text)
    lines += [f"[{source.n}] {source.label}" for source in sources]
    if not lines:  # a message of buttons alone
        lines = [", ".join(label for content in contents for label, _ in content.buttons)]
    return escaped("\n".join(lines))


def _celled(heads: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    for head, cell in zip(heads[1:], row[1:], strict=True):
        if cell:
            yield f"{head}: {cell}".replace("\n", " / ")
