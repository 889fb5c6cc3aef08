"""Whether a message belongs here at all: the probability that its intent is one in scope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class ScopeScore:
    """`score`: the probability of the intents in scope together (0 to 1). `in_scope`: whether that is enough."""

    score: float
    in_scope: bool

    def as_dict(self) -> dict[str, Any]:
        """For the message property `scope`."""
        return {"score": round(self.score, 4), "in_scope": self.in_scope}


NO_SCOPE = ScopeScore(0.0, False)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which intents are outside, and the score from which a message passes."""

    outside: npt.NDArray[np.bool_]
    threshold: float

    def of(self, probabilities: npt.NDArray[np.float64]) -> ScopeScore:
        """The score of one message, given its probability under every intent."""
        score = float(probabilities[~self.outside].sum())
        return ScopeScore(score, score >= self.threshold)

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """For storage."""
        return {"scope_outside": self.outside, "scope_threshold": np.array(self.threshold)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> Scope:
        """From storage."""
        return cls(arrays["scope_outside"], float(arrays["scope_threshold"]))


def fit_scope(
    probabilities: npt.NDArray[np.float64],
    labels: npt.NDArray[np.int64],
    outside: npt.NDArray[np.bool_],
    acceptance: float,
) -> Scope:
    """Fit on predictions (messages, intents) from models that had not seen the message, so that the share `acceptance`
    of in-scope messages passes.
    """
    inside = ~outside[labels]
    if outside.all() or not inside.any():
        return Scope(outside, -np.inf)
    scores = probabilities[inside][:, ~outside].sum(axis=1)
    return Scope(outside, float(np.quantile(scores, 1 - acceptance)))
