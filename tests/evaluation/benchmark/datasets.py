"""BANKING77, CLINC150 and HINT3 in the few-shot protocol of published systems: ten messages an intent to learn from,
all of the test set to be measured on.
"""

from __future__ import annotations

import csv
import json
import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Pair = tuple[str, str]  # a message and its intent
SHOTS = 10
SEEDS = (0, 1, 2)
NAMES = (
    "BANKING77",
    "CLINC150",
    "CLINC150, out of scope learnt",
    "HINT3 curekart",
    "HINT3 powerplay11",
    "HINT3 sofmattress",
)

_CLINC_OUTSIDE = "oos"
_HINT3_OUTSIDE = "NO_NODES_DETECTED"


@dataclass(frozen=True)
class Dataset:
    """All messages to choose from for training, the test messages with their intents, and those out of scope. Intents
    among `learnt_outside` are themselves out of scope.
    """

    name: str
    pool: tuple[Pair, ...]
    test: tuple[Pair, ...]
    outside: tuple[str, ...]
    learnt_outside: frozenset[str] = frozenset()

    def few(self, seed: int, shots: int = SHOTS) -> list[Pair]:
        """The messages to learn from: labels sorted, of each its distinct texts sorted and shuffled by one generator
        shared over the labels, and the first `shots` taken.
        """
        texts: defaultdict[str, set[str]] = defaultdict(set)
        for text, intent in self.pool:
            texts[intent].add(text)
        chance = random.Random(seed)
        chosen = []
        for intent in sorted(texts):
            ordered = sorted(texts[intent])
            chance.shuffle(ordered)
            chosen += [(text, intent) for text in ordered[:shots]]
        return chosen


def read(root: Path) -> tuple[Dataset, ...]:
    """The data sets, in the order of NAMES.

    Raises:
        FileNotFoundError: a file of them is missing.
    """
    clinc = json.loads((root / "clinc150" / "data_full.json").read_text(encoding="utf-8"))
    inside, test, learnt = (_pairs(clinc[name]) for name in ("train", "test", "oos_train"))
    outside = tuple(text for text, _ in clinc["oos_test"])
    banking = [_rows(root / "banking77" / f"{half}.csv") for half in ("train", "test")]
    return (
        Dataset("BANKING77", *banking, outside),
        Dataset("CLINC150", inside, test, outside),
        Dataset("CLINC150, out of scope learnt", inside + learnt, test, outside, frozenset({_CLINC_OUTSIDE})),
        *(_hint3(root / "hint3", bot) for bot in ("curekart", "powerplay11", "sofmattress")),
    )


def _hint3(folder: Path, bot: str) -> Dataset:
    test = _rows(folder / f"{bot}_test.csv")
    inside = tuple(pair for pair in test if pair[1] != _HINT3_OUTSIDE)
    outside = tuple(text for text, intent in test if intent == _HINT3_OUTSIDE)
    return Dataset(f"HINT3 {bot}", _rows(folder / f"{bot}_train.csv"), inside, outside)


def _rows(path: Path) -> tuple[Pair, ...]:
    """Two columns, text and intent, under a line of heads."""
    with path.open(encoding="utf-8", newline="") as file:
        return _pairs(list(csv.reader(file))[1:])


def _pairs(rows: Iterable[list[str]]) -> tuple[Pair, ...]:
    return tuple((text, intent) for text, intent in rows)
