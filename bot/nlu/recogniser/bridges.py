"""What may stand between the name of a test and its number, and between the numbers of one course."""

from __future__ import annotations

import re

_TIME = r"(?:days?|weeks?|wks?|months?|mths?|mo|years?|yrs?|y|/12|/52)"
# What may stand between a name and its number, and between numbers of one course ("400 -> 300 -> 150").
_BRIDGE = re.compile(
    r"[\s:=~(,↑↓-]*(?:\b(?:"
    rf"(?:normal|fine|stable|well controlled|quiet) (?:for|over) (?:the (?:past|last) )?\d+ ?{_TIME},? (?:and |but )?"
    r"(?:then|now)|normal\b[^.;?\d]{0,40}?\bnow|is|was|were|are|of|at|now|still|up|only|around|about|currently|today|yesterday"
    r"|this (?:week|morning|am|month)|last (?:week|night)|level|levels|went|"
    r"came|back|fell|falling|fallen|rose|rises|rising|risen|climbing|climbed|increasing|increased|worsening|dropped|down|from|has|have|gone|remains|remained|peaked|peak|to|stuck|"
    r"the|just|all|approx|approximately|persistently|under|below|over|above|less|more|than|raised|high|low|normal|"
    r"elevated|repeat|repeated|rpt|recheck|rechecked|on repeat|on recheck|"
    r"(?:day|d) ?\d+(?= ?[:=]? ?\d)|titre|count|result|weighs|between|ranging|hovering|running|fluctuating|she's|he's|"
    r"improved|came|after|despite|had|been|be|would|>|<|≥|≤)\b|[<>≤≥=])?"
    r"[\s:=~(<>≤≥↑↓]*"
)
_WEEKDAY = r"(?:(?:last )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
_WHEN = (
    rf"(?:\s*\(?\s*(?:(?:in|on|from) )?(?:{_MONTH}|{_WEEKDAY}|last (?:week|month|year|time|visit)|yesterday|today"
    rf"|this (?:week|month)|\d+ ?{_TIME} (?:ago|back|later|prior))\b\)?"
    r"|\s*\(?\s*(?:(?:at|on|in|by|after|before)\s+)?(?:the\s+)?"
    r"(?:start(?:ing)?(?: of)?(?: (?:pred\w*|steroids?|treatment))?|baseline|presentation|diagnosis|outset"
    r"|pred\w*|steroids?|treatment|beginning|initially|(?:day|week|month|wk|d)\s?\d+"
    r"|\d+\s?(?:days?|weeks?|wks?|months?|d|w|mo))\)?)?"
)
COURSE = re.compile(
    _WHEN + r"\s*(?:->|→|=>|>|,|/|;|-|\bto\b|\bthen\b|\band\b|\bthen to\b|\bdown to\b|\bup to\b|\band then\b|"
    r"\b(?:now )?(?:tapering|tapered|weaning|weaned|reducing|reduced|cut|increased)(?: down| up)? to\b"
    r"|\band now\b|\bnow\b|, now\b|, then\b)\s*"
    rf"(?:(?:today|now|yesterday|this week|last week|currently|and|in {_MONTH}|(?:on )?{_WEEKDAY}|day \d+|d\d+):?\s+)?"
    r"(?:[<>≤≥]=?\s*)?",
    re.IGNORECASE,
)


def bridged(text: str, start: int, end: int) -> bool:
    """Whether nothing but such words stands between the two places."""
    position = start
    while position < end:
        match = _BRIDGE.match(text.lower(), position, end)
        if match is None or match.end() == position:
            break
        position = match.end()
    return position >= end
