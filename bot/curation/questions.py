"""What users asked that had no answer, from the file of conversations. No name of a conversation leaves it, and what
could point to a person is masked once more.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

from bot.curation.exchanges import exchanges, masked

_NO_ANSWER = "not known"
_NEAR_BOUNDARY = "boundary-near"  # declined, but of the neighbourhood: what a curator may want to cover
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
    for exchange in exchanges(tracker):
        kind = _kind(exchange.answer)
        if kind is None:
            continue
        text = masked(exchange.text[:_LONGEST])
        key = (" ".join(re.findall(r"\w+", text.lower())), kind)
        counts[key] += 1
        shown.setdefault(key, text)
        last[key] = max(exchange.at, last.get(key, 0.0))
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
