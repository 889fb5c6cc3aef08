"""Which questions a message asks, and the desk each is answered at: about which drugs, for which reason."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import Asked, Desk
from actions.answers.topics import TOPIC_OF
from actions.case.reading import SITUATIONS
from actions.conversation import compose
from actions.conversation.draft import Draft
from actions.conversation.focus import drugs_in_question, named_drugs

FOLLOWS_CASE = frozenset({"inform_case", "affirm", "deny"})
_MOST_QUESTIONS = 3
_COMPARES = re.compile(
    r"\b(v|vs|versus|against|compared?|than|or|better|superior|difference|as (well|good|effective|safe) as)\b",
    re.IGNORECASE,
)
_COMPARABLE = frozenset({"ask_evidence", "ask_drug_overview", "ask_licensing"})


def to_answer(draft: Draft) -> tuple[Asked, ...]:
    """The questions to answer, each kind once. "More" repeats the last ones; a report of the case beside a question is
    context only.
    """
    asked = draft.turn.asked
    if draft.intent == "ask_more" and draft.turn.focus.intents:
        asked = tuple(
            Asked(intent, draft.turn.text, draft.turn.mentions)
            for intent in draft.turn.focus.intents
            if intent != "ask_more"
        )
    if _asks_for_a_drug(draft, asked):
        return (Asked("inform_case", draft.turn.text, draft.turn.mentions),)
    if len(asked) == 1 and asked[0].intent in TOPIC_OF:
        asked = (*asked, *_other_topics(asked[0]))
    own = [a for a in asked if a.intent not in SITUATIONS]
    kept = (
        own
        if own and len(asked) > 1 and not any(a.intent in compose.OPTIONS_INTENTS - {"inform_case"} for a in asked)
        else list(asked)
    )
    return tuple(kept)[:_MOST_QUESTIONS]


def _asks_for_a_drug(draft: Draft, asked: tuple[Asked, ...]) -> bool:
    """A patient's story with its reason, and questions of which none names a drug that was not given: "what agent and
    what dose?" asks for the options.
    """
    given = {*draft.reading.tried, *draft.reading.current}
    story = draft.reading.age is not None and draft.reading.reason is not None and len(asked) > 1
    topical = all(question.intent in TOPIC_OF or question.intent in SITUATIONS for question in asked)
    return story and topical and not set(draft.turn.mentions.values("drug", "affirmed", "hypothetical")) - given


def _other_topics(asked: Asked) -> tuple[Asked, ...]:
    """Further topics named in one breath: "rituximab: dose, and hep B precautions"."""
    named = asked.mentions.values("topic", "affirmed")
    intents = [intent for topic, intent in compose.TOPICS.items() if topic in named and intent != asked.intent]
    listed = re.search(r",|;|\+|&|\band\b", asked.text)
    return tuple(structs.replace(asked, intent=intent) for intent in intents) if listed else ()


def desk_for(draft: Draft, asked: Asked, options: tuple[str, ...] = ()) -> Desk:
    """The desk for one question; `options` is the table already shown in this answer."""
    intent = "ask_drug_overview" if asked.intent == "ask_more" else asked.intent
    if intent in _COMPARABLE and len(named_drugs(asked.mentions, draft.base)) > 1 and _COMPARES.search(asked.text):
        intent = "ask_comparison"
    subject = Asked(intent, asked.text, asked.mentions, asked.confidence)
    drugs = drugs_in_question(subject, {**draft.case.tried, **draft.reading.tried}, draft.turn.focus, draft.base)
    reason = _reason_in_question(draft, subject)
    if intent in compose.OPTIONS_INTENTS or intent in FOLLOWS_CASE:
        reason, drugs = _reason_for_options(draft, intent), ()
    return Desk(
        draft.base,
        draft.labels,
        draft.search,
        draft.citer,
        draft.considered,
        subject,
        drugs,
        reason,
        options or draft.turn.focus.options,
        tuple(draft.reading.tried),
    )


def _reason_for_options(draft: Draft, intent: str) -> str:
    if intent == "second_line_failed" and (draft.reading.reason == intent or draft.supposes_failure):
        return intent
    return draft.case.reason or "unclear"


def _reason_in_question(draft: Draft, asked: Asked) -> str | None:
    """The reason the message gives, else the one a question names for a population, else the case's own."""
    if draft.reading.reason:
        return draft.reading.reason
    named = [
        value
        for value in asked.mentions.values("reason", "affirmed", "hypothetical", "historical")
        if value in draft.base.reasons
    ]
    if named:
        return named[0]
    if "intolerance" in asked.mentions.values("reason"):
        return "thiopurine_intolerance"
    terms = asked.mentions.values("term")
    if set(terms) & {"refractory", "treatment-failure", "incomplete-response", "insufficient-response"}:
        return "insufficient_response"
    return draft.case.reason
