"""Intents: accuracy, F1 by intent with bootstrap intervals, confusion pairs, calibration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.metrics import f1_score

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
    names = sorted(set(truth))
    true, guess = np.array(truth), np.array(guessed)
    draws = np.array([_macro(true[drawn], guess[drawn], names) for drawn in _samples(len(true))[: _DRAWS // 5]])
    return Measured(_macro(true, guess, names), *_interval(draws))


def by_intent(truth: Sequence[str], guessed: Sequence[str]) -> dict[str, float]:
    """F1 of each intent of the set."""
    names = sorted(set(truth))
    scores = f1_score(truth, guessed, labels=names, average=None, zero_division=0)
    return dict(zip(names, map(float, scores), strict=True))


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


def _macro(truth: npt.NDArray[np.str_], guessed: npt.NDArray[np.str_], names: list[str]) -> float:
    return float(f1_score(truth, guessed, labels=names, average="macro", zero_division=0))


def _samples(size: int) -> npt.NDArray[np.int64]:
    return np.random.default_rng(SEED).integers(0, size, (_DRAWS, size))


def _interval(draws: npt.NDArray[np.float64]) -> tuple[float, float]:
    low, high = np.quantile(draws, [0.025, 0.975])
    return float(low), float(high)
