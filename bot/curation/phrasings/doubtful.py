"""Which messages of the conversations are worth a curator's look, and why; without who said them, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from bot.curation.exchanges import Exchange, masked
from bot.curation.phrasings.training_data import normalised

LOW_CONFIDENCE = "low confidence"
DECLINED = "declined"
THUMBED_DOWN = "thumbed down"
SEARCHED = "searched"

_SEARCH_SENTENCES = frozenset({"closest-in-knowledge-base", "not-in-knowledge-base"})


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A message without identifiers and age, how often it came, why it is here, and what it was read as at its least
    sure reading.
    """

    text: str
    times: int
    why: tuple[str, ...]
    intent: str
    confidence: float


def doubtful(found: Iterable[Exchange], below: float, known: Collection[str]) -> list[Doubtful]:
    """The doubtful messages, the most frequent first, equal ones (but for case and punctuation) as one. A reading of a
    confidence under `below` is doubtful; messages whose normalised text is among `known` are left out.
    """
    merged: dict[str, Doubtful] = {}
    for exchange in found:
        why = _why(exchange, below)
        text = " ".join(masked(exchange.text).split())
        key = normalised(text)
        if not why or key in known:
            continue
        intent, confidence = _reading(exchange.understood)
        merged[key] = _together(merged.get(key), Doubtful(text, 1, why, intent, confidence))
    return sorted(merged.values(), key=lambda message: (-message.times, message.confidence, message.text))


def _why(exchange: Exchange, below: float) -> tuple[str, ...]:
    answer = exchange.answer
    searched = any(part.get("missing") for part in answer.get("parts") or ()) or bool(
        _SEARCH_SENTENCES & set(answer.get("records") or ())
    )
    reasons = {
        LOW_CONFIDENCE: _least_sure(exchange.understood) < below,
        DECLINED: answer.get("kind") == "decline",
        THUMBED_DOWN: exchange.verdict == "down",
        SEARCHED: searched or answer.get("kind") == "not known",
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def _least_sure(understood: dict[str, Any]) -> float:
    """The confidence of the message's intent; where it asks several things, that of the least sure question."""
    questions = [float(question.get("confidence") or 0.0) for question in understood.get("questions") or ()]
    return min(questions, default=_reading(understood)[1])


def _reading(understood: dict[str, Any]) -> tuple[str, float]:
    intent = understood.get("intent") or {}
    return str(intent.get("name") or ""), float(intent.get("confidence") or 0.0)


def _together(one: Doubtful | None, other: Doubtful) -> Doubtful:
    if one is None:
        return other
    least = min(one, other, key=lambda message: message.confidence)
    why = tuple(dict.fromkeys((*one.why, *other.why)))
    return Doubtful(one.text, one.times + other.times, why, least.intent, least.confidence)
