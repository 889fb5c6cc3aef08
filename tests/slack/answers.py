"""Real answers over the packaged records, made without Rasa: entities by the recogniser, intents named by the test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations

from actions.answers.desk import Asked
from actions.answers.model import Answer
from actions.case.mentions import from_entities
from actions.case.patient import Case
from actions.conversation.focus import Focus
from actions.conversation.turn import Reply, Turn
from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser
from tests.base import assistant, base

TODAY = date(2026, 11, 24)
_TOPICS = ("ask_drug_overview", "ask_dose", "ask_evidence", "ask_adverse_effects", "ask_interactions", "ask_pregnancy")


@lru_cache(maxsize=1)
def _recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


def reply(text: str, *intents: str, case: Case | None = None, focus: Focus | None = None) -> Reply:
    """The reply to a message that means these intents, each of the whole message."""
    mentions = from_entities(_recogniser().recognise(text))
    asked = tuple(Asked(intent, text, mentions, 1.0) for intent in intents)
    return assistant().respond(Turn(text, asked, mentions, case or Case(), focus or Focus(), TODAY))


def answer(text: str, *intents: str) -> Answer:
    """The answer in a new conversation."""
    return reply(text, *intents).answer


def failure() -> Answer:
    """What is said when answering failed; no question leads there."""
    return assistant().sentence("safe-failure", "failure", TODAY)


KINDS = {
    "options": ("34F AIH, pancreatitis on azathioprine, not cirrhotic. Options?", "intolerance_to_azathioprine"),
    "options_refractory": ("refractory AIH on pred and aza, options?", "refractory_disease"),
    "dose": ("tacrolimus dose?", "ask_dose"),
    "comparison": ("tacrolimus v MMF in non-responders", "ask_comparison"),
    "evidence": ("evidence for tacrolimus?", "ask_evidence"),
    "warning": ("28F pregnant, start MMF?", "ask_pregnancy"),
    "emergency": ("AIH, drowsy, INR 3.2, encephalopathy", "emergency"),
    "decline": ("how do I treat PBC?", "out_of_scope_near"),
    "converse": ("hello", "greet"),
    "not_known": ("ursodeoxycholic acid interactions?", "ask_interactions"),
}


def largest() -> Iterator[Answer]:
    """Answers as long as the knowledge base can make them: every drug and topic, every pair, every reason, and three
    questions at once.
    """
    names = {drug.id: drug.name for drug in base().drugs.values()}
    for name in names.values():
        for intent in _TOPICS:
            yield answer(f"{name} in AIH?", intent)
        yield answer(f"{name}: dose, evidence and interactions", "ask_evidence", "ask_dose", "ask_interactions")
    for one, other in combinations(names.values(), 2):
        yield answer(f"{one} versus {other}", "ask_comparison")
    yield answer(f"compare {', '.join(names.values())}", "ask_comparison")
    for reason in base().reasons:
        known = Case(reason=reason)
        for intent in ("ask_options", "ask_guideline"):
            yield reply("what are the options?", intent, case=known).answer
    yield answer(
        f"refractory AIH, guideline positions, compare {', '.join(names.values())}",
        "refractory_disease",
        "ask_guideline",
        "ask_comparison",
    )
