"""Who the patient is by a message: age and sex.

Apart from what is told of the patient (`told.py`): a new person is known by these, without a word of a condition.
"""

from __future__ import annotations

import re
from typing import Literal

from actions.case.mentions import Measure, Mention, Mentions

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
    r"\b(since|from|at|diagnos\w+|dx'?d?|onset|presented|began)( (with |of )?(aih|autoimmune hepatitis|it|disease))?"
    r"(?P<year>,? (in )?(19|20)\d\d,?)?( (at|since|when))?( the)?( age[d]?)?( of)? $"
)
_THEN = re.compile(r"\s*[(,]?\s*(?:back )?(?:in )?(?:19|20)\d\d\b")  # "AIH age 12 in 2015"
# "Diagnosed AIH aged 8. Now 17": how old the patient is now
_NOW = re.compile(
    r"\b(?:now|currently|today)(?: aged?| is)? (?P<years>[1-9]\d)(?=\s*(?:$|[.,;)?!]|[fm]\b|y|and\b|on\b|with\b))"
)
_NOT_BEFORE = re.compile(r"\bnot (?:an? |the )?$")


def age(mentions: Mentions, text: str) -> float | None:
    """The first age that is not denied ("34 not 43"), in years."""
    ages = [m for m in mentions.measures if m.name == "age" and not _NOT_BEFORE.search(text[: m.start].lower())]
    ages, of_now = _of_now(ages, text.lower())
    if of_now is not None:
        return of_now
    grown = [m for m in ages if m.unit not in _IN_YEARS]
    if grown or "breastfeeding" in mentions.values("condition"):  # "nursing a 3-month-old": the baby's age
        ages = grown
    if ages:
        return round(ages[0].number * _IN_YEARS.get(ages[0].unit or "", 1), 2)
    bare = _AGE_OF_HER.search(text.lower()) or (
        "postmenopausal" in mentions.values("condition") and _AN_ITEM.search(text)
    )
    return float(bare["years"]) if bare else None


def _of_now(ages: list[Measure], lowered: str) -> tuple[list[Measure], float | None]:
    """The ages without those at which the disease began, and the one told as of now where nothing else is. How old
    somebody was in a year that is told is never how old they are.
    """
    before = {m.start: _ONSET_BEFORE.search(lowered[: m.start]) for m in ages}
    dated = {m.start for m in ages if _THEN.match(lowered, m.end) or ((o := before[m.start]) and o["year"])}
    present = [m for m in ages if not before[m.start] and m.start not in dated]
    if present or not ages:
        return present, None
    if now := _NOW.search(lowered):
        return [], float(now["years"])
    return [m for m in ages if m.start not in dated], None


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


_OF_MEN = re.compile(r"\b(men|males|male (patients?|pts)|fathers|dads|husbands)\b")
_OF_WOMEN = re.compile(r"\b(wom[ae]n|females?|she|her|hers|mothers?|girls?|lad(y|ies)|pregnant)\b")


def of_men(text: str) -> bool:
    """Whether a message speaks of men and of no woman: "men on MMF trying for a baby"."""
    lowered = text.lower()
    return bool(_OF_MEN.search(lowered)) and not _OF_WOMEN.search(lowered)
