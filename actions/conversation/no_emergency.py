"""Whether a message that was only guessed to tell of an emergency tells of none."""

from __future__ import annotations

import re

from actions.case.asked_whether import asked_alone
from actions.case.mentions import Mentions
from actions.conversation.alarms import PRESSING, present, theoretical
from actions.conversation.bygone import ACUTE, back_again
from actions.knowledge.reading_aids import aid_number

_VITAL = frozenset({"inr", "bilirubin", "lactate", "systolic", "saturation", "gcs", "temperature", "ammonia"})
_LIKELY = 0.8
_GENERAL = re.compile(
    r"^\W*((and|so|but|also|ok|please)\W+)*(how|what|which|when|why|does|do|is|are|can|could|would|should)\b"
)
_NUISANCE = re.compile(
    r"\b(?:itch\w*|hair (?:is )?(?:loss|falling|thinning|coming out)|(?:losing|lost) (?:my )?hair|moon ?face|acne"
    r"|puffy face|(?:put on|gain\w*|gaining) (?:\w+ ){0,2}(?:weight|kg|kilos?|stone|pounds?)|spots|hungry"
    r"|can'?t sleep|insomnia|sweaty)\b"
)
_MAY_PRESS = re.compile(
    r"\b(?:yellow|jaundice\w*|dark (?:urine|wee|pee)|blood\w*|bleed\w*|black|confus\w*|drows\w*|sleepy|fever\w*|temp\w*"
    r"|hot|shiver\w*|breath\w*|swell\w*|swollen|throat|tongue|lips?|chest|faint\w*|collaps\w*|passed out|vomit\w*|sick"
    r"|pain\w*|severe\w*|worst|unwell|rash|hives|blister\w*|peel\w*|fit|seizure\w*|vision|pregnan\w*|bruis\w*|die|dying"
    r"|kill\w*|infect\w*|emergency|ambulance|help|999|911|112|everywhere|all over)\b"
)
_BLEEDS = re.compile(
    r"(?<!no )(?<!not )(?<!without )(?<!denies )\b(?:bleed\w*|bled|ha?emorrhag\w*|bruis\w*|mel(?:a)?ena|ha?ematuria"
    r"|ha?ematoma|headache|collaps\w*|confus\w*|drows\w*)\b"
)


def of_no_emergency(message: str, mentions: Mentions, confidence: float, *, thinned: bool = False) -> bool:
    """Whether a message only guessed to tell of an emergency asks about emergencies in general, tells of those that are
    over, or of nothing but chronic illness. On warfarin (`thinned`) an INR by itself is no vital sign.
    """
    text = message.lower()
    if theoretical(text, mentions) and _GENERAL.search(text):
        return True
    now = {
        m.value
        for m in present(mentions).found
        if m.entity == "reaction" or (m.entity == "condition" and not asked_alone(m, text))
    }
    vital = _vital_signs(mentions)
    if vital == {"inr"} and thinned:
        return not (now & ACUTE or _BLEEDS.search(text))
    if vital:
        return False
    past = set(mentions.values("condition", "historical", "negated"))
    if past & ACUTE and not now & ACUTE:
        return not back_again(text)
    return bool(now) and not now & ACUTE and confidence < _LIKELY and not PRESSING.search(text)


def only_a_nuisance(message: str) -> bool:
    """Whether whoever writes tells of an itch, of hair or of weight, and of nothing that may press: the care team is
    told of it, and no ambulance called.
    """
    text = message.lower()
    return bool(_NUISANCE.search(text)) and not _MAY_PRESS.search(text)


def tells_a_vital_sign(mentions: Mentions) -> bool:
    """Whether a message has a number by which danger is told: INR, bilirubin, pressure, temperature..."""
    return bool(_vital_signs(mentions))


def _vital_signs(mentions: Mentions) -> set[str]:
    """By name, the numbers by which danger may be told; an INR below that of acute severe disease tells of none."""
    severe = aid_number("aid-acute-severe", "inr")
    told = {m.name for m in mentions.measures if m.name != "inr" or m.number >= severe or m.comparator == ">"}
    return told & _VITAL
