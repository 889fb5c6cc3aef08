"""Whether to give a thiopurine again that did harm: the reaction decides, and what the records say of it leads."""

from __future__ import annotations

import re

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.model import Part
from actions.answers.subjects import harms
from actions.answers.subjects.acting import drug_meant, takes_up_again, without_drugs
from actions.case.patient import THIOPURINES
from actions.knowledge.kinds import Note

_NOTE = "note-thiopurine-again"  # and, by what it did, the notes named after it
_INFECTIONS = frozenset({"infection", "sepsis", "infection-reaction"})  # over which a drug is only held
_AGAIN = re.compile(
    r"\b(?:re-?challeng\w*|re-?start\w*|re-?introduc\w*|re-?try\w*|re-?tried|retrial|re-?commenc\w*|re-?expos\w*"
    r"|(?:go|going|put|get|switch\w*|chang\w*|move|come|coming)\b[^.;?!,]{0,20}\bback (?:on|to|onto)"
    r"|back (?:on|to|onto)|another (?:go|try|trial|attempt|chance)|second (?:try|attempt|go))\b"
    r"|\b(?:try|trying|tried|give|giving|use|using|take|start|have)\b[^.;?!,]{0,30}\bagain\b"
)


_SIMPLER = re.compile(
    r"\b(?:anything|something|any (?:other )?(?:thing|option|trick|way|step)|what|else)\b[^.;?!]{0,35}"
    r"\b(?:try|do|done|simple\w*|easy|easier|quick)\b[^.;?!]{0,25}"
    r"\b(?:before|short of|instead of|rather than|without (?:going|moving|switching|changing) to)\b"
)


def asks_for_simpler(desk: Desk) -> bool:
    """ "Anything simple to try before MMF?", of who did not tolerate a thiopurine: not what is checked before MMF."""
    harmed = {reaction.drug for reaction in desk.case.reactions} & {*THIOPURINES}
    return bool(harmed and _SIMPLER.search(desk.asked.text.lower()))


def parts(desk: Desk) -> tuple[Part, ...]:
    """What decides, and what is held on the harm told of the drug; nothing where no such question is asked."""
    drug = _drug(desk)
    if drug is None:
        return ()
    title = f"{strings.TAKEN_AGAIN}: {desk.drug_name(drug)}"
    known = harms.known(desk, drug)
    return (Part(title, desk.citer.lines((_note(desk, drug),))), *((known,) if known else ()))


def _note(desk: Desk, drug: str) -> str:
    """The note on the gravest of the reactions told, in the order of the record; the general one where none is told."""
    suffered = _suffered(desk, drug)
    notes = [note for note in desk.base.about(Note, drug=drug) if note.id.startswith(f"{_NOTE}-")]
    fitting = [note.id for note in notes if suffered & {*note.situations}]
    return fitting[0] if fitting else f"{_NOTE}-other" if suffered - {"unspecified-intolerance"} else _NOTE


def _suffered(desk: Desk, drug: str) -> set[str]:
    return {x.reaction for x in desk.case.reactions if x.drug in (None, drug)}


def _drug(desk: Desk) -> str | None:
    """The thiopurine that was given up for what it did and is asked about again: the next one named behind the word
    for it, else the last before it, else the one that did harm.
    """
    lowered, asked = desk.asked.text.lower(), desk.asked
    if asks_for_simpler(desk):
        return next(x.drug for x in desk.case.reactions if x.drug in THIOPURINES)
    found = _AGAIN.search(lowered)
    if found is None and not takes_up_again(without_drugs(asked)):
        return None
    start, end = found.span() if found else (0, len(lowered))
    named = asked.mentions.of("drug")
    behind = [m.value for m in named if m.end - asked.start > start]
    before = [m.value for m in named if m.end - asked.start <= start]
    drug = behind[0] if behind else before[-1] if before else drug_meant(lowered[start:end], (), desk.case)
    if drug not in THIOPURINES:
        return None
    suffered = _suffered(desk, drug)
    harmed = suffered or desk.case.tried.get(drug) == "not tolerated"
    return drug if harmed and not (suffered and suffered <= _INFECTIONS) else None
