"""The messages the reader learns from: well formed, distinct, and none of those that are held out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from actions.drug_states.reader import STATES
from bot.curation.phrasings.training_data import digest
from bot.launch.settings import ROOT
from bot.nlu.weights.marked import DATA, examples
from tests.evaluation.drug_states.measure import HELD_OUT

FILES = sorted(DATA.glob("*.jsonl"))


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", [*FILES, HELD_OUT], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_drug_has_one_of_the_states(path: Path) -> None:
    wrong = sum(not row["text"].strip() or not set(row["drugs"].values()) <= set(STATES) for row in rows(path))
    assert wrong == 0  # counted: a held-out row is not printed


def test_no_message_is_there_twice_and_none_is_held_out() -> None:
    learnt = [digest(row["text"]) for path in FILES for row in rows(path)]
    held_out = {digest(row["text"]) for row in rows(HELD_OUT)}
    assert len(learnt) - len(set(learnt)) == 0
    assert len(held_out & set(learnt)) == 0


def test_the_recogniser_finds_nearly_every_drug_that_is_told_of() -> None:
    told = sum(len(row["drugs"]) for path in FILES for row in rows(path))
    assert told > sum(1 for _ in examples(path.stem for path in FILES)) > 0.93 * told
