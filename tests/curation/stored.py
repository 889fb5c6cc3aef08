"""A file of conversations as Rasa's store writes it, with made turns."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Said:
    """A message, its answer, what was understood, and the verdict that came later."""

    sender: str
    text: str
    answer: dict[str, Any]
    understood: dict[str, Any] = field(default_factory=dict)
    verdict: str | None = None


def stored(folder: Path, *turns: Said) -> Path:
    path = folder / "tracker.db"
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(
            "CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, type_name TEXT, timestamp REAL, data TEXT)"
        )
        rows = [row for at, turn in enumerate(turns) for row in _said(turn, at)]
        rows += [row for at, turn in enumerate(turns) if turn.verdict for row in _judged(turn, at)]
        for row in rows:
            file.execute("INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (?, ?, ?, ?)", row)
    return path


def _said(turn: Said, at: int) -> list[tuple[str, str, float, str]]:
    user = {"text": turn.text, "parse_data": turn.understood, "metadata": {"client_message_id": f"m{at}"}}
    bot = {"text": "An answer.", "data": {"custom": turn.answer}}
    return [(turn.sender, kind, float(at), json.dumps(event)) for kind, event in (("user", user), ("bot", bot))]


def _judged(turn: Said, at: int) -> list[tuple[str, str, float, str]]:
    event = {"text": None, "data": {}, "metadata": {"feedback": {"id": f"m{at}", "verdict": turn.verdict}}}
    return [(turn.sender, "bot", 1000.0 + at, json.dumps(event))]
