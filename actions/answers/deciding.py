"""Questions that one record decides, whatever else is nearer in words: whether a vaccine that is not live is given on
immunosuppression, how long a drug is given before it has failed, and whether and how long antivirals are given beside
a drug that depletes B cells.
"""

from __future__ import annotations

import re

from actions.answers.desk import Desk

_NOT_LIVE_GIVEN = "acr-vaccine-nonlive"
_WHEN_IT_IS_JUDGED = "conflict-time-to-complete-response"
_ANTIVIRALS_BESIDE_ANTI_CD20 = "hbv-aga-2025-high-risk"
_DEPLETES_B_CELLS = "rituximab"
_ANTIVIRALS = re.compile(
    r"\b(?:entecavir|etv|tenofovir|taf|tdf|lamivudine|antivirals?|hbv prophylaxis)\b", re.IGNORECASE
)
# Whether something is given, asked for a yes or a no; not when or which
_WHETHER = re.compile(
    r"\b(?:ok(?:ay)?|safe(?:ly)?|fine|alright|allowed|permitted|possible|contra-?indicated)\b"
    r"|\b(?:can|may|should) (?:she|he|they|i|we|pts?|patients?|you)\b|^\W*(?:can|may|should|is|are) ",
    re.IGNORECASE,
)
_NOT_LIVE = re.compile(
    r"\b(?:flu (?:jab|shot|vacc\w*|vax)|influenza|covid\w*|pneumo\w+|prevenar|prevnar|hpv|gardasil|tetanus|tdap|rabies"
    r"|shingrix|recombinant|rsv|inactivated|non-?live)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:when|interval|timing|before|after|how (?:long|well|many)|which|work\w*|dose|paus\w+|hold|held|stop\w*"
    r"|skip\w*|interrupt\w*|withh\w+)\b",
    re.IGNORECASE,
)
# How long to wait before a drug is said to have failed, and not how fast it works
_JUDGED = re.compile(
    r"\b(?:judg\w*|call(?:ing)? (?:it|this|that)|giv(?:e|ing) up|fail(?:ed|ure|ing)?|long enough|declar\w*|conclud\w*"
    r"|decid\w*|(?:adequate|fair) trial|persever\w*|before (?:switch\w*|chang\w*|mov\w*))\b",
    re.IGNORECASE,
)


def deciding(desk: Desk) -> str | None:
    """The record that decides the question on the desk; None for any other question."""
    text = desk.asked.text
    if desk.asked.intent == "ask_time_to_response" and _JUDGED.search(text):
        return _WHEN_IT_IS_JUDGED
    if asks_of_antivirals(text) and _DEPLETES_B_CELLS in (*desk.drugs, *desk.case.current):
        return _ANTIVIRALS_BESIDE_ANTI_CD20
    of_a_vaccine = "vaccination" in desk.asked.mentions.values("topic") and not _live(desk)
    if of_a_vaccine and _NOT_LIVE.search(text) and _WHETHER.search(text) and not _WHEN.search(text):
        return _NOT_LIVE_GIVEN
    return None


def asks_of_antivirals(text: str) -> bool:
    """Whether a text speaks of the medicines by which hepatitis B is kept from coming back: "entecavir or monitor?"."""
    return bool(_ANTIVIRALS.search(text))


def _live(desk: Desk) -> bool:
    """Whether a live vaccine is named beside."""
    mentions = desk.asked.mentions
    return "live-vaccine" in (*mentions.values("co_medication"), *mentions.values("condition"))
