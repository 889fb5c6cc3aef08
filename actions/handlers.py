"""The Rasa SDK actions: read the tracker, call the ground floor, dispatch one answer. Every failure ends in a safe
sentence.
"""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, EventType, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.desk import Asked
from actions.answers.model import Answer
from actions.answers.provenance import provenance
from actions.answers.subjects.topics import TOPIC_OF
from actions.case import patient
from actions.case.mentions import from_entities
from actions.case.spoken_punctuation import punctuated
from actions.conversation import focus as focusing
from actions.conversation.checks import Checks
from actions.conversation.remembered import sessions
from actions.conversation.scope.boundary import OUT_OF_SCOPE
from actions.conversation.turn import Assistant, Turn
from actions.embedding.encoder import load_encoder
from actions.knowledge.labels import load_labels
from actions.knowledge.likeness import Likeness, words_of
from actions.knowledge.loader import load
from actions.knowledge.questions import load_questions
from actions.knowledge.search import Search
from actions.knowledge.vocabulary import load_terms
from actions.presentation.plain_text import render

logger = logging.getLogger(__name__)

_MISTAKABLE = frozenset({"out_of_scope_near", "out_of_scope_far", "gibberish"})
_SPLIT_VOTE = frozenset({"prescribe_for_me", "injection", "other_language", "gibberish", "abuse"})
_RUNNING = frozenset({"affirm", "deny", "greet", "ask_more", "second_line_failed", "self_harm", "new_patient"})
_EVEN = 0.5
_OPENING = "session_started_metadata"  # Rasa's slot for the metadata of the message that opens a session
_CACHE = Path(__file__).resolve().parents[1] / "var" / "knowledge"  # made again whenever records or code change


@lru_cache(maxsize=1)
def assistant() -> Assistant:
    """The assistant over the packaged records, loaded once a process.

    Raises:
        KnowledgeFaults: the records do not load; the message names every fault.
    """
    base = load(cache=_CACHE)
    likeness = Likeness(load_questions(base), words_of(base), load_encoder(), _CACHE)
    return Assistant(base, load_labels(), Search(base, load_terms(), likeness), Checks.from_environment())


def turn_from(latest: Mapping[str, Any], slots: Mapping[str, Any], today: date) -> Turn:
    """The turn a tracker's latest message stands for."""
    text = punctuated(str(latest.get("text") or ""))
    intent, confidence = _intent(latest)
    mentions = from_entities(latest.get("entities") or ())
    focus = focusing.from_slot(slots.get("focus"))
    if focus.drugs or focus.options:
        intent, confidence = _of_drug_in_view(latest, intent, confidence)
    questions = _questions(latest.get("questions") or (), intent)
    scope = latest.get("scope") or {}
    metadata = latest.get("metadata") or {}
    return Turn(
        text=text,
        asked=questions or (Asked(intent, text, mentions, confidence),),
        mentions=mentions,
        case=patient.from_slot(slots.get("case")),
        focus=focus,
        today=today,
        in_scope=bool(scope.get("in_scope", True)),
        redacted=tuple(metadata.get("redacted") or ()),
        earlier=sessions.from_slot(slots.get("earlier")),
        patients=_likely(latest, "patient_voice"),
    )


def _likely(latest: Mapping[str, Any], intent: str) -> float:
    """The classifier's likelihood of an intent; none where it is not among the first it ranks."""
    ranked = {
        str(found.get("name")): float(found.get("confidence") or 0.0) for found in latest.get("intent_ranking") or ()
    }
    return ranked.get(intent, 0.0)


def _intent(latest: Mapping[str, Any]) -> tuple[str, float]:
    """The likeliest intent and its confidence. Where the intents in scope together are likelier than those outside, a
    guess that the message is an order, an injection or no English gives way to the likeliest in scope.
    """
    ranking = [latest.get("intent") or {}, *(latest.get("intent_ranking") or ())]
    if ranking[0].get("name") in _SPLIT_VOTE and float((latest.get("scope") or {}).get("score") or 0.0) >= _EVEN:
        outside = OUT_OF_SCOPE | {"emergency"}
        ranking = [found for found in ranking if found.get("name") not in outside] or ranking
    return str(ranking[0].get("name") or "gibberish"), float(ranking[0].get("confidence") or 0.0)


def _of_drug_in_view(latest: Mapping[str, Any], intent: str, confidence: float) -> tuple[str, float]:
    """The intent of a short unclear message where a drug is in view: what it asks if it is about that drug."""
    found = latest.get("of_drug_in_view") or {}
    surer = float(found.get("confidence") or 0.0)
    if intent in _RUNNING or found.get("name") not in TOPIC_OF or surer <= max(confidence, _EVEN):
        return intent, confidence
    return str(found["name"]), surer


def _questions(found: Sequence[Mapping[str, Any]], whole: str) -> tuple[Asked, ...]:
    """The questions of a message that asks several different things; one thing asked in two clauses is one question. A
    clause alone may look out of place where the whole message does not.
    """
    asked = tuple(_asked(question) for question in found if question.get("intent"))
    if whole not in OUT_OF_SCOPE:
        asked = tuple(question for question in asked if not _out_of_place(question))
    return asked if len({question.intent for question in asked}) > 1 else ()


def _out_of_place(clause: Asked) -> bool:
    """Whether a clause of a message in scope only looks as if it lay outside."""
    doubtful = clause.intent in OUT_OF_SCOPE - {"self_harm"} and clause.confidence < _EVEN
    return clause.intent in _MISTAKABLE or doubtful


def _asked(question: Mapping[str, Any]) -> Asked:
    return Asked(
        str(question["intent"]),
        str(question.get("text") or ""),
        from_entities(question.get("entities") or ()),
        float(question.get("confidence") or 0.0),
        int(question.get("start") or 0),
    )


def _place(error: Exception) -> str:
    """The type of an error and where it arose, without its words: they may quote the user."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {frames[-1].filename}:{frames[-1].lineno}" if frames else type(error).__name__


def _dispatch(dispatcher: CollectingDispatcher, answer: Answer) -> None:
    """Say the answer. What goes beside text and JSON becomes metadata of the stored event and reaches no channel."""
    made_from = provenance(answer, assistant().base).as_dict()
    dispatcher.utter_message(text=render(answer), json_message=answer.as_dict(), provenance=made_from)


class ActionAnswer(Action):
    """Answers the latest message from the records."""

    def name(self) -> str:
        """The name the domain knows it by."""
        return "action_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Dispatch one answer; remember case and focus. Whatever fails is logged without the message and answered
        with the safe sentence.
        """
        try:
            reply = assistant().respond(turn_from(tracker.latest_message, tracker.slots, date.today()))
        except Exception as error:  # the user gets the safe sentence, the operator type and place, nobody the message
            logger.error("answering failed in action %s: %s", self.name(), _place(error))
            _dispatch(dispatcher, assistant().sentence("safe-failure", "failure", date.today()))
            return []
        _dispatch(dispatcher, reply.answer)
        remembered = [SlotSet("case", patient.to_slot(reply.case)), SlotSet("focus", focusing.to_slot(reply.focus))]
        earlier = sessions.to_slot(reply.earlier)
        known = sessions.to_slot(sessions.from_slot(tracker.slots.get("earlier")))
        return remembered if earlier == known else [*remembered, SlotSet("earlier", earlier)]


class ActionConverse(ActionAnswer):
    """Greetings, help and the boundary: the same turn, under a name of its own in the rules."""

    def name(self) -> str:
        """The name the domain knows it by."""
        return "action_converse"


class ActionCase(ActionAnswer):
    """Facts about the patient added, corrected or removed: the same turn, under a name of its own in the rules."""

    def name(self) -> str:
        """The name the domain knows it by."""
        return "action_case"


class ActionDefaultFallback(ActionAnswer):
    """Whatever no rule predicts is answered too, never with silence."""

    def name(self) -> str:
        """The name the domain knows it by."""
        return "action_default_fallback"


class ActionSessionStart(Action):
    """A new session starts with an empty case: nothing of one patient reaches the next. One whose channel lets it rest
    longer than Rasa does goes on with its case.
    """

    clock: Callable[[], float] = staticmethod(time.time)

    def name(self) -> str:
        """The name the domain knows it by."""
        return "action_session_start"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Start the session, with what it takes over, and listen."""
        idle = sessions.idle_seconds(tracker.events, self.clock())
        slots = sessions.taken_over(tracker.slots, tracker.slots.get(_OPENING), idle)
        taken = [SlotSet(name, value) for name, value in slots.items() if value is not None]
        return [SessionStarted(), *taken, ActionExecuted("action_listen")]
