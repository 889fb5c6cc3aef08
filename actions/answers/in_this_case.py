"""Where the drugs a question is about stand for this patient, under an answer that does not rank them itself.

"Dose?", "any trouble with her kidneys?", "tac or MMF": whatever is asked of a drug, the standing of that drug, with the
condition still unknown in its cell, is in the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.model import Part, Section
from actions.answers.options import positioned_as, reason_shown, row
from actions.knowledge.kinds import ReasonGuide
from actions.reasoning.standings import rank

_SHOWN = 3
# Asked for its own sake, and not of this patient
_OF_NOBODY = frozenset({"ask_mechanism", "ask_licensing", "ask_definition", "verify_claim"})


def standings(desk: Desk, drugs: Iterable[str], intents: Iterable[str], parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """A part with a row for each drug in question that is an option and has no row in the answer; none where nothing is
    known of a patient. A drug that is taken, was tried or did harm is shown only where a rule speaks against it, and
    so is every drug while the reason is not clear.
    """
    if desk.case.empty or set(intents) <= _OF_NOBODY:
        return ()
    reason = reason_shown(desk)
    shown = {one.drug for part in parts for section in part.sections for one in section.options}
    asked = [drug for drug in dict.fromkeys(drugs) if drug in _options(desk) - shown - {*desk.left_out}]
    judged = rank(desk.base, tuple(asked), positioned_as(desk, reason), desk.case)
    open_to_us = () if reason == "unclear" else {*asked} - _gone(desk)
    rows = tuple(row(desk, one, reason) for one in judged if one.holding or one.drug in open_to_us)[:_SHOWN]
    title = f"{strings.IN_THIS_CASE}: {strings.REASON_NAMES[reason]}"
    return (Part(title, (), (Section("standing", strings.STANDING, options=rows),)),) if rows else ()


def _options(desk: Desk) -> set[str]:
    return {drug for guide in desk.base.all(ReasonGuide) for drug in guide.options}


def _gone(desk: Desk) -> set[str]:
    return {*desk.case.tried, *desk.case.current, *(reaction.drug for reaction in desk.case.reactions if reaction.drug)}
