"""A message hardly heard as a patient's, of a drug that is taken and its blood tests: a clinician's, about somebody."""

from __future__ import annotations

from actions.conversation import voice
from actions.conversation.draft import Draft

_SURE = 0.5
_BLOODS = frozenset({"platelets", "wbc", "neutrophils", "alt", "ast", "inr", "creatinine", "potassium", "tgn", "mmp"})


def hardly_a_patient(draft: Draft) -> bool:
    """ "On azathioprine 75, platelets 68, what do I do": guessed to be a patient's, in no word of the writer's own
    body.
    """
    measured = any(measure.name in _BLOODS for measure in draft.turn.mentions.measures)
    hardly = draft.intent == "patient_voice" and draft.confidence < _SURE
    return hardly and measured and bool(draft.reading.current) and not voice.tells_of_oneself(draft.turn.text)
