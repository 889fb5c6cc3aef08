"""What a reading may compute: the figure checker's own arithmetic, independent of the readings it checks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import product

from actions.knowledge.records import Formula

_MOST_INPUTS = 16  # a message with more numbers is no set of four values; the ways to choose four stay few


def from_given(values: Collection[float]) -> frozenset[str]:
    """Ratios and changes in per cent of any two numbers given."""
    results: set[str] = set()
    for one in values:
        for other in values:
            if other:
                results |= {f"{round(one / other)}", f"{abs(100 * (other - one) / other):.0f}"}
    return frozenset(results)


def from_percentages(values: Iterable[float], held: Collection[float]) -> frozenset[str]:
    """Each number given, taken at each percentage a record holds: a dose cut to 25 %."""
    return frozenset(f"{value * percent / 100:g}" for value in values for percent in held if 0 < percent < 100)


def from_formula(formula: Formula, values: Collection[float]) -> frozenset[str]:
    """The score of every way to read four of the numbers given as two INR and two bilirubin values, to two places;
    its sign is left to the reader of the line, as with every number.
    """
    scores: set[str] = set()
    if len(values) > _MOST_INPUTS:
        return frozenset()
    for inr, later_inr, bilirubin, later_bilirubin in product(values, repeat=4):
        if inr and bilirubin:
            changes = (later_inr - inr) / inr, (later_bilirubin - bilirubin) / bilirubin
            score = formula.constant + sum(
                formula.coefficients[name] * value
                for name, value in zip(("inr-day-0", "inr-change", "bilirubin-change"), (inr, *changes), strict=True)
            )
            scores.add(f"{abs(score):.2f}")
    return frozenset(scores)
