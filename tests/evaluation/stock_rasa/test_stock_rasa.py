"""Rasa's default pipeline, trained for real on a few messages; its figures are taken from its own process."""

from __future__ import annotations

import pytest

from tests.evaluation.stock_rasa import run

TRAINING = [
    (f"{words} {thing}", intent)
    for intent, phrases in {
        "ask_dose": ("how much", "what dose of", "how many mg of"),
        "ask_adverse_effects": ("is it harmful:", "any harm from", "side effects of"),
        "out_of_scope_far": ("weather with", "football with", "news on"),
    }.items()
    for words in phrases
    for thing in ("mmf", "tac", "aza", "pred")
]


@pytest.mark.slow
def test_every_message_gets_every_intent_with_a_probability_and_no_fallback_among_them() -> None:
    found = run(TRAINING, ["how much azathioprine", "football with friends", ""], outside={"out_of_scope_far"})
    dose, football, _ = found.predictions
    assert dose.ranking[0][0] == "ask_dose"
    for prediction in found.predictions:
        assert {name for name, _ in prediction.ranking} == {intent for _, intent in TRAINING}
        assert sum(confidence for _, confidence in prediction.ranking) == pytest.approx(1, abs=1e-3)
    assert football.scope.score < dose.scope.score
    assert len(found.fallback) == 3
    assert found.peak_mb > 100
    assert 0 < found.p50_ms <= found.p95_ms
    assert found.train_seconds > 0
