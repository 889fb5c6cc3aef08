"""Questions that read as ours and belong to another field: another medicine, another disease, an infection alone."""

from __future__ import annotations

import re

from actions.answers.desk import Asked
from actions.conversation.focus import Focus
from actions.conversation.scope.ours import of_our_disease, speaks_of_a_drug

SCREENED = frozenset(
    {"hepatitis-b", "hbsag-positive", "anti-hbc-positive", "hepatitis-c", "hiv", "tuberculosis", "latent-tuberculosis"}
    | {"hbsag", "anti-hbc", "igra"}
)
"""Looked for before one of our drugs is given."""
_OF_A_DRUG = ("ask_dose", "ask_monitoring", "ask_adverse_effects", "ask_contraindications", "ask_mechanism")
_NEARLY_CERTAIN = 0.95
_TREATED = re.compile(r"\b(treat( it| him| her| them| now)?|start (an )?antivirals?|needs? treat(ment|ing))\W*$")
_OTHER_LIVERS = frozenset(
    {"pbc", "psc", "hepatitis-b", "hepatitis-c", "steatotic-liver-disease", "alcohol", "wilson", "dili"}
)
_ALONE = re.compile(
    r"\b(?:without|no|not|isn'?t|never had|w/o) (?:any |an? |features? of |evidence of |overlap (?:with|to) )*"
    r"(?:aih|autoimmune hep\w*)\b(?! (?:flare|relapse|treatment|therapy|response))"
)
_FOR_ANOTHER = re.compile(
    r"\b(for|in) (treating |the treatment of )?(nhl|cll|lymphoma|leuk\w+|myeloma|rheumatoid \w+|ra|lupus( nephritis)?"
    r"|sle|psoriasis|ms|multiple sclerosis|crohn'?s?( disease)?|uc|ulcerative colitis|vasculitis|myasthenia|pemphigus"
    r"|(kidney|renal) transplant\w*)\W*$"
)


def of_another_drug(asked: Asked, text: str, focus: Focus) -> bool:
    """Whether a question about a drug names a medicine that is not ours, and nothing of ours beside it."""
    if asked.intent not in _OF_A_DRUG or focus.intents or of_our_disease(text.lower()):
        return False
    return bool(asked.mentions.of("co_medication")) and not (
        speaks_of_a_drug(asked.mentions) or asked.mentions.of("reason")
    )


def for_another_disease(asked: Asked, text: str) -> bool:
    """Whether one of our drugs is asked about for a disease of another field: "rituximab dose for lymphoma"."""
    lowered = text.lower()
    return asked.intent in _OF_A_DRUG and bool(_FOR_ANOTHER.search(lowered)) and not of_our_disease(lowered)


def without_our_disease(asked: Asked, text: str, focus: Focus) -> bool:
    """Whether another liver disease is said to stand alone: "PBC without AIH, no response to UDCA"."""
    named = _OTHER_LIVERS & set(asked.mentions.values("condition"))
    return bool(named) and not focus.intents and bool(_ALONE.search(text.lower()))


def of_an_infection_alone(asked: Asked, text: str, focus: Focus) -> bool:
    """Whether an infection that is screened for before our drugs is to be treated itself, and nothing of ours is named:
    "chronic HBV, DNA 4000, treat?".
    """
    mentions, lowered = asked.mentions, text.lower()
    conditions = set(mentions.values("condition"))
    ours = any(map(mentions.of, ("drug", "drug_class", "term", "reason", "guideline"))) or of_our_disease(lowered)
    named = bool(conditions) and conditions <= SCREENED
    unsure = asked.confidence < _NEARLY_CERTAIN
    return named and unsure and not (ours or focus.intents) and bool(_TREATED.search(lowered))
