"""The calm boundary: messages that are not answered, whatever the classifier thinks, and what is said instead."""

from __future__ import annotations

import re

from actions.answers.citing import Citer
from actions.answers.model import Button, Line, Part
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.records import Boundary

# Intents of the classifier that are answered by a boundary record of the same kind.
OUT_OF_SCOPE = frozenset(
    {
        "out_of_scope_near",
        "out_of_scope_far",
        "patient_voice",
        "self_harm",
        "prescribe_for_me",
        "injection",
        "abuse",
        "other_language",
        "gibberish",
    }
)


def by_words(base: KnowledgeBase, text: str) -> Boundary | None:
    """The first boundary, by rank, whose patterns match the message and whose exceptions do not."""
    lowered = text.lower()
    for boundary in sorted(base.all(Boundary), key=lambda boundary: (boundary.rank, boundary.id)):
        if any(re.search(p, lowered) for p in boundary.patterns) and not any(
            re.search(p, lowered) for p in boundary.unless
        ):
            return boundary
    return None


def by_intent(base: KnowledgeBase, intent: str) -> Boundary | None:
    """The boundary that answers an intent; the one of lowest rank when several do."""
    fitting = sorted(
        (b for b in base.all(Boundary) if b.kind == intent), key=lambda boundary: (boundary.rank, boundary.id)
    )
    return fitting[0] if fitting else None


def part(boundary: Boundary, citer: Citer) -> tuple[Part, tuple[Button, ...]]:
    """The fixed answer, without any dose or figure, and what is offered instead."""
    citer.records.setdefault(boundary.id)
    return Part("", (Line(boundary.text.strip(), (), (boundary.id,)),)), tuple(
        Button(label, send) for label, send in boundary.follow_ups
    )
