"""A hypersensitivity that is only suspected, for the answer to the message that suspects it."""

from __future__ import annotations

from msgspec import structs

from actions.case.mentions import Mentions
from actions.case.patient import THIOPURINES, Case, Reaction

_HARM = "hypersensitivity"


def as_if_allergic(case: Case, mentions: Mentions) -> Case:
    """The case with a hypersensitivity that is only suspected taken as true: whoever may be hypersensitive to a
    thiopurine is offered no other one. Nothing of it is kept ("hypersensitivity? eosinophils up, no rash").
    """
    if _HARM not in mentions.values("reaction", "possible"):
        return case
    had = [drug for drug in (*case.current, *case.tried) if drug in THIOPURINES]
    if not had and case.reason != "thiopurine_intolerance":
        return case
    found = Reaction(_HARM, had[0] if had else THIOPURINES[0])
    return structs.replace(case, reactions=tuple(dict.fromkeys((*case.reactions, found))))
