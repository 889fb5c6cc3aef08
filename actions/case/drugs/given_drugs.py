"""The drugs that a message says were or are given, and the message with their names hidden."""

from __future__ import annotations

from actions.case.mentions import Mention, Mentions
from actions.case.patient import STEROIDS, THIOPURINES

NAME = "\ue000"  # a drug's name in the text the patterns look at


def masked(text: str, mentions: Mentions) -> str:
    """The lower-case message with every drug's name written as one repeated character, and its conditions blank. Places
    stay the same.
    """
    pieces = list(text.lower())
    if len(pieces) != len(text):
        pieces = list(text)
    for mention in mentions.of("condition"):
        pieces[mention.start : mention.end] = " " * (mention.end - mention.start)
    for mention in mentions.of("drug"):
        pieces[mention.start : mention.end] = NAME * (mention.end - mention.start)
    return "".join(pieces)


def culprits(mentions: Mentions) -> tuple[Mention, ...]:
    """Drugs the message says were or are given."""
    return mentions.of("drug", "affirmed", "historical")


def taken_first(drug: str | None) -> bool:
    """Whether a drug belongs to first-line treatment, which everybody in question has had."""
    return drug in THIOPURINES or drug in STEROIDS
