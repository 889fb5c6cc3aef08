"""Who the patient is by a message: age and sex.

Apart from what is told of the patient (`told.py`): a new person is known by these, without a word of a condition.
"""

from __future__ import annotations

import re
from typing import Literal

from actions.case.mentions import Mention, Mentions

_IN_YEARS = {"days": 1 / 365, "weeks": 1 / 52, "months": 1 / 12}
_PRONOUNS = frozenset({"she", "he", "her", "hers", "his", "him", "herself", "himself"})
_INSTEAD = re.compile(r"\bs?he(?:'?s| is| was)?,? (?:actually |really )?(?:an? )?(?=(?:s?he|(?:fe)?male|(?:wo)?man)\b)")
# "She's 51 by the way"; "post menopausal, 64"
_AGE_OF_HER = re.compile(
    r"\bs?he(?:'?s|’s| is)(?: now| actually| only| about| just)? (?P<years>[1-9]\d)\b"
    r"(?!\s*(?:kgs?|mg|g|weeks?|wks?|/|months?|mths?|days?|cm|%|u|x|st|lbs?|units?|stones?)\b|[.,]\d|/)"
)
_AN_ITEM = re.compile(r"(?:^|,)\s*(?P<years>[1-9]\d)\s*(?=,|\.|$)")
# "AIH since age 9, now 19 F": when it began
_ONSET_BEFORE = re.compile(
    r"\b(since|from|at|diagnosed|dx'?d?|onset|presented)( (at|since))?( the)?( age[d]?)?( of)? $"
)
_NOT_BEFORE = re.compile(r"\bnot (?:an? |the )?$")


def age(mentions: Mentions, text: str) -> float | None:
    """The first age that is not denied ("34 not 43"), in years."""
    ages = [m for m in mentions.measures if m.name == "age" and not _NOT_BEFORE.search(text[: m.start].lower())]
    ages = [m for m in ages if not _ONSET_BEFORE.search(text[: m.start].lower())] or ages
    grown = [m for m in ages if m.unit not in _IN_YEARS]
    if grown or "breastfeeding" in mentions.values("condition"):  # "nursing a 3-month-old": the baby's age
        ages = grown
    if ages:
        return round(ages[0].number * _IN_YEARS.get(ages[0].unit or "", 1), 2)
    bare = _AGE_OF_HER.search(text.lower()) or (
        "postmenopausal" in mentions.values("condition") and _AN_ITEM.search(text)
    )
    return float(bare["years"]) if bare else None


_A_PARTNER = re.compile(r"[\s-]+(?:sexual )?(?:partner|spouse)\b")  # "her male partner" is not the patient


def sex(mentions: Mentions, text: str) -> Literal["female", "male"] | None:
    """What is said beside the age or by a noun, then what the first pronoun tells; "he's a she" corrects itself."""
    lowered = text.lower()
    said = [m for m in mentions.of("sex") if not _NOT_BEFORE.search(lowered[: m.start])]
    said = [m for m in said if is_pronoun(m) or not _A_PARTNER.match(lowered, m.end)]
    if corrected := _INSTEAD.search(lowered):
        said = [m for m in said if m.start >= corrected.end()] or said
    named = [m for m in said if not is_pronoun(m)] or said
    if not named:
        return None
    return "male" if named[0].value == "male" else "female"


def is_pronoun(mention: Mention) -> bool:
    """Whether a sex is told by "she" or "he"."""
    return mention.text.lower() in _PRONOUNS
