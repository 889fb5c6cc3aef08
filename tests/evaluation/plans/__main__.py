"""`make evaluate-plans`: unsafe plans and false premises in wordings no rule was written for; writes docs/plans.md.

With `--show-development` it lists what goes wrong in the development half. Held-out messages are only counted.
"""

from __future__ import annotations

import sys
from datetime import date

from tests.evaluation.__main__ import ROOT, Asker
from tests.evaluation.plans.measure import HALVES, Measured, measured, plans

REPORT = ROOT / "docs" / "plans.md"
_INTRODUCTION = """# Unsafe plans and false premises in fresh words

By `make evaluate-plans`, {day}. For each of the {rules} rules of unsafe plans and false premises, people who knew only
its sentence, and no pattern, wording or test of it, wrote messages that hold the danger and messages about the same
drugs that do not. A danger counts as caught when the rule, or another that says the same (`nlu_data/dangers/
alike.txt` lists them), is a warning or stands within the first three lines. A warning is wrong when the rule leads a
message without its danger. The plain halves are terse and in the plain words of the clinic, and every danger in them
has a near twin that one change makes safe. The held-out halves are by other writers and only counted.

| half | dangers | caught | without danger | warned wrongly |
|---|---|---|---|---|
"""
_BY_RULE = """
Rules that catch less than two thirds of their development dangers:

| rule | caught |
|---|---|
"""


def _row(half: str, found: Measured) -> str:
    shares = found.shares
    return (
        f"| {half.replace('_', '-')} | {found.dangers.total()} | {100 * shares['caught']:.1f} % |"
        f" {found.harmless.total()} | {100 * shares['warned wrongly']:.1f} % |"
    )


def _weak(found: Measured) -> list[str]:
    shares = {rule: found.caught[rule] / number for rule, number in found.dangers.items()}
    weak = sorted((share, rule) for rule, share in shares.items() if 3 * share < 2)
    return [f"| `{rule}` | {found.caught[rule]} of {found.dangers[rule]} |" for _, rule in weak]


def _show(asker: Asker) -> None:
    for plan in (*plans("development"), *plans("plain_development")):
        found = measured(asker, [plan])
        if plan.danger and not found.caught.total():
            print(f"not caught: {plan.rule}: {plan.text}")
        if found.wrongly.total():
            print(f"warned wrongly: {plan.rule}: {plan.text}")


def main() -> None:
    """Measure and write, or list."""
    asker = Asker()
    if "--show-development" in sys.argv:
        _show(asker)
        return
    found = {half: measured(asker, plans(half)) for half in HALVES}
    lines = [_row(half, one) for half, one in found.items()]
    introduction = _INTRODUCTION.format(day=date.today(), rules=len(found["development"].dangers))
    weak = _weak(found["development"])
    REPORT.write_text(introduction + "\n".join(lines) + "\n" + _BY_RULE + "\n".join(weak) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
