"""Diseases and vaccines that are named after a fever: who travels where there is yellow fever is not febrile."""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.mentions import Mentions

_NAMED = re.compile(r"\b(?:yellow|hay|mediterranean|rheumatic|glandular|scarlet) fever\b")
_FEVER = "fever"


def blanked(text: str) -> str:
    """The lower-case text, as long as it was, without these names."""
    return _NAMED.sub(lambda found: " " * len(found[0]), text)


def without(message: str, mentions: Mentions) -> Mentions:
    """The mentions of a message but for the fever in these names."""
    named = [found.span() for found in _NAMED.finditer(message.lower())]
    kept = tuple(
        m
        for m in mentions.found
        if not (m.value == _FEVER and any(start <= m.start and m.end <= end for start, end in named))
    )
    return structs.replace(mentions, found=kept)
