"""The metrics on invented predictions whose figures are known by hand."""

import numpy as np
import pytest

from bot.nlu.classifier import Prediction
from bot.nlu.out_of_scope import ScopeScore
from tests.evaluation.nlu import entities, intents, questions, scope
from tests.evaluation.nlu.typos import mistyped

TRUTH = ["dose"] * 4 + ["safety"] * 4
GUESSED = ["dose", "dose", "dose", "safety", "safety", "safety", "elsewhere", "elsewhere"]


def test_f1_by_intent_and_its_mean() -> None:
    scores = intents.by_intent(TRUTH, GUESSED)
    assert scores["dose"].value == pytest.approx(6 / 7)
    assert scores["safety"].value == pytest.approx(4 / 7)
    assert intents.macro_f1(TRUTH, GUESSED).value == pytest.approx(5 / 7)


def test_intervals_hold_the_figure_and_are_the_same_at_every_run() -> None:
    first, second = intents.macro_f1(TRUTH, GUESSED), intents.macro_f1(TRUTH, GUESSED)
    assert first == second
    assert first.low < first.value < first.high


def test_calibration_error_is_the_weighted_gap_between_confidence_and_share_right() -> None:
    error, table = intents.calibration(np.array([True, False, True, True]), np.array([0.55, 0.55, 0.95, 0.95]))
    assert error == pytest.approx(0.5 * 0.05 + 0.5 * 0.05)
    assert [row[2] for row in table] == [2, 2]


def _prediction(intent: str, score: float) -> Prediction:
    return Prediction(((intent, 0.9),), ScopeScore(score, score >= 0.5))


def test_separation_counts_what_is_caught_and_refused() -> None:
    inside = [_prediction("dose", 0.9), _prediction("far", 0.4)]
    outside = [_prediction("far", 0.1), _prediction("dose", 0.6)]
    found = scope.separation(inside, outside, ["far", "near"], frozenset({"far"}))
    assert found["auroc"] == pytest.approx(0.75)
    assert found["recall_by_score"] == found["false_refusals_by_score"] == 0.5
    assert found["recall_by_intent_and_kind"] == {"far": [1, 1], "near": [0, 1]}


def _mention(value: str, assertion: str) -> dict[str, str]:
    return {"entity": "reaction", "value": value, "assertion": assertion}


def _measure(name: str, number: float, unit: str | None) -> dict[str, object]:
    return {"entity": "measure", "name": name, "number": number, "unit": unit}


def test_a_mention_counts_once_and_is_paired_in_order() -> None:
    annotated = [[_mention("nausea", "affirmed"), _mention("nausea", "negated"), _mention("rash", "family")]]
    found = [[_mention("nausea", "affirmed"), _mention("nausea", "affirmed"), _mention("fever", "affirmed")]]
    assert entities.by_type(annotated, found)["reaction"] == entities.Score(2, 3, 3)
    assert entities.assertions(annotated, found) == {("affirmed", "affirmed"): 1, ("negated", "affirmed"): 1}
    assert not entities.assertions(annotated, found, "condition")
    assert entities.differences(annotated, found, 1) == [("reaction", "fever", 0, 1), ("reaction", "rash", 1, 0)]
    assert not entities.differences(annotated, found, 2)


def test_a_measure_is_right_with_name_number_and_unit_and_unannotated_names_are_left_out() -> None:
    annotated = [[_measure("dose", 50, "mg"), _measure("alt", 80, "U/L")]]
    found = [[_measure("dose", 50.0, "mg/day"), _measure("alt", 80, None), _measure("weight", 60, "kg")]]
    assert entities.by_type(annotated, found)["measure"] == entities.Score(1, 2, 2)


def test_recall_of_questions_needs_no_order() -> None:
    found = questions.recall([["dose", "safety"], ["dose", "stop"]], [["safety", "dose"], ["dose"]])
    assert found["recall"] == 0.75
    assert found["messages_with_all_found"] == found["messages_split_into_as_many"] == 0.5


def test_a_typo_changes_one_word_and_is_the_same_at_every_run() -> None:
    texts = ["mycophenolate level again", "is it on", "tacrolimus and rash"] * 20
    typed = mistyped(texts)
    assert typed == mistyped(texts)
    for text, slip in zip(texts, typed, strict=True):
        changed = [one != other for one, other in zip(text.split(), slip.split(), strict=True)]
        assert sum(changed) == (text != "is it on")


def test_a_typo_stays_within_its_part() -> None:
    for slip in mistyped(["tacrolimus and nausea"] * 30, ["nausea"] * 30):
        assert slip.startswith("tacrolimus and n")
        assert slip != "tacrolimus and nausea"


def test_two_typos_are_within_their_part_too() -> None:
    text = "fifty on mycophenolate with headaches"
    (slipped,) = mistyped([text], ["mycophenolate"], edits=2)
    assert slipped.startswith("fifty on m")
    assert slipped.endswith(" with headaches")
    assert slipped not in (text, *mistyped([text], ["mycophenolate"]))
