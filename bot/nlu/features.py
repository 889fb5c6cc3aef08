"""What the intent classifier looks at: a sentence embedding beside word and letter n-grams of the same message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from actions.embedding.encoder import Encoder

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
_WORDS = 8192  # of messages, of which the letters are kept
_words = CountVectorizer(analyzer="word", ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b").build_analyzer()
_letters = lru_cache(_WORDS)(CountVectorizer(analyzer="char_wb", ngram_range=(2, 5)).build_analyzer())
_KINDS = ("word", "letter")
_LARGEST_SHARE = 0.2  # of the messages: an n-gram that more of them hold tells little, and costs the most time
Counted = Mapping[str, Counter[str]]  # by kind, how often a message has each n-gram
# Under `mask_entities` a drug is read as its type, so that one never seen in training is no strange word; drugs of
# first-line treatment as their family, since which of them failed is what tells situations apart. Conditions and
# reactions, which tell intents apart (pregnancy, acute severe disease), are read as their record's id in plain words,
# so that an abbreviation or a typo is no strange word either.
_FAMILIES = ("thiopurine", "steroid")
_MASKS: Mapping[str, str | None] = {
    "drug": "the drug",
    "drug_class": "the drug",
    "co_medication": "the other drug",
    "condition": None,
    "reaction": None,
    "guideline": "the guideline",
    "study": "the study",
}


def masked(text: str, entities: Sequence[Mapping[str, Any]], start: int = 0, end: int | None = None) -> str:
    """The message, or the part of it from `start` to `end`, with the mentions in it that have a mask replaced, unless
    they are to stay `as_written`; of overlapping ones the first and longest counts.
    """
    end = len(text) if end is None else end
    pieces: list[str] = []
    read = start
    for entity in sorted(entities, key=lambda entity: (entity["start"], -entity["end"])):
        written = entity["entity"] not in _MASKS or entity.get("as_written")
        if not written and read <= entity["start"] and entity["end"] <= end:
            pieces += [text[read : entity["start"]], _mask(entity)]
            read = entity["end"]
    return "".join([*pieces, text[read:end]])


def _mask(entity: Mapping[str, Any]) -> str:
    if entity["entity"] == "drug_class" and entity["value"] in _FAMILIES:
        return f"the {entity['value']}"
    family = entity.get("family")
    mask = f"the {family}" if family else _MASKS[entity["entity"]]
    return mask or str(entity["value"]).replace("-", " ")


@dataclass(frozen=True)
class NGrams:
    """Fitted TF-IDF with sublinear counts: per kind the n-grams in column order, and their inverse document
    frequencies. By itself, not through sklearn's vectorisers: their checks cost a message a millisecond.
    """

    ngrams: Mapping[str, Sequence[str]]
    weights: Mapping[str, npt.NDArray[np.float64]]

    @classmethod
    def fit(cls, texts: Sequence[str]) -> tuple[NGrams, sparse.csr_matrix]:
        """Learn the n-grams of the training messages that tell some from others; with these messages' rows."""
        counted = [_counted(text) for text in texts]
        held = {kind: Counter(ngram for counts in counted for ngram in counts[kind]) for kind in _KINDS}
        most = _LARGEST_SHARE * len(texts)
        ngrams = {
            kind: sorted(ngram for ngram, count in found.items() if count <= most) for kind, found in held.items()
        }
        weights = {
            kind: np.log((1 + len(texts)) / (1 + np.array([held[kind][ngram] for ngram in names], dtype=np.float64)))
            + 1
            for kind, names in ngrams.items()
        }
        fitted = cls(ngrams, weights)
        return fitted, fitted._rows(counted)

    def transform(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Rows of length one, words before letters, each kind of length one before."""
        return self._rows([_counted(text) for text in texts])

    def _rows(self, counted: Sequence[Counted]) -> sparse.csr_matrix:
        rows = [self._row(counts) for counts in counted]
        ends = np.cumsum([0, *(len(columns) for columns, _ in rows)])
        values = np.concatenate([np.empty(0), *(values for _, values in rows)])
        columns = np.concatenate([np.empty(0, dtype=np.int32), *(columns for columns, _ in rows)])
        return sparse.csr_matrix((values, columns, ends), shape=(len(rows), sum(map(len, self.ngrams.values()))))

    def _row(self, counted: Counted) -> tuple[npt.NDArray[np.int32], Doubles]:
        kinds = [self._weighted(kind, counts) for kind, counts in counted.items()]
        columns, values = (np.concatenate(parts) for parts in zip(*kinds, strict=True))
        return columns, _of_length_one(values)

    def _weighted(self, kind: str, counts: Counter[str]) -> tuple[npt.NDArray[np.int32], Doubles]:
        places = self._places[kind]
        found = sorted((places[ngram], count) for ngram, count in counts.items() if ngram in places)
        columns = np.array([place for place, _ in found], dtype=np.int32)
        values = np.log(np.array([count for _, count in found], dtype=np.float64)) + 1
        return columns + self._first[kind], _of_length_one(values * self.weights[kind][columns])

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        return {kind: {ngram: place for place, ngram in enumerate(names)} for kind, names in self.ngrams.items()}

    @cached_property
    def _first(self) -> dict[str, np.int32]:
        """The column in which each kind begins."""
        sizes = [len(names) for names in self.ngrams.values()]
        return {kind: np.int32(sum(sizes[:place])) for place, kind in enumerate(self.ngrams)}


def _counted(text: str) -> Counted:
    # Of letters only those within a word are read together.
    return {"word": Counter(_words(text)), "letter": Counter(chain.from_iterable(map(_letters, text.lower().split())))}


def _of_length_one(values: Doubles) -> Doubles:
    return values / (np.sqrt(values @ values) or 1.0)


def embed(encoder: Encoder, texts: Sequence[str]) -> Floats:
    """Embeddings of the lower-case messages, rows of length one."""
    return encoder.encode([text.lower() for text in texts])
