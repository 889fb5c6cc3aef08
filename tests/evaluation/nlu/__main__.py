"""`make evaluate-nlu`: how well messages are understood, on the held-out sets; writes docs/nlu.md and docs/nlu.json.

Metrics and names of intents and records only: no message is printed or written.
"""

from __future__ import annotations

import json
from datetime import date

from tests.base import assistant
from tests.evaluation.nlu.measure import figures
from tests.evaluation.nlu.pipeline import shipped
from tests.evaluation.nlu.report import markdown
from tests.evaluation.nlu.sets import ROOT
from tests.evaluation.silence import silence_logs

COMMAND = "make evaluate-nlu"
DOCS = ROOT / "docs"


def main() -> None:
    """Measure, print, and write both files."""
    silence_logs()
    origin = {"command": COMMAND, "date": str(date.today()), "knowledge_base": assistant().base.version}
    found = origin | rounded(figures(shipped()))
    page = markdown(found)
    (DOCS / "nlu.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (DOCS / "nlu.md").write_text(page, encoding="utf-8")
    print(page)


def rounded(value: object) -> object:
    """The same values, numbers with four decimals."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {name: rounded(inner) for name, inner in value.items()}
    return [rounded(inner) for inner in value] if isinstance(value, list | tuple) else value


if __name__ == "__main__":
    main()
