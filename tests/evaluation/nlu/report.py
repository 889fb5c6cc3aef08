"""The figures as docs/nlu.md: tables only, no message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

# Of issue 6, for every reader to compare with
_TARGETS = "Targets: intent accuracy 95 %, macro-F1 94 %, calibration error 0.05, entity F1 97 % (92 % with a typo),"
_MORE = "assertion 97 %, AUROC 98 %, recall 93 % at 95 % acceptance, p50 8 ms, p95 15 ms."


def markdown(figures: Mapping[str, Any]) -> str:
    """The page, part by part."""
    parts = (_head, _intents, _calibration, _scope, _entities, _assertions, _questions, _speed, _by_intent)
    return "\n".join(line for part in parts for line in part(figures)) + "\n"


def _head(figures: Mapping[str, Any]) -> Iterator[str]:
    sets = ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in figures["sets"].items())
    yield "# Understanding, measured"
    yield ""
    yield f"By `{figures['command']}` on {figures['date']}, knowledge base {figures['knowledge_base']}."
    yield f"Messages: {sets}. How they were made: docs/nlu-data.md. The held-out ones are counted, never printed."
    yield "In brackets: 95 % interval from 1,000 bootstrap draws. Seeds are fixed; only times differ between runs."
    yield f"{_TARGETS} {_MORE}"
    yield "Parts left out, learning curve, memory and stock Rasa: nlu-study.md. Public sets: nlu-benchmarks.md."


def _intents(figures: Mapping[str, Any]) -> Iterator[str]:
    found = figures["intents"]
    yield from table(
        "Intents (in scope)",
        ("what", "as written", "with one typo a message"),
        [
            ("accuracy", _measured(found["accuracy"]), _measured(found["with_one_typo"]["accuracy"])),
            ("macro-F1", _measured(found["macro_f1"]), _measured(found["with_one_typo"]["macro_f1"])),
        ],
    )
    yield from table("Most confused", ("true", "read as", "messages"), found["confusions"])


def _calibration(figures: Mapping[str, Any]) -> Iterator[str]:
    found = figures["intents"]
    yield from table(
        f"Calibration (expected calibration error {found['calibration_error']:.3f})",
        ("mean confidence", "share right", "messages"),
        [(f"{mean:.2f}", f"{share:.2f}", f"{count:.0f}") for mean, share, count in found["calibration"]],
    )


def _scope(figures: Mapping[str, Any]) -> Iterator[str]:
    found = figures["scope"]
    yield from table(
        "Out of scope",
        ("what", "result"),
        [
            ("AUROC of the scope score", percent(found["auroc"])),
            ("recall where 95 % of in-scope messages are accepted", percent(found["recall_at_95_acceptance"])),
            ("recall of the score at the shipped threshold", percent(found["recall_by_score"])),
            ("recall of the intent (best intent is one outside)", percent(found["recall_by_intent"])),
            ("in-scope messages refused by the score", percent(found["false_refusals_by_score"])),
            ("in-scope messages refused by the intent", percent(found["false_refusals_by_intent"])),
        ],
    )
    kinds = found["recall_by_intent_and_kind"].items()
    rows = [(kind, f"{caught} of {total}") for kind, (caught, total) in kinds]
    yield from table("Out of scope by kind", ("kind", "read as outside, whichever kind"), rows)


_TYPOS = {
    "with_one_typo": "F1, one typo a message",
    "with_two_typos": "F1, two typos",
    "with_one_typo_in_a_mention": "F1, typo in a mention",
    "with_two_typos_in_a_mention": "F1, two in a mention",
}


def _entities(figures: Mapping[str, Any]) -> Iterator[str]:
    found = figures["entities"]
    rows = [
        (
            kind,
            score["annotated"],
            percent(score["precision"]),
            percent(score["recall"]),
            percent(score["f1"]),
            *(percent(found[typos][kind]["f1"]) for typos in _TYPOS),
        )
        for kind, score in found["as_written"].items()
    ]
    heads = ("type", "annotated", "precision", "recall", "F1", *_TYPOS.values())
    yield from table("Entities", heads, rows)
    yield ""
    yield (
        "A mention is right with the type and record annotated in that message; a measure with name, number and unit"
        " (doses a day or each not told apart), measures of names the set never annotates left out. Typos in a"
        " mention are in the longest one of each message."
    )


def _assertions(figures: Mapping[str, Any]) -> Iterator[str]:
    found = figures["entities"]
    read: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for true, guess, count in found["assertions"]:
        read[true].append((count, guess))
    rows = []
    for true, counts in read.items():
        right = sum(count for count, guess in counts if guess == true)
        wrong = ", ".join(f"{guess} {count}" for count, guess in sorted(counts, reverse=True) if guess != true)
        rows.append((true, f"{right} of {sum(count for count, _ in counts)}", wrong))
    title = f"Assertion of the mentions found (accuracy {percent(found['assertion_accuracy'])})"
    yield from table(title, ("annotated", "read so", "read otherwise"), rows)
    kinds = [(kind, *row) for kind, wrong in found["assertions_by_type"].items() for row in wrong]
    yield from table("Assertions read otherwise, by type", ("type", "annotated", "read as", "mentions"), kinds)
    heads = ("type", "record", "missed", "found without being annotated")
    yield from table("Records most often missed or found wrongly", heads, found["differences"])


def _questions(figures: Mapping[str, Any]) -> Iterator[str]:
    rows = [(name.replace("_", " "), percent(share)) for name, share in figures["multi_question"].items()]
    yield from table("Several questions in a message", ("share of", "result"), rows)


def _speed(figures: Mapping[str, Any]) -> Iterator[str]:
    found = figures["speed"]
    yield from table(
        f"Time (one thread; {found['cores']} cores under a load of {found['load_average']})",
        ("what", "result"),
        [
            ("a message, p50", f"{found['p50_ms']:.1f} ms"),
            ("a message, p95", f"{found['p95_ms']:.1f} ms"),
            ("of the processor, p50", f"{found['processor_p50_ms']:.1f} ms"),
            ("of the processor, p95", f"{found['processor_p95_ms']:.1f} ms"),
            ("trained model", f"{found['model_mb']:.1f} MB"),
        ],
    )


def _by_intent(figures: Mapping[str, Any]) -> Iterator[str]:
    scores = sorted(figures["intents"]["by_intent"].items(), key=lambda item: item[1]["value"])
    rows = [(name, score["messages"], _measured(score)) for name, score in scores]
    yield from table("F1 by intent, lowest first", ("intent", "messages", "F1"), rows)


def table(title: str, heads: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """A titled table, line by line."""
    yield from ("", f"## {title}", "", _row(heads), _row("---" for _ in heads))
    yield from map(_row, rows)


def _row(cells: Iterable[Any]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _measured(score: Mapping[str, float]) -> str:
    return f"{percent(score['value'])} ({100 * score['low']:.1f} to {100 * score['high']:.1f})"


def percent(share: float) -> str:
    """A share of 1, with one decimal."""
    return f"{100 * share:.1f} %"
