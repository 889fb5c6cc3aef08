"""`make evaluate-who-writes`: whether patients and clinicians near the border are told apart; writes
docs/who-writes.md.

With `--fit` it learns the weights of `actions/conversation/scope/who_writes.py` instead, and prints them; with
`--show-development` it lists what goes wrong in the development half. Held-out messages are only counted.
"""

from __future__ import annotations

import sys
from datetime import date

from tests.evaluation.__main__ import ROOT, Asker
from tests.evaluation.who_writes.learning import learned
from tests.evaluation.who_writes.measure import HALVES, met, shares

REPORT = ROOT / "docs" / "who-writes.md"
_INTRODUCTION = """# Who writes

By `make evaluate-who-writes`, {day}. Messages written blind, near the border: patients and relatives, half of them
without a word of the first person or in clinical words, beside clinicians who say "I", "my" and "what do I do" or quote
a patient. Right is: a patient gets no advice on drugs (a calm refusal, or whom to call), a professional is not
spoken to as a patient. The weights were learned from the development half; the held-out half is another writer's and
only counted.

| half | who writes | met rightly | of |
|---|---|---|---|
"""


def main() -> None:
    """Measure and write, learn and print, or list."""
    asker = Asker()
    if "--fit" in sys.argv:
        for name, weight in learned(asker).items():
            print(f'        "{name}": {weight:.2f},')
        return
    if "--show-development" in sys.argv:
        for one in met(asker, "development"):
            if not one.right:
                print(f"{one.message.who}: {one.message.text}")
        return
    rows = []
    for half in HALVES:
        found = list(met(asker, half))
        for writer, share in shares(found).items():
            of = sum(one.message.who == writer for one in found)
            rows.append(f"| {half.replace('_', '-')} | {writer} | {100 * share:.1f} % | {of} |")
    REPORT.write_text(_INTRODUCTION.format(day=date.today()) + "\n".join(rows) + "\n", encoding="utf-8")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
