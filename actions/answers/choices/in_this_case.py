"""Where the drugs a question is about stand for this patient, under an answer that does not rank them itself.

"Dose?", "any trouble with her kidneys?", "tac or MMF": whatever is asked of a drug, the standing of that drug, with the
condition still unknown in its cell, is in the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from actions.answers import strings
from actions.answers.choices.options import bare_row, considered, positioned_as, reason_shown, row
from actions.answers.desk import Desk
from actions.answers.leading import checks_made
from actions.answers.model import Part, Section
from actions.knowledge.kinds import ReasonGuide
from actions.reasoning.standings import rank

_SHOWN = 3
_BY_NAME = frozenset({"drug", "drug_class", "sex", "topic", "reason"})
_OF_A_CHANGE = frozenset({"ask_drug_overview", "ask_comparison", "ask_evidence"})  # whether to give it
# Asked for its own sake, and not of this patient
_OF_NOBODY = frozenset({"ask_mechanism", "ask_licensing", "ask_definition", "verify_claim"})


def standings(desk: Desk, drugs: Iterable[str], intents: Iterable[str], parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """A part with a row for each drug in question that is an option and has no row in the answer; none where nothing is
    known of a patient. A drug that is taken, was tried or did harm is shown only where a rule speaks against it, and
    so is every drug while the reason is not clear.
    """
    intents = {*intents}
    if desk.case.empty or intents <= _OF_NOBODY:
        return ()
    reason = reason_shown(desk)
    shown = {one.drug for part in parts for section in part.sections for one in section.options}
    asked = [drug for drug in dict.fromkeys(drugs) if drug in _options(desk) - shown - {*desk.left_out}]
    judged = rank(desk.base, tuple(asked), positioned_as(desk, reason), desk.case)
    open_to_us = () if reason == "unclear" else {*asked} - _gone(desk)
    rows = tuple(row(desk, one, reason) for one in judged if one.holding or one.drug in open_to_us)[:_SHOWN]
    if not rows:
        return ()
    table = Section("standing", strings.STANDING, options=rows)
    proposed = open_to_us and intents & _OF_A_CHANGE
    checks = _checks(desk, reason) if proposed else ()
    return (Part(f"{strings.IN_THIS_CASE}: {strings.REASON_NAMES[reason]}", (), (*checks, table)),)


def proposed(desk: Desk) -> tuple[Part, ...]:
    """Whether a drug is for this patient, where it is asked about by nothing but its name ("boss wants tac. fair?"):
    its standing and its figure for the reason, before what is held on it at large. None where the reason is not known,
    or the drug is taken or was tried.
    """
    reason = reason_shown(desk)
    asked_alone = {m.entity for m in desk.asked.mentions.found} <= _BY_NAME
    if desk.asked.intent != "ask_drug_overview" or reason == "unclear" or not asked_alone or len(desk.drugs) != 1:
        return ()
    drug = desk.drugs[0]
    if drug not in _options(desk) - _gone(desk):
        return ()
    part = considered(desk, drug)
    return (structs.replace(part, sections=(*_checks(desk, reason), *part.sections)),)


def spoken_against(desk: Desk, drugs: Iterable[str]) -> tuple[Part, ...]:
    """A part with a bare row for each of these drugs that a rule speaks against, for an answer that may hold no dose;
    none where no rule does.
    """
    reason = reason_shown(desk)
    held = tuple(drug for drug in dict.fromkeys(drugs) if drug in desk.base.drugs)
    judged = rank(desk.base, held, positioned_as(desk, reason), desk.case)
    rows = tuple(bare_row(desk, one) for one in judged if one.holding and one.standing in ("avoid", "caution"))[:_SHOWN]
    title = f"{strings.IN_THIS_CASE}: {strings.REASON_NAMES[reason]}"
    return (Part(title, (), (Section("standing", strings.STANDING, options=rows),)),) if rows else ()


def _checks(desk: Desk, reason: str) -> tuple[Section, ...]:
    """What is checked before another drug is given for too little response, above its standing as above the table."""
    guide = desk.base.reasons[reason]
    lines = checks_made.lines_of(desk, guide) if guide.checks_above_table else ()
    return (Section("check-first", strings.CHECK_FIRST, lines),) if lines else ()


def _options(desk: Desk) -> set[str]:
    return {drug for guide in desk.base.all(ReasonGuide) for drug in guide.options}


def _gone(desk: Desk) -> set[str]:
    return {*desk.case.tried, *desk.case.current, *(reaction.drug for reaction in desk.case.reactions if reaction.drug)}
