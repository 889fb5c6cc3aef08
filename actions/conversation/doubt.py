"""Second thoughts: when the classifier is in doubt, what the message holds says more than the intent it guessed."""

from __future__ import annotations

import re

from actions.answers.desk import Asked
from actions.case.patient import SECOND_LINE
from actions.case.reading import SITUATIONS, Reading

_DOUBTFUL = 0.4
_LOST = 0.25  # below it even the best guess is a guess: what the records hold nearest is shown and labelled so
_LEVELLED = ("tacrolimus", "ciclosporin", "sirolimus", "everolimus")
_ASKS = re.compile(r"\?\s*$")
_SHORT = 40  # characters: "and TB?" asks, it does not report
# What a topic named in a doubtful message asks for.
_ASKED_BY_TOPIC = {
    "dose": "ask_dose",
    "target-level": "ask_target_level",
    "monitoring": "ask_monitoring",
    "pre-treatment-checks": "ask_pre_treatment_checks",
    "adverse-effects": "ask_adverse_effects",
    "contraindications": "ask_contraindications",
    "interactions": "ask_interactions",
    "mechanism": "ask_mechanism",
    "licensing": "ask_licensing",
    "time-to-response": "ask_time_to_response",
    "stopping": "ask_stopping",
    "referral": "ask_referral",
    "evidence": "ask_evidence",
}
SEARCH = "search"  # stands for an intent: show what the records hold nearest


def by_content(asked: Asked, text: str, words: Reading) -> str | None:
    """A better intent than the one guessed, or None. `words` is what the message states whatever its intent."""
    if _asks_briefly_about_a_condition(asked, text):
        return "ask_special_situation"
    if asked.confidence >= _DOUBTFUL:
        return None
    return _reading_of_a_number(asked) or _question_named(asked) or _situation_told(asked, words) or _subject(asked)


def _asks_briefly_about_a_condition(asked: Asked, text: str) -> bool:
    named = asked.mentions.of("condition", "affirmed")
    return asked.intent == "inform_case" and bool(named) and bool(_ASKS.search(text)) and len(text) < _SHORT


def _reading_of_a_number(asked: Asked) -> str | None:
    mentions = asked.mentions
    drugs = mentions.values("drug", "affirmed", "hypothetical")
    if mentions.measure("trough") and any(drug in _LEVELLED for drug in drugs):
        return "interpret_trough"
    return "interpret_metabolites" if mentions.measure("tgn") or mentions.measure("mmp") else None


def _question_named(asked: Asked) -> str | None:
    """What is asked by name: a guideline, a study, a topic, a combination with another medicine."""
    mentions = asked.mentions
    drugs = mentions.values("drug", "affirmed", "hypothetical")
    if mentions.of("guideline"):
        return "ask_guideline"
    if mentions.of("study"):
        return "ask_evidence"
    if mentions.values("co_medication", "affirmed") and drugs:
        return "ask_interactions"
    topics = mentions.values("topic", "affirmed")
    return next((_ASKED_BY_TOPIC[topic] for topic in topics if topic in _ASKED_BY_TOPIC and drugs), None)


def _situation_told(asked: Asked, words: Reading) -> str | None:
    drugs = asked.mentions.values("drug", "affirmed", "hypothetical")
    if asked.mentions.of("reaction", "affirmed") and any(drug in SECOND_LINE for drug in drugs):
        return "intolerance_to_second_line"
    asks_for_options = "options" in asked.mentions.values("topic") and asked.intent not in SITUATIONS
    return "inform_case" if words.reason or asks_for_options else None


def _subject(asked: Asked) -> str | None:
    """What is talked about, when nothing else is clear: a condition of the patient, or a drug."""
    if asked.intent in SITUATIONS and asked.confidence >= _LOST:
        return None
    if asked.mentions.of("condition", "affirmed", "hypothetical", "possible"):
        return "ask_special_situation"
    return SEARCH if asked.confidence < _LOST and asked.mentions.found else None
