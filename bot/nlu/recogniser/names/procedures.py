"""Findings that are named only by the operation that takes them away: a cataract that is operated on is no harm of the
drug of today. Of what an operation does not undo (a cancer, a fracture) it tells that it is there.
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.matching import Span

_OPERATION = r"(?:op|ops|operation|operations|surgery|extraction|removal|removed|phaco\w*|lens implant\w*|listed|list)"
_TAKEN_AWAY = re.compile(r"cataract", re.IGNORECASE)
_BEHIND = re.compile(rf"s?[\s(:-]*(?:(?:is|are|was|were|being|to be|for|both|bilateral)\s+)*{_OPERATION}\b", re.I)
_BEFORE = re.compile(
    rf"\b{_OPERATION}\s+(?:for|of|on)\s+(?:(?:a|her|his|the|left|right|both|bilateral)\s+)*$|\bphaco\w*\s+$", re.I
)


def only_operated_on(text: str, span: Span) -> bool:
    """Whether a finding is the name of its operation: "cataract op on tac", "surgery for her cataracts"."""
    if span.entity not in ("condition", "reaction") or not _TAKEN_AWAY.search(text, span.start, span.end):
        return False
    return bool(_BEHIND.match(text, span.end) or _BEFORE.search(text[: span.start]))
