"""`make benchmark-nlu`: public intent data sets through the shipped classifier and through stock Rasa.

Writes docs/nlu-benchmarks.md and docs/nlu-benchmarks.json, anew after every run: one that was broken off is taken up
with `--resume`. Figures of a column that is not run stay as they are, with their date.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from tests.evaluation.benchmark import columns
from tests.evaluation.benchmark.datasets import NAMES, SEEDS, read
from tests.evaluation.benchmark.report import COLUMNS, markdown
from tests.evaluation.silence import silence_logs

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"
VARIABLE = "SECONDLINE_BENCHMARKS"


def main() -> int:
    """Measure what was asked for and write both files; 1 where the data sets are missing."""
    options = _options()
    try:
        datasets = [dataset for dataset in read(options.benchmarks) if dataset.name in options.sets]
    except FileNotFoundError as error:
        print(f"NOT MEASURED: the public benchmarks are missing ({error.filename}).", file=sys.stderr)
        print(f"Name their folder by --benchmarks or {VARIABLE}.", file=sys.stderr)
        return 1
    silence_logs()
    figures = _before()
    for column in [options.only] if options.only else COLUMNS:
        if not options.resume:
            figures[column] = {}
        found = figures.setdefault(column, {})
        found |= {"date": str(date.today()), "sets": found.get("sets", {})}
        for dataset in datasets:
            for seed in SEEDS if column == "shipped" else SEEDS[: options.stock_seeds]:
                runs = found["sets"].setdefault(dataset.name, {})
                if str(seed) not in runs:
                    runs[str(seed)] = _rounded(getattr(columns, column)(dataset, seed))
                    print(column, dataset.name, f"seed {seed}", runs[str(seed)], flush=True)
                    _write(figures)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make benchmark-nlu")
    given = os.environ.get(VARIABLE) or ROOT.parent / "shared" / "benchmarks"
    parser.add_argument("--benchmarks", type=Path, default=Path(given), help="folder of the data sets")
    parser.add_argument("--only", choices=COLUMNS, help="measure one column, keep the other")
    parser.add_argument("--sets", nargs="+", choices=NAMES, default=NAMES, help="these data sets only")
    parser.add_argument("--stock-seeds", type=int, default=1, help="how many seeds for stock Rasa, which takes long")
    parser.add_argument("--resume", action="store_true", help="keep the runs that are there, make the others")
    return parser.parse_args()


def _before() -> dict[str, Any]:
    path = DOCS / "nlu-benchmarks.json"
    figures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return figures


def _rounded(run: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in run.items()}


def _write(figures: dict[str, Any]) -> None:
    (DOCS / "nlu-benchmarks.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    (DOCS / "nlu-benchmarks.md").write_text(markdown(figures), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
