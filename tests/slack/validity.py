"""What Slack takes, said again apart from the code under test: slack_sdk's models, and the limits of Slack's pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

Json = dict[str, Any]


def faults(text: str, blocks: Sequence[Json]) -> list[str]:
    """What is wrong with a message's text and blocks; nothing when Slack takes them."""
    return list(_faults(text, blocks))


def _faults(text: str, blocks: Sequence[Json]) -> Iterator[str]:
    if not text.strip():
        yield "no text for screen readers and notifications"
    if len(text) > 40_000:
        yield "text cut by Slack"
    if len(blocks) > 50:
        yield f"{len(blocks)} blocks"
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > 12_000:
        yield "more than 12,000 characters of markdown"
    tables = [block["rows"] for block in blocks if block["type"] == "table"]
    if len(tables) > 1:
        yield "more than one table"
    for block in blocks:
        yield from _faults_of_block(block)
    for rows in tables:
        yield from _faults_of_table(rows)


def _faults_of_block(block: Json) -> Iterator[str]:
    parsed = Block.parse(block)
    if parsed is None:
        yield f"slack_sdk knows no block {block['type']}"
        return
    try:
        # Unlike validate_json, this validates what stands inside too, and drops what no model knows.
        if json.loads(json.dumps(parsed.to_dict())) != json.loads(json.dumps(block)):
            yield f"slack_sdk reads a {block['type']} block otherwise"
    except SlackObjectFormationError as error:
        yield f"{block['type']}: {error}"
    for element in block.get("elements", ()):
        if element["type"] == "mrkdwn" and not 1 <= len(element["text"]) <= 3_000:
            yield "small print of no or more than 3,000 characters"
        if element["type"] == "button" and not 1 <= len(element["text"]["text"]) <= 75:
            yield "a button of no or more than 75 characters"
        if element["type"] == "button" and not 1 <= len(element["value"]) <= 2_000:
            yield "a button's value of no or more than 2,000 characters"


def _faults_of_table(rows: Sequence[Sequence[Json]]) -> Iterator[str]:
    if not 1 <= len(rows) <= 100 or not all(1 <= len(row) <= 20 for row in rows):
        yield "a table larger than 100 rows of 20 cells"
    if len({len(row) for row in rows}) > 1:
        yield "rows of different lengths"
    if any(not cell["text"] for row in rows for cell in row):
        yield "an empty cell"
    if sum(len(cell["text"]) for row in rows for cell in row) > 10_000:
        yield "more than 10,000 characters in a table"
