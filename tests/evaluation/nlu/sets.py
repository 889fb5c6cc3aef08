"""The held-out sets and the training messages, as written and as compared with each other."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[3]
HELD_OUT = ROOT / "tests" / "nlu" / "held_out"
SETS = ("in_scope", "out_of_scope", "multi_question", "entities")
TRAINING = ROOT / "nlu_data" / "nlu"
_MARKED = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")  # [mention](type) or [mention]{"entity": ...}


def rows(name: str) -> list[dict[str, Any]]:
    """The messages of a held-out set."""
    found: list[dict[str, Any]] = yaml.safe_load((HELD_OUT / f"{name}.yml").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def training_messages() -> tuple[tuple[str, str], ...]:
    """Every training message with its intent, in file order."""
    pairs: list[tuple[str, str]] = []
    for path in sorted(TRAINING.glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = str(block["examples"]).splitlines()
            pairs += [(line.removeprefix("- ").strip(), block["intent"]) for line in lines if line.startswith("- ")]
    return tuple(pairs)


def normalised(text: str) -> str:
    """Lower case, without entity mark-up, punctuation and spaces squeezed; what has no letters stays as it is."""
    plain = unicodedata.normalize("NFKC", _MARKED.sub(r"\1", text)).casefold()
    return " ".join(re.findall(r"\w+", plain)) or plain.strip()
