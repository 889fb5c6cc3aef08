"""The measure of conditions: well formed, apart from what was learned, and what was reached stays reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.knowledge.vocabulary import load_terms
from actions.reader.conditions import TOLD_STATES
from bot.curation.phrasings.training_data import digest
from bot.launch.settings import ROOT
from bot.nlu.weights.reader_data import CONDITIONS, rows
from tests.evaluation.__main__ import Asker
from tests.evaluation.conditions.measure import HALVES, counted, file_of
from tests.evaluation.gates import missed

LEARNT = sorted(CONDITIONS.glob("*.jsonl"))


@pytest.mark.parametrize("path", [*LEARNT, *map(file_of, HALVES)], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_condition_is_of_the_vocabulary_and_told_in_one_of_the_ways(path: Path) -> None:
    known = {term.value for term in load_terms() if term.entity == "condition"}
    wrong = sum(
        not row["text"].strip()
        or not {*row["told"], *row["spoken_of"]} <= known
        or not set(row["told"].values()) <= set(TOLD_STATES)
        for row in rows(path.parent, [path.stem])
    )
    assert wrong == 0  # counted: a held-out row is not printed


def test_no_message_is_there_twice_and_none_that_is_measured_was_learned_from() -> None:
    learnt = [digest(row["text"]) for path in LEARNT for row in rows(path.parent, [path.stem])]
    measured = {digest(row["text"]) for half in HALVES for row in rows(file_of(half).parent, [half])}
    assert len(learnt) - len(set(learnt)) == 0
    assert len(measured & set(learnt)) == 0


@pytest.mark.slow
def test_conditions_are_read_as_well_as_before(asker: Asker) -> None:
    reached = {
        f"{half}_{name}".replace(" ", "_"): share
        for half in HALVES
        for name, share in counted(asker, file_of(half)).shares.items()
    }
    assert missed("conditions", reached) == []
