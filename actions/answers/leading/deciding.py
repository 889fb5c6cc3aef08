"""Questions that one record decides, whatever else is nearer in words: whether a vaccine that is not live is given on
immunosuppression, how long a drug is given before it has failed, when treatment may end, when transplantation is
thought of, which trial recruits, and whether and how long antivirals are given beside a drug that depletes B cells.
"""

from __future__ import annotations

import re

from actions.answers.desk import Desk
from actions.case.mentions import SPOKEN_OF
from actions.case.patient import STEROIDS
from actions.knowledge.kinds import Recommendation

_NOT_LIVE_GIVEN = "acr-vaccine-nonlive"
_WHEN_IT_IS_JUDGED = "conflict-time-to-complete-response"
_ANTIVIRALS_BESIDE_ANTI_CD20 = "hbv-aga-2025-high-risk"
_DEPLETES_B_CELLS = "rituximab"
_ANTIVIRALS = re.compile(
    r"\b(?:entecavir|etv|tenofovir|taf|tdf|lamivudine|antivirals?|hbv prophylaxis)\b", re.IGNORECASE
)
_NOT_PLACED_FIRST = "note-not-placed-first"
_WHEN_IT_ENDS = "easl25-withdrawal"
# A steroid that goes on by itself
_BY_ITSELF = re.compile(r"\b(?:alone|by itself|on its own|mono-?therapy)\b", re.IGNORECASE)
_KEEPING = "easl25-maintenance"
_STEROID_BY_ITSELF = {"prednisolone": "easl25-pred-mono"}
_WHEN_IT_FLARES = "easl25-flare"
_FLARES = re.compile(
    r"\b(?:if|when|once|should|suppose|supposing)\b.{0,25}"
    r"\b(?:comes? back|returns?|recurs?|relaps\w*|flares?\w*|alt (?:rises|goes up))\b",
    re.IGNORECASE,
)
_WHEN_TRANSPLANTED = "lt-refer-progressive-failure"
_WHICH_RECRUITS = "tailor-status-copies"
# When, and after how long; not how, and not because of something else
_ENDS_WHEN = re.compile(
    r"\b(?:when|how (?:long|soon)|at what point|after how (?:long|many)|what criteria|criteria)\b[^.;?]{0,40}"
    r"\b(?:stop\w*|withdraw\w*|come off|discontinu\w*|off (?:it|treatment)|finish\w*|end\w*)\b",
    re.IGNORECASE,
)
_FOR_SOMETHING_ELSE = re.compile(
    r"\b(?:pregnan\w*|concei\w*|bab(?:y|ies)|surg\w*|operat\w*|vaccin\w*|infect\w*|switch\w*|chang\w*|swap\w*|before"
    r"|wcc|wbc|neut\w*|plat\w*|level|trough|harm|toxic\w*|side|steroids?|pred\w*|bude\w*|restart\w*|again)\b",
    re.IGNORECASE,
)
_TRANSPLANT_WHEN = re.compile(
    r"\btransplant\w*\W+(?:when|if)\b|\bwhen\b[^.;?]{0,40}\btransplant\w*\b(?! (?:cent|team|unit))", re.IGNORECASE
)
_RECRUITS = re.compile(r"\b(?:recruit\w*|enrol\w*|open(?: for| to)|ongoing|running|take part|join)\b", re.IGNORECASE)
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


def _places_none(desk: Desk) -> bool:
    """Whether the one drug asked about is one that no guideline read speaks of as first-line treatment."""
    named = {drug for drug in desk.asked.mentions.values("drug", *SPOKEN_OF) if drug in desk.base.drugs}
    placed = {d for record in desk.base.evidence(Recommendation, topic="first-line") for d in record.drugs}
    return len(named) == 1 and named.isdisjoint(placed) and named.isdisjoint(desk.case.tried)


def deciding(desk: Desk) -> str | None:
    """The record that decides the question on the desk; None for any other question."""
    text = desk.asked.text
    if desk.asked.intent == "ask_first_line" and _places_none(desk):
        return _NOT_PLACED_FIRST
    if desk.asked.intent == "ask_time_to_response" and _JUDGED.search(text):
        return _WHEN_IT_IS_JUDGED
    if asks_of_antivirals(text) and _DEPLETES_B_CELLS in (*desk.drugs, *desk.case.current):
        return _ANTIVIRALS_BESIDE_ANTI_CD20
    if desk.asked.intent == "ask_stopping" and _FLARES.search(text) and not desk.asked.mentions.of("reaction"):
        return _WHEN_IT_FLARES
    if desk.asked.intent == "ask_stopping" and desk.drugs and desk.drugs[0] in STEROIDS and _BY_ITSELF.search(text):
        return _STEROID_BY_ITSELF.get(desk.drugs[0], _KEEPING)
    if _asks_when_it_ends(desk):
        return _WHEN_IT_ENDS
    if desk.asked.intent == "ask_referral" and _TRANSPLANT_WHEN.search(text):
        return _WHEN_TRANSPLANTED
    anywhere = not (desk.asked.mentions.of("drug") or desk.asked.mentions.of("study"))
    if desk.asked.intent == "ask_licensing" and anywhere and _RECRUITS.search(text):
        return _WHICH_RECRUITS
    of_a_vaccine = "vaccination" in desk.asked.mentions.values("topic") and not _live(desk)
    if of_a_vaccine and _NOT_LIVE.search(text) and _WHETHER.search(text) and not _WHEN.search(text):
        return _NOT_LIVE_GIVEN
    return None


def asks_of_antivirals(text: str) -> bool:
    """Whether a text speaks of the medicines by which hepatitis B is kept from coming back: "entecavir or monitor?"."""
    return bool(_ANTIVIRALS.search(text))


def _asks_when_it_ends(desk: Desk) -> bool:
    """Whether it is asked when treatment that keeps a remission may be stopped, and no harm or plan is a reason to."""
    mentions = desk.asked.mentions
    others = (
        any(map(mentions.of, ("reaction", "condition", "co_medication", "guideline", "study"))) or mentions.measures
    )
    text = desk.asked.text
    kept = not desk.drugs or any(drug not in STEROIDS for drug in desk.drugs)
    asks = desk.asked.intent == "ask_stopping" and kept and _ENDS_WHEN.search(text)
    return bool(asks) and not others and not _FOR_SOMETHING_ELSE.search(text)


def _live(desk: Desk) -> bool:
    """Whether a live vaccine is named beside."""
    mentions = desk.asked.mentions
    return "live-vaccine" in (*mentions.values("co_medication"), *mentions.values("condition"))
