"""Rasa's own default pipeline, trained and asked in a process of its own, so that its memory can be told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.nlu.classifier import Prediction
from bot.nlu.out_of_scope import ScopeScore

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Stock:
    """What it made of the messages: a prediction each (its fallback left out), whether its fallback spoke up; seconds
    to train, milliseconds a message and the peak of its memory in MB.
    """

    predictions: tuple[Prediction, ...]
    fallback: tuple[bool, ...]
    train_seconds: float
    p50_ms: float
    p95_ms: float
    peak_mb: float


def run(
    training: Sequence[tuple[str, str]], messages: Sequence[str], seed: int = 0, outside: Collection[str] = ()
) -> Stock:
    """Train the default pipeline on messages with their intents, and ask it all the others. The scope score of a
    prediction is the probability of the intents that are not `outside`.

    Raises:
        RuntimeError: the process failed; the last of what it said is given.
    """
    with tempfile.TemporaryDirectory() as folder:
        task = {"training": list(training), "messages": list(messages), "seed": seed}
        (Path(folder) / "task.json").write_text(json.dumps(task), encoding="utf-8")
        quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "RASA_MAX_CACHE_SIZE": "0"}
        command = [sys.executable, "-W", "ignore", "-m", "tests.evaluation.stock_rasa", folder]
        ended = subprocess.run(command, cwd=ROOT, env={**os.environ, **quiet}, capture_output=True, check=False)
        if ended.returncode:
            raise RuntimeError(f"stock Rasa failed: {ended.stderr.decode(errors='replace')[-2000:]}")
        found = json.loads((Path(folder) / "result.json").read_text(encoding="utf-8"))
    return Stock(
        tuple(_prediction(ranking, outside) for ranking in found["rankings"]),
        tuple(found["fallback"]),
        *(found[name] for name in ("train_seconds", "p50_ms", "p95_ms", "peak_mb")),
    )


def _prediction(ranking: Sequence[tuple[str, float]], outside: Collection[str]) -> Prediction:
    score = sum(confidence for name, confidence in ranking if name not in outside)
    return Prediction(tuple((name, confidence) for name, confidence in ranking), ScopeScore(score, score >= 0.5))
