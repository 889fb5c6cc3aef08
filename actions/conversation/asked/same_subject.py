"""Questions of a message that name nothing of their own ("timing?", "what incidence"): they ask of what was named
before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from actions.answers.desk import Asked
from actions.answers.leading.deciding import asks_of_antivirals
from actions.answers.subjects.general import SHARED_TOPICS
from actions.case.mentions import Mentions
from actions.case.reading import SITUATIONS
from actions.conversation.draft import Draft

# How much, how often and when: which of them has no drug for its answer
_OF_WHAT_WAS_NAMED = re.compile(
    r"\W*(?:(?:and|also|or|with)\W+)?(?:(?:what|which|what's|whats|the|any)\W+)*"
    r"(?:how (?:often|long|soon|early|late|common|frequent\w*|many|much|far)|when|timing|times?|interval|gap|schedule"
    r"|for how long|until when|incidence|prevalence|rates?|risks?|frequency|odds|numbers?|how)"
    r"(?:\W+(?:for|before|after|apart|needed|is it|a year|per year|annual(?:ly)?|yearly|in (?:weeks|months)|to wait))*"
    r"\W*",
    re.IGNORECASE,
)


def joined_to_their_subject(draft: Draft, asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """The questions, each of these as one with the question before it, where that names more than a drug; one that is
    alone in its message and asks how long, as one with a question of antivirals in the turn before.
    """
    before = draft.turn.focus.asked[-1:]
    if len(asked) == 1 and before and _names_nothing(asked[0]) and asks_of_antivirals(before[0].text):
        return (structs.replace(before[0], text=f"{before[0].text} {asked[0].text}"),)
    return tuple(_joined(draft.turn.text, asked))


def _joined(text: str, asked: tuple[Asked, ...]) -> Iterator[Asked]:
    before: Asked | None = None
    for one in asked:
        if before is not None and _names_nothing(one) and _has_a_subject(before):
            end = one.start + len(one.text)
            found = Mentions((*before.mentions.found, *one.mentions.found), before.mentions.measures)
            before = structs.replace(before, text=text[before.start : end], mentions=found)
            continue
        if before is not None:
            yield before
        before = one
    if before is not None:
        yield before


def _names_nothing(one: Asked) -> bool:
    only_topics = all(m.entity == "topic" and m.value not in SHARED_TOPICS for m in one.mentions.found)
    return only_topics and not one.mentions.measures and bool(_OF_WHAT_WAS_NAMED.fullmatch(one.text))


def _has_a_subject(before: Asked) -> bool:
    """Whether a question is of a subject that is asked about whatever the drug: a vaccine, bones, a tumour."""
    named = before.mentions.of("condition") or before.mentions.of("other_subject")
    return before.intent not in SITUATIONS and bool(named or set(before.mentions.values("topic")) & set(SHARED_TOPICS))
