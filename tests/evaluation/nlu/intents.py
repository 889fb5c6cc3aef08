"""Intents: accuracy, F1 by intent with bootstrap intervals, confusion pairs, calibration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
SEED = 7
_DRAWS = 1000
_BINS = 10


@dataclass(frozen=True)
class Measured:
    """A figure with its 95 per cent bootstrap interval, as shares."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{100 * self.value:.1f} % ({100 * self.low:.1f} to {100 * self.high:.1f})"


def accuracy(truth: Sequence[str], guessed: Sequence[str]) -> Measured:
    """The share of messages with the right intent."""
    right = np.array([one == other for one, other in zip(truth, guessed, strict=True)], dtype=float)
    draws = right[_samples(len(right))].mean(axis=1)
    return Measured(float(right.mean()), *_interval(draws))


def macro_f1(truth: Sequence[str], guessed: Sequence[str]) -> Measured:
    """The mean F1 over the intents of the set."""
    values, draws = _f1(truth, guessed)
    return Measured(float(values.mean()), *_interval(draws.mean(axis=1)))


def by_intent(truth: Sequence[str], guessed: Sequence[str]) -> dict[str, Measured]:
    """F1 of each intent of the set."""
    values, draws = _f1(truth, guessed)
    names = sorted(set(truth))
    return {name: Measured(float(values[at]), *_interval(draws[:, at])) for at, name in enumerate(names)}


def confusions(truth: Sequence[str], guessed: Sequence[str], most: int = 15) -> list[tuple[str, str, int]]:
    """The commonest pairs of (true, guessed) intents that differ."""
    pairs = Counter((one, other) for one, other in zip(truth, guessed, strict=True) if one != other)
    return [(one, other, count) for (one, other), count in pairs.most_common(most)]


def calibration(right: npt.NDArray[np.bool_], confidence: npt.NDArray[np.float64]) -> tuple[float, list[list[float]]]:
    """Expected calibration error, and per bin of confidence: mean confidence, share right, number of messages."""
    edges = np.clip((confidence * _BINS).astype(int), 0, _BINS - 1)
    table = []
    error = 0.0
    for number in range(_BINS):
        inside = edges == number
        if inside.any():
            mean, share = float(confidence[inside].mean()), float(right[inside].mean())
            table.append([mean, share, float(inside.sum())])
            error += inside.mean() * abs(mean - share)
    return float(error), table


def _f1(truth: Sequence[str], guessed: Sequence[str]) -> tuple[Floats, Floats]:
    """F1 by intent (intents in alphabetical order): on the set, and on each bootstrap draw of it (draws, intents)."""
    names = np.array(sorted(set(truth)))
    true, guess = np.array(truth)[:, None] == names, np.array(guessed)[:, None] == names
    draws = np.array([np.bincount(drawn, minlength=len(true)) for drawn in _samples(len(true))], dtype=float)
    times = np.vstack([np.ones(len(true)), draws])  # how often each message is counted; the first row is the set itself
    hits, either = times @ (true & guess), times @ true + times @ guess
    scores = np.divide(2 * hits, either, out=np.zeros_like(hits), where=either > 0)
    return scores[0], scores[1:]


def _samples(size: int) -> npt.NDArray[np.int64]:
    return np.random.default_rng(SEED).integers(0, size, (_DRAWS, size))


def _interval(draws: npt.NDArray[np.float64]) -> tuple[float, float]:
    low, high = np.quantile(draws, [0.025, 0.975])
    return float(low), float(high)
