"""How a mention is asserted: denied, suspected, past, of the family, supposed, or simply stated.

The message is reduced to a skeleton in which every mention is one character, so that a rule reads like the phrase it
matches and reaches exactly as far as the words it names: what stands between cue and mention must be a known filler,
and a list goes on only through a conjunction. Any other word ends the scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from bot.nlu.recogniser.matching import Span

Assertion = Literal["affirmed", "negated", "possible", "historical", "family", "hypothetical"]

ASSERTABLE = {
    "drug": "\ue000",
    "drug_class": "\ue000",
    "co_medication": "\ue000",
    "condition": "\ue001",
    "reaction": "\ue002",
    "reason": "\ue003",
}
_DRUG = "\ue000"
_X = "[\ue000-\ue003]"
_STATED = (
    r"(?:(?:an?|the|any|her|his|their|known|new|old|overt|clinical|clinically|overtly|active|current|currently|"
    r"obvious|"
    r"significant|underlying|further|personal|more|other|co-?existing|established|previous|prior|past|recent|"
    r"yet|ever|actually|really|"
    r"(?:evidence|history|signs?|symptoms?|features?|suggestion|sign or symptoms|hx|use) of|h/o|been|to be|to "
    r"have|had|have|having|got|"
    r"on|taking|taken|took|given|received|receiving|treated with|started on|exposed to|developed|develops?|"
    r"suffered from)\s+)*"
)
_OR = rf"(?:\s*/\s*|\s*,?\s+(?:or|nor)\s+){_STATED}{_X}"
_LISTED = rf"\s*,\s*{_X}(?=(?:\s*,\s*{_X})*\s*,?\s+(?:or|nor)\s+{_STATED}{_X})"
_AND = rf"(?:\s*/\s*|\s*,\s*(?:and\s+|or\s+|then\s+)?|\s+(?:and|or|nor|then|&)\s+){_STATED}{_X}"
_AND_NO_COMMA = rf"(?:\s*/\s*|\s+(?:and|or|then|&)\s+){_STATED}{_X}"
_LINK = (
    r"(?:\s*(?:[:=(]|\b(?:is|are|was|were|has been|have been|came back|status|tests?|serology|screen|both|"
    r"all|still|currently)\b))*\s*"
)
_RELATIVE = (
    r"(?:mother|mum|mom|father|dad|sister|brother|aunt|uncle|grandmother|grandfather|cousin|son|"
    r"daughter|twin|parent|sibling)s?"
)


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# Applied in this order; a later rule overrides an earlier one. Only mentions inside the group `scope` are meant.
_RULES: tuple[tuple[Assertion, re.Pattern[str]], ...] = (
    (
        "historical",
        _rule(
            r"\b(?:previously|previous|prior|formerly|past|was on|were on|was taking|was given|had been on|used "
            r"to (?:take|be on|have)|"
            r"h/o|hx of|history of|pmhx?|no longer(?: on| taking)?|came off|has stopped|stopped|discontinued|"
            r"ex)\b[:\s-]*"
            rf"{_STATED}(?P<scope>{_X}(?:{_AND_NO_COMMA}|\s*,\s*(?:and\s+|then\s+)?{_DRUG})*)"
        ),
    ),
    (
        "historical",
        _rule(
            rf"(?P<scope>{_X})\s+(?:\(?(?:in the past|previously|(?:\d+|one|two|three|four|six|some|many|several|few) "
            rf"(?:years?|yrs?|y|months?) ago|years ago|as a child|long ago|"
            r"last (?:year|month|summer|winter|spring|autumn|time)|"
            rf"earlier this year)\b|in (?:19|20)\d\d)"
        ),
    ),
    (
        "possible",
        _rule(
            r"(?:(?<!\S)\?\s?|(?<=\()\?\s?|\b(?:possible|possibly|probable|probably|likely|suspected|suspicion "
            r"of|suspect|suspecting|query|"
            r"questionable|presumed|maybe|perhaps|may have|might have|could have|may be|might be|could be|could "
            r"(?:this|it) be|to exclude|"
            r"rule out|r/o|borderline|concern(?:ed)? (?:for|about)|worried about|"
            r"(?:unsure|not sure|unclear|uncertain|don't know|do not know)(?: (?:if|whether|about))?(?: she| he|"
            r" they| the patient)?(?: is| has| are| have| was)?)\s+)"
            rf"{_STATED}(?P<scope>{_X}(?:{_AND_NO_COMMA})*)"
        ),
    ),
    (
        "possible",
        _rule(
            rf"(?P<scope>{_X}){_LINK}(?:suspected|possible|probable|unlikely|unknown|not known|unclear|"
            rf"uncertain|pending|awaited|not tested|untested|not checked)\b"
        ),
    ),
    (
        "hypothetical",
        _rule(
            r"\b(?:risks?|rates?|incidence|frequency|chances?|likelihood|prevention|screen(?:ing|ed)?|"
            r"check(?:ing|ed|s)?|test(?:ing|ed|s)?|watch|"
            r"monitor(?:ing|ed)?|look(?:ing)?|signs|vaccinat\w+|avoid|prevent|cause|induce|trigger)\s+(?:(?:of|"
            r"for|against|out for)\s+)?"
            rf"{_STATED}(?P<scope>{_X}(?:{_AND})*)"
        ),
    ),
    (
        "hypothetical",
        _rule(
            rf"(?P<scope>{_X})\s+(?:risks?|prophylaxis|screen(?:ing)?|tests?|testing|vaccin\w+|monitoring|"
            rf"prevention|reactivation|"
            r"patients|pts|women|men|people|adults|individuals|recipients|populations?|carriers|"
            r"rates?)\b(?!\s+(?:is |was )?(?:negative|neg|positive|pos)\b)"
        ),
    ),
    ("hypothetical", _rule(rf"(?P<scope>{_X})\s+(?:about|as to|regarding|whether|by (?:the|all|these|this))\b")),
    (
        "negated",
        _rule(
            r"\b(?:no(?! actually| wait)|without|w/o|nil|zero|negative for|neg for|absence of|free of|free from|"
            r"lack of|lacks|neither|never|excluded|ruled out)\s+"
            rf"{_STATED}(?P<scope>{_X}(?:{_OR}|{_LISTED})*)"
        ),
    ),
    ("negated", _rule(rf"\b(?:denies|denied|denying)\s+{_STATED}(?P<scope>{_X}(?:{_AND})*)")),
    (
        "negated",
        _rule(
            r"\b(?:not|isn't|isnt|wasn't|wasnt|aren't|hasn't|hasnt|haven't|hadn't|doesn't|doesnt|does not|"
            r"doesn't have|doesnt have|does "
            r"not have|didn't have|did not have|"
            r"don't have|do not have|non)(?:\s+|-|(?<=non))"
            rf"{_STATED}(?:known to (?:be|have)\s+)?(?P<scope>{_X}(?:{_OR})*)"
        ),
    ),
    (
        "negated",
        _rule(
            rf"(?P<scope>{_X}(?:{_AND})*){_LINK}(?:-\s*)?(?:negative|neg|-\s?ve|absent|excluded|ruled out|not "
            rf"present|not detected|undetectable|denied|nil)(?!\w)"
        ),
    ),
    ("negated", _rule(rf"(?P<scope>{_X})\s*(?:[:=?(]|\s-)\s*(?:no|none|nil|n)\b(?!\s+{_X})")),
    (
        "hypothetical",
        _rule(
            r"(?<!ask )(?<!know )(?<!wonder )(?<!wondering )(?<!sure )(?<!unsure )(?<!check )(?<!see )(?<!unclear )"
            r"\b(?:if|in case|imagine|say (?=she|he|they)|let's say|suppose|supposing|assuming|"
            r"should (?:she|he|they|the patient)|were (?:she|he) to|"
            r"unless|in the event of|"
            r"what happens when|when(?:ever)? (?:she|he|they) (?:gets?|becomes?|wants?))\b(?P<scope>[^,;.?!:\n]*)"
        ),
    ),
    (
        "family",
        _rule(
            rf"\b(?:(?:her|his|their|whose|pt's|patient's|maternal|paternal) {_RELATIVE}(?:'s)? (?:(?:also "
            rf")?(?:has|had|have|with|got|died of|died from|"
            r"was diagnosed with|is|was|suffers from|takes|took)\s)|family (?:history|hx)(?: of| includes|:)?\s|"
            r"fhx?(?: of|:)?\s)"
            rf"{_STATED}(?P<scope>{_X}(?:{_AND})*)"
        ),
    ),
    (
        "family",
        _rule(
            r"(?<!young )(?<!new )(?<!feeding )(?<!nursing )(?<!lactating )(?<!expectant )(?<!single )(?<!a )"
            rf"(?<!{_X} )"
            rf"\b{_RELATIVE}\b(?!\s+(?:of|to)\b)(?P<scope>[^.;,?!\n]*?)(?=[.;,?!\n]|\b(?:but|she|he|pt|patient)\b|$)"
        ),
    ),
    ("family", _rule(rf"(?P<scope>{_X}(?:{_AND})*)\s+(?:in (?:the |her |his |a )?|\()(?:family|{_RELATIVE})\b")),
)


def assert_spans(text: str, spans: Sequence[Span]) -> list[Assertion]:
    """One assertion per span. Spans of types that cannot be denied (topics, analytes...) are affirmed; a term follows
    the reason or condition that stands on the same words."""
    clusters = _clusters([span for span in spans if span.entity in ASSERTABLE])
    skeleton, places = _skeleton(text, clusters)
    by_cluster: list[Assertion] = ["affirmed"] * len(clusters)
    for assertion, pattern in _RULES:
        for match in pattern.finditer(skeleton):
            low, high = match.span("scope")
            for index, place in enumerate(places):
                if low <= place < high:
                    by_cluster[index] = assertion
    return [_of_span(span, clusters, by_cluster) for span in spans]


def _of_span(span: Span, clusters: Sequence[list[Span]], assertions: Sequence[Assertion]) -> Assertion:
    if span.entity not in ASSERTABLE and span.entity != "term":
        return "affirmed"
    for cluster, assertion in zip(clusters, assertions, strict=True):
        if any(span.start >= other.start and span.end <= other.end for other in cluster):
            # "not intolerant of azathioprine" denies the intolerance, not the drug.
            nested = any(span.within(other) for other in cluster)
            return "affirmed" if nested and assertion == "negated" else assertion
    return "affirmed"


def _clusters(spans: Iterable[Span]) -> list[list[Span]]:
    """Spans that overlap one another, together, in text order."""
    clusters: list[list[Span]] = []
    end = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start < end:
            clusters[-1].append(span)
        else:
            clusters.append([span])
        end = max(end, span.end)
    return clusters


def _skeleton(text: str, clusters: Sequence[list[Span]]) -> tuple[str, list[int]]:
    """The lower-case message with one character per cluster, and where each of these stands."""
    lowered = text.lower() if len(text.lower()) == len(text) else text
    lowered = lowered.replace("’", "'").replace("−", "-").replace("–", "-")
    pieces: list[str] = []
    places: list[int] = []
    length = read = 0
    for cluster in clusters:
        start, end = cluster[0].start, max(span.end for span in cluster)
        before = lowered[read:start]
        widest = max(cluster, key=lambda span: (span.end - span.start, span.entity == "drug"))
        pieces += [before, ASSERTABLE[widest.entity]]
        places.append(length + len(before))
        length += len(before) + 1
        read = end
    return "".join([*pieces, lowered[read:]]), places
