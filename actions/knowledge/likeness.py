"""How much a question is like those that each record answers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from actions.embedding.encoder import PACKAGED, Encoder

_REMEMBERED = 512  # questions whose likeness to all records is kept


class Likeness:
    """Compares questions by their sentence embeddings. One instance serves a process; thread-safe."""

    def __init__(self, questions: Mapping[str, tuple[str, ...]], encoder: Encoder, cache: Path | None = None) -> None:
        """`questions` by record id; their embeddings are kept in the folder `cache`, if there is one."""
        self._encoder = encoder
        self._records = tuple(sorted(questions))
        asked = [question for record in self._records for question in questions[record]]
        lengths = [len(questions[record]) for record in self._records]
        self._first = np.cumsum([0, *lengths[:-1]]) if lengths else np.zeros(0, dtype=int)
        self._embeddings = _embedded(asked, encoder, cache)
        self._to_all = lru_cache(maxsize=_REMEMBERED)(self._compare)

    def to_records(self, question: str) -> Mapping[str, float]:
        """Cosine (-1 to 1) to the likest question of each record, by record id."""
        return self._to_all(question)

    def _compare(self, question: str) -> Mapping[str, float]:
        if not self._records:
            return {}
        cosines = self._embeddings @ self._encoder.encode([question])[0]
        best = np.maximum.reduceat(cosines, self._first)
        return dict(zip(self._records, best.tolist(), strict=True))


def _embedded(asked: list[str], encoder: Encoder, cache: Path | None) -> npt.NDArray[np.float32]:
    """Embeddings of shape (len(asked), 384), kept in a file named after the digest of the questions and the weights."""
    digest = hashlib.sha256((PACKAGED / "DIGESTS").read_bytes() + "\n".join(asked).encode()).hexdigest()
    path = cache / f"{digest}.npy" if cache else None
    if path and path.exists():
        with suppress(OSError, ValueError):
            kept: npt.NDArray[np.float32] = np.load(path)
            if len(kept) == len(asked):
                return kept
    embeddings = encoder.encode(asked)
    if path:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part.npy")
            np.save(part, embeddings)
            part.replace(path)
            for old in set(path.parent.glob("*.npy")) - {path}:
                old.unlink(missing_ok=True)
    return embeddings
