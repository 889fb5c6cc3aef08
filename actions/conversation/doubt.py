"""Second thoughts: when the classifier is in doubt, what the message holds says more than the intent it guessed."""

from __future__ import annotations

import re

from actions.answers.desk import Asked
from actions.case.patient import SECOND_LINE

_DOUBTFUL = 0.4
_LEVELLED = ("tacrolimus", "ciclosporin", "sirolimus", "everolimus")
_ASKS = re.compile(r"\?\s*$")


def by_content(asked: Asked, text: str) -> str | None:
    """A better intent than the one guessed, or None. A bare "and TB?" asks; it does not report."""
    mentions = asked.mentions
    drugs = mentions.values("drug", "affirmed", "hypothetical")
    if asked.intent == "inform_case" and _ASKS.search(text) and mentions.of("condition", "affirmed") and len(text) < 40:
        return "ask_special_situation"
    if asked.confidence >= _DOUBTFUL:
        return None
    if mentions.measure("trough") and any(drug in _LEVELLED for drug in drugs):
        return "interpret_trough"
    if mentions.measure("tgn") or mentions.measure("mmp"):
        return "interpret_metabolites"
    if mentions.values("co_medication", "affirmed") and drugs:
        return "ask_interactions"
    if mentions.of("reaction", "affirmed") and any(drug in SECOND_LINE for drug in drugs):
        return "intolerance_to_second_line"
    return None
