"""That the reader's weights are those that were published, and know the rules by their names."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from actions.embedding.packaged import WeightsDoNotMatch
from actions.knowledge.vocabulary import load_terms
from actions.reader.conditions import TOLD_STATES, label
from actions.reader.network import WEIGHTS, Labels, called, load_labels
from actions.reader.signals import SIGNALS
from actions.reader.signals import label as signal_label
from tests.base import base


@pytest.mark.parametrize("altered", ["model.onnx", "LABELS"])
def test_altered_weights_are_refused_by_name(altered: str, tmp_path: Path) -> None:
    for name in ("DIGESTS", "model.onnx", "LABELS"):
        shutil.copy(WEIGHTS / "labels" / name, tmp_path / name)
    with (tmp_path / altered).open("ab") as file:
        file.write(b" ")
    with pytest.raises(WeightsDoNotMatch, match=altered):
        Labels(tmp_path)


def test_all_that_it_reads_is_a_rule_a_claim_a_condition_or_a_signal() -> None:
    known = {record.id for record in (*base().plan_rules, *base().claims)}
    conditions = [term.value for term in load_terms() if term.entity == "condition"]
    known |= {label(condition, state) for condition in conditions for state in TOLD_STATES}
    known |= {signal_label(signal) for signal in SIGNALS}
    assert set(load_labels().of("on aza")) <= known


def test_what_is_named_is_called_otherwise_and_the_longer_of_two_names_wins() -> None:
    text = "Kept on Prograf XL 3 mg"
    assert called(text, [("tac", 8, 15), ("tacrolimus", 8, 18), ("xl", 16, 18)]) == "kept on tacrolimus 3 mg"
