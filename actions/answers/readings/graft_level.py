"""The level of a liver recipient: the graft sets its target, and no range for autoimmune hepatitis is held to it."""

from __future__ import annotations

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.model import Part
from actions.answers.readings.beside import beside, expected_from

_GRAFT = "transplanted"
_TARGET = "note-level-of-a-graft"
_PRINTED = {"tacrolimus": ("sps-tac-trough-liver", "tac-liver-transplant-dose-trough")}


def has_graft(desk: Desk) -> bool:
    """Whether the patient is a liver recipient."""
    return desk.case.state(_GRAFT) == "yes"


def of_graft(desk: Desk, drug: str) -> Part:
    """Whose the target is, what belongs to the level, and the ranges printed for liver recipients."""
    lines = desk.citer.lines((_TARGET, *_PRINTED.get(drug, ())))
    title = f"{strings.TITLES['interpret_trough']}: {desk.drug_name(drug)}"
    return Part(title, (lines[0], *beside(desk, drug), *expected_from(desk, drug), *lines[1:]))
