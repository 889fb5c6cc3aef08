"""What the intent classifier looks at: a sentence embedding beside word and letter n-grams of the same message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.preprocessing import normalize

from actions.embedding.encoder import Encoder

Floats = npt.NDArray[np.float32]
_KINDS: Mapping[str, Mapping[str, Any]] = {
    "word": {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"(?u)\b\w+\b"},
    "letter": {"analyzer": "char_wb", "ngram_range": (2, 5)},
}
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
    """The message, or the part of it from `start` to `end`, with the mentions in it that have a mask replaced; of
    overlapping ones the first and longest counts.
    """
    end = len(text) if end is None else end
    pieces: list[str] = []
    read = start
    for entity in sorted(entities, key=lambda entity: (entity["start"], -entity["end"])):
        if entity["entity"] in _MASKS and read <= entity["start"] and entity["end"] <= end:
            pieces += [text[read : entity["start"]], _mask(entity)]
            read = entity["end"]
    return "".join([*pieces, text[read:end]])


def _mask(entity: Mapping[str, Any]) -> str:
    if entity["entity"] == "drug_class" and entity["value"] in _FAMILIES:
        return f"the {entity['value']}"
    family = entity.get("family")
    mask = f"the {family}" if family else _MASKS[entity["entity"]]
    return mask or str(entity["value"]).replace("-", " ")


@dataclass(frozen=True, slots=True)
class NGrams:
    """Fitted TF-IDF: per kind the n-grams in column order, and their inverse document frequencies."""

    counters: Mapping[str, CountVectorizer]
    weights: Mapping[str, npt.NDArray[np.float64]]

    @classmethod
    def fit(cls, texts: Sequence[str]) -> NGrams:
        """Learn the n-grams of the training messages."""
        fitted = {kind: TfidfVectorizer(lowercase=True, **options).fit(texts) for kind, options in _KINDS.items()}
        names = {kind: [str(name) for name in found.get_feature_names_out()] for kind, found in fitted.items()}
        return cls.restore(names, {kind: np.asarray(found.idf_) for kind, found in fitted.items()})

    @classmethod
    def restore(cls, ngrams: Mapping[str, Sequence[str]], weights: Mapping[str, npt.NDArray[np.float64]]) -> NGrams:
        """The same from stored lists and arrays."""
        counters = {
            kind: CountVectorizer(lowercase=True, vocabulary=list(ngrams[kind]), dtype=np.float64, **options)
            for kind, options in _KINDS.items()
        }
        return cls(counters, {kind: weights[kind] for kind in _KINDS})

    @property
    def ngrams(self) -> dict[str, list[str]]:
        """Per kind, the n-grams in column order."""
        return {kind: [str(name) for name in found.get_feature_names_out()] for kind, found in self.counters.items()}

    def transform(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Rows of length one, words before letters, each kind of length one before."""
        return normalize(sparse.hstack([self._weighted(kind, texts) for kind in self.counters], format="csr"))

    def _weighted(self, kind: str, texts: Sequence[str]) -> sparse.csr_matrix:
        # What TfidfVectorizer does with sublinear counts, without its checks: they cost a message a millisecond.
        counts = self.counters[kind].transform(texts)
        counts.data = (np.log(counts.data) + 1) * self.weights[kind][counts.indices]
        return normalize(counts, copy=False)


def embed(encoder: Encoder, texts: Sequence[str]) -> Floats:
    """Embeddings of the lower-case messages, rows of length one."""
    return encoder.encode([text.lower() for text in texts])
