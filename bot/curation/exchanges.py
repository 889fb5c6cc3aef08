"""Messages and their answers, read from the file of conversations, without anything that points to a person."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from bot.channels.feedback import FEEDBACK
from bot.channels.history import MESSAGE_ID
from bot.guard.identifiers import redact

AGE_MASK = "##"
_AGE = re.compile(r"\b\d{1,3}(?=[\s-]*(?:y/?o|yrs?|years?|f|m)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A message as stored, what was understood of it, the typed answer as JSON, and what the reader thought of it."""

    text: str
    understood: dict[str, Any]
    answer: dict[str, Any]
    at: float  # seconds since 1970
    verdict: str | None  # "up" or "down"


def exchanges(tracker: Path) -> Iterator[Exchange]:
    """Every message that was answered. No name of a conversation leaves the file.

    Raises:
        sqlite3.Error: the file is no file of conversations.
    """
    with closing(sqlite3.connect(f"file:{tracker}?mode=ro", uri=True)) as file:
        rows = file.execute(
            "SELECT sender_id, type_name, timestamp, data FROM events WHERE type_name IN ('user', 'bot')"
            " ORDER BY sender_id, id"
        )
        for _, conversation in groupby(rows, key=itemgetter(0)):
            events = [(kind, float(at or 0), json.loads(data)) for _, kind, at, data in conversation]
            yield from _answered(events)


def masked(text: str) -> str:
    """Without identifiers, once more, and without age, which beside a story could point to a person."""
    return _AGE.sub(AGE_MASK, redact(text).text)


def _answered(events: Sequence[tuple[str, float, dict[str, Any]]]) -> Iterator[Exchange]:
    """The exchanges of one conversation. A message without text or without a typed answer is none."""
    verdicts = _verdicts(events)
    asked: dict[str, Any] = {}
    at = 0.0
    for kind, timestamp, event in events:
        if kind == "user":
            asked, at = event, timestamp
            continue
        text, answer = asked.get("text"), (event.get("data") or {}).get("custom")
        if text and isinstance(answer, dict):
            message_id = (asked.get("metadata") or {}).get(MESSAGE_ID)
            yield Exchange(str(text), asked.get("parse_data") or {}, answer, at, verdicts.get(message_id))
            asked = {}


def _verdicts(events: Sequence[tuple[str, float, dict[str, Any]]]) -> dict[str | None, str]:
    """The last verdict on each message, by the message's id."""
    given = ((event.get("metadata") or {}).get(FEEDBACK) for kind, _, event in events if kind == "bot")
    return {found["id"]: found["verdict"] for found in given if found}
