"""Bounded tolerance for misspelt vocabulary words."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from actions.embedding.packaged import PACKAGED
from bot.nlu.recogniser.matching import Meaning

_SHORTEST = 6  # letters; shorter words have too many neighbours ("MMR" is not MMF)
_WORDS = 8192  # of messages, for which what was found is kept
_MOST = 2  # edits
_LONG = 9  # from here on two edits are forgiven, below one; two letters swapped are one edit
_OPPOSITES = (("hypo", "hyper"), ("pre", "post"))
_DENY = ("a", "an", "un", "non")  # "afebrile" is no misspelt "febrile"
# Correctly spelt words, unknown to the English list below, that lie close to a vocabulary word and mean something else.
LOOK_ALIKES = frozenset(
    "cyclospora osteopetrosis albuminuric thiopental prednimustine azathymine neutrophilia leukocytosis lymphocytosis "
    "myopathic cholangiogram cholangiopathy hepatopathy thrombocytosis cefalosporin mercaptoethanol infliction "
    "gravis aphasia aphasic dysphasia rifaximin rifaximine rifamycin cycloserine nimodipine".split()
)


@lru_cache(maxsize=1)
def english_words(folder: Path = PACKAGED) -> frozenset[str]:
    """Common English words: the whole words of the sentence encoder's own vocabulary. They are never misspellings."""
    vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(word for word in vocabulary if word.isalpha() and len(word) >= _SHORTEST - 1)


class Spelling:
    """Reads an unknown word as the vocabulary word it most resembles, if it resembles one closely enough."""

    def __init__(self, words: Mapping[str, frozenset[Meaning]], known: frozenset[str]) -> None:
        self._known = known | LOOK_ALIKES
        self._words = words
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(words):
            if len(word) >= _SHORTEST and word.isalpha():
                self._by_length[len(word)].append(word)
        self._read = lru_cache(maxsize=_WORDS)(self._nearest)

    def corrected(self, key: str, text: str) -> str | None:
        """The vocabulary word for a token's key, or None: it is one already, is English, or is as near to words of
        different meaning."""
        return self._read(key, text)

    def _nearest(self, key: str, text: str) -> str | None:
        if len(key) < _SHORTEST or not key.isalpha() or key in self._words or {key, text.lower()} & self._known:
            return None
        best: dict[int, list[str]] = defaultdict(list)
        for length in range(len(key) - 2, len(key) + 3):
            words = self._by_length.get(length, ())
            for word, distance, _ in process.extract(key, words, scorer=OSA.distance, score_cutoff=_MOST, limit=None):
                if distance <= _allowed(key, word):
                    best[int(distance)].append(word)
        nearest = best[min(best)] if best else []
        meanings = {self._words[word] for word in nearest}
        return nearest[0] if len(nearest) == 1 or (len(meanings) == 1 and all(meanings)) else None


def _allowed(key: str, word: str) -> int:
    """Edits forgiven between a token and a vocabulary word; 0 forbids the pair."""
    for one, other in _OPPOSITES:
        if (key.startswith(one) and word.startswith(other)) or (key.startswith(other) and word.startswith(one)):
            return 0
    if any(key == denies + word for denies in _DENY):
        return 0
    if key[0] != word[0]:
        return 1
    return _MOST if len(word) >= _LONG else 1
