"""The held-out messages put to any pipeline, and what comes out as figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from bot.nlu.classifier import Prediction
from tests.evaluation.nlu import intents, scope
from tests.evaluation.nlu.measure import DECLINED
from tests.evaluation.nlu.sets import rows
from tests.evaluation.nlu.typos import mistyped


@dataclass(frozen=True)
class HeldOut:
    """Messages in scope with their intents, those outside with their sub-intents."""

    inside: tuple[str, ...]
    truth: tuple[str, ...]
    outside: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def asked(self) -> list[str]:
        """Every message to be put to a pipeline: in scope as written, then with a typo each, then out of scope."""
        return [*self.inside, *mistyped(self.inside), *self.outside]

    def figures(self, predictions: Sequence[Prediction]) -> dict[str, Any]:
        """What predictions on `asked` are worth, as shares of 1."""
        size = len(self.inside)
        written, typed, outside = predictions[:size], predictions[size : 2 * size], predictions[2 * size :]
        guessed = _best(written)
        right = np.array([guess == true for guess, true in zip(guessed, self.truth, strict=True)])
        error, table = intents.calibration(right, np.array([p.ranking[0][1] for p in written]))
        return {
            "accuracy": asdict(intents.accuracy(self.truth, guessed)),
            "macro_f1": asdict(intents.macro_f1(self.truth, guessed)),
            "accuracy_with_a_typo": asdict(intents.accuracy(self.truth, _best(typed))),
            "calibration_error": error,
            "calibration": table,
            **scope.separation(written, outside, self.kinds, DECLINED),
        }

    def measured(self, predict: Callable[[Sequence[str]], Sequence[Prediction]]) -> dict[str, Any]:
        """The figures of a pipeline."""
        return self.figures(predict(self.asked))


def held_out() -> HeldOut:
    """The committed sets."""
    inside, outside = rows("in_scope"), rows("out_of_scope")
    return HeldOut(*_columns(inside), *_columns(outside))


def _columns(found: Sequence[dict[str, Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(row["text"] for row in found), tuple(row["intent"] for row in found)


def _best(predictions: Sequence[Prediction]) -> list[str]:
    return [prediction.ranking[0][0] for prediction in predictions]
