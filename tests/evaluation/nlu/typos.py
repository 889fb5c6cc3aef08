"""Slips of the keyboard in a message, the same at every run."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

SEED = 11
_WORD = re.compile(r"[A-Za-z]{4,}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def mistyped(texts: Sequence[str], within: Sequence[str] | None = None, edits: int = 1) -> list[str]:
    """Each text with one letter left out, doubled, changed or swapped with the next, in a word of at least four.

    `within`, one part per text, says where the word is to be; a text without such a word stays as it is. A word keeps
    its first letter, as typing mostly does. Of two `edits` the second may fall into the same word.
    """
    chance = random.Random(SEED)
    parts = within or texts
    places = [
        (text.find(part), len(text) - text.find(part) - len(part)) for text, part in zip(texts, parts, strict=True)
    ]
    slipped = list(texts)
    for _ in range(edits):
        slipped = [
            _slip(text, begin, len(text) - after, chance) for text, (begin, after) in zip(slipped, places, strict=True)
        ]
    return slipped


def _slip(text: str, begin: int, end: int, chance: random.Random) -> str:
    words = list(_WORD.finditer(text, begin, end)) if begin >= 0 else []
    if not words:
        return text
    word = chance.choice(words)
    at = chance.randrange(word.start() + 1, word.end() - 1)
    here, after = text[at], text[at + 1]
    other = chance.choice(_LETTERS.replace(here.lower(), ""))
    swapped = after + here if after != here else after  # two of the same swapped are no slip: one is left out
    return text[:at] + chance.choice([after, here + here + after, other + after, swapped]) + text[at + 2 :]
