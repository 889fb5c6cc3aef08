"""One run: a data set's few messages learnt by a pipeline, and how well it reads the test set."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache

import numpy as np
from sklearn.metrics import roc_auc_score

from actions.embedding.encoder import load_encoder
from bot.nlu.classifier import IntentClassifier, Prediction
from bot.nlu.components import HybridIntentClassifier
from tests.evaluation import stock_rasa
from tests.evaluation.benchmark.datasets import Dataset, Pair
from tests.evaluation.nlu.scope import ACCEPTED
from tests.evaluation.remembering import Remembering


@dataclass(frozen=True)
class Run:
    """Shares of 1: in-scope messages with the right intent, AUROC of the out-of-scope score, and messages out of scope
    found where 95 % of those in scope are accepted; seconds to train.
    """

    accuracy: float
    auroc: float
    recall: float
    train_seconds: float


def shipped(dataset: Dataset, seed: int) -> dict[str, float]:
    """By the classifier of config.yml with its shipped options. Entities are not masked: there are none of ours."""
    options, few = HybridIntentClassifier.get_default_config(), dataset.few(seed)
    started = time.perf_counter()
    classifier = IntentClassifier.train(
        *_columns(few),
        load_encoder(),
        out_of_scope=sorted(dataset.learnt_outside),
        acceptance=options["acceptance"],
        ridge=options["ridge"],
    )
    taken = time.perf_counter() - started
    return _run(dataset, replace(classifier, encoder=_remembering()).predict(_asked(dataset)), taken)


def stock(dataset: Dataset, seed: int) -> dict[str, float]:
    """By Rasa's default pipeline; what its fallback says is left out of account, which is to its favour."""
    found = stock_rasa.run(dataset.few(seed), _asked(dataset), seed, dataset.learnt_outside)
    return _run(dataset, found.predictions, found.train_seconds)


@lru_cache(maxsize=1)
def _remembering() -> Remembering:
    """For the test sets, which every seed reads again."""
    return Remembering(load_encoder())


def _run(dataset: Dataset, predictions: Sequence[Prediction], taken: float) -> dict[str, float]:
    guessed = [prediction.ranking[0][0] if prediction.ranking else "" for prediction in predictions]
    right = [guess == intent for guess, (_, intent) in zip(guessed, dataset.test, strict=False)]
    scores = np.array([_score(prediction, dataset) for prediction in predictions])
    inside, outside = scores[: len(dataset.test)], scores[len(dataset.test) :]
    truth = np.repeat([1, 0], [len(inside), len(outside)])
    found = Run(
        float(np.mean(right)),
        float(roc_auc_score(truth, scores)),
        float((outside < np.quantile(inside, 1 - ACCEPTED)).mean()),
        taken,
    )
    return asdict(found)


def _score(prediction: Prediction, dataset: Dataset) -> float:
    """How far a message lies inside: the scope score where intents outside were learnt, else the confidence."""
    if dataset.learnt_outside:
        return prediction.scope.score
    return prediction.ranking[0][1] if prediction.ranking else 0.0


def _asked(dataset: Dataset) -> list[str]:
    return [text for text, _ in dataset.test] + list(dataset.outside)


def _columns(pairs: Sequence[Pair]) -> tuple[list[str], list[str]]:
    return [text for text, _ in pairs], [intent for _, intent in pairs]
