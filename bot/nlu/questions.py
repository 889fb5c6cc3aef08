"""What a message asks, question by question: its parts are read one by one (`reading`), and those that ask nothing of
their own are joined to one that does."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.nlu.classifier import Prediction
from bot.nlu.reading import PIECES, REPORTS, RESULTS, Question, Reader
from bot.nlu.segments import Entities, Segment, parts

_MOST = 5
_LIKELY = 0.6
_CLEAR = 0.75
_BEYOND_DOUBT = 0.98
_OVER_TOPICS = frozenset({"ask_comparison", "ask_guideline"})  # "efficacy and toxicity of the two" is one question
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
# Asks no more than how much of what was asked: "and how quickly up", "how often?"
_HOW_MUCH = re.compile(
    r"\W*((and|or|also|so)\W+)*how (quick|fast|slow|high|low|far|often|frequent|long)(ly)?( (up|down|apart|for))?\W*$",
    re.IGNORECASE,
)
_ANY_GUIDANCE = re.compile(r"\W*any (guidance|guidelines?|recommendations?)\W*$", re.IGNORECASE)


def read(reader: Reader) -> tuple[Prediction, list[Question]]:
    """The message as a whole, and its questions in order; none where it asks one thing."""
    text, entities = reader.text, reader.entities
    found = parts(text, entities)
    if len(found) == 1:
        return reader.whole(), []
    whole, readings = reader.readings(found)
    leading = whole.ranking[0][0]
    if leading in _OVER_TOPICS and all(part.item for part in found[1:]):
        return whole, []
    if leading in REPORTS | {"inform_case"}:
        readings = [_told(one) for one in readings]
    asked = _merged(text, _joined(reader, readings), entities)
    return whole, asked if 2 <= len(asked) <= _MOST else []


def _told(one: Question) -> Question:
    """A part of a story: results in it are no question."""
    told = one.intent in RESULTS and not one.segment.asks
    return Question(one.segment, "inform_case", one.confidence) if told else one


def _joined(reader: Reader, readings: list[Question]) -> list[Question]:
    """The questions: what only tells goes with the question after it, or at the end with the one before; what only asks
    on ("is that right?") goes with the one before.
    """
    text = reader.text
    asked: list[Question] = []
    alone: list[Question] = []
    pending: int | None = None
    briefly: int | None = None  # where the brief part before begins: "6-MP or MMF, which would be better"
    for one in readings:
        if pending is not None and one.segment.asks and not one.stands_alone:
            one = _with_story(reader, pending, one)
        start = one.segment.start if briefly is None else briefly
        if (
            one.stands_alone
            and (asked or one.opens)
            and not (asked and _only_asks_on(one, start, asked[-1], reader.entities))
        ):
            asked.append(_from(text, one.segment.start if pending is None else pending, one))
            alone.append(one)
            pending = None
        elif asked and pending is None and (one.segment.asks or one.segment.item):
            asked[-1] = _until(text, asked[-1], one)
        elif pending is None:
            pending = one.segment.start
        briefly = one.segment.start if one.segment.brief and not one.segment.asks else None
    if pending is not None and asked:
        asked[-1] = _until(text, asked[-1], readings[-1])
    return asked if len(asked) < 2 else _read_again(reader, asked, alone)


def _with_story(reader: Reader, start: int, one: Question) -> Question:
    """What asks only of what was told before it is read with that: "trough 5.2 today. Fine?" asks for a judgement."""
    segment = replace(one.segment, start=start, text=reader.text[start : one.segment.end], story=True)
    intent, confidence = reader.each([segment])[0].ranking[0]
    return replace(one, segment=segment, intent=intent, confidence=confidence) if confidence >= _LIKELY else one


def _read_again(reader: Reader, asked: list[Question], alone: list[Question]) -> list[Question]:
    """What was told before a question may say what it asks ("eGFR 35: can I use it?"): the surer reading counts."""
    longer = [
        n
        for n, (one, by_itself) in enumerate(zip(asked, alone, strict=True))
        if one.segment.text != by_itself.segment.text and by_itself.confidence < _BEYOND_DOUBT
    ]
    for n, prediction in zip(longer, reader.each([asked[n].segment for n in longer]), strict=True):
        intent, confidence = prediction.ranking[0]
        if confidence > asked[n].confidence and intent not in PIECES | REPORTS:
            asked[n] = Question(asked[n].segment, intent, confidence)
    return asked


def _merged(text: str, asked: list[Question], entities: Entities) -> list[Question]:
    """Neighbours that ask the same of nothing new are one question ("which bloods and how often"), two reports one."""
    merged: list[Question] = []
    for one in asked:
        told = bool(merged) and one.intent in REPORTS and merged[-1].intent in REPORTS
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


def _only_asks_on(one: Question, start: int, before: Question, entities: Entities) -> bool:
    """Whether a part asks what the part before asks anyway: "what treatment is next?" after a report, "meaning?" after
    a result, "any guidance?" or "how often?" after a question.
    """
    if _HOW_MUCH.match(one.segment.text):
        return True
    if before.intent not in REPORTS | RESULTS:
        return bool(_ANY_GUIDANCE.match(one.segment.text))
    named = _NAMED_BESIDE_A_REPORT if before.intent in REPORTS else _NAMED_BESIDE_A_RESULT
    if any(
        e["entity"] in named and e["value"] not in _ASKED_ANYWAY and start <= e["start"] < one.segment.end
        for e in entities
    ):
        return False
    return one.intent in _ASK_ON or one.confidence < _CLEAR or one.completed


def _from(text: str, start: int, one: Question) -> Question:
    return Question(Segment(start, one.segment.end, text[start : one.segment.end]), one.intent, one.confidence)


def _until(text: str, one: Question, last: Question) -> Question:
    start, end = one.segment.start, last.segment.end
    return Question(Segment(start, end, text[start:end]), one.intent, one.confidence)
