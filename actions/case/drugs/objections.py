"""Drugs of which a message asks what speaks against them: "what was the issue with budesonide" tells of no harm."""

from __future__ import annotations

import re

from actions.case.mentions import Mentions

_WHAT_WITH = re.compile(
    r"\bwhat(?:['\u2019]?s| is| was| were| are)? (?:again )?(?:the |your |our )*(?:issue|problem|trouble|objection"
    r"|concern|snag|catch|worry|worries|drawback)s?(?: again)? (?:with|about|against|of) (?:the |giving |using )*$"
)


def objected_to(text: str, mentions: Mentions) -> frozenset[str]:
    """The drugs of a message that are named only behind such a question."""
    lowered = text.lower()
    asked = {m.value for m in mentions.of("drug") if _WHAT_WITH.search(lowered[: m.start])}
    told = {m.value for m in mentions.of("drug") if not _WHAT_WITH.search(lowered[: m.start])}
    return frozenset(asked - told)
