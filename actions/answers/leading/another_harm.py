"""Notes that say how a harm is read lead nothing where other harms alone are told: nausea is no hypersensitivity."""

from __future__ import annotations

from actions.answers.desk import Desk
from actions.case.harms.reactions import WITH_FEVER
from actions.knowledge import kinds as r

_FEVERISH = frozenset({"fever", "flu-like", "anaphylaxis", "hypersensitivity", *WITH_FEVER})
_READ_AS_ONE = "hypersensitivity"


def of_another_harm(desk: Desk, identifier: str) -> bool:
    """Whether a record is a note on hypersensitivity, and harms are told or asked about of which none belongs to it."""
    record = desk.base.get(identifier, r.Record)
    if not isinstance(record, r.Note) or _READ_AS_ONE not in record.situations:
        return False
    mentions = desk.asked.mentions
    told = {*mentions.values("reaction"), *(reaction.reaction for reaction in desk.case.reactions)}
    feverish = {*mentions.values("condition", "affirmed", "possible")} & {"fever", "infection", "sepsis"}
    return bool(told) and told.isdisjoint(_FEVERISH) and not feverish
