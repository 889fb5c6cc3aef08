"""`make study-nlu`: what the understanding rests on; writes docs/nlu-study.md, .json and nlu-calibration.svg.

Written anew after every part. Parts that are not run stay as they are, with their date. No message is printed.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import Any

from tests.evaluation.nlu.__main__ import rounded
from tests.evaluation.nlu.sets import ROOT
from tests.evaluation.silence import silence_logs
from tests.evaluation.study.drawing import calibration_plot
from tests.evaluation.study.parts import Study
from tests.evaluation.study.report import markdown

DOCS = ROOT / "docs"
_PARTS = ("parts_left_out", "learning_curve", "near_duplicates", "process", "stock")


def main() -> None:
    """Measure the parts asked for, and write all that is known."""
    parser = argparse.ArgumentParser(prog="make study-nlu")
    parser.add_argument("--parts", nargs="+", choices=_PARTS, default=_PARTS, help="these parts only")
    wanted = parser.parse_args().parts
    silence_logs()
    path = DOCS / "nlu-study.json"
    figures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name, measure in Study().parts().items():
        if name in wanted:
            figures[name] = {"date": str(date.today()), "found": rounded(measure())}
            print(f"measured: {name}", flush=True)
            _write(figures)


def _write(figures: dict[str, Any]) -> None:
    (DOCS / "nlu-study.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    (DOCS / "nlu-study.md").write_text(markdown(figures), encoding="utf-8")
    series = {}
    if "parts_left_out" in figures:
        series["SecondLine"] = figures["parts_left_out"]["found"]["whole"]["calibration"]
    if "stock" in figures:
        series["stock Rasa"] = figures["stock"]["found"]["calibration"]
    if series:
        (DOCS / "nlu-calibration.svg").write_text(calibration_plot(series) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
