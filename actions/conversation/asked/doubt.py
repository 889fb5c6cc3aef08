"""Second thoughts: when the classifier is in doubt, what the message holds says more than the intent it guessed."""

from __future__ import annotations

import itertools
import re

from actions.answers.desk import SEARCH, Asked
from actions.case.mentions import SPOKEN_OF, Mention
from actions.case.patient import SECOND_LINE, STEROIDS, THIOPURINES
from actions.case.reading import SITUATIONS, Reading
from actions.case.reason.too_early import falls_by_half, too_early_to_judge
from actions.conversation.asked import asked_or_told
from actions.conversation.asked.named_in_doubt import ASKS, question_named, reading_of_a_number, situation_told, subject
from actions.conversation.asked.nothing_but import words_beside
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC
from actions.conversation.composed import before_the_change
from actions.conversation.focus import Focus

_DOUBTFUL = 0.4
_FAIRLY_SURE = 0.6
_MIDDLING = 0.9
_VAGUE = ("ask_first_line", "ask_mechanism", "ask_drug_overview", "inform_case", "ask_help", "acute_severe_disease")
# Guessed of a choice between drugs where it names a condition or the first line
_HIDES_A_CHOICE = ("ask_first_line", "ask_special_situation")
_OF_STUDIES = ("ask_evidence", "ask_comparison", "ask_licensing", "ask_sources", "verify_claim")
_SCORES = frozenset({"surfasa"})  # studies whose name is asked for as a score
_WANTS_OPTIONS = re.compile(
    r"\boptions?( (then|again|now|please|pls))*\W*$"
    r"|\boptions?( table)?\b.{0,25}\bagain\W*$|\b(the|your|our|other|my) options\b|\balternatives?\b"
    r"|\boptions? (without|w/o|other than|excluding|except|apart from|but (no|not|without)|for (her|him|this|the pt))\b"
    r"|\b(second|2nd|next)[- ]line( (drug|agent|therapy|treatment|option)s?)?"
    r"( (for (him|her|this \w+|the (pt|patient))|then|now|pls|please))*\W*$"
    r"|\bwhat (else|next|now)\b|\b(switch|change|move)( (her|him|on|over))* to\W*$"
    r"|\b(so |ok |and )?what (for|about) (him|her)( then| now)?\W*$|\bnext (drug|agent|step)s?\W*$"
    r"|\bwhich (drug|one) (then|now|next)\b|\bwhich (drug|agent|immunosuppressant)\W*$"
    r"|\b(which|what) (second(-line)?|other|steroid[- ]sparing|further) (agent|drug|one|option)\b"
    r"|^\W*((so|ok|okay|and|now|then)\W+)*what (to do|(do|should|shall|would) (i|we|you) do)"
    r"( now| then| next| here)*\W*$"
    r"|\bor (go |move |switch |jump )?(straight |directly )?(to |for |on )*(something|anything) else\b"
    r"|\b(that|the|your|this) (list|table)\b|\bwhat (would|could|should) (you|u)"
    r" (use|give|try|start|do|go for|switch to|recommend|suggest|pick|choose)\b"
    r"|\bwhat (can|could|should|would|do|shall) (she|he|they|i|we) "
    r"(have|take|use|give|try|start|do|get|go for"
    r"|(switch|change|move|go)( (her|him|on|over))* to|be on)\b"
)
_FOR_NOW = re.compile(r"\b(?:and|so|ok|okay|then|now|next|here|please|pls|plz|the|a|any|my|is|are|your|for this)\b")
_SWITCH_TO = re.compile(r"\b(switch|change|move|go)( (her|him|on|over))* to\W*$")
_DUE = re.compile(
    r"\b(?:due|overdue|booked|wants?|needs?|having|getting|asking|asks|planned|planning|scheduled|invited|offered)\b"
)
_OR_ELSE = re.compile(r"\bor [\w ]*\b(?:something|anything) else\b")  # than first-line treatment
_WHY = re.compile(r"^\W*(but |and |so )?(why|how come|what makes)\b")
_OF_POPULATION = re.compile(r"^\W*((and|but|only|just|what about|how about|specifically) )*(in|for|among|with|after)\b")
_AGAINST = re.compile(
    r"\s*,?\s*(v|vs\.?|versus|against|compared (with|to)|better than|as (good|safe|effective) as"
    r"|(\w+ ){0,3}(before|ahead of|instead of|rather than|in preference to)( (starting|using|trying|going to))?)"
    r"\s*(the\s+)?"
)
_OR = re.compile(r"\s*,?\s*or\s*")
_ENDS_IN_WHICH = re.compile(r"\bwhich( one| of (them|the two|those)| is (better|safer|worse))?\W*$")
_WHICH = re.compile(
    r"\bwhich\b|\b(better|safer|worse|stronger) (one|option|drug|choice)\b"
    r"|\b(either|both)\b.{0,20}\b(better|safer|stronger)\b|\bthe better\b"
)
_LITTLE = re.compile(r"\b(minimal|limited|poor|little|no|difficult|infrequent|cannot do|can'?t do) (blood )?$")
_NO_HARM = re.compile(
    r"\b(no|without|w/o|denies|nil|zero|not any|never( had)?( any)?)\s+(real |obvious |other |major )?$"
)
_LONG = 100  # characters: a story
_SHORT = 40  # characters: "and TB?" asks, it does not report
_OF_PREGNANCY = frozenset({"pregnant", "wishes-pregnancy", "breastfeeding", "fathering", "contraception"})
_OF_SOURCES = re.compile(
    r"\b(sourc\w*|referenc\w*|refs?|cit(e|ation)\w*|papers?|where|who|from|links?|doi|pmid|evidence|read)\b"
)
_REPLACES = re.compile(r"\b(replac(e|es|ing)|in place of|in lieu of|instead of|swap\w* for)\b")
_STARTS = re.compile(r"\b(starting|initial|start|opening|induction|usual|maintenance) dose\b|\bdose to start\b")


def by_content(asked: Asked, text: str, words: Reading, focus: Focus) -> str | None:
    """A better intent than the one guessed, or None. `words` is what the message states whatever its intent; `focus`
    is what the conversation is about.
    """
    lowered = text.lower()
    if asked.intent in SITUATIONS and _tells_too_early(lowered, asked, words):
        return "interpret_response"
    if wants_options(asked, lowered, words, focus):
        return "inform_case"
    if _vaccine_due(asked, lowered, words, focus):
        return "ask_interactions"
    if kind := asked_or_told.by_words(asked, text, words, focus):
        return kind
    sourced = "sources" in asked.mentions.values("topic") or _OF_SOURCES.search(lowered)
    if asked.intent == "ask_sources" and focus.drugs and not sourced:
        return "ask_drug_overview"  # "and how is it given"
    if asked.mentions.of("drug", *SPOKEN_OF) and _REPLACES.search(lowered) and asked.confidence < _FAIRLY_SURE:
        return "ask_drug_overview"
    if "dose" in asked.mentions.values("topic") and asked.intent == "ask_first_line" and _STARTS.search(lowered):
        return "ask_dose"
    if kept := before_the_change.by_words(asked, lowered, words):
        return kept
    if _tells_a_story(asked, words) or _only_denies(asked, words):
        return "inform_case"
    if focus.intents and (_WHY.search(lowered) or _narrows(asked, lowered)):
        return "ask_more"
    if _asks_briefly_about_a_condition(asked, text):
        return "ask_special_situation"
    if asked.confidence < _FAIRLY_SURE and _course_told(words) and (ASKS.search(text) or _falls(asked, words)):
        return "interpret_response"
    if topic := _not_of_pregnancy(asked, focus):
        return topic
    if _may_compare(asked, lowered) and (_sets_against(asked, text) or _which_of_two(asked, lowered, focus)):
        return "ask_comparison"
    study = set(asked.mentions.values("study")) - _SCORES
    if study and asked.intent in (*_VAGUE, "ask_sources") and not asked.mentions.of("drug"):
        return "ask_evidence"
    if checks := _what_to_check(asked, focus):
        return checks
    if asked.confidence < _MIDDLING and (named := _named_plainly(asked, words, focus)):
        return named
    if asked_or_told.reports_nothing(asked, lowered, words):
        return SEARCH
    if asked.confidence >= _DOUBTFUL:
        return None
    return (
        reading_of_a_number(asked)
        or question_named(asked, focus)
        or situation_told(asked, words)
        or subject(asked, focus)
    )


def _vaccine_due(asked: Asked, lowered: str, words: Reading, focus: Focus) -> bool:
    """ "She's due her flu jab", in a running case: told, and asked whether it goes with what is taken or talked of."""
    running = bool(focus.intents) and asked.intent in ("inform_case", "new_patient") and not words.reason
    return running and "vaccination" in asked.mentions.values("topic") and bool(_DUE.search(lowered))


def wants_options(asked: Asked, lowered: str, words: Reading, focus: Focus) -> bool:
    """ "What can she take instead?", "back to the options": the options of the case, not one drug or topic."""
    told = asked.intent in SITUATIONS and asked.intent != "inform_case" and asked.confidence >= _DOUBTFUL
    if not focus.intents and _only_options(asked):
        return True
    if told or not (focus.intents or words.reason or words.age) or not _WANTS_OPTIONS.search(lowered):
        return False
    topics = set(asked.mentions.values("topic")) & set(ASKED_BY_TOPIC)
    if _SWITCH_TO.search(lowered) or words.tried or _OR_ELSE.search(lowered):
        topics.discard("stopping")  # told of what was given, and not asked
    known = {*words.tried, *words.current, *((*THIOPURINES, *STEROIDS) if _OR_ELSE.search(lowered) else ())}
    return not topics and not set(asked.mentions.values("drug", *SPOKEN_OF)) - known


def _only_options(asked: Asked) -> bool:
    """ "What to do next?", "next step pls", before anything was told: nothing but the options."""
    named = asked.mentions.found
    rest = _FOR_NOW.sub(" ", words_beside(asked, named))
    only = bool(named) and all(m.entity == "topic" and m.value == "options" for m in named)
    return only and not asked.mentions.measures and not any(character.isalnum() for character in rest)


def _tells_a_story(asked: Asked, words: Reading) -> bool:
    """A patient's age with the reason for a change or with what is taken and how it goes, an unsure guess, and no topic
    or new drug that is asked about.
    """
    course = words.reason is not None or (bool(words.current) and bool(words.values) and len(asked.text) > _LONG)
    if words.age is None or not course or asked.confidence >= _FAIRLY_SURE:
        return False
    topics = {m.value for m in asked.mentions.of("topic") if not _is_told(m, asked)} & set(ASKED_BY_TOPIC)
    unspoken = set(asked.mentions.values("drug", *SPOKEN_OF)) - {*words.tried, *words.current}
    return asked.intent not in ("acute_severe_disease", "interpret_metabolites") and not topics and not unspoken


def _is_told(topic: Mention, asked: Asked) -> bool:
    """Whether the word for a topic tells of the patient: "liver toxicity", "lives far away so minimal monitoring"."""
    harm = any(m.start < topic.end and topic.start < m.end for m in asked.mentions.of("reaction"))
    return harm or bool(_LITTLE.search(asked.text[: max(0, topic.start - asked.start)].lower()))


def _tells_of_none(topic: Mention, asked: Asked) -> bool:
    """ "Aza fine no SE": harms that somebody does not have are not asked about."""
    before = asked.text[: max(0, topic.start - asked.start)].lower()
    return topic.value == "adverse-effects" and bool(_NO_HARM.search(before)) and "?" not in asked.text


def _only_denies(asked: Asked, words: Reading) -> bool:
    """A reason with conditions that are all denied ("no TB, not pregnant") asks about none of them."""
    asked_about = asked.mentions.of("condition", "affirmed", "hypothetical", "possible", "historical")
    return asked.intent == "ask_special_situation" and words.reason is not None and not asked_about


def _tells_too_early(lowered: str, asked: Asked, words: Reading) -> bool:
    """Whether a second-line drug is taken for too short a time to say what it does, with what the liver does on it; or
    the transaminases halved in the first weeks of treatment, which is how it should go.
    """
    if falls_by_half(lowered, asked.mentions):
        return not words.reactions and words.reason in (None, "insufficient_response")
    return bool({*SECOND_LINE} & {*words.current}) and too_early_to_judge(lowered, asked.mentions)


def _course_told(words: Reading) -> bool:
    """Transaminases told more than once, of a patient of whom no more than that course says why a change is wanted."""
    return words.reason in (None, "non_response") and any(
        words.values[name].first is not None for name in ("alt", "ast", "transaminases") if name in words.values
    )


def _falls(asked: Asked, words: Reading) -> bool:
    """Transaminases that came down are no loss of response: how far they came decides."""
    told = (words.values[name] for name in ("alt", "ast", "transaminases") if name in words.values)
    falling = any(value.first is not None and value.first > value.number for value in told)
    return asked.intent == "loss_of_response_or_relapse" and falling


def _not_of_pregnancy(asked: Asked, focus: Focus) -> str | None:
    """What is asked where pregnancy was only guessed: no word of it stands in the message or the last questions."""
    named = "pregnancy" in asked.mentions.values("topic") or _OF_PREGNANCY & set(asked.mentions.values("condition"))
    if asked.intent != "ask_pregnancy" or named or "ask_pregnancy" in focus.intents or asked.confidence >= _MIDDLING:
        return None
    return question_named(asked, focus) or "ask_drug_overview"


def _narrows(asked: Asked, lowered: str) -> bool:
    """ "Only in non-responders": the last question again, for a population."""
    return bool(_OF_POPULATION.search(lowered) and asked.mentions.of("reason") and not asked.mentions.of("drug"))


def _may_compare(asked: Asked, lowered: str) -> bool:
    """Whether the guess leaves room for a comparison."""
    sure = _MIDDLING if asked.intent in SITUATIONS else _FAIRLY_SURE
    return asked.confidence < sure or asked.intent in _HIDES_A_CHOICE or bool(_ENDS_IN_WHICH.search(lowered))


def _sets_against(asked: Asked, text: str) -> bool:
    """ "MMF v tac after aza failure": two drugs with a word of comparison between them."""
    drugs = asked.mentions.of("drug")
    gaps = (text[one.end - asked.start : other.start - asked.start].lower() for one, other in itertools.pairwise(drugs))
    asks = bool(ASKS.search(text)) or "which" in text.lower()
    asks = asks or asked.intent == "ask_first_line"
    return any(_AGAINST.fullmatch(gap) or (asks and _OR.fullmatch(gap)) for gap in gaps)


def _which_of_two(asked: Asked, lowered: str, focus: Focus) -> bool:
    """ "Which is worse", after two drugs, with no topic of its own."""
    named = {topic.value for topic in asked.mentions.of("topic") if not _WHICH.search(f"{topic.text.lower()} one")}
    topics = named & set(ASKED_BY_TOPIC) - {"evidence"}
    return len(focus.drugs) > 1 and bool(_WHICH.search(lowered)) and not topics and not asked.mentions.of("drug")


def _asks_briefly_about_a_condition(asked: Asked, text: str) -> bool:
    named = asked.mentions.of("condition", "affirmed", "hypothetical")
    return asked.intent == "inform_case" and bool(named) and bool(ASKS.search(text)) and len(text) < _SHORT


def _named_plainly(asked: Asked, words: Reading, focus: Focus) -> str | None:
    """A study, or one topic of a drug, named in a message whose guessed intent is easily mistaken for it."""
    if asked.mentions.of("study") and asked.intent not in _OF_STUDIES:
        return "ask_evidence"
    level = "trough" in asked.mentions.values("analyte") and not asked.mentions.measure("trough")
    lost = asked.confidence < _DOUBTFUL or asked.intent == "inform_case"
    if level and lost and not (words.reason or words.reactions):
        return "ask_target_level"
    named = (m for m in asked.mentions.of("topic", "affirmed") if not _tells_of_none(m, asked))
    topics = [t for t in dict.fromkeys(m.value for m in named) if t in ASKED_BY_TOPIC]
    drugs = asked.mentions.values("drug", *SPOKEN_OF) or focus.drugs or focus.options
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
