"""Whether a message belongs here at all: how well it fits the best intent in scope, against messages known to fit.

The score ranks far-off messages well and near ones poorly (clinical questions on another disease): answers must not
rest on it alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

_LEAST = 1e-9
_GRID = np.linspace(0.0, 1.0, 101)


@dataclass(frozen=True, slots=True)
class ScopeScore:
    """`score`: the share of known in-scope messages that fit no better (0 to 1). `in_scope`: whether that is enough."""

    score: float
    in_scope: bool

    def as_dict(self) -> dict[str, Any]:
        """For the message property `scope`."""
        return {"score": round(self.score, 4), "in_scope": self.in_scope}


NO_SCOPE = ScopeScore(0.0, False)


@dataclass(frozen=True, slots=True)
class Scope:
    """The fitted score: intents outside, means and deviations of both signs, quantiles of the raw score, threshold."""

    outside: npt.NDArray[np.bool_]
    centre: npt.NDArray[np.float64]
    spread: npt.NDArray[np.float64]
    quantiles: npt.NDArray[np.float64]
    threshold: float

    def of(self, probabilities: npt.NDArray[np.float64], cosines: npt.NDArray[np.float32]) -> ScopeScore:
        """The score of one message, given its probability under, and cosine to, every intent."""
        signs = _signs(probabilities[None, :], cosines[None, :], self.outside)
        raw = float((((signs - self.centre) / self.spread).sum(axis=1))[0])
        return ScopeScore(float(np.interp(raw, self.quantiles, _GRID)), raw >= self.threshold)

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """For storage."""
        return {
            "scope_outside": self.outside,
            "scope_centre": self.centre,
            "scope_spread": self.spread,
            "scope_quantiles": self.quantiles,
            "scope_threshold": np.array(self.threshold),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> Scope:
        """From storage."""
        return cls(
            arrays["scope_outside"],
            arrays["scope_centre"],
            arrays["scope_spread"],
            arrays["scope_quantiles"],
            float(arrays["scope_threshold"]),
        )


def fit_scope(
    probabilities: npt.NDArray[np.float64],
    cosines: npt.NDArray[np.float32],
    labels: npt.NDArray[np.int64],
    outside: npt.NDArray[np.bool_],
    acceptance: float,
) -> Scope:
    """Fit on held-out predictions (messages, intents) so that the share `acceptance` of in-scope messages passes."""
    inside = ~outside[labels] & (probabilities.sum(axis=1) > 0)
    if outside.all() or not inside.any():
        return Scope(outside, np.zeros(2), np.ones(2), np.zeros(len(_GRID)), -np.inf)
    signs = _signs(probabilities[inside], cosines[inside], outside)
    centre, spread = signs.mean(axis=0), np.maximum(signs.std(axis=0), _LEAST)
    raw = ((signs - centre) / spread).sum(axis=1)
    return Scope(outside, centre, spread, np.quantile(raw, _GRID), float(np.quantile(raw, 1 - acceptance)))


def _signs(
    probabilities: npt.NDArray[np.float64], cosines: npt.NDArray[np.float32], outside: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float64]:
    """Log-probability of, and cosine to, the likeliest intent in scope; shape (messages, 2)."""
    best = np.where(outside, -1.0, probabilities).argmax(axis=1)
    rows = np.arange(len(probabilities))
    return np.stack(
        [np.log(np.maximum(probabilities[rows, best], _LEAST)), cosines[rows, best].astype(np.float64)], axis=1
    )
