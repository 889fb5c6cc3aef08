"""`secondline questions`: what had no answer is counted, and nothing that points to a person leaves the file."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.curation.questions import unanswered

NOT_KNOWN = {"kind": "not known", "records": []}
ANSWERED = {"kind": "answer", "records": ["finding-one"]}


def tracker(folder: Path, *turns: tuple[str, str, dict[str, Any]]) -> Path:
    path = folder / "tracker.db"
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(
            "CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, type_name TEXT, timestamp REAL, data TEXT)"
        )
        for at, (sender, text, answer) in enumerate(turns):
            for kind, data in (("user", {"text": text}), ("bot", {"data": {"custom": answer}})):
                file.execute(
                    "INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (?, ?, ?, ?)",
                    (sender, kind, float(at), json.dumps(data)),
                )
    return path


def test_the_same_question_counts_once_more_and_the_most_frequent_stands_first(tmp_path: Path) -> None:
    path = tracker(
        tmp_path,
        ("a", "Anakinra?", NOT_KNOWN),
        ("a", "budesonide dose", ANSWERED),
        ("b", "Zinc for itch?", NOT_KNOWN),
        ("c", "zinc for itch", NOT_KNOWN),
    )
    assert [(entry.text, entry.times) for entry in unanswered(path)] == [("Zinc for itch?", 2), ("Anakinra?", 1)]


def test_a_refusal_near_the_boundary_and_a_failure_are_listed_and_another_refusal_is_not(tmp_path: Path) -> None:
    path = tracker(
        tmp_path,
        ("a", "first", {"kind": "decline", "records": ["boundary-near-pbc"]}),
        ("a", "second", {"kind": "decline", "records": ["boundary-legal"]}),
        ("a", "third", {"kind": "failure"}),
    )
    assert {(entry.text, entry.kind) for entry in unanswered(path)} == {
        ("first", "declined, near"),
        ("third", "failure"),
    }


def test_sender_age_and_identifiers_are_not_shown(tmp_path: Path) -> None:
    text = "54 yo, mail jane.roe@example.org, phone +44 20 7946 0958: zinc?"
    shown = repr(unanswered(tracker(tmp_path, ("sender-77", text, NOT_KNOWN))))
    assert "zinc" in shown
    for secret in ("sender-77", "54", "jane.roe", "7946"):
        assert secret not in shown
