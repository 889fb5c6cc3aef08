"""A fall of the transaminases told without its numbers: in percent, as a part, or as hardly any."""

from __future__ import annotations

import re

from actions.case.mentions import Mentions
from actions.case.values.courses import TRANSAMINASES, course_of
from actions.knowledge.reading_aids import aid_number

# "ALT down only 20%", "a 30 % fall in ALT"
_PARTS = {"half": 50, "a third": 33, "one third": 33, "a quarter": 25, "one quarter": 25, "a fifth": 20, "a tenth": 10}
_FELL_BY_A_PART = re.compile(
    r"\b(?:down|fell|fallen|falling|dropped|drop|decreased|reduced|improved)(?: by| only| just| about| barely| around"
    r"| maybe)* (?P<part>half|(?:a|one) (?:third|quarter)|a fifth|a tenth)\b(?! of (?:patients|cases))"
    r"|\b(?:alt|ast|transaminases|lfts?|enzymes)(?: (?:has|have|is|are|now|nearly))* (?P<halved>halved)\b"
)
# "ALT barely moved": by less than half, whatever the number
_HARDLY_MOVED = re.compile(
    r"\b(?:barely|hardly|scarcely|n'?t|not|never) (?:really |even )?"
    r"(?:moved?|budged?|shift(?:ed)?|chang(?:ed|e)|f[ae]ll(?:en)?|drop(?:ped)?|come down|came down|improved?)\b"
    r"|\b(?:alt|ast|transaminases|lfts?|enzymes)(?: (?:is|are|still|completely|remains?))*"
    r" (?:unchanged|flat|static|the same)\b"
)
_FELL_BY = re.compile(
    r"\b(?:down|fell|fallen|falling|dropped|drop|decreased|reduced|improved|lower)(?: of| by| only| just| about| barely"
    r"| around| some| maybe| a mere)* ?(?P<one>\d\d?) ?(?:%|per ?cent)"
    r"|\b(?P<two>\d\d?) ?(?:%|per ?cent) (?:fall|drop|reduction|decrease|improvement|lower|down)"
)


def fell_by_half(text: str, mentions: Mentions) -> bool | None:
    """What a fall of the transaminases told in percent says; None where none is told."""
    if not any(m.value in TRANSAMINASES for m in mentions.of("analyte")):
        return None
    fell, part = _FELL_BY.search(text), _FELL_BY_A_PART.search(text)
    if fell is None and part is None:
        return False if _HARDLY_MOVED.search(text) and course_of(mentions) is None else None
    told = float(fell["one"] or fell["two"]) if fell else _PARTS[part["part"] or "half"] if part else 0
    return told >= aid_number("aid-fall-of-non-response", "percent")
