"""Second thoughts: when the classifier is in doubt, what the message holds says more than the intent it guessed."""

from __future__ import annotations

import itertools
import re

from msgspec import structs

from actions.answers.desk import Asked
from actions.case.patient import SECOND_LINE
from actions.case.reading import SITUATIONS, Reading
from actions.conversation.focus import Focus

_DOUBTFUL = 0.4
_LOST = 0.25  # below it even the best guess is a guess: what the records hold nearest is shown and labelled so
_FAIRLY_SURE = 0.6
_RUNNING = 0.7
_MIDDLING = 0.9
_VAGUE = ("ask_first_line", "ask_mechanism", "ask_drug_overview", "inform_case", "ask_help", "acute_severe_disease")
_OF_STUDIES = ("ask_evidence", "ask_comparison", "ask_licensing", "ask_sources", "verify_claim")
_MISTAKABLE = ("out_of_scope_near", "out_of_scope_far", "gibberish", "injection", "other_language", "abuse")
_OTHER_FIELDS = frozenset({"transplanted", "malignancy", "ibd", "dili", "alcohol", "hepatitis-b", "hepatitis-c"})
_SCORES = frozenset({"surfasa"})  # studies whose name is asked for as a score
_OUR_TESTS = frozenset({"tpmt", "nudt15", "tgn", "mmp"})
_OUR_DISEASE = re.compile(r"\b(aih|auto.?immune hep\w*)\b", re.IGNORECASE)
_DIAGNOSING = re.compile(
    r"\b(diagnos\w+|antibod(y|ies)|work.?up|histolog\w*)\b(?!.{0,20}\b(before|after|revis\w+|reconsider\w*))",
    re.IGNORECASE,
)
_LEVELLED = ("tacrolimus", "ciclosporin", "sirolimus", "everolimus")
_WANTS_OPTIONS = re.compile(
    r"\boptions?\s*(then|again|now|please|pls)?\W*$|\b(the|your|our|other|my) options\b|\balternatives?\b"
    r"|\bwhat (else|next|now)\b"
    r"|\bwhich (drug|one) (then|now|next)\b"
    r"|\bwhat (can|could|should|would|do|shall) (she|he|they|i|we) (have|take|use|give|try|start|do|get|go for)\b"
)
_CLINICIAN = re.compile(
    r"\b((my|our|this|that) (\w+ )?(patient|pt|lady|gentleman|woman|man|girl|boy|case|\d{1,2} ?([mf]|yo|y/o)\b)"
    r"|for (her|him|the pt|the patient)|can (she|he) (have|take))\b"
)
_MAY_HAVE = re.compile(r"\bcan (she|he|they|we|i) (still )?(have|take|use|try|start)\b")
_OWN = re.compile(r"\b(my|me|myself|mine|i (have|am|take|was|got|feel|had))\b")
_GOES_ON = re.compile(r"^\W*(and|also|plus|or|ok|so|then|what about|how about|n)\b")
_NEARLY_CERTAIN = 0.95
_ASKS = re.compile(r"\?\s*$")
_OPENS_QUESTION = re.compile(
    r"\W*((ok|okay|so|and|btw|fine|right|also|now)\W+)*(what|whats|which|how|when|who|why|where|should|can|could|does|do)\b",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"\b(would|could|can|should|shall)\b.{0,30}\b(help|work|do|be ok|be safe|be an option)\b|^[^ ]+\?$"
)
_WHY = re.compile(r"^\W*(but |and |so )?(why|how come|what makes)\b")
_OF_POPULATION = re.compile(r"^\W*((and|but|only|just|what about|how about|specifically) )*(in|for|among|with|after)\b")
_AGAINST = re.compile(r"\s*,?\s*(v|vs\.?|versus|against|compared (with|to)|better than)\s*(the\s+)?")
_OR = re.compile(r"\s*,?\s*or\s*")
_WHICH = re.compile(r"\bwhich\b|\b(either|both)\b.{0,20}\b(better|safer|stronger)\b|\bthe better\b")
_SHORT = 40  # characters: "and TB?" asks, it does not report
# What a topic named in a doubtful message asks for.
ASKED_BY_TOPIC = {
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


def by_content(asked: Asked, text: str, words: Reading, focus: Focus) -> str | None:
    """A better intent than the one guessed, or None. `words` is what the message states whatever its intent; `focus`
    is what the conversation is about.
    """
    lowered = text.lower()
    if _wants_options(asked, lowered, words, focus):
        return "inform_case"
    if focus.intents and (_WHY.search(lowered) or _narrows(asked, lowered)):
        return "ask_more"
    if _asks_briefly_about_a_condition(asked, text):
        return "ask_special_situation"
    if asked.confidence < _FAIRLY_SURE and (_sets_against(asked, text) or _which_of_two(lowered, focus)):
        return "ask_comparison"
    study = set(asked.mentions.values("study")) - _SCORES
    if study and asked.intent in (*_VAGUE, "ask_sources"):
        return "ask_evidence"
    if checks := _what_to_check(asked, focus):
        return checks
    if asked.confidence < _MIDDLING and (named := _named_plainly(asked, words, focus)):
        return named
    if asked.confidence >= _DOUBTFUL:
        return None
    return (
        _reading_of_a_number(asked)
        or _question_named(asked, focus)
        or _situation_told(asked, words)
        or _subject(asked, focus)
    )


def still_of_the_case(asked: Asked, text: str, words: Reading, focus: Focus) -> str | None:
    """What a message that was guessed to lie outside is about, when it goes on with a running conversation, or when
    what it holds speaks for a case of ours.
    """
    if focus.intents and asked.intent == "patient_voice" and _a_clinicians(asked, text.lower()):
        return by_content(structs.replace(asked, confidence=0.0), text, words, focus)
    if asked.intent not in _MISTAKABLE:
        return None
    states = asked.mentions.of("condition") or asked.mentions.of("reaction") or asked.mentions.of("co_medication")
    if focus.intents and states and not _ASKS.search(text) and not _OPENS_QUESTION.match(text):
        return "inform_case"
    if focus.intents and _wants_options(asked, text.lower(), words, focus):
        return "inform_case"
    follows = bool(_GOES_ON.search(text.lower())) and bool(asked.mentions.found)
    running = bool(focus.intents) and asked.confidence < (_NEARLY_CERTAIN if follows else _RUNNING)
    if running or _speaks_of_ours(asked, text, words):
        return by_content(structs.replace(asked, confidence=0.0), text, words, focus)
    return None


def _a_clinicians(asked: Asked, lowered: str) -> bool:
    """Words of somebody who treats; or, while the classifier doubts, a drug and nothing of the writer's own."""
    if _CLINICIAN.search(lowered):
        return True
    return asked.confidence < _RUNNING and bool(asked.mentions.of("drug")) and not _OWN.search(lowered)


def plainly_ours(asked: Asked, text: str, words: Reading) -> bool:
    """Whether the message names autoimmune hepatitis itself, or tells of a person whom one of our drugs harmed and of
    no disease of another field: "28 F, aza gave pancreatitis".
    """
    person = words.age is not None or words.sex is not None
    other = set(asked.mentions.values("condition")) & _OTHER_FIELDS
    return bool(_OUR_DISEASE.search(text) or (person and words.reason and words.reactions and not other))


def _speaks_of_ours(asked: Asked, text: str, words: Reading) -> bool:
    """A drug of ours with the disease itself, or with what it did to a patient, or two of them, while in doubt."""
    drugs = set(asked.mentions.values("drug")) | set(asked.mentions.values("drug_class"))
    if not drugs:
        return False
    if plainly_ours(asked, text, words):
        return asked.confidence < _MIDDLING
    return asked.confidence < _FAIRLY_SURE and (words.reason is not None or len(drugs) > 1)


def _wants_options(asked: Asked, lowered: str, words: Reading, focus: Focus) -> bool:
    """ "What can she take instead?", "back to the options": the options of the case, not one drug or topic."""
    certain = asked.intent in SITUATIONS and asked.confidence >= _LOST
    if certain or not (focus.intents or words.reason) or not _WANTS_OPTIONS.search(lowered):
        return False
    topics = set(asked.mentions.values("topic")) & set(ASKED_BY_TOPIC)
    return not topics and not set(asked.mentions.values("drug", "affirmed", "hypothetical")) - set(words.tried)


def within(asked: Asked, text: str, words: Reading, focus: Focus, *, ours: bool = False) -> str | None:
    """What a message asks that was guessed to lie outside, when it names one of our drugs in our disease or in a
    patient's condition that the records know; None when it does not. `ours`: the disease is known to be ours.
    """
    mentions = asked.mentions
    ours = ours or bool(_OUR_TESTS & set(mentions.values("analyte")))
    drugs = mentions.of("drug", "affirmed", "hypothetical", "possible") or mentions.of("drug_class")
    conditions = set(mentions.values("condition", "affirmed", "hypothetical", "possible"))
    known = (conditions and not conditions & _OTHER_FIELDS) or mentions.of("co_medication") or mentions.of("reaction")
    if not (drugs or words.reason or (ours and mentions.found)) or _DIAGNOSING.search(text):
        return None
    if not (ours or _OUR_DISEASE.search(text) or known or asked.confidence < _FAIRLY_SURE):
        return None
    return (
        _reading_of_a_number(asked)
        or _question_named(asked, focus)
        or _situation_told(asked, words)
        or ("ask_special_situation" if conditions else "ask_drug_overview")
    )


def _narrows(asked: Asked, lowered: str) -> bool:
    """ "Only in non-responders": the last question again, for a population."""
    return bool(_OF_POPULATION.search(lowered) and asked.mentions.of("reason") and not asked.mentions.of("drug"))


def _sets_against(asked: Asked, text: str) -> bool:
    """ "MMF v tac after aza failure": two drugs with a word of comparison between them."""
    drugs = asked.mentions.of("drug")
    gaps = (text[one.end - asked.start : other.start - asked.start].lower() for one, other in itertools.pairwise(drugs))
    asks = bool(_ASKS.search(text)) or "which" in text.lower()
    return any(_AGAINST.fullmatch(gap) or (asks and _OR.fullmatch(gap)) for gap in gaps)


def _which_of_two(lowered: str, focus: Focus) -> bool:
    return len(focus.drugs) > 1 and bool(_WHICH.search(lowered))


def _asks_briefly_about_a_condition(asked: Asked, text: str) -> bool:
    named = asked.mentions.of("condition", "affirmed", "hypothetical")
    return asked.intent == "inform_case" and bool(named) and bool(_ASKS.search(text)) and len(text) < _SHORT


def _named_plainly(asked: Asked, words: Reading, focus: Focus) -> str | None:
    """A study, or one topic of a drug, named in a message whose guessed intent is easily mistaken for it."""
    if asked.mentions.of("study") and asked.intent not in _OF_STUDIES:
        return "ask_evidence"
    level = "trough" in asked.mentions.values("analyte") and not asked.mentions.measure("trough")
    if level and asked.intent == "inform_case" and not (words.reason or words.reactions):
        return "ask_target_level"
    topics = [t for t in asked.mentions.values("topic", "affirmed") if t in ASKED_BY_TOPIC]
    drugs = asked.mentions.values("drug", "affirmed", "hypothetical") or focus.drugs or focus.options
    if len(topics) != 1 or not drugs or asked.intent not in _VAGUE or words.reason or words.reactions:
        return None
    return ASKED_BY_TOPIC[topics[0]]


def _what_to_check(asked: Asked, focus: Focus) -> str | None:
    """Checks before a drug, and checks before calling it non-response, are taken for each other."""
    drug = bool(asked.mentions.of("drug") or focus.drugs or focus.options)
    if asked.intent == "ask_check_nonresponse" and drug and "pre-treatment-checks" in asked.mentions.values("topic"):
        return "ask_pre_treatment_checks"
    poor = asked.mentions.of("term") or asked.mentions.of("reason")
    if asked.intent == "ask_pre_treatment_checks" and poor and not asked.mentions.of("drug"):
        return "ask_check_nonresponse"
    return None


def _reading_of_a_number(asked: Asked) -> str | None:
    mentions = asked.mentions
    drugs = mentions.values("drug", "affirmed", "hypothetical")
    if mentions.measure("trough") and any(drug in _LEVELLED for drug in drugs):
        return "interpret_trough"
    return "interpret_metabolites" if mentions.measure("tgn") or mentions.measure("mmp") else None


def _question_named(asked: Asked, focus: Focus) -> str | None:
    """What is asked by name: a guideline, a study, a topic, a combination with another medicine."""
    mentions = asked.mentions
    drugs = mentions.values("drug", "affirmed", "hypothetical") or focus.drugs
    if mentions.of("guideline"):
        return "ask_guideline"
    if mentions.of("study"):
        return "ask_evidence"
    if mentions.values("co_medication", "affirmed") and drugs:
        return "ask_interactions"
    if "allopurinol" in drugs and set(drugs) & {"azathioprine", "mercaptopurine"}:
        return "ask_interactions"
    topics = mentions.values("topic", "affirmed")
    return next((ASKED_BY_TOPIC[topic] for topic in topics if topic in ASKED_BY_TOPIC and drugs), None)


def _situation_told(asked: Asked, words: Reading) -> str | None:
    drugs = asked.mentions.values("drug", "affirmed", "hypothetical")
    culprits = {reaction.drug for reaction in words.reactions}
    if culprits & set(SECOND_LINE) or (culprits == {None} and set(drugs) & set(SECOND_LINE)):
        return "intolerance_to_second_line"
    asks_for_options = "options" in asked.mentions.values("topic") and asked.intent not in SITUATIONS
    return "inform_case" if words.reason or asks_for_options else None


def _subject(asked: Asked, focus: Focus) -> str | None:
    """What is talked about, when nothing else is clear: a condition of the patient, or a drug."""
    if asked.intent in SITUATIONS and asked.confidence >= _LOST:
        return None
    if asked.mentions.of("condition", "affirmed", "hypothetical", "possible"):
        return "ask_special_situation"
    if focus.drugs and _MAY_HAVE.search(asked.text.lower()):
        return "ask_drug_overview"
    if asked.mentions.of("drug", "affirmed", "hypothetical") and _PROPOSES.search(asked.text.lower()):
        return "ask_drug_overview"
    return SEARCH if asked.confidence < _LOST and asked.mentions.found else None
