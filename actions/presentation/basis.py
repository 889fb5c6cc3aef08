"""What stands behind the records of an answer: who was studied, how many, which endpoint, which figure, how certain.

It is looked up when an answer is shown, not stored with it; a record that is no longer held is left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from actions.answers import strings
from actions.answers.figures import figure, size
from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase


def basis(base: KnowledgeBase, identifiers: Iterable[str]) -> dict[str, dict[str, str]]:
    """Facts of each evidence record by its id: `source` (a source id), `where`, and what is known of `studied`, `n`,
    `endpoint`, `figure`, `design`, `strength`, `consensus`, `certainty`. Empty ones are left out.
    """
    held = (base.get(identifier, r.Record) for identifier in identifiers if identifier in base)
    return {record.id: _facts(record) for record in held if isinstance(record, r.Evidence)}


def _facts(record: r.Evidence) -> dict[str, str]:
    facts: dict[str, str | None] = {"source": record.source, "where": record.where, "studied": record.population}
    if isinstance(record, r.Finding):
        facts |= {
            "n": size(record, record.figure),
            "endpoint": record.endpoint,
            "figure": _compared(record),
            "design": record.design if record.controlled else f"{record.design}, {strings.UNCONTROLLED}",
            "certainty": record.certainty,
        }
    if isinstance(record, r.Recommendation):
        facts |= {"strength": record.strength, "consensus": record.consensus, "certainty": record.certainty}
    if isinstance(record, r.Statement):
        facts["certainty"] = record.certainty
    return {name: value for name, value in facts.items() if value}


def _compared(finding: r.Finding) -> str:
    """ "59.1 % (95 % CI 48.7–68.8); mycophenolate 40.8 % (95 % CI 32.3–50)"."""
    return "; ".join([figure(finding.figure), *(f"{arm.label} {figure(arm.figure)}" for arm in finding.comparator)])
