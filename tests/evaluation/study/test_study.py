"""The study's means on made messages; the committed sets are measured by `make study-nlu`."""

from __future__ import annotations

import os
from xml.etree import ElementTree

import numpy as np
import pytest

from actions.embedding.encoder import load_encoder
from bot.curation.phrasings.training_data import digest
from bot.nlu import classifier, kernel
from tests.evaluation.remembering import Remembering
from tests.evaluation.study import served
from tests.evaluation.study.drawing import calibration_plot
from tests.evaluation.study.held_out import HeldOut
from tests.evaluation.study.near import apart, near_duplicates
from tests.evaluation.study.report import markdown
from tests.evaluation.study.variants import VARIANTS, Variant, share_of, trained

DRUGS = ("azathioprine", "mycophenolate", "tacrolimus", "prednisolone", "rituximab", "infliximab")
TRAINING = (
    *((f"how much {drug}", "ask_dose") for drug in DRUGS),
    *((f"is {drug} harmful", "ask_adverse_effects") for drug in DRUGS),
    *((f"will it rain in {town}", "out_of_scope_far") for town in ("Leeds", "Pune", "Oslo", "Cork", "Rome", "Bonn")),
)
HELD_OUT = HeldOut(
    ("how much ciclosporin", "is sirolimus harmful"),
    ("ask_dose", "ask_adverse_effects"),
    ("rain in Berlin", "will it snow"),
    ("out_of_scope_far", "out_of_scope_far"),
)
ENCODER = Remembering(load_encoder())


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_a_part_left_out_changes_the_reading_and_nothing_afterwards(variant: Variant) -> None:
    before = kernel.FADING, kernel.NGRAM_FADING, classifier._temperature
    with trained(TRAINING, ENCODER) as whole, trained(TRAINING, ENCODER, variant) as other:
        same = np.allclose(whole.classifier.coefficients, other.classifier.coefficients)
        assert all(prediction.ranking for prediction in other.predict(HELD_OUT.asked))
    assert same == (variant.name == "whole")
    assert (kernel.FADING, kernel.NGRAM_FADING, classifier._temperature) == before


def test_the_figures_are_those_of_the_held_out_messages() -> None:
    with trained(TRAINING, ENCODER) as whole:
        found = HELD_OUT.measured(whole.predict)
    assert found["accuracy"]["value"] == found["macro_f1"]["value"] == found["auroc"] == 1.0
    assert found["recall_by_intent"] == 1.0
    assert 0 <= found["calibration_error"] <= 1


def test_a_text_is_encoded_once() -> None:
    asked: list[str] = []

    class Counting:
        def encode(self, texts: list[str]) -> np.ndarray:
            asked.extend(texts)
            return np.array([[float(len(text))] for text in texts])

    encoder = Remembering(Counting())
    assert encoder.encode(["a", "bb", "a"]).tolist() == encoder.encode(["a", "bb", "a"]).tolist() == [[1], [2], [1]]
    assert asked == ["a", "bb"]


def test_a_share_keeps_every_intent_and_depends_on_the_seed() -> None:
    half = share_of(TRAINING, 0.5, 0)
    assert [intent for _, intent in half] == ["ask_dose"] * 3 + ["ask_adverse_effects"] * 3 + ["out_of_scope_far"] * 3
    assert half == share_of(TRAINING, 0.5, 0)
    assert any(half != share_of(TRAINING, 0.5, seed) for seed in (1, 2, 3))


def test_near_duplicates_are_told_by_digest_and_a_drug_makes_no_difference() -> None:
    texts = ["how much sirolimus", "something else altogether"]
    found = near_duplicates({"made": texts}, TRAINING, ENCODER)["made"]
    ((held, known, cosine, intent),) = found["pairs"]
    assert held == digest(texts[0])
    assert known in {digest(text) for text, _ in TRAINING}
    assert (cosine, intent) == (pytest.approx(1.0, abs=1e-3), "ask_dose")
    assert found["at_least"]["0.97"] == 1
    assert apart(texts, TRAINING, ENCODER) == [False, True]


def test_the_plot_is_plain_svg_with_a_mark_for_every_bin() -> None:
    plot = ElementTree.fromstring(
        calibration_plot({"ours": [[0.2, 0.3, 5], [0.9, 0.95, 80]], "theirs": [[0.9, 0.5, 8]]})
    )
    names = [element.tag.rpartition("}")[2] for element in plot.iter()]
    assert names.count("circle") == 3 + 2  # bins, and the two of the legend
    assert "style" not in names
    assert not any("style" in element.attrib or "class" in element.attrib for element in plot.iter())
    assert "ours: at 20 % 30 % right" in plot.findtext("{*}desc", "")


def test_the_page_shows_the_parts_that_were_measured_and_only_those() -> None:
    with trained(TRAINING, ENCODER) as whole:
        found = HELD_OUT.measured(whole.predict)
    stock = found | {
        "share": 0.25,
        "messages": 9,
        "ours": found,
        "train_seconds": 600.0,
        "p50_ms": 30.0,
        "p95_ms": 49.0,
        "peak_mb": 2000.0,
        "fallback_in_scope": 0.1,
    }
    figures = {
        "parts_left_out": {"date": "2026-11-28", "found": {"whole": found}},
        "learning_curve": {
            "date": "2026-11-28",
            "found": [{"share": 0.5, "seed": seed, "messages": 9, **found} for seed in (0, 1)],
        },
        "stock": {"date": "2026-11-27", "found": stock},
    }
    page = markdown(figures)
    assert page.count("| whole | 100.0 % |") == 1
    assert "| 50 % | 9 | 100.0 % |" in page
    assert "both from 9 training messages (25 %, one draw)" in page
    assert "| SecondLine | 100.0 % |" in page
    assert "| stock Rasa | 100.0 % |" in page
    assert "Near-duplicates" not in page
    assert not any(text in page for text in HELD_OUT.asked)


def test_memory_is_read_in_megabytes() -> None:
    assert 10 < served._megabytes(os.getpid(), "VmRSS") <= served._megabytes(os.getpid(), "VmHWM")
