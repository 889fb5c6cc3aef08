"""Whether a message that was only guessed to tell of an emergency tells of none."""

from __future__ import annotations

import re

from actions.case.asked_whether import asked_alone
from actions.case.mentions import Mentions
from actions.conversation.alarms import ACUTE, PRESSING, present, theoretical

_VITAL = frozenset({"inr", "bilirubin", "lactate", "systolic", "saturation", "gcs", "temperature", "ammonia"})
_LIKELY = 0.8
_GENERAL = re.compile(
    r"^\W*((and|so|but|also|ok|please)\W+)*(how|what|which|when|why|does|do|is|are|can|could|would|should)\b"
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
        return True
    return bool(now) and not now & ACUTE and confidence < _LIKELY and not PRESSING.search(text)


def tells_a_vital_sign(mentions: Mentions) -> bool:
    """Whether a message has a number by which danger is told: INR, bilirubin, pressure, temperature..."""
    return bool(_vital_signs(mentions))


def _vital_signs(mentions: Mentions) -> set[str]:
    return {measure.name for measure in mentions.measures} & _VITAL
