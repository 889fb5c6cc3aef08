"""The held-out sets and the training messages, as written and as compared with each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from bot.curation.phrasings.training_data import digest

ROOT = Path(__file__).parents[3]
HELD_OUT = ROOT / "tests" / "nlu" / "held_out"
SAFETY = ROOT / "tests" / "safety" / "held_out"
SETS = ("in_scope", "out_of_scope", "multi_question", "entities")


def rows(name: str) -> list[dict[str, Any]]:
    """The messages of a held-out set."""
    found: list[dict[str, Any]] = yaml.safe_load((HELD_OUT / f"{name}.yml").read_text(encoding="utf-8"))
    return found


def digests() -> list[str]:
    """What stands for each held-out message, those of the safety sets too, in order and each once."""
    safety = [row for path in SAFETY.glob("*.yml") for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return sorted({digest(row["text"]) for row in [*safety, *(row for name in SETS for row in rows(name))]})
