"""The measure of signals: well formed, apart from what was learned, and what was reached stays reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.reader.signals import SIGNALS
from bot.curation.phrasings.training_data import digest
from bot.launch.settings import ROOT
from bot.nlu.weights.messages import examples
from bot.nlu.weights.reader_data import SIGNS, rows
from tests.evaluation.__main__ import Asker
from tests.evaluation.gates import missed
from tests.evaluation.signals.measure import HALVES, counted, file_of

LEARNT = sorted(SIGNS.glob("*.jsonl"))


@pytest.mark.parametrize("path", [*LEARNT, *map(file_of, HALVES)], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_signal_is_one_of_those_that_are_read(path: Path) -> None:
    told = [row["told"] for row in rows(path.parent, [path.stem])]
    wrong = sum(not set(given) <= set(SIGNALS) for given in told)
    assert wrong == 0  # counted: a held-out row is not printed
    assert 0 < sum(not given for given in told) < len(told)


def test_no_message_is_there_twice_and_none_that_is_measured_was_learned_from() -> None:
    learnt = [digest(row["text"]) for path in LEARNT for row in rows(path.parent, [path.stem])]
    measured = [digest(row["text"]) for half in HALVES for row in rows(file_of(half).parent, [half])]
    everything = [*learnt, *measured]
    assert len(everything) - len(set(everything)) == 0
    assert len(set(measured) & {digest(text) for text, _ in examples()}) == 0


@pytest.mark.slow
def test_signals_are_noticed_as_well_as_before(asker: Asker) -> None:
    reached = {
        f"{half}_{name}".replace(" ", "_").replace("-", "_"): share
        for half in HALVES
        for name, share in counted(asker, half).shares.items()
    }
    assert missed("signals", reached) == []
