"""Same question and case, same answer, byte for byte, whatever was asked of the assistant in between."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import msgspec
import pytest

from actions.answers.desk import Asked
from actions.case.mentions import from_entities
from actions.case.patient import Case
from actions.conversation.focus import Focus
from actions.conversation.turn import Assistant, Reply, Turn
from actions.embedding.encoder import Encoder
from actions.embedding.packaged import PACKAGED
from actions.knowledge.labels import load_labels
from actions.knowledge.likeness import Likeness, words_of
from actions.knowledge.loader import load
from actions.knowledge.questions import load_questions
from actions.knowledge.search import Search
from actions.knowledge.vocabulary import load_terms
from actions.presentation.plain_text import render
from bot.nlu.recogniser.recogniser import ClinicalRecogniser
from tests.base import CACHE, assistant

CASE = Case(
    reason="insufficient_response",
    conditions={"renal-impairment": "yes", "diabetes": "yes"},
    tried={"azathioprine": "insufficient"},
    sex="female",
    age=44,
)
QUESTIONS = [
    ("inform_case", "options?"),
    ("ask_comparison", "tac v MMF"),
    ("ask_dose", "tacrolimus dose"),
    ("ask_evidence", "evidence for rituximab"),
    ("ask_guideline", "what does EASL say"),
    ("ask_interactions", "tacrolimus and clarithromycin"),
    ("ask_pregnancy", "and if she gets pregnant?"),
    ("ask_definition", "what counts as complete biochemical response"),
    ("second_line_failed", "what if that fails too"),
    ("ask_adverse_effects", "side effects?"),
]


@lru_cache(maxsize=1)
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


def reply(to: Assistant, intent: str, text: str) -> Reply:
    mentions = from_entities(recogniser().recognise(text))
    return to.respond(Turn(text, (Asked(intent, text, mentions),), mentions, CASE, Focus(), date(2026, 11, 28)))


def written(said: Reply) -> bytes:
    return msgspec.json.encode(said) + render(said.answer).encode()


@lru_cache(maxsize=1)
def loaded_again() -> Assistant:
    base = load()
    likeness = Likeness(load_questions(base), words_of(base), Encoder(PACKAGED), CACHE)
    return Assistant(base, load_labels(), Search(base, load_terms(), likeness))


@pytest.mark.parametrize(("intent", "text"), QUESTIONS)
def test_the_same_question_and_case_get_the_same_answer_byte_for_byte(intent: str, text: str) -> None:
    first = written(reply(assistant(), intent, text))
    for other_intent, other in QUESTIONS:
        reply(assistant(), other_intent, other)
    assert written(reply(assistant(), intent, text)) == first
    assert written(reply(loaded_again(), intent, text)) == first
