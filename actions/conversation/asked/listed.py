"""One question that names further topics and conditions in the same breath: "rituximab: dose, and hep B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from actions.answers.desk import Asked
from actions.answers.subjects.topics import TOPIC_OF
from actions.case.mentions import Mention, Mentions
from actions.conversation.asked import meant

_LISTS = re.compile(r",|;|\+|&|/|\d\)|\band\b")
_AFTER_A_SEPARATOR = re.compile(
    r"(,|;|:|\+|&|/|\?|\d\)|\band|\bplus|\balso)\s*(the |its |any |what |which |whats |about )*$"
)
_LEVELS_TOO = re.compile(
    r"(,|;|\?|\+|&|\band)\s*((do|does|are|is|should|need|also|i|we|you|to|check|measure|the|drug|blood|mpa|any)\s+)*$",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"\b(not|never|n'?t) (really )?(ask\w*|after|interested|mean\w*|about)( about| for| in| after)?( the| its)? $"
    r"|\b(no|not|without|skip(ping)?|except|minus|bar) (the )?$"
)
# Topics that are a question of their own only where they stand as an item of a list.
_LISTED_TOPICS = {
    "pre-treatment-checks": "ask_pre_treatment_checks",
    "licensing": "ask_licensing",
    "time-to-response": "ask_time_to_response",
    "pregnancy": "ask_pregnancy",
    "evidence": "ask_evidence",
    "stopping": "ask_stopping",
}


def spelled_out(asked: Asked) -> tuple[Asked, ...]:
    """A question with the further topics and conditions named in one breath: "rituximab: dose, and hep B"."""
    if asked.intent not in TOPIC_OF or not _LISTS.search(asked.text):
        return (asked,)
    further = dict.fromkeys((asked.intent, *_other_topics(asked)), asked)
    questions = [structs.replace(asked, intent=intent) for intent in further]
    return (*questions, *_listed_conditions(asked))


def _other_topics(asked: Asked) -> Iterator[str]:
    spoken = [m for m in asked.mentions.of("topic", "affirmed") if not _not_asked(asked, m)]
    named = [mention.value for mention in spoken]
    yield from (intent for topic, intent in meant.TOPICS.items() if topic in named)
    levels = [m for m in asked.mentions.of("analyte") if m.value == "trough" and not asked.mentions.measure("trough")]
    if any(_LEVELS_TOO.search(asked.text[: m.start - asked.start]) for m in levels):
        yield "ask_target_level"
    states = asked.mentions.of("condition")
    for mention in spoken:
        told = any(state.start < mention.end and mention.start < state.end for state in states)
        if mention.value in _LISTED_TOPICS and not told and _stands_in_a_list(asked, mention):
            yield _LISTED_TOPICS[mention.value]


def _not_asked(asked: Asked, topic: Mention) -> bool:
    """ "Not asking about dose actually": what is said not to be asked."""
    return bool(_NOT_ASKED.search(asked.text[: max(0, topic.start - asked.start)].lower()))


def _listed_conditions(asked: Asked) -> Iterator[Asked]:
    """ "Dose and TB?": a condition as an item of the list is a question about the same drug."""
    if not asked.text.rstrip().endswith("?") or asked.intent == "ask_pregnancy":
        return
    for mention in asked.mentions.of("condition", "affirmed", "hypothetical", "possible"):
        if _stands_in_a_list(asked, mention) and mention.start > asked.start:
            kept = tuple(m for m in asked.mentions.found if m.entity != "condition" or m == mention)
            yield structs.replace(
                asked, intent="ask_special_situation", mentions=Mentions(kept, asked.mentions.measures)
            )


def _stands_in_a_list(asked: Asked, mention: Mention) -> bool:
    return bool(_AFTER_A_SEPARATOR.search(asked.text[: mention.start - asked.start].lower()))
