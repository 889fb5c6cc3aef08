"""Lists of tests with one result: "HAV/HBV/HCV/HEV neg", "neg for HBsAg, CMV and HCV", "hep A, B, C and E negative",
also where some items are none that the vocabulary holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.nlu.recogniser.matching import Span

ITEM = (
    r"(?:h[abcdeg]v|hep(?:atitis)? ?[a-e]|hbs ?ag|hbe ?ag|anti-? ?hb[cse]|hb[cs] ?ab|hbv dna|anti-? ?hcv|hcv rna"
    r"|hev rna|hiv|cmv|ebv|hsv|vzv|hhv-?6|htlv|parvo\w*|adeno\w*|syphilis|vdrl|rpr|tpha|toxo\w*|strongy\w*|igra"
    r"|quantiferon|t-?spot|tb|measles|covid|flu|[a-e](?= ?(?:,|/|&|and\b|or\b)))"
    r"(?: (?:igm|igg|ab|abs|antibod(?:y|ies)|pcr|rna|dna|serology|core|surface(?: antigen)?|total))*"
)
"""What is tested for, in plain words, for lists in which some items are not in the vocabulary."""
SEPARATOR = r"\s*(?:,\s*(?:and |or )?|/|&|\+|\band\b|\bor\b)\s*"
_FILLERS = (
    r"(?:\s*[:=(-]|\s+(?:igm|igg|serolog\w+|screen\w*|pcr|rna|antibod\w+|abs?|tests?|viral|markers?|panel|bloods|are|is|were|was"
    r"|all|both|came back|come back|status|results?)\b)*\s*"
)
_NEGATIVE = r"(?:negative|neg|non[- ]?reactive|nr|-\s?ve|clear|not detected|undetectable|nad)(?!\w)(?! predictive)"
_POSITIVE = r"(?:positive|pos|reactive|detected|\+\s?ve)(?!\w)(?! predictive)"
_BEHIND = re.compile(
    rf"(?:{SEPARATOR}{ITEM})+\)?{_FILLERS}(?:(?P<negative>{_NEGATIVE})|(?P<positive>{_POSITIVE}))", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"\b(?:(?P<negative>neg(?:ative)?|non-?reactive|clear)|(?P<positive>pos(?:itive)?|reactive))(?: for|\s?:)\s*"
    rf"(?:{ITEM}{SEPARATOR})+$",
    re.IGNORECASE,
)
# "Hep A, B, C and E": each letter is one
_LETTERS = re.compile(
    r"\bhep(?:atitis)? ?[a-e](?P<rest>(?:\s*(?:,|/|&|\+|\band\b|\bor\b|\s)\s*(?:and |or )?"
    r"[b-e]\b(?![/'’]| ?(?:ag|antigen|diff)\b))+)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\s*(?:[:=(–-]|\b(?:tests|markers|serology|screen|status|profile|bloods)\b)[\s:=(–-]*|\s+", re.IGNORECASE
)
_LETTER = re.compile(r"\b[b-e]\b", re.IGNORECASE)
_MARKERS_OF_B = frozenset({"hbsag-positive", "anti-hbc-positive"})
_BY_LETTER = {"b": "hepatitis-b", "c": "hepatitis-c", "e": "hepatitis-e"}


def shared_result(text: str, start: int, end: int) -> str | None:
    """The result of a list in which a test stands at that place: "positive", "negative", or None where it has none."""
    found = _BEHIND.match(text, end) or _BEFORE.search(text, 0, start)
    if found is None:
        return None
    return "negative" if found["negative"] else "positive"


def heads_its_tests(text: str, span: Span, results: Iterable[Span]) -> bool:
    """Whether the name of hepatitis B is only the heading of its markers, which say how it is: "Hep B: sAg neg"."""
    if (span.entity, span.value) != ("condition", "hepatitis-b"):
        return False
    behind = (one.start for one in results if one.value in _MARKERS_OF_B and one.start >= span.end)
    return any(_HEADING.fullmatch(text, span.end, start) for start in behind)


def lettered_hepatitis(text: str) -> Iterator[Span]:
    """The kinds of hepatitis that a list names by their letters only."""
    for found in _LETTERS.finditer(text):
        for letter in _LETTER.finditer(text, *found.span("rest")):
            if condition := _BY_LETTER.get(letter[0].lower()):
                yield Span("condition", condition, *letter.span())
