"""How near a question is to each record: to the questions it answers, and to its own words."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from actions.embedding.encoder import Encoder
from actions.embedding.packaged import PACKAGED
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.kinds import Record

Floats = npt.NDArray[np.float32]

_REMEMBERED = 512  # questions whose nearness to all records is kept
_WORDS = ("title", "text", "bottom_line")  # the fields in which a record says what it has to say
_SAID = 0.2  # share of a record's own words beside its questions; both writers' questions were found best with it


@dataclass(frozen=True, slots=True)
class Nearness:
    """Of one question, cosines (-1 to 1) to every record that has a list of questions, in the order of `place`."""

    place: Mapping[str, int]
    asked: Floats  # to the likest of the record's questions
    next_asked: Floats  # to the likest but one, or the likest where it is the only one
    said: Floats  # to the record's own words

    def __bool__(self) -> bool:
        return bool(self.place)

    def to(self, record: str) -> float:
        """Cosine to the likest question of a record; 0 for one without any."""
        return float(self.asked[self.place[record]]) if record in self.place else 0.0

    def nearest(self, most: int) -> tuple[str, ...]:
        """The nearest records by their questions and words together, best first."""
        order = np.argsort(-((1 - _SAID) * self.asked + _SAID * self.said), kind="stable")[:most]
        names = tuple(self.place)
        return tuple(names[at] for at in order)


NOTHING_NEAR = Nearness({}, *(np.zeros(0, dtype=np.float32) for _ in range(3)))


class Likeness:
    """Compares questions with records by sentence embeddings. One instance serves a process; thread-safe."""

    def __init__(
        self,
        questions: Mapping[str, tuple[str, ...]],
        words: Mapping[str, str],
        encoder: Encoder,
        cache: Path | None = None,
    ) -> None:
        """`questions` and `words` by record id; their embeddings are kept in the folder `cache`, if there is one."""
        self._encoder = encoder
        self._place = {record: at for at, record in enumerate(sorted(questions))}
        asked = [question for record in self._place for question in questions[record]]
        lengths = [len(questions[record]) for record in self._place]
        self._first = np.cumsum([0, *lengths[:-1]]) if lengths else np.zeros(0, dtype=int)
        self._of = np.repeat(np.arange(len(lengths)), lengths)
        embeddings = _embedded([*asked, *(words.get(record, "") for record in self._place)], encoder, cache)
        self._asked, self._said = embeddings[: len(asked)], embeddings[len(asked) :]
        self._near = lru_cache(maxsize=_REMEMBERED)(self._compare)

    def near(self, question: str) -> Nearness:
        """How near a question is to the records."""
        return self._near(question)

    def _compare(self, question: str) -> Nearness:
        if not self._place:
            return NOTHING_NEAR
        embedding = self._encoder.encode([question])[0]
        cosines = self._asked @ embedding
        likest = np.maximum.reduceat(cosines, self._first)
        others = np.where(cosines == likest[self._of], -np.inf, cosines)
        second = np.maximum.reduceat(others, self._first)
        return Nearness(self._place, likest, np.where(np.isfinite(second), second, likest), self._said @ embedding)


def words_of(base: KnowledgeBase) -> Mapping[str, str]:
    """What each record says, by its id."""
    return {
        record.id: " ".join(str(said) for field in _WORDS if (said := getattr(record, field, None)))
        for record in base.all(Record)
    }


def _embedded(texts: list[str], encoder: Encoder, cache: Path | None) -> Floats:
    """Embeddings of shape (len(texts), 384), kept in a file named after the digest of the texts and the weights."""
    digest = hashlib.sha256((PACKAGED / "DIGESTS").read_bytes() + "\n".join(texts).encode()).hexdigest()
    path = cache / f"{digest}.npy" if cache else None
    if path and path.exists():
        with suppress(OSError, ValueError):
            kept: Floats = np.load(path)
            if len(kept) == len(texts):
                return kept
    embeddings = encoder.encode(texts)
    if path:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part.npy")
            np.save(part, embeddings)
            part.replace(path)
            for old in set(path.parent.glob("*.npy")) - {path}:
                old.unlink(missing_ok=True)
    return embeddings
