"""`make evaluate-drug-states`: what the case holds of each drug of messages nobody learnt from; writes
docs/drug-states.md.
"""

from __future__ import annotations

from datetime import date

from tests.evaluation.__main__ import ROOT, Asker
from tests.evaluation.drug_states.measure import Counted, counted

REPORT = ROOT / "docs" / "drug-states.md"
_INTRODUCTION = """# What is held of each drug

By `make evaluate-drug-states`, {day}. 220 messages written blind, with the state of every drug beside them
(`tests/evaluation/drug_states/held_out.jsonl`), are sent through the shipped pipeline; what the case holds of each drug
afterwards is compared. Co-medications that are no drug of the base are left out. A drug that is still taken and does
not suffice, or does harm, is right as such or as taken. They are counted, never printed.

| what | right | of |
|---|---|---|
"""


def rows(found: Counted) -> list[str]:
    """The table's rows."""
    lines = [
        f"| drugs | {found.right} | {found.drugs} |",
        f"| messages with every drug right | {found.whole} | {found.messages} |",
    ]
    lines += [f"| reason for another treatment | {found.reasons} | {found.messages} |"]
    lines += [
        f"| told as {state.replace('_', ', ')} | {right} | {of} |"
        for state, (right, of) in sorted(found.by_state.items())
    ]
    return lines


def main() -> None:
    """Measure and write."""
    lines = rows(counted(Asker()))
    REPORT.write_text(_INTRODUCTION.format(day=date.today()) + "\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
