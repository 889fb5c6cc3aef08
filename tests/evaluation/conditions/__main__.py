"""`make evaluate-conditions`: what the case holds of conditions that messages tell of; writes docs/conditions.md."""

from __future__ import annotations

from datetime import date

from tests.evaluation.__main__ import ROOT, Asker
from tests.evaluation.conditions.measure import HALVES, Counted, counted, file_of

REPORT = ROOT / "docs" / "conditions.md"
_INTRODUCTION = """# What is held of each condition

By `make evaluate-conditions`, {day}. Messages written blind, with what each tells of the vocabulary's conditions beside
them, are sent through the shipped pipeline; what the case holds afterwards is compared. Nothing was learned from either
half; thresholds were chosen on the development halves, each held-out half is another writer's and only counted. The
writers of the first two were asked to avoid a condition's plain word; the plain halves are in the words of every day,
with many conditions that are only spoken of. A condition counts as made up when the case holds it as there and the
message tells and names nothing of it.

| half | what | right | of |
|---|---|---|---|
"""


def rows(half: str, found: Counted) -> list[str]:
    """The table's rows."""
    name = half.replace("_", "-")
    told = [f"| {name} | {state} | {found.right[state]} | {of} |" for state, of in sorted(found.of.items())]
    return [
        *told,
        f"| {name} | messages with all of it right | {found.whole} | {found.messages} |",
        f"| {name} | conditions made up | {found.made_up} | {found.messages} messages |",
    ]


def main() -> None:
    """Measure and write."""
    asker = Asker()
    lines = [line for half in HALVES for line in rows(half, counted(asker, file_of(half)))]
    REPORT.write_text(_INTRODUCTION.format(day=date.today()) + "\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
