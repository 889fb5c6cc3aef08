"""What a message asks or tells by what it names, where the guess of the classifier is worth little.

Apart from the second thoughts that correct a guess (`doubt.py`): these stand in for one.
"""

from __future__ import annotations

import re

from actions.answers.desk import SEARCH, Asked
from actions.case.mentions import SPOKEN_OF
from actions.case.patient import SECOND_LINE
from actions.case.reading import SITUATIONS, Reading
from actions.conversation.asked import asked_or_told
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC, PREVENTION
from actions.conversation.focus import Focus

ASKS = re.compile(r"\?\s*$")
_LOST = 0.25  # below it even the best guess is a guess: what the records hold nearest is shown and labelled so
_LEVELLED = ("tacrolimus", "ciclosporin", "sirolimus", "everolimus")
_MAY_HAVE = re.compile(r"\bcan (she|he|they|we|i) (still )?(have|take|use|try|start)\b")
_PROPOSES = re.compile(
    r"\b(would|could|can|should|shall)\b.{0,30}\b(help|work|do|be ok|be safe|be an option)\b|^[^ ]+\?$"
)
_SUGGESTS = re.compile(
    r"\b(suggest\w*|asks? (if|about|whether)|wonder\w*|prefers?|thinking (of|about)|considering|or no go)\b"
)
_CHECKED = re.compile(r"\b(checks?|checked|checking|monitor\w*|measured|bloods?)\b")


def reading_of_a_number(asked: Asked) -> str | None:
    """A level or metabolites told are to be read."""
    mentions = asked.mentions
    drugs = mentions.values("drug", *SPOKEN_OF)
    if mentions.measure("trough") and any(drug in _LEVELLED for drug in drugs):
        return "interpret_trough"
    return "interpret_metabolites" if mentions.measure("tgn") or mentions.measure("mmp") else None


def question_named(asked: Asked, focus: Focus) -> str | None:
    """What is asked by name: a guideline, a study, a topic, a combination with another medicine."""
    mentions = asked.mentions
    drugs = mentions.values("drug", *SPOKEN_OF) or focus.drugs
    if mentions.of("guideline"):
        return "ask_guideline"
    if mentions.of("study"):
        return "ask_evidence"
    if mentions.values("co_medication", *SPOKEN_OF) and drugs:
        return "ask_interactions"
    if "allopurinol" in drugs and set(drugs) & {"azathioprine", "mercaptopurine"}:
        return "ask_interactions"
    if drugs and mentions.of("analyte") and not mentions.measures and _CHECKED.search(asked.text.lower()):
        return "ask_monitoring"
    topics = mentions.values("topic", "affirmed")
    if drugs and PREVENTION & set(topics):
        return "ask_special_situation"
    return next((ASKED_BY_TOPIC[topic] for topic in topics if topic in ASKED_BY_TOPIC and drugs), None)


def situation_told(asked: Asked, words: Reading) -> str | None:
    """What is told of the patient where nothing is asked by name: harm of a second-line drug, a reason, a regimen."""
    drugs = asked.mentions.values("drug", *SPOKEN_OF)
    culprits = {reaction.drug for reaction in words.reactions}
    if culprits & set(SECOND_LINE) or (culprits == {None} and set(drugs) & set(SECOND_LINE)):
        return "intolerance_to_second_line" if words.reason else "ask_adverse_effects"
    asks_for_options = "options" in asked.mentions.values("topic") and asked.intent not in SITUATIONS
    regimen = bool(words.current and (words.tried or words.doses.of)) and "?" not in asked.text
    return "inform_case" if words.reason or asks_for_options or regimen else None


def subject(asked: Asked, focus: Focus) -> str | None:
    """What is talked about, when nothing else is clear: a condition of the patient, or a drug."""
    drugs = asked.mentions.values("drug", *SPOKEN_OF)
    asks_of_it = bool(drugs) and bool(ASKS.search(asked.text)) and not asked.mentions.of("reason")
    if (
        asked.intent in SITUATIONS
        and asked.confidence >= _LOST
        and not (asks_of_it and asked.intent not in asked_or_told.TELLING)
    ):
        return None
    if asked.mentions.of("condition", "affirmed", "hypothetical", "possible"):
        return "ask_special_situation"
    if focus.drugs and _MAY_HAVE.search(asked.text.lower()):
        return "ask_drug_overview"
    if asked.mentions.of("drug", *SPOKEN_OF) and _PROPOSES.search(asked.text.lower()):
        return "ask_drug_overview"
    lost = asked.confidence < _LOST
    if len(drugs) == 1 and (asks_of_it or lost or _SUGGESTS.search(asked.text.lower())):
        return "ask_drug_overview"
    return SEARCH if asked.confidence < _LOST and asked.mentions.found else None
