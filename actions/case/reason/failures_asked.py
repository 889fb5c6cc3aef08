"""Failures that a message only asks about, or by which it names a group: "non responder?", "has MMF failed?", "n for
tacrolimus non-responders".

Neither is told of the patient: whether it is a failure, the numbers and the published definitions say.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import structs

from actions.case.mentions import Mention, Mentions

_FAILURES = frozenset({"insufficient_response", "non_response", "second_line_failed"})
_REASONS = (*_FAILURES, "intolerance", "thiopurine_intolerance")
_LEADS = r"\W*(?:(?:and|so|ok|okay|but|then|also|now|well|right|hmm|btw|q|question)\b\W*)*"
_PATIENT = r"(?:s?he|they|pt|patient|(?:the|this|my|our) (?:pt|patient|lady|man|woman|girl|boy|child|case))"
_LINE = r"(?:the |her |his )?(?:first|second|third|1st|2nd|3rd)[- ]?line(?: (?:treatment|therapy|drug|agent))?"
_IT = rf"(?:{_PATIENT}|it|this|that|these|things|treatment|therapy|the (?:drug|treatment)|{_LINE})"
_HEDGE = (
    r"(?:an?|any|the|now|yet|already|really|truly|actually|officially|definitely|technically|then|still|just|true"
    r"|primary|be|been|being|count(?:s|ed)?|class(?:es|ed)?|qualif(?:y|ies)|labell?ed|called|considered|regarded|as"
    r"|mean(?:s)?|make(?:s)?|her|him|it|she|he|this|that|is|has|have|had|to|say|in)"
)
_ASKING = (
    r"(?:is|was|are|has|have|had|does|do|did|would|could|can|may|should|will)"
    rf"(?: (?:i|we|you|one)(?: (?:call|say|consider|label|count|class|regard|declare|accept))?| {_IT})"
)
_TAIL = r"(?:\s*(?:yet|now|already|then|or not|here|by definition|by iaihg|do you think|you think|right))*"
# "Is she a ...", "so would you call this ...", "does that count as ..."
_ASKED_OF = re.compile(rf"{_LEADS}(?:do you think )?{_ASKING}(?: {_HEDGE})*\s+")
_ENDS_THERE = re.compile(rf"{_TAIL}\W*")
# "Has mmf failed?": the drug stands within the word itself
_HAS_IT = re.compile(rf"{_LEADS}(?:has|have|had|is|did|does)(?: (?:the|her|his))?\s+")
_BARE = re.compile(rf"{_LEADS}(?:{_HEDGE}\s+|{_IT}(?:'s)?\s+)*")
# The same of words that the vocabulary does not hold: "fail?", "so second line has failed?", "did it work?"
_FAILS_BARE = re.compile(
    rf"{_LEADS}(?:{_ASKING}\s+|{_IT}(?:'s)?\s+|{_HEDGE}\s+)*(?:fail(?:ed|s|ing|ure)?|treatment failure){_TAIL}\W*"
)
_CLASSED = re.compile(
    r"\b(is|does|would|can|do (we|i|you)|should (we|i)) (that|this|it|call (it|this|that))( \w+){0,3} "
    r"(failures?|(non|in)[- ]?(response|sufficient\w*|adequate)|refractory\w*|treatment failure)\b"
)
# "When to say it failed", "how long before calling it a failure": nothing has failed yet
_TO_BE_JUDGED = re.compile(
    r"\b(?:how (?:long|soon|many (?:weeks|months))|when|at what point|by when|what point)\b[^.;?!\n]*?"
    r"\b(?:say(?:ing)?|call(?:ing|ed)?|decid\w+|declar\w+|judg\w+|know|consider(?:ed|ing)?|deem(?:ed)?|labell?(?:ed|ing)?|accept"
    r"|count(?:s|ed)?|regard(?:ed)?|conclude|assume|defin\w+)\b[^.;?!\n]*?\b(?:fail\w*|non-?respon\w+|(?:not"
    r"|n't) work\w*"
    r"|refractory)\b"
)
_SENTENCE = re.compile(r"[^.;?!\n]+[.;?!\n]*")
_DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
_GROUP = re.compile(r"(?:responders|failures)$")
_OF_A_GROUP = re.compile(r"\s*(?:patients|pts|cases|people|group|cohort|arm|populations?|subgroup)\b")
_AGAINST = re.compile(r"\s*(?:patients|pts)?\s*,?\s*(?:vs?\.?|versus|against|compared (?:with|to)|or|and|/)\s*(?:in )?")
_OF_ONE = re.compile(r"\b(?:one of|among|amongst) (?:the|our|those|your)(?: \w+){0,2} $")
_COUNTS = re.compile(
    r"\b(?:what|which|how many|how (?:good|well|effective)|rates?|n ?=|numbers?|percent\w*|proportion|figures?|data"
    r"|evidence|respon(?:se|d|ds)|remission|efficacy|works?)\b|%"
)


def as_asked(mentions: Mentions, text: str) -> Mentions:
    """The mentions, with reasons that are only asked about, or that name a group, as such: "hypothetical"."""
    lowered = text.lower().replace("\u2019", "'")
    asked = [m for m in mentions.of("reason", "affirmed", "possible", "historical") if _is_asked(m, mentions, lowered)]
    asked += _groups_compared(mentions, lowered)
    if not asked:
        return mentions
    return Mentions(
        tuple(
            structs.replace(m, assertion="hypothetical")
            if m.entity in ("reason", "term") and any(m.start < a.end and a.start < m.end for a in asked)
            else m
            for m in mentions.found
        ),
        mentions.measures,
    )


def asks_whether_failed(mentions: Mentions, text: str) -> bool:
    """Whether a message asks if what is told is a failure: "ALT 130 on aza 100. Is this failure?", "fail?"."""
    lowered = text.lower().replace("\u2019", "'")
    if _CLASSED.search(lowered) or any(_FAILS_BARE.fullmatch(said) for said in _questions(lowered)):
        return True
    return any(_is_asked_of_it(m, mentions, lowered) for m in mentions.of("reason") if m.value in _FAILURES)


def asks_when_failed(text: str) -> bool:
    """Whether a message asks when a treatment is to count as failed."""
    return bool(_TO_BE_JUDGED.search(text.lower().replace("\u2019", "'")))


def names_a_group(mention: Mention, lowered: str) -> bool:
    """Whether a reason is the name of a group: "in non-responders", "non-responder patients"."""
    plural = _GROUP.search(mention.text.lower()) or _OF_A_GROUP.match(lowered, mention.end)
    return bool(plural) and not _OF_ONE.search(lowered[: mention.start])


def groups_compared(mentions: Mentions, text: str) -> bool:
    """Whether patients of one reason are set against those of another: "% on mmf if aza intolerant vs nonresponder"."""
    return bool(_groups_compared(mentions, text.lower()))


def _is_asked(mention: Mention, mentions: Mentions, lowered: str) -> bool:
    if mention.value not in _FAILURES:
        return False
    return names_a_group(mention, lowered) or _is_asked_of_it(mention, mentions, lowered)


def _is_asked_of_it(mention: Mention, mentions: Mentions, lowered: str) -> bool:
    """Whether a question asks no more than if this is so; "third line?" asks for what comes, not whether it failed."""
    if any(m.value == "options" and m.start < mention.end and mention.start < m.end for m in mentions.of("topic")):
        return False
    start, end = _sentence(mention, lowered)
    after = lowered[mention.end : end]
    if not _ENDS_THERE.fullmatch(after):
        return False
    mark = "?" in after
    before = lowered[start : mention.start]
    if _ASKED_OF.fullmatch(before):
        return mark or end == len(lowered)
    drug = any(mention.start <= m.start < mention.end for m in mentions.of("drug"))
    if drug or not mark:
        return mark and bool(_HAS_IT.fullmatch(before))
    last = re.split(r",(?!\d)|\s-\s", before)[-1] if any(m.end <= mention.start for m in mentions.measures) else before
    return bool(_BARE.fullmatch(last))


def _groups_compared(mentions: Mentions, lowered: str) -> list[Mention]:
    """Two reasons set against each other where a figure is asked for, and nobody is told of."""
    if mentions.of("sex") or any(m.name == "age" for m in mentions.measures) or not _COUNTS.search(lowered):
        return []
    named = [m for m in mentions.of("reason") if m.value in _REASONS]
    found: list[Mention] = []
    for one, other in pairwise(named):
        if one.value != other.value and _AGAINST.fullmatch(lowered, one.end, max(one.end, other.start)):
            found += [one, other]
    return found


def _sentence(mention: Mention, lowered: str) -> tuple[int, int]:
    """Where the sentence begins and ends in which it stands; the point of a number ends none."""
    whole = _DECIMAL.sub("0", lowered)
    return next(
        (found.span() for found in _SENTENCE.finditer(whole) if found.start() <= mention.start < found.end()),
        (0, len(lowered)),
    )


def _questions(lowered: str) -> list[str]:
    """The sentences that end in a question mark."""
    return [found[0] for found in _SENTENCE.finditer(_DECIMAL.sub("0", lowered)) if "?" in found[0]]
