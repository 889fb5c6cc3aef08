"""What an answer was made from, as it is stored beside it: every record it names and in which version, the version of
the knowledge base, and the rules behind its standings and warnings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from actions.answers.model import Answer
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.kinds import PlanRule, Record, StandingRule

_POLICY = "standing-policy"  # the record that says how rules and positions make a standing


class Provenance(msgspec.Struct, frozen=True):
    """`records` gives each record's version: the date of its review and a hash of its content. `rules` are those of
    them that made a standing or a warning.
    """

    knowledge_base: str
    records: dict[str, str]
    rules: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON-ready values."""
        built: dict[str, Any] = msgspec.to_builtins(self)
        return built


def provenance(answer: Answer, base: KnowledgeBase) -> Provenance:
    """Everything the answer names, wherever in it: a record that a new kind of section cites is not forgotten."""
    named = set(_named(answer.as_dict())) | {source.id for source in answer.sources}
    if any(section.options for part in answer.parts for section in part.sections):
        named.add(_POLICY)
    known = sorted(identifier for identifier in named if identifier in base)
    return Provenance(
        base.version,
        {identifier: base.record_version(identifier) for identifier in known},
        tuple(i for i in known if isinstance(base.get(i, Record), StandingRule | PlanRule)),
    )


def _named(value: Any) -> Iterator[str]:
    """Ids under `records`, `rules` and `drug`, at any depth."""
    if isinstance(value, dict):
        for key, child in value.items():
            if key in ("records", "rules"):
                yield from child
            elif key == "drug":
                yield child
            else:
                yield from _named(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _named(child)
