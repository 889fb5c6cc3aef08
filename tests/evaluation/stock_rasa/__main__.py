"""`python -m tests.evaluation.stock_rasa FOLDER`: do what FOLDER/task.json says, and write FOLDER/result.json."""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from collections import defaultdict
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from rasa.core.agent import Agent
from rasa.model_training import train_nlu
from rasa.shared.utils.io import write_yaml

from tests.evaluation.silence import silence_logs

_FALLBACK = "nlu_fallback"
_SLOW_PERCENTILE = 95


def main(folder: Path) -> None:
    """Train once, ask every message by itself, and write rankings, times and memory."""
    silence_logs()
    task = json.loads((folder / "task.json").read_text(encoding="utf-8"))
    _write_project(folder, task)
    started = time.perf_counter()
    model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder), fixed_model_name="stock")
    train_seconds = time.perf_counter() - started
    agent = Agent.load(model)
    understood, taken = [], []
    for message in task["messages"]:
        started = time.perf_counter()
        understood.append(asyncio.run(agent.parse_message(message)))
        taken.append(1000 * (time.perf_counter() - started))
    result = {
        "rankings": [_ranking(found) for found in understood],
        "fallback": [found["intent"]["name"] == _FALLBACK for found in understood],
        "train_seconds": train_seconds,
        "p50_ms": float(np.median(taken)),
        "p95_ms": float(np.percentile(taken, _SLOW_PERCENTILE)),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }
    (folder / "result.json").write_text(json.dumps(result), encoding="utf-8")


def _write_project(folder: Path, task: dict[str, Any]) -> None:
    """The default pipeline as Rasa packages it, seeded and reporting all confidences; the messages by intent."""
    packaged = resources.files("rasa.engine.recipes.config_files") / "default_config.yml"
    pipeline = yaml.safe_load(packaged.read_text(encoding="utf-8"))["pipeline"]
    for component in pipeline:
        if component["name"] in ("DIETClassifier", "ResponseSelector"):
            component |= {"random_seed": task["seed"], "ranking_length": 0}
    config = {"recipe": "default.v1", "language": "en", "assistant_id": "stock", "pipeline": pipeline}
    (folder / "config.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    examples: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for text, intent in task["training"]:
        examples[intent].append({"text": text})
    nlu = [{"intent": intent, "examples": texts} for intent, texts in examples.items()]
    # by Rasa's own writer: what it reads as a number ("6e2") another leaves without quotes
    write_yaml({"version": "3.1", "nlu": nlu}, folder / "nlu.yml")


def _ranking(found: dict[str, Any]) -> list[tuple[str, float]]:
    """Every intent with its confidence, best first; the fallback is none."""
    return [(each["name"], each["confidence"]) for each in found["intent_ranking"] if each["name"] != _FALLBACK]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
