"""Writing figures, doses and levels out in words and numbers. Nothing is computed here but what is labelled so."""

from __future__ import annotations

from typing import Literal

from actions.answers import strings
from actions.answers.citing import Citer
from actions.answers.model import FigureCell
from actions.knowledge import kinds as r

_UNITS = {"percent": "%", "x ULN": "× ULN"}


def number(value: float) -> str:
    """A number without a trailing ".0", thousands separated: 5700 -> "5,700"."""
    if value == int(value):
        return f"{int(value):,}" if abs(value) >= 1000 else str(int(value))
    return f"{value:g}"


def sentence_case(name: str) -> str:
    """The first letter large, all others as they are: "mycophenolate (MMF)" -> "Mycophenolate (MMF)"."""
    return name[:1].upper() + name[1:]


def figure(value: r.Figure) -> str:
    """ "82 % (95 % CI 77–87)", "12 of 28 (43 %)", "25–40 %"."""
    unit = _UNITS.get(value.unit, value.unit_text if value.unit == "other" else value.unit) or ""
    if value.value is not None:
        text = f"{number(value.value)} {unit}".strip()
        if value.count is not None:
            text = f"{value.count} of {value.of} ({text})"
    elif value.count is not None:
        text = f"{value.count} of {value.of}"
    else:
        ends = [number(end) for end in (value.low, value.high) if end is not None]
        text = f"{'–'.join(ends)} {unit}".strip()
    if value.ci95:
        text += f" (95 % CI {number(value.ci95[0])}–{number(value.ci95[1])})"
    if value.p:
        text += f", p {value.p}" if value.p[:1] in "<>=" else f", p = {value.p}"
    return text


def cell(finding: r.Finding, citer: Citer, reason: str, drug: str) -> FigureCell:
    """The cell of a finding for one drug: its own figure, or that of the comparison arm that is this drug."""
    arm = own_arm(finding, drug, reason)
    shown = arm.figure if arm else finding.figure
    per_cent = shown.unit == "percent"
    return FigureCell(
        text=figure(shown),
        endpoint=finding.endpoint,
        design=finding.design,
        uncontrolled=not finding.controlled,
        reason=reason,
        fit=fit(finding, drug, reason),
        value=shown.value if per_cent else None,
        low=shown.ci95[0] if shown.ci95 and per_cent else None,
        high=shown.ci95[1] if shown.ci95 and per_cent else None,
        n=size(finding, shown),
        certainty=finding.certainty,
        cites=citer.cite(finding.id),
        records=(finding.id,),
    )


def own_arm(finding: r.Finding, drug: str, reason: str) -> r.Arm | None:
    """The comparison arm that is this drug or this reason, where the finding's own figure is another's. An arm told by
    its reason alone holds for every drug of the finding.
    """
    return next(
        (
            arm
            for arm in finding.comparator
            if (arm.drug == drug and arm.reason in (None, reason)) or (arm.drug is None and arm.reason == reason)
        ),
        None,
    )


def fit(finding: r.Finding, drug: str, reason: str) -> Literal["direct", "mixed", "indirect"]:
    """How directly the drug's figure speaks of this reason: its arm's does where the arm is told by that reason."""
    arm = own_arm(finding, drug, reason)
    if arm is not None and arm.reason == reason:
        return "direct"
    return finding.informs.get(reason, "indirect")  # type: ignore[call-overload, no-any-return]


def size(finding: r.Finding, shown: r.Figure) -> str | None:
    """How many were studied, with the group the number counts: it is not always the denominator."""
    counted = shown if shown.n is not None else finding.figure
    if counted.n is None:
        return f"n = {shown.of}" if shown.of else None
    return f"n = {number(counted.n)} ({counted.n_of})"


def describe(found: r.Finding, citer: Citer) -> tuple[str, tuple[int, ...]]:
    """One finding with its comparison, endpoint, population and design, for a table cell."""
    text = figure(found.figure)
    arms = {arm.drug for arm in found.comparator}
    own = [drug for drug in found.drugs if drug not in arms]
    if found.comparator and len(own) == 1:
        text += f" ({own[0]})"
    for arm in found.comparator:
        text += f" against {figure(arm.figure)} ({arm.label})"
    details = [found.endpoint, found.population, found.design, None if found.controlled else strings.UNCONTROLLED]
    return f"{text}: " + "; ".join(detail for detail in details if detail), citer.cite(found.id)
