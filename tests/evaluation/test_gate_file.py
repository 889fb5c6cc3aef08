"""The gates themselves: one that is missed, missing or without its figure is named."""

from __future__ import annotations

import pytest

from tests.evaluation.gates import ceiling, floor, missed


def test_a_gate_is_missed_from_either_side_and_named_with_both_numbers() -> None:
    refused, understood = ceiling("questions", "refused"), floor("questions", "understood")
    assert missed("questions", {"refused": refused, "understood": understood}) == []
    assert missed("questions", {"refused": refused + 0.01, "understood": understood - 0.1}) == [
        f"understood {understood - 0.1:.3f} < {understood}",
        f"refused {refused + 0.01:.3f} > {refused}",
    ]


def test_a_figure_without_its_gate_and_a_gate_without_its_figure_are_named() -> None:
    assert missed("questions", {"understood": 1.0, "other": 1.0}) == [
        "other without gate or figure",
        "refused without gate or figure",
    ]
    with pytest.raises(KeyError):
        floor("questions", "nothing")
