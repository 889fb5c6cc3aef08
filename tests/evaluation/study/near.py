"""Held-out messages that lie very near a training message as the classifier sees both; by digest, never by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from bot.curation.phrasings.training_data import digest
from bot.nlu.features import embed
from tests.evaluation.remembering import Remembering
from tests.evaluation.study.variants import Pair, readable

NEAR = 0.97
"""Cosine from which two messages are taken for the same, as within the training data."""

_STEPS = (0.8, 0.9, 0.95, NEAR)


def near_duplicates(
    sets: Mapping[str, Sequence[str]], training: Sequence[Pair], encoder: Remembering
) -> dict[str, dict[str, Any]]:
    """By set: its size, how many messages have a training message at each cosine or nearer, and the pairs from NEAR:
    digest of the message, digest of the training message, cosine, intent of the training message.
    """
    known = embed(encoder, [readable(text) for text, _ in training])
    found = {}
    for name, texts in sets.items():
        cosines = embed(encoder, [readable(text) for text in texts]) @ known.T
        nearest, best = cosines.argmax(axis=1), cosines.max(axis=1)
        pairs = [
            [digest(texts[at]), digest(training[nearest[at]][0]), float(best[at]), training[nearest[at]][1]]
            for at in np.flatnonzero(best >= NEAR)
        ]
        found[name] = {
            "messages": len(texts),
            "at_least": {f"{step:g}": int((best >= step).sum()) for step in _STEPS},
            "pairs": sorted(pairs),
        }
    return found


def apart(texts: Sequence[str], training: Sequence[Pair], encoder: Remembering) -> list[bool]:
    """Which messages have no training message from NEAR on."""
    known = embed(encoder, [readable(text) for text, _ in training])
    cosines = embed(encoder, [readable(text) for text in texts]) @ known.T
    return [bool(best < NEAR) for best in cosines.max(axis=1)]
