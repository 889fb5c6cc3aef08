"""Suicidal thoughts of a patient on a steroid: whom to call stands first and alone decides what kind of answer it is;
behind it, for who treats the patient, stands what is held of a steroid that weighs on the mood.
"""

from __future__ import annotations

from actions.answers.leading.whose import line_for
from actions.answers.model import Part
from actions.case.merge import merge
from actions.case.patient import STEROIDS, Case
from actions.case.reading import read
from actions.conversation.draft import Draft
from actions.conversation.scope.voice import has_a_first_person, names_somebody

_REASON = "steroid_intolerance"
_HARM = "mood"


def held_beside(draft: Draft) -> tuple[Part, ...]:
    """What the guide to steroid side effects says first for this patient; nothing where nobody but the writer is named,
    or no steroid, or no mood that it changed.
    """
    mentions = draft.turn.mentions
    on_steroid = {*STEROIDS} & set(mentions.values("drug", "affirmed")) or "steroid" in mentions.values("drug_class")
    if not on_steroid or _HARM not in mentions.values("reaction", "affirmed"):
        return ()
    if not _of_a_patient(draft):
        return ()
    guide = draft.base.reasons[_REASON]
    chosen = line_for(guide, case_told(draft))
    return (Part(guide.label, (draft.citer.sentence(chosen.text, chosen.because, guide.id),)),)


def case_told(draft: Draft) -> Case:
    """The case with what a clinician tells of a patient beside such thoughts; the one known where nobody's is told."""
    if not _of_a_patient(draft):
        return draft.turn.case
    told = read(
        draft.turn.text,
        (_REASON if _HARM in draft.turn.mentions.values("reaction") else "inform_case",),
        draft.turn.mentions,
    )
    return merge(draft.turn.case, told, draft.turn.text).case


def _of_a_patient(draft: Draft) -> bool:
    """Whether somebody else than the writer is named: by a pronoun, or by an age or a sex."""
    mentions, lowered = draft.turn.mentions, draft.turn.text.lower().replace("\u2019", "'")
    named = names_somebody(lowered) or mentions.measure("age") is not None or bool(mentions.of("sex"))
    return named and not (draft.signals.patient or has_a_first_person(lowered))
