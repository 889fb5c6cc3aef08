"""What a question denies, or says is over, before it asks: "no allopurinol. Aza dose?". It is told, and remembered, but
the question is not about it, so that it leads no answer.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import Asked
from actions.case.mentions import Mention
from actions.case.supposing import blanked

_ASKS_OF_A_DRUG = frozenset(
    {"ask_dose", "ask_monitoring", "ask_adverse_effects", "ask_target_level", "ask_evidence", "ask_interactions"}
)
_CLAUSE = re.compile(r"[^.;,?!:\n]+[.;,?!:\n]?(?:(?<=\d[.,])\d[^.;,?!:\n]*[.;,?!:\n]?)*")
_OVER = re.compile(
    r"\b(?:stopp\w+|came off|off|finished|years? ago|months? ago|used to|last (?:year|month)|in (?:19|20)\d\d)\b"
)
_TOLD = ("condition", "co_medication", "drug", "drug_class")


def without_denied(asked: Asked) -> Asked:
    """The question without clauses that only deny something or tell of a medicine that is over, where another clause
    names a drug.
    """
    if asked.intent not in _ASKS_OF_A_DRUG and not _asks_for_a_dose(asked):
        return asked
    clauses = [clause.span() for clause in _CLAUSE.finditer(asked.text)]
    denied = tuple(span for span in clauses if _only_denies(asked, span))
    left = [span for span in clauses if span not in denied]
    if not denied or not any(_names_a_drug(asked, span) for span in left):
        return asked
    mentions = asked.mentions
    for start, end in denied:
        mentions = mentions.without(start + asked.start, end + asked.start)
    intent = "ask_dose" if _asks_for_a_dose(asked) else asked.intent
    return structs.replace(asked, intent=intent, text=blanked(asked.text, denied), mentions=mentions)


def _asks_for_a_dose(asked: Asked) -> bool:
    """ "TB excluded, no heart failure. Infliximab dose?": asked of a drug, not of what is denied."""
    return asked.intent == "ask_special_situation" and "dose" in asked.mentions.values("topic")


def _only_denies(asked: Asked, span: tuple[int, int]) -> bool:
    told = [m for m in _within(asked, span) if m.entity in _TOLD]
    lowered = asked.text[slice(*span)].lower()
    if not told or lowered.rstrip().endswith("?"):
        return False
    over = bool(_OVER.search(lowered))
    return all(m.assertion in ("negated", "historical") or (over and m.entity == "co_medication") for m in told)


def _names_a_drug(asked: Asked, span: tuple[int, int]) -> bool:
    return any(m.entity == "drug" and m.assertion not in ("negated", "historical") for m in _within(asked, span))


def _within(asked: Asked, span: tuple[int, int]) -> tuple[Mention, ...]:
    return asked.mentions.within(span[0] + asked.start, span[1] + asked.start).found
