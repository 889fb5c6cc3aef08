"""The messages the reader learns drug states from: well formed, distinct, and none of those that are held out."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.reader.drug_states import STATES
from bot.curation.phrasings.training_data import digest
from bot.launch.settings import ROOT
from bot.nlu.weights.reader_data import DRUG_STATES, all_of, rows, states
from tests.evaluation.drug_states.measure import HELD_OUT

FILES = sorted(DRUG_STATES.glob("*.jsonl"))


@pytest.mark.parametrize("path", [*FILES, HELD_OUT], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_drug_has_one_of_the_states(path: Path) -> None:
    wrong = sum(
        not row["text"].strip() or not set(row["drugs"].values()) <= set(STATES)
        for row in rows(path.parent, [path.stem])
    )
    assert wrong == 0  # counted: a held-out row is not printed


def test_no_message_is_there_twice_and_none_is_held_out() -> None:
    learnt = [digest(row["text"]) for path in FILES for row in rows(path.parent, [path.stem])]
    held_out = {digest(row["text"]) for row in rows(HELD_OUT.parent, [HELD_OUT.stem])}
    assert len(learnt) - len(set(learnt)) == 0
    assert len(held_out & set(learnt)) == 0


def test_the_recogniser_finds_nearly_every_drug_that_is_told_of() -> None:
    told = sum(len(row["drugs"]) for path in FILES for row in rows(path.parent, [path.stem]))
    assert told > sum(1 for _ in states(all_of(DRUG_STATES))) > 0.93 * told
