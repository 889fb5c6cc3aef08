"""How the parts of a message are read: as they stand, and the unclear ones with a drug for their subject too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from actions.case.reading import SITUATIONS
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC
from actions.conversation.scope.boundary import OUT_OF_SCOPE
from bot.nlu.classifier import Prediction
from bot.nlu.features import masked
from bot.nlu.segments import Entities, Segment, topics

Predict = Callable[[list[str]], list[Prediction]]  # of texts as the classifier sees them

CERTAIN = 0.9
_PLAIN = 0.95
_SURE = 0.6
_FAIR = 0.4
REPORTS = frozenset(SITUATIONS) - {"inform_case"}
# Told to be judged
RESULTS = frozenset({"interpret_metabolites", "interpret_trough", "interpret_response", "verify_claim"})
# What a part by itself may look like although it is only a piece of the message's question.
PIECES = (
    OUT_OF_SCOPE
    | {"emergency", "inform_case", "affirm", "deny", "greet"}
    | {"ask_more", "ask_help", "new_patient", "show_case"}
)
_DRUGS = frozenset({"drug", "drug_class"})
# A report names what befell somebody or what was measured, or says of what it names in these words how it went, or
# speaks of treatment by no name; so does a question in a word or two
_BEFELL = frozenset({"reaction", "reason", "analyte", "term"})
_NAMED = _DRUGS | {"condition", "measure", "topic", "co_medication", "guideline"}
_WENT = re.compile(
    r"\b(?:stop\w*|stay\w*|remain\w*|still|swap\w*|switch\w*|refus\w*|refractory|intoleran\w*|resistan\w*|insuff\w*|"
    r"inadequate|partial|persist\w*|(?:un)?controll?\w*|off|gave|abandon\w*|with(?:drawn?|drew)|w/d|held|halt\w*|ceas\w*|"
    r"quit|no|not|nothing|never|without|\w+n'?t|did|done|tried|despite|lost|low|high|up|poor\w*|worse\w*|rising|"
    r"because|since|due|after|sick|ill|bad\w*|harm\w*)\b",
    re.IGNORECASE,
)
_OF_TREATMENT = re.compile(
    r"\b(?:drugs?|agents?|treatments?|therap\w+|lines?|tablets?|meds?|medic\w+|flar\w+|relaps\w+|respon\w+|fail\w+)\b",
    re.IGNORECASE,
)
_NO_ITEM = frozenset({"ask_drug_overview", "ask_comparison"})
_SUBJECT = "the drug"  # as the classifier reads a drug's name
_POINTS = re.compile(r"\b(?:it|them|that one|this one|the other one|either one|both)\b", re.IGNORECASE)
_ELLIPTIC = 10  # words
_SEVERAL = 2  # questions
# What a report asks without words: the options.
_NEXT = re.compile(
    r"\W*((and|so|any|other|my|the|her|his|for|him|pls|please|are|is|do|we|i|you|would|use|can) )*"
    r"(options?|alternatives?|(what|which) (second|third|2nd|3rd)[- ]line|what (next|now|else)"
    r"|what('?s| is) (left|next)|next steps?|plan b|thoughts|advice|suggestions?)\b.{0,15}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a message, or the report before it: where it stands and how it is read."""

    segment: Segment
    intent: str
    confidence: float
    completed: bool = False  # read with a subject that it does not name

    @property
    def opens(self) -> bool:
        """Whether a question may begin with it: a word or two before a question only say what it is about."""
        said = self.segment.asks or self.segment.item or self.segment.of_nobody
        return said or self.intent in REPORTS | RESULTS

    @property
    def stands_alone(self) -> bool:
        """Whether it is a question, a report or a result of its own, by itself."""
        if self.intent in REPORTS:
            return self.confidence >= _SURE and self.segment.story
        if self.segment.of_nobody and not self.segment.asks:
            return self.intent not in PIECES | _NO_ITEM | RESULTS and self.confidence >= _PLAIN
        if self.intent in RESULTS:
            return self.confidence >= CERTAIN or (self.segment.asks and self.confidence >= _FAIR)
        if self.segment.item:
            return self.intent not in PIECES | _NO_ITEM and self.confidence >= _SURE
        if self.segment.brief and not self.segment.asks:
            return self.intent not in PIECES | _NO_ITEM and self.confidence >= CERTAIN
        return self.segment.asks and self.intent not in PIECES and self.confidence >= _FAIR


@dataclass(frozen=True, slots=True)
class Reader:
    """A message with its entities, and how any part of it is read; `mask` says whether the classifier sees mentions by
    their kind.
    """

    text: str
    entities: Entities
    predict: Predict
    mask: bool = True

    def whole(self) -> Prediction:
        """The message as one."""
        return self.predict([self._seen(0, len(self.text))])[0]

    def of_drug_in_view(self, whole: Prediction) -> Prediction | None:
        """A short unclear message that names no drug, as it reads of the drug in view: "how is that one started"."""
        if len(self.text.split()) > _ELLIPTIC or not whole.ranking or whole.ranking[0][1] >= _SURE:
            return None
        message = Segment(0, len(self.text), self.text)
        return None if self._names_a_drug(message) else self._with_subject([message])[0]

    def readings(self, found: Sequence[Segment]) -> tuple[Prediction, list[Question]]:
        """The message as one, and every part as it is read; no parts where fewer than two can be questions. What only
        tells is not read if it is too short to be a report, or names nothing that one is about.
        """
        found = _told_at_once(self.text, found)
        asking = [part for part in found if (part.asks or part.item) and not _NEXT.match(part.text)]
        told = [part for part in found if not (part.asks or part.item) and (part.story or part.brief)]
        told = [part for part in told if self._may_report(part)]
        # Each reading takes time: parts are read where two may be questions, and what is told, of which little is a
        # report, after what asks
        if sum(part.asks or part.item for part in found) + len(told) < _SEVERAL:
            return self.whole(), []
        whole, *own = self.predict([self._seen(0, len(self.text)), *(self._seen(one.start, one.end) for one in asking)])
        read = {part: Question(part, "inform_case", 1.0) for part in found}  # what was told, or asks for the options
        read |= zip(asking, map(_best, asking, own), strict=True)
        clear = any(read[part].stands_alone for part in asking)
        if not clear:
            read |= zip(asking, self._completed([read[part] for part in asking]), strict=True)
        if not any(read[part].stands_alone for part in asking):
            return whole, []
        read |= zip(told, map(_best, told, self.each(told)), strict=True)
        if _possible(read.values()) < _SEVERAL:
            return whole, []
        if clear:
            read |= zip(asking, self._completed([read[part] for part in asking]), strict=True)
        return whole, list(read.values())

    def each(self, segments: Sequence[Segment]) -> list[Prediction]:
        """Every part as it stands."""
        return self.predict([self._seen(one.start, one.end) for one in segments]) if segments else []

    def _completed(self, own: list[Question]) -> list[Question]:
        """What the parts that ask are read as, the unclear ones with a drug for their subject or by their topic."""
        unclear = [n for n, one in enumerate(own) if _is_unclear(one) and not self._names_a_drug(one.segment)]
        for n, of_drug in zip(unclear, self._with_subject([own[n].segment for n in unclear]), strict=True):
            own[n] = _clearer(own[n], of_drug)
        return [_by_name(one, self.entities) for one in own]

    def _with_subject(self, segments: Sequence[Segment]) -> list[Prediction]:
        """Every part with a drug for its subject: "how is the drug dosed", "bloods on the drug"."""
        texts = [_of_the_drug(self._seen(one.start, one.end)) for one in segments]
        return self.predict(texts) if texts else []

    def _seen(self, start: int, end: int) -> str:
        return masked(self.text, self.entities if self.mask else (), start, end)

    def _may_report(self, part: Segment) -> bool:
        """Whether what only tells may be a report. To read one costs as much as to read a whole short message, and of
        those that only name a drug or a condition hardly one is.
        """
        if self._names(part, _BEFELL) or _OF_TREATMENT.search(part.text):
            return True
        return self._names(part, _NAMED) and bool(_WENT.search(part.text))

    def _names_a_drug(self, part: Segment) -> bool:
        return self._names(part, _DRUGS)

    def _names(self, part: Segment, kinds: frozenset[str]) -> bool:
        return any(e["entity"] in kinds and part.start <= e["start"] < part.end for e in self.entities)


def _told_at_once(text: str, found: Sequence[Segment]) -> list[Segment]:
    """The parts, of which neighbours that only tell of somebody are one: "41F, AIH since 2015. Rash on aza."."""
    joined: list[Segment] = []
    for part in found:
        if joined and part.tells and joined[-1].tells:
            start = joined[-1].start
            joined[-1] = Segment(start, part.end, text[start : part.end], asks=False)
        else:
            joined.append(part)
    return joined


def _of_the_drug(text: str) -> str:
    if _POINTS.search(text):
        return _POINTS.sub(_SUBJECT, text)
    return f"{text.rstrip('?. ')} on {_SUBJECT}"


def _best(part: Segment, prediction: Prediction) -> Question:
    return Question(part, *(prediction.ranking[0] if prediction.ranking else ("gibberish", 0.0)))


def _possible(parts: Iterable[Question]) -> int:
    """How many of the parts at the most may turn out to be questions."""
    return sum(one.stands_alone or one.segment.asks or one.segment.item for one in parts)


def _is_unclear(one: Question) -> bool:
    pointing = one.confidence < CERTAIN and _POINTS.search(one.segment.text)
    return one.confidence < _SURE or one.intent in PIECES or bool(pointing)


def _clearer(one: Question, of_drug: Prediction) -> Question:
    """A part as it reads with a subject where that makes it clear."""
    other, surer = of_drug.ranking[0]
    clear = other not in PIECES | REPORTS | RESULTS | _NO_ITEM and surer >= _FAIR
    if clear and (surer > one.confidence or one.intent in PIECES):
        return Question(one.segment, other, surer, completed=True)
    return one


def _by_name(one: Question, entities: Entities) -> Question:
    """An item of a list that the classifier cannot read asks for the one topic it names: "dose and levels of tac"."""
    named = topics(one.segment.start, one.segment.end, entities)
    intent = ASKED_BY_TOPIC.get(next(iter(named), ""))
    if not one.segment.item or one.confidence >= _SURE or len(named) != 1 or intent is None:
        return one
    return Question(one.segment, intent, _SURE)
