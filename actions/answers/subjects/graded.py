"""Recommendations with their grades, each in its guideline's own words, and those for a reason side by side.

Apart from the options (`options.py`), which end in them: topics and comparisons show them too.
"""

from __future__ import annotations

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.model import Line, Section, Table
from actions.knowledge import kinds as r


def guidelines(desk: Desk, reason: str) -> Section:
    """Each guideline's positions for a reason, side by side."""
    by_guideline: dict[str, list[str]] = {}
    for record, _ in desk.base.positions(reason):
        ids = by_guideline.setdefault(record.guideline, [])
        if record.id not in ids:
            ids.append(record.id)
    rows = tuple(
        (Line(strings.GUIDELINE_NAMES[guideline]), *(_graded(desk, identifier) for identifier in ids))
        for guideline, ids in by_guideline.items()
    )
    table = Table(("Guideline", "Position, with its own strength and certainty"), rows) if rows else None
    return Section("guidelines", strings.GUIDELINES, table=table, collapsed=True)


def _graded(desk: Desk, identifier: str) -> Line:
    return graded(desk, desk.base.get(identifier, r.Recommendation))


def graded(desk: Desk, record: r.Recommendation) -> Line:
    """A recommendation with its grades, each in the guideline's own words."""
    grades = [
        f"strength: {record.strength}" if record.strength else None,
        f"consensus: {record.consensus}" if record.consensus else None,
        f"certainty: {record.certainty}" if record.certainty else None,
    ]
    shown = "; ".join(grade for grade in grades if grade)
    return Line(
        f"{record.text.strip()} ({shown})" if shown else record.text.strip(), desk.citer.cite(record.id), (record.id,)
    )
