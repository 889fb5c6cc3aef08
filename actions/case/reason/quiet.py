"""Whether a message says that the disease is quiet on what is taken, and no number of it speaks against that."""

from __future__ import annotations

import re

from actions.case.mentions import Mentions
from actions.case.values.courses import TRANSAMINASES
from actions.knowledge.reading_aids import aid_number

_TESTS = r"(?:alts?|ast|gpt|got|lfts?|bloods|transaminases|enzymes|liver (?:tests|bloods))"
_WELL = re.compile(
    r"\b(well[- ]controlled|in (\w+ )?remission|in cbr|doing (well|great|fine)|stable on"
    rf"|normal {_TESTS}"
    rf"|{_TESTS}(( and |, ?|/| )igg)?( (is|are|now|all|stays?|been|remain\w*|completely))* (normal|nl|wnl)\b)"
)
# "MMF 18 months, CBR"; what is asked, aimed at or a share of a study is nobody's, and a harm told beside it is the news
_COMPLETE = re.compile(
    r"(?<!out of )(?<!is that )(?<!is this )(?<!is it )(?<!that a )(?<!this a )(?<!for )(?<!to )(?<!of )"
    r"\b(cbr|(complete|full) (biochemical |clinical )?(response|remission)|biochemical remission)\b"
    r"(?!\s*(\?|rates?\b|=|[\d.]+ ?%|in \d))"
)
_NORMAL_IGG = re.compile(r"\bigg( (is|now|stays?|remain\w*))* (normal|nl|wnl)\b|\bnormal igg\b")
# Said of anything, so that a number has to agree
_WELL_BY_THE_WAY = re.compile(
    r"(?<!not )\b(normal(?:i[sz]ed)? (?:since|for|throughout|ever since|all along)|stable|asymptomatic|quiet|wnl"
    r"|(?<!worked )(?<!did )(?<!responded )(?<!went )(?<!tolerated )(?<!as )well(?=\s*(?:$|[.,;]|and\b|on\b)))\b"
)
_NOT_ANY_MORE = re.compile(
    r"\b(but|until|till|was|were|then|never|not|no|fail\w*|despite|raised|up|flar\w*|relaps\w*|still|only|isn'?t|yet"
    r"|high|elevated|abnormal|rising|climb\w*|worse\w*|los[st]\w*|unwell)\b"
)
# By which the disease is told to be active although transaminases are not high
_ACTIVE = re.compile(
    r"\b(fail\w*|still|persist\w*|flar\w*|relaps\w*|worse\w*|active|rising|risen|climb\w*|despite|refractory|biops\w*"
    r"|histolog\w*|interface|inflamm\w*|hai|fibro\w*|jaundice\w*|(?:not|n't|no) (?:respon|work|help|better)\w*)\b"
)


def said_quiet(text: str, mentions: Mentions) -> bool:
    """Whether all is said to be well, and no result told is one of active disease."""
    lowered = text.lower()
    if _NOT_ANY_MORE.search(lowered):
        return False
    complete = _COMPLETE.search(lowered) and not mentions.of("reaction", "affirmed")
    if (complete or _WELL.search(lowered)) and _no_higher(mentions, aid_number("aid-raised-transaminases", "u/l")):
        return True
    by_the_way = _NORMAL_IGG.search(lowered) or _WELL_BY_THE_WAY.search(lowered)
    return bool(by_the_way) and _no_higher(mentions, aid_number("aid-quiet-transaminases", "u/l"))


def results_quiet(text: str, mentions: Mentions) -> bool:
    """Whether the transaminases told are those of a quiet disease, and nothing else tells that it is active: no word,
    no IgG, which is judged by its limit, and no biopsy.
    """
    lowered = text.lower()
    if not any(mentions.measure(name) for name in TRANSAMINASES) or mentions.measure("igg"):
        return False
    active = mentions.of("reason", "affirmed", "historical", "possible") or mentions.of("term", "affirmed")
    if active or _ACTIVE.search(lowered) or _rises(mentions):
        return False
    return _no_higher(mentions, aid_number("aid-quiet-transaminases", "u/l"))


def _rises(mentions: Mentions) -> bool:
    """Whether the transaminases are told to have risen, from whatever height."""
    courses = (mentions.course(name) for name in TRANSAMINASES)
    return any(len(course) > 1 and course[-1].number > course[0].number for course in courses)


def _no_higher(mentions: Mentions, highest: float) -> bool:
    """Whether no transaminases told are higher, and no IgG above its limit."""
    told = [found for name in ("alt", "ast", "transaminases", "igg") if (found := mentions.measure(name))]
    multiples = all(found.number <= 1 for found in told if found.unit == "xULN" and found.comparator != "<")
    units = [found for found in told if found.unit != "xULN" and found.name != "igg"]
    return multiples and all(found.number <= highest for found in units)
