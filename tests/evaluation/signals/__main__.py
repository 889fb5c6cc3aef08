"""`make evaluate-signals`: whether patients, emergencies, orders and the like are noticed; writes docs/signals.md.

With `--show-development` it lists what goes wrong in the development half. Held-out messages are only counted.
"""

from __future__ import annotations

import sys
from datetime import date

from tests.evaluation.__main__ import ROOT, Asker
from tests.evaluation.signals.measure import HALVES, Counted, answered, counted

REPORT = ROOT / "docs" / "signals.md"
_INTRODUCTION = """# Who writes and what presses

By `make evaluate-signals`, {day}. Messages written blind, near the border on both sides: patients who write in clinical
words beside clinicians who write like patients, emergencies told calmly beside calm things told as if they pressed.
Right is: an emergency or self-harm is answered by whom to call; the other signals are declined; a message that gives
none is answered. Nothing was learned from either half; thresholds were chosen on the development half, the held-out
half is another writer's and only counted.

| half | signal | answered rightly | of |
|---|---|---|---|
"""


def rows(half: str, found: Counted) -> list[str]:
    """The table's rows."""
    return [
        f"| {half.replace('_', '-')} | {name} | {found.right[name]} | {of} |" for name, of in sorted(found.of.items())
    ]


def main() -> None:
    """Measure and write, or list."""
    asker = Asker()
    if "--show-development" in sys.argv:
        for one in answered(asker, "development"):
            if not one.right:
                print(f"{one.signal} answered as {one.kind}: {one.text}")
        return
    lines = [line for half in HALVES for line in rows(half, counted(asker, half))]
    REPORT.write_text(_INTRODUCTION.format(day=date.today()) + "\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
