"""`make evaluate-leads`: whether the record that was asked for leads the answer; writes docs/leads.md.

With `--fit` it learns the weights of `actions/answers/leading/fit.py` instead, and prints them.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date

from tests.evaluation.__main__ import ROOT, Asker
from tests.evaluation.leads.learning import examples, learned
from tests.evaluation.leads.measure import shares
from tests.evaluation.leads.questions import of_clinicians, of_records, search_without_them

REPORT = ROOT / "docs" / "leads.md"
OF_CLINICS = 4.0  # weight of a question from a clinic beside one written for a record
_INTRODUCTION = """# What leads an answer

By `make evaluate-leads`, {day}. A question counts as answered in the first line when that line (a warning included) is
of a record that answers it, and at first sight when one of the first three lines is.

- *Questions of records*: those of `actions/knowledge/records/questions/` that the encoder was not tuned on and by which
  no weight was learned, asked while the index holds none of them. Each was written for one record, often of two
  hundred on the same drug, and only that one counts: other lines may be right too.
- *Questions from clinics*: written from the specification alone; another reader found the records for them. The
  development half taught the weights; the held-out half is counted only.

| questions | number | first line | at first sight | anywhere in the answer | refused |
|---|---|---|---|---|---|
"""


def measured(asker: Asker) -> Mapping[str, tuple[int, Mapping[str, float]]]:
    """By kind of question how many there are, and the shares."""
    kinds = {
        "of records, not learned from": (of_records(fitted=False), search_without_them()),
        "from clinics, development": (of_clinicians("development"), None),
        "from clinics, held out": (of_clinicians("held_out"), None),
    }
    return {name: (len(asked), shares(asker, asked, search)) for name, (asked, search) in kinds.items()}


def fit(asker: Asker) -> None:
    """Learn the weights and print them, the heaviest first."""
    names, given = examples(asker, of_records(fitted=True), search=search_without_them())
    given += examples(asker, of_clinicians("development"), OF_CLINICS)[1]
    weights = sorted(zip(names, learned(given), strict=True), key=lambda pair: -abs(pair[1]))
    for name, weight in weights:
        print(f'        "{name}": {weight:.2f},')


def main() -> None:
    """Measure and write, or learn and print."""
    asker = Asker()
    if "--fit" in sys.argv:
        fit(asker)
        return
    rows = [
        f"| {name} | {number} | " + " | ".join(f"{100 * share:.1f} %" for share in found.values()) + " |"
        for name, (number, found) in measured(asker).items()
    ]
    REPORT.write_text(_INTRODUCTION.format(day=date.today()) + "\n".join(rows) + "\n", encoding="utf-8")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
