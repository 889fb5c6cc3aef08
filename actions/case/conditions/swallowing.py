"""Tablets that are hard to swallow: neither doses missed nor any that were taken by the handful."""

from __future__ import annotations

import re

HARD_TO_SWALLOW = re.compile(
    r"\b(?:can'?t|can ?not|could ?n'?t|could not|unable to|not able to|struggl\w+ (?:to|with)|difficult\w*(?: to| in"
    r"| with)?"
    r"|hard to|trouble|problems?(?: with)?|refus\w+ to|won'?t|hates?|dislikes?|finds? it hard to)\s+"
    r"swallow(?:ing)?\b(?:\s+(?:the|her|his|any|large|big|all|whole|these|those|such))*"
    r"(?:\s+(?:tablets?|pills?|capsules?|tabs?|caps?|medication|meds))?"
)
_MISSED = re.compile(
    r"\b(?:miss\w*|skip\w*|forg[eo]t\w*|adher\w*|complian\w*|stopped taking|not taking|does ?n'?t take|omit\w*)\b"
)


def only_hard_to_swallow(lowered: str) -> bool:
    """Whether a lower-case message tells that tablets are hard to swallow, and of none that is missed."""
    lowered = lowered.replace("\u2019", "'")
    return bool(HARD_TO_SWALLOW.search(lowered)) and not _MISSED.search(lowered)
