"""What may stand between the name of a test and its number, and between the numbers of one course; and which of them it
began with, wherever that one stands: "210 (was 890)", "131 from 78", "60 now, 300 at diagnosis".
"""

from __future__ import annotations

import re

_TIME = r"(?:days?|weeks?|wks?|months?|mths?|mo|years?|yrs?|y|/12|/52)"
# What may stand between a name and its number, and between numbers of one course ("400 -> 300 -> 150").
_BRIDGE = re.compile(
    r"[\s:=~(,↑↓-]*(?:\b(?:"
    rf"(?:normal|fine|stable|well controlled|quiet) (?:(?:for|over) )?(?:the (?:past|last) )?\d+ ?{_TIME}"
    r"(?: on [a-z -]{2,20}(?: \d+(?: ?mg)?)?)?,? (?:and |but )?"  # "ALT normal 4 years on aza 125, now 310"
    r"(?:then|now)|normal\b[^.;?\d]{0,40}?\bnow|is|was|were|are|of|at|now|still|up|only|around|about|currently|today|yesterday"
    r"|this (?:week|morning|am|month)|last (?:week|night)|level|levels|went|"
    r"came|comes?|back|fell|falling|fallen|rose|rises|rising|risen|climbing|climbed|increasing|increased|worsening|dropped|down|from|has|have|gone|remains|remained|peaked|peak|to|stuck|"
    r"the|just|all|approx|approximately|persistently|under|below|over|above|less|more|than|raised|high|low|normal|"
    r"elevated|repeat|repeated|rpt|recheck|rechecked|on repeat|on recheck|"
    r"(?:day|d) ?\d+(?= ?[:=]? ?\d)"
    rf"|(?:(?:after|at|by|on) )?(?:\d+ ?{_TIME}|(?:day|week|wk|month) ?\d+)(?=[\s:=]*$)"  # "SGPT after 4 wk 412"
    r"|titre|count|result|weighs|between|ranging|hovering|running|fluctuating|she's|he's|"
    r"jumped|jumps|shot|spiked|spiking|crept|leapt|soared|surged|bounced|flared|plummeted|settled|halved|doubled|tripled|"
    r"pre[- ]?[a-z]{3,14}(?=[\s:=]*$)|"  # "IgG pre-rituximab 20"
    r"improved|came|after|despite|had|been|be|would|>|<|≥|≤)\b|[<>≤≥=])?"
    r"[\s:=~(<>≤≥↑↓]*"
)
_WEEKDAY = r"(?:(?:last )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
_WHEN = (
    r"(?:\s*\(\s*\)"  # a date in brackets, blanked out
    rf"|\s*\(?\s*(?:(?:in|on|from) )?(?:{_MONTH}|{_WEEKDAY}|last (?:week|month|year|time|visit)|yesterday|today"
    rf"|this (?:week|month)|\d+ ?{_TIME} (?:ago|back|later|prior))\b\)?"
    r"|\s*\(?\s*(?:(?:at|on|in|by|after|before)\s+)?(?:the\s+)?"
    r"(?:start(?:ing)?(?: of)?(?: (?:pred\w*|steroids?|treatment))?|baseline|presentation|diagnosis|outset"
    r"|pred\w*|steroids?|treatment|beginning|initially|(?:day|week|month|wk|d)\s?\d+"
    r"|\d+\s?(?:days?|weeks?|wks?|months?|d|w|mo))\)?)?"
)
COURSE = re.compile(
    _WHEN + r"\s*(?:->|→|=>|>|,|/|;|-|\bto\b|\bthen\b|\band\b|\bthen to\b|\bdown to\b|\bup to\b|\band then\b|"
    r"\b(?:now )?(?:tapering|tapered|weaning|weaned|reducing|reduced|cut|increased"
    r"|halved|doubled|dropped|lowered|raised|upped|titrated)(?: down| up)? to\b"
    r"|\b(?:tapering|tapered|taper|weaning|weaned|reducing|reduced|coming down)[,;]? (?:and )?now(?: at| on)?\b"
    r"|\band now\b|\bnow\b|, now\b|, then\b)\s*"
    rf"(?:(?:today|now|yesterday|this week|last week|currently|and|in {_MONTH}|(?:on )?{_WEEKDAY}|day \d+|d\d+):?\s+)?"
    r"(?:[<>≤≥]=?\s*)?"
    r"|\s*,?\s+(?:on |at )?(?:day|d|week|wk|month|mth)\s?\d{1,2}\s*[:=]?\s+",  # "day 0 310 day 3 340"
    re.IGNORECASE,
)

_OUTSET = r"(?:diagnosis|dx|baseline|presentation|outset|admission|(?:the )?(?:start|beginning))"
_AGO = rf"(?:last (?:week|month|visit|time)|(?:\d+ ?{_TIME}|an? (?:week|month|year)|two weeks) (?:ago|back|earlier))"
# Before a number that stands behind the one it became
_BEGAN = re.compile(
    _WHEN + r"\s*[,;.(]?\s*(?:(?:it|this|that|which|but) )?(?:"
    r"was|were|had been|(?:up |down |rising |rose |fell |falling )?from|prev(?:ious(?:ly)?)?|prior|before|baseline"
    rf"|initial(?:ly)?|start(?:ed|ing)(?: at)?|(?:at|on) {_OUTSET}|pre-?treatment|{_AGO})"
    r"(?: (?:was|were|of|at|it was|in|value|level))?\s*[:=]?\s*",
    re.IGNORECASE,
)
_BEGAN_AFTER = re.compile(
    rf"\s*\(?(?:(?:at|on) {_OUTSET}\b|initially\b|previously\b|(?:before|baseline)(?=\s*(?:$|[.,;)])))",
    re.IGNORECASE,
)

_NOW = re.compile(r"\s*\(?(?:now|today|currently|at present)\)?\s*[,;(.]?\s*(?:and |but )?", re.IGNORECASE)
_LATELY_AFTER = re.compile(rf"\s*\(?{_AGO}\b", re.IGNORECASE)  # before what is told of now; else it may be the last


def is_what_it_was(text: str, end: int, start: int) -> bool:
    """Whether between a number and the next is said that it was that one before."""
    return _BEGAN.fullmatch(text, end, start) is not None


def is_of_the_outset(text: str, end: int) -> bool:
    """Whether behind a number is said that it is one of before."""
    return _BEGAN_AFTER.match(text, end) is not None


def is_dated_before(text: str, end: int) -> bool:
    """Whether a number is dated before what is told of now: "300 at diagnosis", "300 last month"."""
    return bool(_BEGAN_AFTER.match(text, end) or _LATELY_AFTER.match(text, end))


def is_behind_today(text: str, end: int, start: int, after: int) -> bool:
    """Whether a number stands behind one of today, and is said to be one of before: "60 now, 300 last month"."""
    dated = _BEGAN_AFTER.match(text, after) or _LATELY_AFTER.match(text, after)
    return dated is not None and _NOW.fullmatch(text, end, start) is not None


def bridged(text: str, start: int, end: int) -> bool:
    """Whether nothing but such words stands between the two places."""
    position = start
    while position < end:
        match = _BRIDGE.match(text.lower(), position, end)
        if match is None or match.end() == position:
            break
        position = match.end()
    return position >= end
