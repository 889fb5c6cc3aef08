"""`make benchmark-kb`: how long the records take to load, how long a query takes, how much memory the base holds.

Exits 1 when a figure lies above its limit. Times are of this machine at this moment; they are no test.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.loader import load
from actions.knowledge.search import Search
from actions.knowledge.vocabulary import load_terms

_WORDS = ("tacrolimus trough", "pancreatitis", "pregnan", "hepatitis b", "budesonide cirrhosis", "tpmt")
_ROUNDS = 50


def main() -> int:
    """Measure, print one line a figure, and tell whether all lie under their limits."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        cold = _seconds(lambda: load(cache=cache))
        kept = statistics.median(_seconds(lambda: load(cache=cache)) for _ in range(5))
        tracemalloc.start()
        base = load(cache=cache)
        size = tracemalloc.get_traced_memory()[0] / 2**20
        tracemalloc.stop()
    search = Search(base, load_terms())
    figures = [
        ("load, nothing kept", cold, 3.0, "s"),
        ("load from the cache, median of 5", kept, 0.5, "s"),
        ("query by drug and topic, median", _median_ms(_lookups(base)), 1.0, "ms"),
        ("full-text search, median", _median_ms([_finding(search, words) for words in _WORDS]), 1.0, "ms"),
        ("memory of the loaded base", size, 60.0, "MB"),
    ]
    print(f"{len(base.all(r.Record))} records, version {base.version}")
    for name, value, limit, unit in figures:
        print(f"{name:36} {value:8.3f} {unit:2}  limit {limit:g}  {'met' if value < limit else 'NOT MET'}")
    return int(any(value >= limit for _, value, limit, _ in figures))


def _lookups(base: KnowledgeBase) -> list[Callable[[], object]]:
    return [lambda drug=drug: base.evidence(r.Statement, topic="monitoring", drug=drug) for drug in base.drugs]  # type: ignore[misc]


def _finding(search: Search, words: str) -> Callable[[], object]:
    return lambda: search.find(words)


def _median_ms(queries: list[Callable[[], object]]) -> float:
    return 1000 * statistics.median(_seconds(query) for _ in range(_ROUNDS) for query in queries)


def _seconds(what: Callable[[], object]) -> float:
    started = time.perf_counter()
    what()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
