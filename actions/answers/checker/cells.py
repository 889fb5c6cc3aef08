"""The figure checker's look at drawn figures: table cells and plot rows, field by field against their findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actions.answers import strings
from actions.answers.checker.sayings import Sayings, number, written
from actions.answers.choices.plots import wilson
from actions.answers.figures import fit, own_arm
from actions.answers.model import FigureCell, PlotGroup, PlotRow
from actions.knowledge.base import KnowledgeBase, UnknownRecord
from actions.knowledge.kinds import Figure, Finding, Source


class Cells:
    """Compares cells and rows with the findings of one base; each difference is named by field."""

    def __init__(self, base: KnowledgeBase, sayings: Sayings) -> None:
        self._base = base
        self._sayings = sayings

    def of_cell(self, cell: FigureCell, drug: str) -> Iterator[str]:
        """Differences of a figure in a drug's row from its finding."""
        finding = self._finding(cell.records)
        if finding is None:
            yield "figure without its finding"
            return
        arm = own_arm(finding, drug, cell.reason)
        figure = arm.figure if arm else finding.figure
        per_cent = figure.unit == "percent"
        low, high = (figure.ci95 if per_cent and figure.ci95 else None) or (None, None)
        expected = {
            "text": written(figure),
            "value": figure.value if per_cent else None,
            "low": low,
            "high": high,
            "n": _size(finding, figure),
            "certainty": finding.certainty,
            "endpoint": finding.endpoint,
            "design": finding.design,
            "uncontrolled": not finding.controlled,
            "fit": fit(finding, drug, cell.reason),
        }
        yield from _differences(cell, expected)

    def of_row(self, row: PlotRow, group: PlotGroup) -> Iterator[str]:
        """Differences of a drawn row, and of its group's heads, from its finding."""
        finding = self._finding(row.records)
        if finding is None:
            yield "figure without its finding"
            return
        figures = [figure for label, figure in self._labelled(finding) if label == row.label]
        if not figures:
            yield f"label {row.label!r}"
        elif all(any(_differences(row, _drawn(finding, figure))) for figure in figures):
            yield from _differences(row, _drawn(finding, figures[0]))
        if row.source != self._base.get(finding.source, Source).label:
            yield f"source {row.source!r}"
        if group.endpoint != finding.endpoint:
            yield f"endpoint {group.endpoint!r}"
        counted = strings.REASON_NAMES[group.reason] if group.reason else strings.COUNTED_TOGETHER
        heads = {f"{strings.PATIENTS}: {counted}{end}" for end in ("", f"; {finding.population}")}
        if group.population not in heads:
            yield f"population {group.population!r}"

    def _finding(self, records: tuple[str, ...]) -> Finding | None:
        try:
            return self._base.get(records[0], Finding) if len(records) == 1 else None
        except UnknownRecord:
            return None

    def _labelled(self, finding: Finding) -> Iterator[tuple[str, Figure]]:
        """Each of a finding's figures with the drugs it is about, as a row names them."""
        arms = {arm.drug for arm in finding.comparator if arm.reason is None}
        own = " or ".join(self._sayings.full_name(drug) for drug in finding.drugs if drug not in arms)
        yield own, finding.figure
        for arm in finding.comparator:
            if arm.drug and arm.reason is None:
                yield self._sayings.full_name(arm.drug), arm.figure
            elif arm.reason:
                yield own, arm.figure


def _drawn(finding: Finding, figure: Figure) -> dict[str, Any]:
    """The fields of a row that draws a figure. An interval that no source prints is calculated anew."""
    pooled = finding.design.startswith("meta-analysis") or finding.design == "systematic review"
    counted = figure.count is not None and bool(figure.of)
    calculated = counted and figure.ci95 is None and not pooled
    ends: tuple[float | None, float | None] = figure.ci95 or (None, None)
    if calculated:
        ends = wilson(figure.count or 0, figure.of or 1)
    return {
        "value": figure.value or 0.0,
        "low": ends[0],
        "high": ends[1],
        "count": figure.count if counted else None,
        "of": figure.of if counted else None,
        "n": None if counted else _size(finding, figure),
        "pooled": pooled,
        "calculated": calculated,
    }


def _size(finding: Finding, figure: Figure) -> str | None:
    counted = figure if figure.n is not None else finding.figure
    if counted.n is not None:
        return f"n = {number(counted.n)} ({counted.n_of})"
    return f"n = {figure.of}" if figure.of else None


def _differences(shown: FigureCell | PlotRow, expected: dict[str, Any]) -> Iterator[str]:
    for field, value in expected.items():
        if getattr(shown, field) != value:
            yield f"{field} {getattr(shown, field)!r}"
