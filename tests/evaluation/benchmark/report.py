"""The benchmark's figures as docs/nlu-benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import mean
from typing import Any

from tests.evaluation.benchmark.datasets import NAMES, SHOTS
from tests.evaluation.nlu.report import percent, table

COLUMNS = ("shipped", "stock")
_TITLES = {"shipped": "SecondLine", "stock": "stock Rasa"}
_HEAD = (
    "# Public benchmarks of intents",
    "",
    f"By `make benchmark-nlu`: BANKING77, CLINC150 and HINT3, {SHOTS} messages an intent to learn from, the whole test"
    " set to be read. The sets are no part of this repository; without them the command says so and ends with 1.",
    "*SecondLine* is the shipped classifier with its shipped encoder and options; masking of entities has no effect"
    " there. *Stock Rasa* is the default pipeline that Rasa 3.6 packages, DIET for 100 epochs; its fallback is left out"
    " of account.",
    "Out of scope (for BANKING77 and CLINC150 the 1,000 messages of CLINC150's `oos_test`, for HINT3 its own) is told"
    f" by confidence alone, as nothing of it was learnt. In the row *out of scope learnt* {SHOTS} such messages are an"
    " intent like any other, as ours are in the product, and the scope score tells.",
    "Recall is the share of messages out of scope found where 95 % of those in scope are accepted. Means over seeds, in"
    " brackets the single ones.",
)
_BARS = {  # of issue 6
    ("BANKING77", "accuracy"): 0.845,
    ("CLINC150", "accuracy"): 0.91,
    ("CLINC150", "auroc"): 0.955,
}
_MEASURES = {"accuracy": "Accuracy in scope", "auroc": "AUROC out of scope", "recall": "Recall out of scope"}


def markdown(figures: Mapping[str, Any]) -> str:
    """The page. `figures`: per column its date, and per data set a list of runs by seed."""
    lines = [*_HEAD, *_dates(figures)]
    for measure, title in _MEASURES.items():
        rows = [[name, *(_cell(figures, column, name, measure) for column in COLUMNS)] for name in NAMES]
        lines += table(title, ("set", *_TITLES.values()), rows)
    rows = [[name, *(_seconds(figures, column, name) for column in COLUMNS)] for name in NAMES]
    lines += table("Seconds to train (cores shared with other work)", ("set", *_TITLES.values()), rows)
    lines += table("Bars", ("bar", "reached", ""), _bars(figures))
    return "\n".join(lines) + "\n"


def _dates(figures: Mapping[str, Any]) -> Iterator[str]:
    for column in COLUMNS:
        if column in figures:
            yield f"{_TITLES[column]} measured on {figures[column]['date']}."


def _runs(figures: Mapping[str, Any], column: str, name: str) -> list[Mapping[str, float]]:
    return list(figures.get(column, {}).get("sets", {}).get(name, {}).values())


def _cell(figures: Mapping[str, Any], column: str, name: str, measure: str) -> str:
    found = [run[measure] for run in _runs(figures, column, name)]
    if not found:
        return "not measured"
    single = ", ".join(f"{100 * value:.1f}" for value in found)
    return f"{percent(mean(found))} ({single})" if len(found) > 1 else f"{percent(found[0])} (one seed)"


def _seconds(figures: Mapping[str, Any], column: str, name: str) -> str:
    found = [run["train_seconds"] for run in _runs(figures, column, name)]
    return f"{mean(found):.0f}" if found else "not measured"


def _bars(figures: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for (name, measure), bar in _BARS.items():
        found = [run[measure] for run in _runs(figures, "shipped", name)]
        if found:
            met = "met" if mean(found) >= bar else "NOT MET"
            yield f"{name}: {_MEASURES[measure]} ≥ {percent(bar)}", percent(mean(found)), met
