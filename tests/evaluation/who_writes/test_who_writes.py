"""The measure of who writes: well formed, apart from what was learned, and what was reached stays reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.curation.phrasings.training_data import digest
from bot.launch.settings import ROOT
from bot.nlu.weights.reader_data import SIGNS, WHO_WRITES, all_of, rows
from tests.evaluation.__main__ import Asker
from tests.evaluation.gates import missed
from tests.evaluation.who_writes.measure import HALVES, file_of, messages, met, shares

LEARNT = sorted(WHO_WRITES.glob("*.jsonl"))


@pytest.mark.parametrize("path", [*LEARNT, *map(file_of, HALVES)], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_message_is_a_patients_or_a_professionals(path: Path) -> None:
    writers = [row["who"] for row in rows(path.parent, [path.stem])]
    wrong = sum(who not in ("patient", "professional") for who in writers)
    assert wrong == 0  # counted: a held-out row is not printed
    assert len(writers) / 3 < writers.count("patient") < 2 * len(writers) / 3


def test_no_message_is_there_twice_and_none_that_is_measured_was_learned_from() -> None:
    learnt = [digest(row["text"]) for folder in (SIGNS, WHO_WRITES) for row in rows(folder, all_of(folder))]
    measured = [digest(one.text) for half in HALVES for one in messages(half)]
    everything = [*learnt, *measured]
    assert len(everything) - len(set(everything)) == 0


@pytest.mark.slow
def test_patients_and_clinicians_are_told_apart_as_well_as_before(asker: Asker) -> None:
    reached = {f"{half}_{writer}": share for half in HALVES for writer, share in shares(list(met(asker, half))).items()}
    assert missed("who_writes", reached) == []
