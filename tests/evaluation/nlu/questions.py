"""Messages that ask several things: how many of the questions are understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np


def recall(annotated: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Shares: annotated intents found (and found ones annotated), messages with all found, split into as many."""
    right = [(Counter(true) & Counter(guess)).total() for true, guess in zip(annotated, found, strict=True)]
    wanted, given = np.array([len(true) for true in annotated]), np.array([len(guess) for guess in found])
    return {
        "recall": float(sum(right) / wanted.sum()),
        "precision": float(sum(right) / given.sum()),
        "messages_with_all_found": float((np.array(right) == wanted).mean()),
        "messages_split_into_as_many": float((wanted == given).mean()),
    }
