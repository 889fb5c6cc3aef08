"""What users asked that had no answer, from the file of conversations. No name of a conversation leaves it, and what
could point to a person is masked once more.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

from bot.guard.identifiers import redact

_NO_ANSWER = "not known"
_NEAR_BOUNDARY = "boundary-near"  # declined, but of the neighbourhood: what a curator may want to cover
_AGE = re.compile(r"\b\d{1,3}(?=[\s-]*(?:y/?o|yrs?|years?|f|m)\b)", re.IGNORECASE)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question as it was asked, what came of it, how often, and when last."""

    text: str
    kind: str
    times: int
    last: date


def unanswered(tracker: Path) -> tuple[Unanswered, ...]:
    """Questions that ended in "not known", in a refusal near the boundary or in a failure; the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], str] = {}
    last: dict[tuple[str, str], float] = {}
    for text, answer, at in _asked(tracker):
        kind = _kind(answer)
        if kind is None:
            continue
        masked = _masked(text)
        key = (" ".join(re.findall(r"\w+", masked.lower())), kind)
        counts[key] += 1
        shown.setdefault(key, masked)
        last[key] = max(at, last.get(key, 0.0))
    entries = [
        Unanswered(shown[key], key[1], times, datetime.fromtimestamp(last[key], timezone.utc).date())
        for key, times in counts.items()
    ]
    return tuple(sorted(entries, key=lambda entry: (-entry.times, entry.kind, entry.text)))


def _kind(answer: dict[str, Any]) -> str | None:
    kind = str(answer.get("kind") or "")
    records = answer.get("records") or ()
    if kind == _NO_ANSWER or any(part.get("missing") for part in answer.get("parts") or ()):
        return _NO_ANSWER
    if kind == "decline" and any(str(record).startswith(_NEAR_BOUNDARY) for record in records):
        return "declined, near"
    return kind if kind == "failure" else None


def _masked(text: str) -> str:
    """Without identifiers and without age, which beside a story could point to a person."""
    return _AGE.sub("##", redact(text[:_LONGEST]).text)


def _asked(tracker: Path) -> Iterator[tuple[str, dict[str, Any], float]]:
    """Each message with the typed answer that followed it, and its time."""
    with closing(sqlite3.connect(f"file:{tracker}?mode=ro", uri=True)) as file:
        rows = file.execute(
            "SELECT sender_id, type_name, timestamp, data FROM events WHERE type_name IN ('user', 'bot')"
            " ORDER BY sender_id, id"
        )
        sender, text, at = None, "", 0.0
        for row_sender, kind, timestamp, data in rows:
            event = json.loads(data)
            if kind == "user":
                sender, text, at = row_sender, str(event.get("text") or ""), float(timestamp or 0)
            elif sender == row_sender and text:
                answer = (event.get("data") or {}).get("custom")
                if isinstance(answer, dict):
                    yield text, answer, at
                    text = ""
