"""Messages that ask for the last answer in full, or for its bottom line alone: "more", "show all", "shorter please"."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers import length
from actions.answers.desk import MORE
from actions.conversation.exchange import Reply, Turn

_SHORTER = re.compile(
    r"\b(?:short\w*|brief\w*|bottom line|key points?|gist|conden\w+|trim\w*|fewer words|too long|tl;?dr|summar\w+"
    r"|(?:one|1|two|2) (?:lines?|words|sentences?)|sum (?:it|that|this) up|simplif\w+|in a (?:line|nutshell))\b"
)
_LONGER = re.compile(
    r"\b(?:more|all|every\w*|full\w*|whole|entire|complete|rest|remain\w+|detail\w*|expand\w*|depth|long\w*|continue"
    r"|go on|keep going|carry on|elaborate|unfold|further|else|and|next)\b"
)
_AGAIN = re.compile(
    r"\b(?:repeat|again|come again|once more|one more time|say that|rephrase|(?:was|is) that all|simpler)\b"
)
_BARE = frozenset({"topic", "term"})  # "the guidelines part too": what a word for an answer's piece may be read as


def as_wished(turn: Turn, reply: Reply) -> Reply:
    """The reply with all sections of its answer shown, or none of them, where the message asks for nothing but that."""
    if not turn.focus.intents or any(asked.intent != MORE for asked in turn.asked):
        return reply
    if any(mention.entity not in _BARE for mention in turn.mentions.found):
        return reply
    lowered = turn.text.lower()
    if _SHORTER.search(lowered):
        return structs.replace(reply, answer=length.shortened(reply.answer))
    if _AGAIN.search(lowered) or not _LONGER.search(lowered):
        return reply
    return structs.replace(reply, answer=length.opened(reply.answer))
