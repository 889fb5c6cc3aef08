"""What a message leaves aside by its own words: what was talked about, a subject, the patient.

Apart from how it goes on with the conversation (`continuing.py`), of which it is the opposite.
"""

from __future__ import annotations

import re

from actions.case.mentions import Mentions

_SWITCHES = re.compile(
    r"\b(different|another|new|separate|unrelated|other|side|general) (q|qn|question|topic|subject|query|thing)\b"
    r"|\b(switch\w*|chang\w*) (topic|subject)|\bunrelated\b|\bleave that\b|\boff.?topic\b"
)
_IN_GENERAL = re.compile(
    r"\b(general|theoretical|hypothetical|generic|academic) (q|qn|question|query|point)\b"
    r"|\bin general\b|\bgenerally speaking\b"
)
_ASIDE_AFTER = re.compile(r"^ (aside|apart|notwithstanding)\b")
_DEALT_WITH = re.compile(
    r"^ (questions?|bit|part|issue|business|point)?,? ?(that |which )?(was |is |has been |we |i |we've |i've )*"
    r"(already )?(have )?(covered|dealt with|discussed|answered|sorted|done)\b"
)
_ASIDE_BEFORE = re.compile(
    r"\b(leaving|setting|putting|forget(ting)?|ignor(e|ing)|regardless of|never ?mind|irrespective of)"
    r"( aside)?( the)? $"
)


def switch(text: str) -> tuple[int, int] | None:
    """Where the message says that it leaves what was talked about: "different question", "switching topic"."""
    said = _SWITCHES.search(text.lower())
    return said.span() if said else None


def put_aside(text: str, mentions: Mentions) -> Mentions:
    """The mentions without the subjects a message says it leaves aside: "cost aside, is it licensed", "the
    grapefruit question we already covered".
    """
    lowered = text.lower()
    for mention in (*mentions.of("other_subject"), *mentions.of("co_medication")):
        if (
            _DEALT_WITH.match(lowered[mention.end :])
            or _ASIDE_AFTER.match(lowered[mention.end :])
            or _ASIDE_BEFORE.search(lowered[: mention.start])
        ):
            mentions = mentions.without(mention.start, mention.end)
    return mentions


def in_general(text: str) -> bool:
    """Whether the message says that it is about no patient: "general question"."""
    return bool(_IN_GENERAL.search(text.lower()))
