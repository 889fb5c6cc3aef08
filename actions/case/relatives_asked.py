"""A relative with the same disease who is asked about as a patient: "And in her daughter, 31, also AIH, vomits on aza.
Same answer?", "her sister has AIH too, 24, pancreatitis on aza, what for her?". What is told is the relative's own
then, and another case.
"""

from __future__ import annotations

import re
from typing import Literal

_WOMEN = r"mother|mum|mom|sister|daughter|aunt|niece|grandmother|granddaughter|half-sister|twin sister"
_MEN = r"father|dad|brother|son|uncle|nephew|grandfather|grandson|half-brother|twin brother"
_RELATIVE = (
    rf"(?:her|his|their|the (?:patient|pt|lady|man|woman|girl|boy)'s|pt's|patient's) (?:\w+ )?"
    rf"(?:(?P<female>{_WOMEN})|(?P<male>{_MEN})|twin|cousin)\b"
)
_OPENS = r"^\W*(?:(?:and|also|ok|okay|thanks?|thx|cheers|great|so|now|then|right|but|update|next|one more)\W+)*"
_ASKED_OF = re.compile(
    rf"{_OPENS}(?:(?:what|how) about|what (?:would|should|do) (?:you|we|i) (?:\w+ )?(?:for|in|with)|in|for) {_RELATIVE}"
)
_TOLD_OF = re.compile(rf"{_OPENS}{_RELATIVE}")
_THE_SAME_DISEASE = re.compile(
    r"\b(?:aih|autoimmune hep\w*|(?:has|have|got|had) (?:it|the same)(?: disease| thing| condition)? (?:too|as well)"
    r"|also (?:has|have|got) (?:it|the same)|same (?:disease|diagnosis|condition|question|query|problem|story"
    r"|situation))\b"
)
_FOR_THEM = re.compile(
    r"\b(?:what|which|options?|advice|anything|next|how|same|would|should)\b[^.?!]{0,40}\b(?:for|in|with) "
    r"(?:her|him|them|the (?:sister|brother|mother|father|daughter|son|aunt|uncle|cousin|twin))\W*$"
    r"|\bsame (?:answer|advice|options?|plan|drugs?|approach|thing|again|question|query|problem|story|situation)\W*$"
)
# Whom it is about after all: "her sister was cured on MMF. My pt has the same disease. Same for her?"
_OURS = re.compile(
    r"\b(?:my|our|this|the index) (?:\w+ )?(?:pts?|patients?|one|lady|woman|man|case|girl|boy)\b"
    r"|\bmine\b|\bjust asking\b"
)


def relative_asked_of(text: str) -> bool:
    """Whether the message is about a relative with the disease, for whom it asks."""
    return _opening(text) is not None


def sex_of_relative(text: str) -> tuple[Literal["female", "male"], int, int] | None:
    """The sex that the word for such a relative tells, and where it stands."""
    found = _opening(text)
    if found is None or not (found["female"] or found["male"]):
        return None
    return ("female", *found.span("female")) if found["female"] else ("male", *found.span("male"))


def as_of_the_patient(text: str) -> str:
    """The message, as long as before, without the words that make of such a relative somebody else."""
    found = _opening(text)
    return text if found is None else " " * found.end() + text[found.end() :]


def _opening(text: str) -> re.Match[str] | None:
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text) or not _THE_SAME_DISEASE.search(lowered) or _OURS.search(lowered):
        return None
    if found := _ASKED_OF.match(lowered):
        return found
    return _TOLD_OF.match(lowered) if _FOR_THEM.search(lowered.rstrip()) else None
