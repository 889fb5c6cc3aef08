"""When a drug was taken and when she conceived: "she's 8 weeks, took it till yesterday", told in a conversation about
pregnancy, tells that she is pregnant; "until 2 months before conception" tells of none.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.reading import Reading
from actions.conversation.focus import Focus
from actions.knowledge.reading_aids import aid_number

_WEEKS = (
    r"(?P<weeks>\d{1,2})(?: ?\+ ?\d)?\s?(?:/\s?40|-? ?(?:weeks?|wks?|w)\b|/52\b)"
    r"(?!\s+(?:(?:of|on|into|in|since|ago|post|after|later|back|old|course|supply|time|postpartum|from"
    r"|apart|before|prior"
    r"|without|off|treatment|steroids?|trial)\b|\d))"
)
_HERS = re.compile(
    rf"(?:^\W*|[.;,!?\n]\s*|\b(?:s?he(?:'s| is)?|she is|pt|patient|lady|woman|girl|now|currently|already|about|around"
    rf"|approx\w*|only|just|at|is|roughly|nearly|almost)\s+)(?:now |already |about |around |only |just |at )*{_WEEKS}",
    re.IGNORECASE,
)
# "She's 9 weeks and has been on MMF all along": nothing but the weeks is said to be hers
_SHE_IS = re.compile(
    rf"(?<!\w)(?:she(?:'s| is)|(?:pt|patient|lady|woman|wife|girl)(?:'s| is)) (?:now |already |about "
    rf"|around |only |just |at )*"
    rf"{_WEEKS}(?=\s*(?:$|[.,;!?:(]|(?:and|but|with|still|on (?!day\b))\b))",
    re.IGNORECASE,
)
_COURSES = frozenset(
    {"ask_time_to_response", "interpret_response", "ask_dose", "ask_monitoring", "interpret_trough", "ask_stopping"}
)
_LASTED = re.compile(
    r"\b(?:for|over|in|within|every|after|last|past|next|took|taken|given)\W+(?:\w+\W+)?$", re.IGNORECASE
)
_STOPPED_BEFORE = re.compile(
    r"\b(?:until|till|til|stopped|stop|off|up to|last taken|came off)\b[^.;?!]{0,25}\b(?:several|many|\d+|two|three"
    r"|four|five|six) (?:months?|mths?|years?|yrs?) (?:before|prior to) "
    r"(?:conception|conceiving|(?:she )?conceived|(?:getting |falling |the )?pregnan\w*|trying)\b",
    re.IGNORECASE,
)


def stopped_before(text: str) -> bool:
    """Whether a message says that the drug was taken no longer than months before conception."""
    return bool(_STOPPED_BEFORE.search(text))


def with_gestation(text: str, reading: Reading, focus: Focus) -> Reading:
    """The reading, with a pregnancy where weeks are told after a question about it, or of her beside a drug, and
    nothing else is said of it.
    """
    if {"pregnant", "breastfeeding"} & set(reading.conditions):
        return reading
    straight = text.replace("\u2019", "'")
    told = _HERS.search(straight) if "ask_pregnancy" in focus.intents else _weeks_of_hers(straight, reading, focus)
    if told is None or _LASTED.search(text[: told.start("weeks")]) or reading.sex == "male":
        return reading
    return structs.replace(reading, conditions={**reading.conditions, "pregnant": "yes"}, about_patient=True)


def _weeks_of_hers(text: str, reading: Reading, focus: Focus) -> re.Match[str] | None:
    """Where a message that names a drug says that she is so many weeks, and no result or question before makes them the
    weeks of a course.
    """
    told = _SHE_IS.search(text)
    of_a_course = bool({"alt", "ast", "transaminases"} & set(reading.values)) or bool(_COURSES & set(focus.intents))
    if told is None or of_a_course or not (reading.drugs or reading.tried):
        return None
    return told if int(told["weeks"]) <= aid_number("aid-weeks-of-gestation", "weeks") else None
