"""Words by which letters begin ("thank you for referring this lady", "referred by her GP"): they ask for nothing."""

from __future__ import annotations

import re

from actions.case.mentions import Mentions

_THANKS = re.compile(
    r"\b(?:thank(?:s| you)(?: (?:very much|so much|kindly|again))?|grateful|appreciate|thx) (?:to you )?(?:for )?"
    r"(?:kindly |your |the |this )*$|\bkindly $"
)
# Who sent the patient, or whence: "referred by the GP", "referral letter from", "re-referred to us"
_SENT = re.compile(
    r"(?:\s+(?:letter|note|back|over|in|on|today|recently|urgently|here))*"
    r"\s+(?:by|from|to (?:us|me|our|(?:the )?clinic|hepatology)|with|for (?:an? )?(?:opinion|advice|second opinion))\b"
)
_ASKED = re.compile(
    r"\b(?:when|whether|should|shall|who|need\w*|how soon|do (?:i|we)|is it time|consider\w*|can (?:i|we))\b[^.;!?\n]*$"
)


def without(text: str, mentions: Mentions) -> Mentions:
    """The mentions without a referral that a letter only thanks for or tells of."""
    lowered = text.lower().replace("\u2019", "'")
    found = tuple(
        m
        for m in mentions.found
        if (m.entity, m.value) != ("topic", "referral")
        or not m.text.lower().startswith("refer")
        or not _told(lowered, m.start, m.end)
    )
    return Mentions(found, mentions.measures)


def _told(lowered: str, start: int, end: int) -> bool:
    if _THANKS.search(lowered[:start]):
        return True
    told = lowered[start:end].startswith(("referred", "referral"))
    return told and bool(_SENT.match(lowered, end)) and not _ASKED.search(lowered[:start])
