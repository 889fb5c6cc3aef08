"""Out of scope: how well the scope score separates, and what the shipped threshold and intents let through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.metrics import roc_auc_score

from bot.nlu.classifier import Prediction

ACCEPTED = 0.95


def separation(
    inside: Sequence[Prediction], outside: Sequence[Prediction], kinds: Sequence[str], declined: frozenset[str]
) -> dict[str, Any]:
    """AUROC of the scope score; shares caught of `outside` and refused of `inside`, as shares of 1.

    A message is refused by the score when it lies under the shipped threshold, by the intent when its best intent is
    one of `declined`. `kinds` are the true sub-intents of `outside`.
    """
    accepted = np.array([prediction.scope.score for prediction in inside])
    refused = np.array([prediction.scope.score for prediction in outside])
    truth = np.repeat([1, 0], [len(accepted), len(refused)])
    caught = [_declined(prediction, declined) for prediction in outside]
    total = Counter(kinds)
    by_kind = Counter(kind for kind, good in zip(kinds, caught, strict=True) if good)
    return {
        "auroc": float(roc_auc_score(truth, np.concatenate([accepted, refused]))),
        "recall_at_95_acceptance": float((refused < np.quantile(accepted, 1 - ACCEPTED)).mean()),
        "recall_by_score": _share([not prediction.scope.in_scope for prediction in outside]),
        "recall_by_intent": _share(caught),
        "false_refusals_by_score": _share([not prediction.scope.in_scope for prediction in inside]),
        "false_refusals_by_intent": _share([_declined(prediction, declined) for prediction in inside]),
        "recall_by_intent_and_kind": {kind: [by_kind[kind], total[kind]] for kind in sorted(total)},
    }


def _declined(prediction: Prediction, declined: frozenset[str]) -> bool:
    return not prediction.ranking or prediction.ranking[0][0] in declined


def _share(found: Sequence[bool]) -> float:
    return float(np.mean(found))
