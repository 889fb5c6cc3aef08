"""The parts of the study, each as plain values for JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from actions.embedding.encoder import load_encoder
from bot.curation.phrasings.training_data import training_messages
from tests.evaluation import stock_rasa
from tests.evaluation.nlu.measure import DECLINED
from tests.evaluation.nlu.sets import SETS, rows
from tests.evaluation.remembering import Remembering
from tests.evaluation.study import served
from tests.evaluation.study.held_out import held_out
from tests.evaluation.study.near import apart, near_duplicates
from tests.evaluation.study.variants import VARIANTS, share_of, trained

_SHARES = (0.25, 0.5, 0.75)
_SEEDS = (0, 1, 2)
_STOCK_SHARE = 0.25


class Study:
    """Measures one part after the other on the same messages."""

    def __init__(self) -> None:
        self._encoder = Remembering(load_encoder())
        self._training = training_messages()
        self._held_out = held_out()

    def parts(self) -> Mapping[str, Callable[[], Any]]:
        """The parts by name, the longest last."""
        return {
            "parts_left_out": self.ablations,
            "learning_curve": self.curve,
            "near_duplicates": self.near,
            "process": self.process,
            "stock": self.stock,
        }

    def ablations(self) -> dict[str, Any]:
        """The figures of the whole, and with each part left out."""
        found = {}
        for variant in VARIANTS:
            with trained(self._training, self._encoder, variant) as classifier:
                found[variant.name] = self._held_out.measured(classifier.predict)
        return found

    def curve(self) -> list[dict[str, Any]]:
        """The figures for shares of the training messages, of each three draws; the whole stands at `ablations`."""
        runs = []
        for share in _SHARES:
            for seed in _SEEDS:
                pairs = share_of(self._training, share, seed)
                with trained(pairs, self._encoder) as classifier:
                    figures = self._held_out.measured(classifier.predict)
                runs.append({"share": share, "seed": seed, "messages": len(pairs), **figures})
        return runs

    def near(self) -> dict[str, Any]:
        """Near-duplicates of the training messages in each set, and the accuracy without them."""
        sets = {name: [row["text"] for row in rows(name)] for name in SETS}
        held = self._held_out
        kept = np.array(apart(held.inside, self._training, self._encoder))
        with trained(self._training, self._encoder) as classifier:
            guessed = [prediction.ranking[0][0] for prediction in classifier.predict(held.inside)]
        right = np.array([guess == true for guess, true in zip(guessed, held.truth, strict=True)])
        return {
            "sets": near_duplicates(sets, self._training, self._encoder),
            "accuracy": float(right.mean()),
            "accuracy_without": float(right[kept].mean()),
            "messages_without": int(kept.sum()),
        }

    def process(self) -> dict[str, Any]:
        """Memory of the served process and time to train."""
        return {"memory": served.memory(), "training": served.training_seconds()}

    def stock(self) -> dict[str, Any]:
        """Rasa's default pipeline and ours on the same draw of the training messages, and the same held-out ones. On
        all of them DIET would train for hours.
        """
        pairs, held = share_of(self._training, _STOCK_SHARE, _SEEDS[0]), self._held_out
        with trained(pairs, self._encoder) as classifier:
            ours = held.measured(classifier.predict)
        found = stock_rasa.run(pairs, held.asked, outside=DECLINED)
        return held.figures(found.predictions) | {
            "share": _STOCK_SHARE,
            "messages": len(pairs),
            "ours": ours,
            "fallback_in_scope": float(np.mean(found.fallback[: len(held.inside)])),
            "train_seconds": found.train_seconds,
            "p50_ms": found.p50_ms,
            "p95_ms": found.p95_ms,
            "peak_mb": found.peak_mb,
        }
