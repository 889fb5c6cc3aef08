"""The intent classifier: multinomial logistic regression on hybrid features, stored as plain arrays and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression

from bot.nlu.encoder import DIMENSIONS, Encoder
from bot.nlu.features import Floats, NGrams, embed, hybrid
from bot.nlu.out_of_scope import NO_SCOPE, Scope, ScopeScore, fit_scope

STRENGTH = 20.0  # inverse regularisation; from 10 to 50 makes no difference beyond noise
SEED = 7
Doubles = npt.NDArray[np.float64]
_FOLDS = 5
_STEPS = 300
_LEAST = 1e-12


class NothingToLearn(Exception):
    """Fewer than two intents have examples."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """Intents with their probabilities, best first, and how well the message fits the intents that are in scope."""

    ranking: tuple[tuple[str, float], ...]
    scope: ScopeScore


@dataclass(frozen=True, slots=True)
class _Linear:
    """Weights (intents, features), intercepts, and the mean embedding of each intent (intents, 384), of length one."""

    weights: Floats | Doubles
    intercepts: Floats
    centroids: Floats

    def probabilities(self, features: sparse.csr_matrix | Doubles) -> npt.NDArray[np.float64]:
        """Shape (messages, intents); rows sum to one."""
        logits = np.asarray(features @ self.weights.T, dtype=np.float64) + self.intercepts
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        total: npt.NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
        return total


@dataclass(frozen=True, slots=True)
class IntentClassifier:
    """A trained classifier; immutable. Make one with `train` or `load`."""

    intents: tuple[str, ...]
    encoder: Encoder
    ngrams: NGrams
    linear: _Linear
    scope: Scope

    @classmethod
    def train(
        cls,
        texts: Sequence[str],
        intents: Sequence[str],
        encoder: Encoder,
        out_of_scope: Sequence[str] = (),
        acceptance: float = 0.96,
        strength: float = STRENGTH,
    ) -> IntentClassifier:
        """Train on messages and their intents. The same data give the same arrays.

        `acceptance` is the share of in-scope messages that the scope score lets pass, fitted on held-out folds of the
        training messages whose intent is not among `out_of_scope`.

        Raises:
            NothingToLearn: fewer than two intents.
        """
        names = tuple(sorted(set(intents)))
        if len(names) < 2:
            raise NothingToLearn(f"{len(names)} intent(s) with examples")
        labels = np.array([names.index(intent) for intent in intents])
        embeddings = embed(encoder, texts)
        ngrams = NGrams.fit(texts)
        features = hybrid(embeddings, ngrams, texts)
        outside = np.array([name in set(out_of_scope) for name in names])
        rows, basis = _row_space(features)
        probabilities, cosines = _held_out(rows, embeddings, labels, len(names), strength)
        heat = _temperature(probabilities, labels)
        probabilities = _cooled(probabilities, heat)
        scope = fit_scope(probabilities, cosines, labels, outside, acceptance)
        fitted = _fit(rows, embeddings, labels, len(names), strength)
        weights = np.asarray(features.T @ (basis @ fitted.weights.T)).T / heat
        calibrated = replace(
            fitted, weights=weights.astype(np.float32), intercepts=fitted.intercepts / np.float32(heat)
        )
        return cls(names, encoder, ngrams, calibrated, scope)

    def predict(self, texts: Sequence[str]) -> list[Prediction]:
        """One prediction per message. A blank message has no intent and is out of scope."""
        embeddings = embed(self.encoder, texts)
        probabilities = self.linear.probabilities(hybrid(embeddings, self.ngrams, texts))
        cosines = embeddings @ self.linear.centroids.T
        return [
            self._prediction(*row) if text.strip() else Prediction((), NO_SCOPE)
            for text, row in zip(texts, zip(probabilities, cosines, strict=True), strict=True)
        ]

    def _prediction(self, probabilities: npt.NDArray[np.float64], cosines: Floats) -> Prediction:
        order = np.argsort(-probabilities, kind="stable")
        ranking = tuple((self.intents[index], float(probabilities[index])) for index in order)
        return Prediction(ranking, self.scope.of(probabilities, cosines))

    def save(self, folder: Path) -> None:
        """Write `arrays.npz` and `classifier.json`; nothing in them can be executed."""
        folder.mkdir(parents=True, exist_ok=True)
        arrays = {
            "weights": self.linear.weights,
            "intercepts": self.linear.intercepts,
            "centroids": self.linear.centroids,
            **{f"idf_{kind}": values for kind, values in self.ngrams.weights.items()},
            **self.scope.arrays(),
        }
        np.savez(folder / "arrays.npz", **arrays)
        described = {"intents": self.intents, "ngrams": self.ngrams.ngrams}
        (folder / "classifier.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, encoder: Encoder) -> IntentClassifier:
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: a file is missing.
        """
        described = json.loads((folder / "classifier.json").read_text(encoding="utf-8"))
        with np.load(folder / "arrays.npz", allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        ngrams = NGrams.restore(described["ngrams"], {kind: arrays[f"idf_{kind}"] for kind in described["ngrams"]})
        linear = _Linear(arrays["weights"], arrays["intercepts"], arrays["centroids"])
        return cls(tuple(described["intents"]), encoder, ngrams, linear, Scope.from_arrays(arrays))


def _row_space(features: sparse.csr_matrix) -> tuple[Doubles, Doubles]:
    """The messages in coordinates of the space they span, and the matrix that leads back.

    The solution of a ridge-penalised regression lies in that space, so fitting there gives the same weights with some
    hundred columns instead of tens of thousands: seconds instead of minutes.
    """
    values, vectors = np.linalg.eigh((features @ features.T).toarray().astype(np.float64))
    kept = values > values[-1] * 1e-9
    lengths = np.sqrt(values[kept])
    return vectors[:, kept] * lengths, vectors[:, kept] / lengths


def _fit(rows: Doubles, embeddings: Floats, labels: npt.NDArray[np.int64], intents: int, strength: float) -> _Linear:
    """Intents absent from the labels (of a fold) get a centroid of zeros and a probability of about nothing."""
    model = LogisticRegression(C=strength, max_iter=_STEPS, tol=1e-3, random_state=SEED).fit(rows, labels)
    present = model.classes_
    weights = np.zeros((intents, rows.shape[1]))
    intercepts = np.full(intents, -1e3, dtype=np.float32)
    if len(present) == 2:  # scikit-learn keeps one row for two classes
        weights[present[1]], intercepts[present] = model.coef_[0], (0.0, model.intercept_[0])
    else:
        weights[present], intercepts[present] = model.coef_, model.intercept_
    centroids = np.zeros((intents, DIMENSIONS), dtype=np.float32)
    for label in present:
        mean = embeddings[labels == label].mean(axis=0)
        centroids[label] = mean / np.linalg.norm(mean)
    return _Linear(weights, intercepts, centroids)


def _temperature(probabilities: npt.NDArray[np.float64], labels: npt.NDArray[np.int64]) -> float:
    """What logits are divided by so that confidence means the share of right answers (temperature scaling, Guo 2017),
    fitted on predictions for messages the model had not seen. 1.0 when there are none.
    """
    seen = probabilities.sum(axis=1) > 0
    if not seen.any():
        return 1.0
    rows, truth = probabilities[seen], labels[seen]

    def loss(heat: float) -> float:
        return -float(np.log(np.maximum(_cooled(rows, heat)[np.arange(len(truth)), truth], _LEAST)).mean())

    return float(minimize_scalar(loss, bounds=(0.2, 5.0), method="bounded").x)


def _cooled(probabilities: npt.NDArray[np.float64], heat: float) -> npt.NDArray[np.float64]:
    """Probabilities as logits divided by `heat` would give them; rows of zeros stay so."""
    powers = np.power(probabilities, 1 / heat)
    totals = powers.sum(axis=1, keepdims=True)
    cooled: npt.NDArray[np.float64] = np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
    return cooled


def _held_out(
    rows: Doubles, embeddings: Floats, labels: npt.NDArray[np.int64], intents: int, strength: float
) -> tuple[npt.NDArray[np.float64], Floats]:
    """Probabilities and cosines of every message, from models that have not seen it; intents are dealt out evenly."""
    fold = np.zeros(len(labels), dtype=np.int64)
    shuffled = np.random.default_rng(SEED).permutation(len(labels))
    for label in range(intents):
        mine = shuffled[labels[shuffled] == label]
        fold[mine] = np.arange(len(mine)) % _FOLDS
    probabilities, cosines = np.zeros((len(labels), intents)), np.zeros((len(labels), intents), dtype=np.float32)
    for number in range(_FOLDS):
        out = fold == number
        if not out.any() or len(set(labels[~out])) < 2:
            continue
        linear = _fit(rows[~out], embeddings[~out], labels[~out], intents, strength)
        probabilities[out] = linear.probabilities(rows[out])
        cosines[out] = embeddings[out] @ linear.centroids.T
    return probabilities, cosines
