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
_ACTIVE = re.compile(r"(?:active|untreated|ongoing)\s", re.IGNORECASE)
_ACTIVE_BEFORE = re.compile(r"\b(?:active|untreated|ongoing)\s+$", re.IGNORECASE)
_ANOTHERS_RESULT = re.compile(
    rf"\s*,\s*(?!both|all\b|each)[\w -]{{2,20}}?\s*[:=]?\s*(?<!both )(?<!all ){_NEGATIVE}", re.IGNORECASE
)
_NOT_ACTIVE = re.compile(
    r"(?:\b(?:no|not|nor|or|without|denies|denied|never|any|of|for|neg\w*|exclud\w+|ruled out|screen\w*|tests?|tested"
    r"|check\w*|looked)|:)"
    r"\s*(?:(?:evidence|signs?|of|known|for|an?|the)\s+)*$",
    re.IGNORECASE,
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


def called_active(text: str, span: Span) -> bool:
    """Whether an infection is called active and parted from one other that alone is negative: "active TB, HIV neg"."""
    before = _ACTIVE_BEFORE.search(text, 0, span.start)
    if span.entity != "condition" or not (before or _ACTIVE.match(text, span.start, span.end)):
        return False
    start = before.start() if before else span.start
    return bool(_ANOTHERS_RESULT.match(text, span.end)) and not _NOT_ACTIVE.search(text, 0, start)


def lettered_hepatitis(text: str) -> Iterator[Span]:
    """The kinds of hepatitis that a list names by their letters only."""
    for found in _LETTERS.finditer(text):
        for letter in _LETTER.finditer(text, *found.span("rest")):
            if condition := _BY_LETTER.get(letter[0].lower()):
                yield Span("condition", condition, *letter.span())
