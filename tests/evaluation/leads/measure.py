"""Where the right record stands in the answer to a question: first, at first sight, further down, or nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from actions.answers.model import Answer, Line
from actions.conversation.turn import Assistant
from actions.handlers import turn_from
from actions.knowledge.search import Search
from tests.base import assistant
from tests.evaluation.__main__ import Asker
from tests.evaluation.leads.questions import Question

AT_FIRST_SIGHT = 3  # lines


def shares(asker: Asker, questions: Sequence[Question], search: Search | None = None) -> Mapping[str, float]:
    """Of the questions, the share answered right in the first line, and within the first three; the share where the
    record stands anywhere; and the share refused.
    """
    asked = assistant()
    if search:
        asked = Assistant(asked.base, asked.labels, search)
    found = Counter(name for question in questions for name in _seen(_answer(asker, asked, question.text), question))
    return {name: found[name] / len(questions) for name in ("first", "at first sight", "anywhere", "refused")}


def _answer(asker: Asker, asked: Assistant, text: str) -> Answer:
    return asked.respond(turn_from(asker.parse(text), {}, date.today())).answer


def _seen(answer: Answer, question: Question) -> Iterator[str]:
    if answer.kind in ("decline", "failure"):
        yield "refused"
        return
    lines = [line for line in (*answer.warnings, *_in_order(answer)) if line.records]
    if lines and question.best & set(lines[0].records):
        yield "first"
    if any((question.best | question.also) & set(line.records) for line in lines[:AT_FIRST_SIGHT]):
        yield "at first sight"
    if (question.best | question.also) & set(answer.records):
        yield "anywhere"


def _in_order(answer: Answer) -> Iterator[Line]:
    for part in answer.parts:
        yield from part.bottom_line
        for section in part.sections:
            yield from section.lines
