"""Suicidal thoughts of a patient on a steroid: whom to call stands first and alone decides what kind of answer it is;
behind it, for who treats the patient, stands what is held of a steroid that weighs on the mood.
"""

from __future__ import annotations

from actions.answers.model import Part
from actions.answers.whose import line_for
from actions.case.merge import merge
from actions.case.patient import STEROIDS
from actions.case.reading import read
from actions.conversation.draft import Draft
from actions.conversation.voice import has_a_first_person, names_somebody

_REASON = "steroid_intolerance"
_HARM = "mood"


def held_beside(draft: Draft) -> tuple[Part, ...]:
    """What the guide to steroid side effects says first for this patient; nothing where nobody but the writer is named,
    or no steroid, or no mood that it changed.
    """
    mentions, lowered = draft.turn.mentions, draft.turn.text.lower().replace("\u2019", "'")
    on_steroid = {*STEROIDS} & set(mentions.values("drug", "affirmed")) or "steroid" in mentions.values("drug_class")
    if not on_steroid or _HARM not in mentions.values("reaction", "affirmed"):
        return ()
    if draft.signals.patient or has_a_first_person(lowered) or not names_somebody(lowered):
        return ()
    told = read(draft.turn.text, (_REASON,), mentions)
    guide = draft.base.reasons[_REASON]
    chosen = line_for(guide, merge(draft.turn.case, told, draft.turn.text).case)
    return (Part(guide.label, (draft.citer.sentence(chosen.text, chosen.because, guide.id),)),)
