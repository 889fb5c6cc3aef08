"""The study as docs/nlu-study.md: tables only, no message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import mean
from typing import Any

from tests.evaluation.nlu.report import percent, table
from tests.evaluation.study.near import NEAR

_COLUMNS = {
    "accuracy": "accuracy",
    "macro_f1": "macro-F1",
    "accuracy_with_a_typo": "accuracy, one typo",
    "calibration_error": "calibration error",
    "auroc": "AUROC of scope",
    "recall_at_95_acceptance": "recall out of scope at 95 %",
}
_LISTED = 60


def markdown(figures: Mapping[str, Any]) -> str:
    """The page: the parts that were measured."""
    lines = [
        "# What the understanding rests on",
        "",
        "By `make study-nlu`, on the training messages and held-out sets of docs/nlu-data.md; every figure is of the"
        " held-out ones, which are counted and never printed. The classifier is trained anew for each row, with the"
        " shipped options and encoder. Where several questions stand in a message or second thoughts by rule follow,"
        " see docs/nlu.md and docs/quality.md.",
    ]
    for name, write in _PARTS.items():
        if name in figures:
            lines += write(figures[name]["found"])
            lines += ["", f"Measured on {figures[name]['date']}."]
    return "\n".join(lines) + "\n"


def _left_out(found: Mapping[str, Any]) -> Iterator[str]:
    rows = [(name, *_cells([run])) for name, run in found.items()]
    yield from table("Each part left out in turn", ("trained", *_COLUMNS.values()), rows)
    yield ""
    yield (
        "Without the embedding the kernel sees word and letter n-grams alone; without n-grams the embedding alone;"
        " without masking, drugs and conditions are read as written; without temperature the scores are taken for"
        " logarithms of probabilities as they are."
    )
    yield from ("", "![Share right by confidence](nlu-calibration.svg)")


def _curve(found: list[Mapping[str, Any]]) -> Iterator[str]:
    shares = sorted({run["share"] for run in found})
    rows = []
    for share in shares:
        runs = [run for run in found if run["share"] == share]
        rows.append((f"{100 * share:.0f} %", round(mean(run["messages"] for run in runs)), *_cells(runs)))
    title = "Learning curve (means of three draws; 100 % is the first row above)"
    yield from table(title, ("share", "messages", *_COLUMNS.values()), rows)


def _near(found: Mapping[str, Any]) -> Iterator[str]:
    sets = found["sets"]
    steps = list(next(iter(sets.values()))["at_least"])
    rows = [(name, one["messages"], *(one["at_least"][step] for step in steps)) for name, one in sets.items()]
    heads = ("set", "messages", *(f"≥ {step}" for step in steps))
    yield from table("Near-duplicates of training messages (cosine as the classifier sees both)", heads, rows)
    yield ""
    yield (
        f"Accuracy in scope {percent(found['accuracy'])}; on the {found['messages_without']} messages without a"
        f" training message from {NEAR} on, {percent(found['accuracy_without'])}."
    )
    pairs = [(name, *pair) for name, one in sets.items() for pair in one["pairs"]]
    listed = [(name, held, known, f"{cosine:.3f}", intent) for name, held, known, cosine, intent in pairs[:_LISTED]]
    title = f"From {NEAR} on, by digest ({len(pairs)}; all in nlu-study.json)"
    yield from table(title, ("set", "held out", "training", "cosine", "its intent"), listed)


def _process(found: Mapping[str, Any]) -> Iterator[str]:
    memory, training = found["memory"], found["training"]
    rows = [
        ("served process after its start", f"{memory['after_start_mb']:.0f} MB", ""),
        (f"after {memory['answers']:.0f} answers", f"{memory['after_answers_mb']:.0f} MB", "800 MB"),
        ("at most", f"{memory['peak_mb']:.0f} MB", ""),
        ("training, with the start of its process", f"{training['seconds']:.0f} s", "60 s"),
        ("of these at work", f"{training['cpu_seconds']:.0f} s", ""),
    ]
    busy = f"{training['cores']:.0f} cores under a load of {training['load_average']}"
    yield from table(f"Memory and time ({busy})", ("what", "measured", "target"), rows)


def _stock(found: Mapping[str, Any]) -> Iterator[str]:
    rows = [
        ("seconds to train", f"{found['train_seconds']:.0f}"),
        ("a message, p50 and p95", f"{found['p50_ms']:.0f} ms, {found['p95_ms']:.0f} ms"),
        ("most memory, training included", f"{found['peak_mb']:.0f} MB"),
        ("messages in scope given to its fallback", percent(found["fallback_in_scope"])),
    ]
    drawn = f"{found['messages']} training messages ({100 * found['share']:.0f} %, one draw)"
    pipelines = [("SecondLine", *_cells([found["ours"]])), ("stock Rasa", *_cells([found]))]
    yield from table(f"Beside stock Rasa, both from {drawn}", ("pipeline", *_COLUMNS.values()), pipelines)
    yield from ("", "Stock Rasa is the default pipeline that Rasa 3.6 packages, DIET for 100 epochs, one seed.", "")
    yield from table("What stock Rasa takes", ("what", ""), rows)


def _cells(runs: list[Mapping[str, Any]]) -> Iterator[str]:
    """The mean of each column over runs."""
    for name in _COLUMNS:
        values = [run[name]["value"] if isinstance(run[name], Mapping) else run[name] for run in runs]
        yield f"{mean(values):.3f}" if name == "calibration_error" else percent(mean(values))


_PARTS = {
    "parts_left_out": _left_out,
    "learning_curve": _curve,
    "near_duplicates": _near,
    "process": _process,
    "stock": _stock,
}
