"""What a message asks, question by question: its parts are read one by one, and those that ask nothing of their own are
joined to one that does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from actions.case.reading import SITUATIONS
from actions.conversation.boundary import OUT_OF_SCOPE
from actions.conversation.doubt import ASKED_BY_TOPIC
from bot.nlu.classifier import Prediction
from bot.nlu.segments import Entities, Segment, parts, topics

Predict = Callable[[list[str]], list[Prediction]]

_SUBJECT = "the drug"  # as the classifier reads a drug's name
_POINTS = re.compile(r"\b(?:it|them|that one|this one|the other one|either one|both)\b", re.IGNORECASE)
_CERTAIN = 0.9
_SURE = 0.6
_FAIR = 0.4
_MOST = 5
_ELLIPTIC = 10  # words
_STORY = 4  # words: a report has at least as many
# What a report asks without words: the options.
_NEXT = re.compile(
    r"\W*((and|so|any|other|my|the|her|his|for|him|pls|please|are|is|do|we|i|you|would|use|can) )*"
    r"(options?|alternatives?|(what|which) (second|third|2nd|3rd)[- ]line|what (next|now|else)"
    r"|what('?s| is) (left|next)|next steps?|plan b|thoughts|advice|suggestions?)\b.{0,15}$",
    re.IGNORECASE,
)
_REPORTS = frozenset(SITUATIONS) - {"inform_case"}
_READ = frozenset(
    {"interpret_metabolites", "interpret_trough", "interpret_response", "verify_claim"}
)  # told to be judged
_OVER_TOPICS = frozenset({"ask_comparison", "ask_guideline"})  # "efficacy and toxicity of the two" is one question
_NO_ITEM = frozenset({"ask_drug_overview", "ask_comparison"})
# What a part by itself may look like although it is only a piece of the message's question.
_PIECES = (
    OUT_OF_SCOPE
    | {"emergency", "inform_case", "affirm", "deny", "greet"}
    | {"ask_more", "ask_help", "new_patient", "show_case"}
)
# What makes a part more than "what treatment is next?" after a report, or "meaning?" after a result.
_NAMED_BESIDE_A_RESULT = frozenset({"topic", "drug", "drug_class", "guideline", "study", "co_medication"})
_NAMED_BESIDE_A_REPORT = _NAMED_BESIDE_A_RESULT | {"condition"}
_ASKED_ANYWAY = frozenset({"options", "definition", "first-line"})
_ASK_ON = frozenset(
    {"ask_drug_overview", "ask_special_situation", "ask_comparison", "ask_definition", "ask_sources"}
) | {
    "ask_evidence",
    "interpret_response",
    "verify_claim",
}
_ANY_GUIDANCE = re.compile(r"\W*any (guidance|guidelines?|recommendations?)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a message, or the report before it: where it stands and how it is read."""

    segment: Segment
    intent: str
    confidence: float
    completed: bool = False  # read with a subject that it does not name


def completed(text: str, entities: Entities, whole: Prediction, predict: Predict) -> Prediction | None:
    """A short unclear message that names no drug, as it reads of the drug in view: "how is that one started"."""
    if len(text.split()) > _ELLIPTIC or not whole.ranking or whole.ranking[0][1] >= _SURE:
        return None
    with_subject = _with_subject(text, Segment(0, len(text), text), entities)
    return predict([with_subject])[0] if with_subject else None


def read(text: str, entities: Entities, predict: Predict) -> tuple[Prediction, list[Question]]:
    """The message as a whole, and its questions in order; none where it asks one thing."""
    found = parts(text, entities)
    if len(found) == 1:
        return predict([text])[0], []
    subjects = [_with_subject(part.text, part, entities) for part in found]
    whole, *rest = predict([text, *(part.text for part in found), *(s for s in subjects if s)])
    given, with_subject = rest[: len(found)], iter(rest[len(found) :])
    readings = [
        _by_name(_reading(part, own, next(with_subject) if subject else None), entities)
        for part, own, subject in zip(found, given, subjects, strict=True)
    ]
    if whole.ranking[0][0] in _REPORTS | {"inform_case"}:
        readings = [_told(one) for one in readings]
    if whole.ranking[0][0] in _OVER_TOPICS and all(part.item for part in found[1:]):
        return whole, []
    asked = _merged(text, _joined(text, readings, entities, predict), entities)
    return whole, asked if 2 <= len(asked) <= _MOST else []


def _with_subject(text: str, part: Segment, entities: Entities) -> str | None:
    """An elliptical part with a drug for its subject ("how is the drug dosed", "bloods with the drug"); None where it
    names one.
    """
    if any(e["entity"] in ("drug", "drug_class") and part.start <= e["start"] < part.end for e in entities):
        return None
    if _POINTS.search(text):
        return _POINTS.sub(_SUBJECT, text)
    return f"{text.rstrip('?. ')} on {_SUBJECT}"


def _reading(part: Segment, own: Prediction, completed: Prediction | None) -> Question:
    """A part as it reads by itself, or with a subject where that makes it clear."""
    intent, confidence = own.ranking[0] if own.ranking else ("gibberish", 0.0)
    if _NEXT.match(part.text):
        return Question(part, "inform_case", confidence)  # what a report asks anyway
    if completed is None or not (confidence < _SURE or intent in _PIECES or _POINTS.search(part.text)):
        return Question(part, intent, confidence)
    other, surer = completed.ranking[0]
    clear = other not in _PIECES | _REPORTS | _READ | _NO_ITEM and surer >= _FAIR
    if clear and (surer > confidence or intent in _PIECES):
        return Question(part, other, surer, completed=True)
    return Question(part, intent, confidence)


def _by_name(one: Question, entities: Entities) -> Question:
    """An item of a list that the classifier cannot read asks for the one topic it names: "dose and levels of tac"."""
    named = topics(one.segment.start, one.segment.end, entities)
    intent = ASKED_BY_TOPIC.get(next(iter(named), ""))
    if not one.segment.item or one.confidence >= _SURE or len(named) != 1 or intent is None:
        return one
    return Question(one.segment, intent, _SURE)


def _told(one: Question) -> Question:
    """A part of a story: results in it are no question."""
    told = one.intent in _READ and not one.segment.asks
    return Question(one.segment, "inform_case", one.confidence) if told else one


def _joined(text: str, readings: list[Question], entities: Entities, predict: Predict) -> list[Question]:
    """The questions: what only tells goes with the question after it, or at the end with the one before; what only asks
    on ("is that right?") goes with the one before.
    """
    asked: list[Question] = []
    alone: list[Question] = []
    pending: int | None = None
    for one in readings:
        if _stands_alone(one) and not (asked and _only_asks_on(one, asked[-1], entities)):
            asked.append(_from(text, one.segment.start if pending is None else pending, one))
            alone.append(one)
            pending = None
        elif asked and pending is None and (one.segment.asks or one.segment.item):
            asked[-1] = _until(text, asked[-1], one)
        elif pending is None:
            pending = one.segment.start
    if pending is not None and asked:
        asked[-1] = _until(text, asked[-1], readings[-1])
    return asked if len(asked) < 2 else _read_again(asked, alone, predict)


def _read_again(asked: list[Question], alone: list[Question], predict: Predict) -> list[Question]:
    """What was told before a question may say what it asks ("eGFR 35: can I use it?"): the surer reading counts."""
    longer = [
        n
        for n, (one, by_itself) in enumerate(zip(asked, alone, strict=True))
        if one.segment.text != by_itself.segment.text
    ]
    for n, prediction in zip(longer, predict([asked[n].segment.text for n in longer]) if longer else (), strict=True):
        intent, confidence = prediction.ranking[0]
        if confidence > asked[n].confidence and intent not in _PIECES | _REPORTS:
            asked[n] = Question(asked[n].segment, intent, confidence)
    return asked


def _merged(text: str, asked: list[Question], entities: Entities) -> list[Question]:
    """Neighbours that ask the same of nothing new are one question ("which bloods and how often"), two reports one."""
    merged: list[Question] = []
    for one in asked:
        told = bool(merged) and one.intent in _REPORTS and merged[-1].intent in _REPORTS
        if told or (merged and one.intent == merged[-1].intent and not _of_others(one, merged[-1], entities)):
            merged[-1] = _until(text, merged[-1], one)
        else:
            merged.append(one)
    return merged


def _of_others(one: Question, before: Question, entities: Entities) -> bool:
    drugs, others = _drugs(one, entities), _drugs(before, entities)
    return bool(drugs and others and drugs != others)


def _drugs(one: Question, entities: Entities) -> set[str]:
    where = one.segment
    return {
        e["value"] for e in entities if e["entity"] in ("drug", "drug_class") and where.start <= e["start"] < where.end
    }


def _only_asks_on(one: Question, before: Question, entities: Entities) -> bool:
    """Whether a part asks what the part before asks anyway: "what treatment is next?" after a report, "meaning?" after
    a result, "any guidance?" after a question.
    """
    if before.intent not in _REPORTS | _READ:
        return bool(_ANY_GUIDANCE.match(one.segment.text))
    named = _NAMED_BESIDE_A_REPORT if before.intent in _REPORTS else _NAMED_BESIDE_A_RESULT
    where = one.segment
    if any(
        e["entity"] in named and e["value"] not in _ASKED_ANYWAY and where.start <= e["start"] < where.end
        for e in entities
    ):
        return False
    return one.intent in _ASK_ON or one.confidence < _CERTAIN or one.completed


def _stands_alone(one: Question) -> bool:
    if one.intent in _REPORTS:
        return one.confidence >= _SURE and len(one.segment.text.split()) >= _STORY
    if one.intent in _READ:
        return one.confidence >= _CERTAIN or (one.segment.asks and one.confidence >= _FAIR)
    if one.segment.item:
        return one.intent not in _PIECES | _NO_ITEM and one.confidence >= _SURE
    return one.segment.asks and one.intent not in _PIECES and one.confidence >= _FAIR


def _from(text: str, start: int, one: Question) -> Question:
    return Question(Segment(start, one.segment.end, text[start : one.segment.end]), one.intent, one.confidence)


def _until(text: str, one: Question, last: Question) -> Question:
    start, end = one.segment.start, last.segment.end
    return Question(Segment(start, end, text[start:end]), one.intent, one.confidence)
