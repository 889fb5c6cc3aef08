"""A message that puts itself right in one breath: "aza non response, sorry intolerance" tells of intolerance only."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import structs

from actions.case.mentions import Mention, Mentions

_CORRECTABLE = ("reason", "reaction")
_RIGHTS_ITSELF = re.compile(
    r"[\s,;.:(–—-]*(?:no|not that|wait|oh|oops|sorry|apologies|correction|typo|scratch that|scrap that|make that"
    r"|i (?:mean|meant)|rather|actually)"
    r"(?:[\s,;:–—-]+(?:no|wait|sorry|i (?:mean|meant)|it'?s|it was|that'?s|make that))*"
    r"[\s,;:–—-]+(?:the |a |an |just |only |simply |merely |some |mild |had |got |really )*"
)
_SORRY = re.compile(
    r"\b(?:sorry|oops|apologies|correction|typo|scratch|scrap|make that|i (?:mean|meant)|wait|rather)\b"
)


def put_right(text: str, mentions: Mentions) -> tuple[str, Mentions]:
    """The message without what it takes back at once; what is said instead stands in its place."""
    named = sorted((m for m in mentions.found if m.entity in _CORRECTABLE), key=lambda m: m.start)
    for wrong, meant in pairwise(named):
        between = text[wrong.end : max(wrong.end, meant.start)].lower()
        if wrong.entity == meant.entity and wrong.value != meant.value and _rights(between):
            text = text[: wrong.start] + " " * (meant.start - wrong.start) + text[meant.start :]
            mentions = _moved(mentions, wrong, meant)
    return text, mentions


def without_taken_back(text: str, mentions: Mentions) -> Mentions:
    """The mentions without the harms that the message takes back at once, in their places."""
    named = sorted(mentions.of("reaction"), key=lambda m: m.start)
    wrong = {
        one.start
        for one, meant in pairwise(named)
        if one.value != meant.value and _rights(text[one.end : max(one.end, meant.start)].lower())
    }
    found = (m for m in mentions.found if m.entity != "reaction" or m.start not in wrong)
    return Mentions(tuple(found), mentions.measures) if wrong else mentions


def _rights(between: str) -> bool:
    return bool(_RIGHTS_ITSELF.fullmatch(between) and _SORRY.search(between))


def _moved(mentions: Mentions, wrong: Mention, meant: Mention) -> Mentions:
    """The mentions without those taken back, and with what is meant reaching to where they began."""
    kept = (m for m in mentions.found if not wrong.start <= m.start < wrong.end)
    found = (structs.replace(m, start=wrong.start) if m.start == meant.start else m for m in kept)
    return Mentions(tuple(found), mentions.measures)
