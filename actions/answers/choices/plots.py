"""Comparable findings as one plot: same endpoint in the same patients together, everything else grouped and labelled.

Only figures in per cent are drawn. An interval is the one the source prints; where a single study prints exact counts
instead, a Wilson interval is added and marked as our calculation (rule 8 of the evidence dossier). Nothing is pooled.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from msgspec import Struct, structs

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.figures import fit, own_arm, size
from actions.answers.model import Plot, PlotGroup, PlotRow, Section
from actions.knowledge import kinds as r

_MOST_GROUPS = 5
_MOST_ROWS = 9
_Z = 1.959964  # two-sided 95 %


class Wanted(Struct, frozen=True):
    """A finding to be drawn for one drug and one reason."""

    finding: r.Finding
    drug: str
    reason: str


class _Placed(Struct, frozen=True):
    """A row and the group it belongs to."""

    group: tuple[str, str, str | None]  # endpoint, population, reason
    row: PlotRow
    wanted: Wanted


def section(desk: Desk, wanted: Iterable[Wanted], *, collapsed: bool = False) -> tuple[Section, ...]:
    """The plot of the findings as a section of its own; none when fewer than two of them can be drawn."""
    placed = _distinct(_place(desk, one) for one in wanted)
    groups = _groups(desk, placed)
    if sum(len(group.rows) for group in groups) < 2:
        return ()
    reasons = {group.reason for group in groups}
    name = strings.REASON_NAMES.get(reasons.pop() or "", "") if len(reasons) == 1 else strings.BY_REASON
    title = f"{strings.RESPONSE_FIGURES}: {name}" if name else strings.RESPONSE_FIGURES
    return (Section("plot", strings.SIDE_BY_SIDE, plot=Plot(title, groups), collapsed=collapsed),)


def about(desk: Desk, drugs: tuple[str, ...], reasons: tuple[str, ...]) -> tuple[Wanted, ...]:
    """Every finding on how these drugs work, for each reason it informs directly; those that counted reasons together
    only where fewer than two are direct.
    """
    found = [
        Wanted(finding, drug, reason)
        for reason in reasons
        for drug in drugs
        for finding in desk.base.evidence(r.Finding, drug=drug)
        if finding.topics[0] == "evidence" and "adverse-effects" not in finding.topics
    ]
    direct = tuple(one for one in found if fit(one.finding, one.drug, one.reason) == "direct" and _drawable(one))
    return direct if len(direct) > 1 else tuple(found)


def wilson(count: int, of: int) -> tuple[float, float]:
    """The Wilson score interval (95 %) of a proportion, in whole per cent.

    Source: Wilson EB, J Am Stat Assoc 1927;22:209-212 (the score interval without continuity correction).
    """
    share, square = count / of, _Z * _Z
    centre = (share + square / (2 * of)) / (1 + square / of)
    half = _Z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return round(100 * max(0.0, centre - half)), round(100 * min(1.0, centre + half))


def _figure(one: Wanted) -> r.Figure:
    arm = own_arm(one.finding, one.drug, one.reason)
    return arm.figure if arm else one.finding.figure


def _drawable(one: Wanted) -> bool:
    figure = _figure(one)
    return figure.unit == "percent" and figure.value is not None


def _place(desk: Desk, one: Wanted) -> _Placed | None:
    directness = fit(one.finding, one.drug, one.reason)
    if not _drawable(one) or directness == "indirect":
        return None
    reason = one.reason if directness == "direct" else None
    patients = f"{strings.PATIENTS}: {strings.REASON_NAMES[reason] if reason else strings.COUNTED_TOGETHER}"
    if one.finding.situations and one.finding.population:
        patients += f"; {one.finding.population}"
    # The row cites nothing yet: only what is drawn in the end is cited.
    return _Placed((one.finding.endpoint, patients, reason), _row(desk, one), one)


def _row(desk: Desk, one: Wanted) -> PlotRow:
    finding, figure = one.finding, _figure(one)
    pooled = finding.design.startswith("meta-analysis") or finding.design == "systematic review"
    counts = (figure.count, figure.of) if figure.count is not None and figure.of else None
    calculated = counts is not None and figure.ci95 is None and not pooled
    low, high = figure.ci95 or (wilson(*counts) if counts and calculated else (None, None))
    return PlotRow(
        label=_drugs(desk, one),
        source=desk.base.get(finding.source, r.Source).label,
        value=figure.value or 0.0,
        pooled=pooled,
        low=low,
        high=high,
        calculated=calculated,
        count=counts[0] if counts else None,
        of=counts[1] if counts else None,
        n=None if counts else size(finding, figure),
        records=(finding.id,),
    )


def _drugs(desk: Desk, one: Wanted) -> str:
    """The drugs the figure is about: the arm's, or all of the finding's that have no arm of their own."""
    arm = own_arm(one.finding, one.drug, one.reason)
    if arm is not None and arm.reason is None:
        return desk.drug_name(one.drug)
    arms = {other.drug for other in one.finding.comparator if other.reason is None}
    return " or ".join(desk.drug_name(drug) for drug in one.finding.drugs if drug not in arms)


def _distinct(placed: Iterable[_Placed | None]) -> tuple[_Placed, ...]:
    """Each figure once, even where it stands for two drugs or two reasons; where its reason is known, under that."""
    found: dict[PlotRow, _Placed] = {}
    for one in sorted(filter(None, placed), key=lambda one: one.group[2] is None):
        found.setdefault(one.row, one)
    return tuple(found.values())


def _groups(desk: Desk, placed: tuple[_Placed, ...]) -> tuple[PlotGroup, ...]:
    """Groups that hold more than one figure first, then pooled ones; as many as fit one picture."""
    by_group: dict[tuple[str, str, str | None], list[_Placed]] = {}
    for one in placed:
        by_group.setdefault(one.group, []).append(one)
    ordered = sorted(by_group.values(), key=lambda rows: (len(rows) < 2, not any(one.row.pooled for one in rows)))
    groups: list[PlotGroup] = []
    left = _MOST_ROWS
    for rows in ordered:
        # A group is drawn whole or not at all: half of one would be a comparison with its other side left out.
        if len(groups) < _MOST_GROUPS and (len(rows) <= left or not groups):
            left -= len(rows)
            groups.append(_group(desk, rows))
    return tuple(groups)


def _group(desk: Desk, placed: list[_Placed]) -> PlotGroup:
    endpoint, population, reason = placed[0].group
    pooled_first = sorted(placed, key=lambda one: not one.row.pooled)
    rows = (structs.replace(one.row, cites=desk.citer.cite(one.wanted.finding.id)) for one in pooled_first)
    return PlotGroup(endpoint, population, tuple(rows), reason)
