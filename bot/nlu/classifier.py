"""The intent classifier: kernel ridge regression on hybrid features, stored as plain arrays and JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar

from actions.embedding.encoder import Encoder
from bot.nlu.features import NGrams, embed
from bot.nlu.kernel import RIDGE, Doubles, Floats, Known, solve
from bot.nlu.out_of_scope import NO_SCOPE, Scope, ScopeScore, fit_scope
from bot.nlu.tuning import kept_out

_LEAST = 1e-12
_ENOUGH = 100  # messages kept from the encoder's tuning; with fewer, confidence is fitted on all


class NothingToLearn(Exception):
    """Fewer than two intents have examples."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """Intents with their probabilities, best first, and how well the message fits the intents that are in scope."""

    ranking: tuple[tuple[str, float], ...]
    scope: ScopeScore


@dataclass(frozen=True, slots=True)
class IntentClassifier:
    """A trained classifier; immutable. Make one with `train` or `load`."""

    intents: tuple[str, ...]
    encoder: Encoder
    ngrams: NGrams
    known: Known
    coefficients: Floats  # (training messages, intents), already divided by the temperature
    scope: Scope

    @classmethod
    def train(
        cls,
        texts: Iterable[str],
        intents: Sequence[str],
        encoder: Encoder,
        out_of_scope: Sequence[str] = (),
        acceptance: float = 0.98,
        ridge: float = RIDGE,
    ) -> IntentClassifier:
        """Train on messages, which may be made ready one by one, and their intents. The same data give the same arrays.

        `acceptance` is the share of in-scope messages that the scope score lets pass; it and the confidence are fitted
        on what messages kept from the encoder's tuning score when each is left out. Intents among `out_of_scope` are
        outside.

        Raises:
            NothingToLearn: fewer than two intents.
        """
        names = tuple(sorted(set(intents)))
        if len(names) < 2:
            raise NothingToLearn(f"{len(names)} intent(s) with examples")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            # While further messages are made ready and n-grams counted, what is there is embedded.
            begun = [(text, pool.submit(embed, encoder, [text])) for text in texts]
            # Those that confidence is fitted on come last: only they have to be left out in turn.
            rows = sorted(zip(begun, intents, strict=True), key=lambda row: kept_out(row[0][0]))
            read = [text for (text, _), _ in rows]
            ngrams, counts = NGrams.fit(read)
            embeddings = np.concatenate([embedded.result() for (_, embedded), _ in rows])
        labels = np.array([names.index(intent) for _, intent in rows])
        fair = sum(map(kept_out, read))
        if fair < _ENOUGH:
            fair = len(read)
        known = Known.of(embeddings, counts, len(names))
        coefficients, unseen = solve(known.among_themselves(), np.eye(len(names))[labels], fair, ridge)
        heat = _temperature(unseen, labels[-fair:])
        outside = np.array([name in set(out_of_scope) for name in names])
        scope = fit_scope(_probabilities(unseen / heat), labels[-fair:], outside, acceptance)
        return cls(names, encoder, ngrams, known, (coefficients / heat).astype(np.float32), scope)

    def predict(self, texts: Sequence[str]) -> list[Prediction]:
        """One prediction per message. A blank message has no intent and is out of scope."""
        kernel = self.known.kernel(embed(self.encoder, texts), self.ngrams.transform(texts))
        probabilities = _probabilities(
            np.array([row @ self.coefficients for row in kernel])
        )  # row by row, as cosines are
        return [
            self._prediction(row) if text.strip() else Prediction((), NO_SCOPE)
            for text, row in zip(texts, probabilities, strict=True)
        ]

    def _prediction(self, probabilities: Doubles) -> Prediction:
        order = np.argsort(-probabilities, kind="stable")
        ranking = tuple((self.intents[index], float(probabilities[index])) for index in order)
        return Prediction(ranking, self.scope.of(probabilities))

    def save(self, folder: Path) -> None:
        """Write `arrays.npz` and `classifier.json`; nothing in them can be executed."""
        folder.mkdir(parents=True, exist_ok=True)
        arrays = {
            "coefficients": self.coefficients,
            **self.known.arrays(),
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
        ngrams = NGrams(described["ngrams"], {kind: arrays[f"idf_{kind}"] for kind in described["ngrams"]})
        known, scope = Known.from_arrays(arrays), Scope.from_arrays(arrays)
        return cls(tuple(described["intents"]), encoder, ngrams, known, arrays["coefficients"], scope)


def _probabilities(scores: Doubles) -> Doubles:
    """Scores already divided by the temperature, as probabilities; rows sum to one."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    total: Doubles = powers / powers.sum(axis=1, keepdims=True)
    return total


def _temperature(scores: Doubles, labels: npt.NDArray[np.int64]) -> float:
    """What scores are divided by, so that confidence is the share of right answers (temperature scaling, Guo 2017)."""

    def loss(heat: float) -> float:
        right = _probabilities(scores / heat)[np.arange(len(labels)), labels]
        return -float(np.log(np.maximum(right, _LEAST)).mean())

    return float(minimize_scalar(loss, bounds=(0.01, 2.0), method="bounded").x)
