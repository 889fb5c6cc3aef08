"""All figures of one run, as plain values for JSON."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from actions.conversation.scope.boundary import OUT_OF_SCOPE
from bot.curation.phrasings.training_data import training_messages
from bot.nlu.classifier import Prediction
from bot.nlu.components import packaged_recogniser
from tests.evaluation.nlu import entities, intents, questions, scope
from tests.evaluation.nlu.pipeline import MODEL, Pipeline
from tests.evaluation.nlu.sets import rows
from tests.evaluation.nlu.typos import mistyped

DECLINED = frozenset(OUT_OF_SCOPE | {"emergency"})
ASSERTED = ("condition", "reaction", "drug", "drug_class", "co_medication")
_SLOW_PERCENTILE = 95
_SEVERAL = 3  # a record that differs less often is shown in no table: it would say too much of single messages


def figures(pipeline: Pipeline) -> dict[str, Any]:
    """Everything measured on the held-out sets with that pipeline, by part."""
    inside, outside = rows("in_scope"), rows("out_of_scope")
    texts, truth = [row["text"] for row in inside], [row["intent"] for row in inside]
    predictions = pipeline.predict(texts)
    refused = pipeline.predict([row["text"] for row in outside])
    return {
        "sets": {name: len(rows(name)) for name in ("in_scope", "out_of_scope", "multi_question", "entities")}
        | {"training": len(training_messages())},
        "intents": _intents(truth, predictions) | {"with_one_typo": _mistyped_intents(pipeline, texts, truth)},
        "scope": scope.separation(predictions, refused, [row["intent"] for row in outside], DECLINED),
        "entities": _entities(),
        "multi_question": _questions(pipeline) | {"single_messages_split": _split(pipeline, texts)},
        "speed": _speed(pipeline, texts),
    }


def gated(figures: dict[str, Any]) -> dict[str, float]:
    """Those of the figures that gates.yml bounds: shares, nothing that depends on the machine."""
    intent, asked = figures["intents"], figures["multi_question"]
    return {
        "accuracy": intent["accuracy"]["value"],
        "macro_f1": intent["macro_f1"]["value"],
        "accuracy_with_one_typo": intent["with_one_typo"]["accuracy"]["value"],
        "calibration_error": intent["calibration_error"],
        "scope_auroc": figures["scope"]["auroc"],
        "out_of_scope_recall_at_95": figures["scope"]["recall_at_95_acceptance"],
        "entity_f1": figures["entities"]["as_written"]["all"]["f1"],
        "assertion_accuracy": figures["entities"]["assertion_accuracy"],
        "questions_recall": asked["recall"],
        "single_messages_split": asked["single_messages_split"],
    }


def _intents(truth: Sequence[str], predictions: Sequence[Prediction]) -> dict[str, Any]:
    guessed, confidence = _best(predictions), np.array([prediction.ranking[0][1] for prediction in predictions])
    right = np.array([one == other for one, other in zip(truth, guessed, strict=True)])
    error, table = intents.calibration(right, confidence)
    return {
        "accuracy": asdict(intents.accuracy(truth, guessed)),
        "macro_f1": asdict(intents.macro_f1(truth, guessed)),
        "by_intent": {
            name: asdict(score) | {"messages": truth.count(name)}
            for name, score in intents.by_intent(truth, guessed).items()
        },
        "confusions": intents.confusions(truth, guessed),
        "calibration_error": error,
        "calibration": table,
    }


def _mistyped_intents(pipeline: Pipeline, texts: Sequence[str], truth: Sequence[str]) -> dict[str, Any]:
    guessed = _best(pipeline.predict(mistyped(texts)))
    return {
        "accuracy": asdict(intents.accuracy(truth, guessed)),
        "macro_f1": asdict(intents.macro_f1(truth, guessed)),
    }


def _best(predictions: Sequence[Prediction]) -> list[str]:
    return [prediction.ranking[0][0] for prediction in predictions]


def _entities() -> dict[str, Any]:
    """As written; with one or two typos anywhere in the message; with as many inside an annotated mention."""
    annotated, texts = [row["entities"] for row in rows("entities")], [row["text"] for row in rows("entities")]
    mentions = [_longest(found) for found in annotated]
    written = _recognised(texts)
    pairs = entities.assertions(annotated, written)
    return {
        "as_written": _scores(annotated, written),
        "with_one_typo": _scores(annotated, _recognised(mistyped(texts))),
        "with_two_typos": _scores(annotated, _recognised(mistyped(texts, edits=2))),
        "with_one_typo_in_a_mention": _scores(annotated, _recognised(mistyped(texts, mentions))),
        "with_two_typos_in_a_mention": _scores(annotated, _recognised(mistyped(texts, mentions, edits=2))),
        "assertion_accuracy": sum(n for (true, read), n in pairs.items() if true == read) / pairs.total(),
        "assertions": [[true, read, count] for (true, read), count in sorted(pairs.items())],
        "assertions_by_type": {kind: _confused(entities.assertions(annotated, written, kind)) for kind in ASSERTED},
        "differences": entities.differences(annotated, written, _SEVERAL),
    }


def _confused(pairs: Counter[tuple[str, str]]) -> list[tuple[str, str, int]]:
    return [(true, read, count) for (true, read), count in sorted(pairs.items()) if true != read]


def _recognised(texts: Sequence[str]) -> list[list[dict[str, Any]]]:
    return [packaged_recogniser().recognise(text) for text in texts]


def _longest(found: Sequence[dict[str, Any]]) -> str:
    return max((entity["text"] for entity in found if "text" in entity), key=len, default="")


def _scores(annotated: Sequence[Any], found: Sequence[Any]) -> dict[str, dict[str, float]]:
    scores = entities.by_type(annotated, found)
    scores["all"] = sum(scores.values(), entities.Score(0, 0, 0))
    return {
        kind: {"precision": s.precision, "recall": s.recall, "f1": s.f1, "annotated": s.annotated}
        for kind, s in scores.items()
    }


def _questions(pipeline: Pipeline) -> dict[str, Any]:
    asked = rows("multi_question")
    return questions.recall([row["intents"] for row in asked], [pipeline.questions(row["text"]) for row in asked])


def _split(pipeline: Pipeline, texts: Sequence[str]) -> float:
    return float(np.mean([len(pipeline.questions(text)) > 1 for text in texts]))


def _speed(pipeline: Pipeline, texts: Sequence[str]) -> dict[str, Any]:
    """Milliseconds a message, in one thread: entities, split, whole and parts, without the server around them; by the
    clock, and of the processor, which is the same whatever else waits for it.
    """
    taken, busy = [], []
    with threadpool_limits(1):
        pipeline.understand(texts[0])
        for text in texts:
            started, began = time.perf_counter(), time.thread_time()
            pipeline.understand(text)
            taken.append(1000 * (time.perf_counter() - started))
            busy.append(1000 * (time.thread_time() - began))
    return {
        "p50_ms": float(np.median(taken)),
        "p95_ms": float(np.percentile(taken, _SLOW_PERCENTILE)),
        "processor_p50_ms": float(np.median(busy)),
        "processor_p95_ms": float(np.percentile(busy, _SLOW_PERCENTILE)),
        "load_average": round(os.getloadavg()[0], 1),
        "cores": os.cpu_count(),
        "model_mb": MODEL.stat().st_size / 1e6,
    }
