"""Tests whose result is a word: "HBsAg neg", "TPMT low" become conditions; a bare "HBsAg" says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, cast

from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.names.listed_tests import shared_result
from bot.nlu.recogniser.rules import Assertion

Status = Literal["positive", "negative", "normal", "intermediate", "deficient", "unknown"]
Stated = tuple[Span, Assertion]

_INFECTED: dict[Status, Assertion] = {"positive": "affirmed", "negative": "negated", "unknown": "possible"}
_ENZYME_DEFICIENT: dict[Status, Assertion] = {"deficient": "affirmed", "normal": "negated", "unknown": "possible"}
_ENZYME_INTERMEDIATE: dict[Status, Assertion] = {"intermediate": "affirmed", "normal": "negated"}
# marker -> the conditions it decides, and what each status says of them
_DECIDES: dict[str, tuple[tuple[str, dict[Status, Assertion]], ...]] = {
    "hbsag": (("hbsag-positive", _INFECTED),),
    "anti-hbc": (("anti-hbc-positive", _INFECTED),),
    "igra": (("latent-tuberculosis", _INFECTED),),
    "pregnancy-test": (("pregnant", _INFECTED),),
    "tpmt": (("tpmt-deficient", _ENZYME_DEFICIENT), ("tpmt-intermediate", _ENZYME_INTERMEDIATE)),
    "nudt15": (("nudt15-deficient", _ENZYME_DEFICIENT), ("nudt15-intermediate", _ENZYME_INTERMEDIATE)),
}
_WORDS: tuple[tuple[Status, str], ...] = (
    (
        "unknown",
        r"unknown|not known|indeterminate|equivocal|borderline|inconclusive|pending|awaited|not tested|not done"
        r"|not checked|not available|unavailable"
        r"|sent|requested|outstanding|to follow|tbc|awaiting|await|waiting (?:for|on)|chasing|not (?:yet )?back",
    ),
    ("negative", r"negative|neg|-\s?ve|non[- ]?reactive|nr|tnd|(?:target )?not detected|undetectable|not detectable"),
    ("positive", r"positive|pos|\+\s?ve|reactive|detected|detectable|hot|lit up"),
    (
        "intermediate",
        r"\*1[a-z]?\s?/\s?\*(?:[2-9]|1\d)[a-z]?|intermediate|heterozygous|heterozygote|het|carrier|reduced",
    ),
    (
        "deficient",
        r"\*(?:[2-9]|1\d)[a-z]?\s?/\s?\*(?:[2-9]|1\d)[a-z]?"
        r"|deficient|deficiency|absent|very low|low|null|poor|0(?![.,]?\d)|homozygous(?! wild)|zero",
    ),
    (
        "normal",
        r"normal|(?:not|isn'?t|wasn'?t) (?:deficient|low|absent|reduced)|non-?deficient|\*1\s?/\s?\*1"
        r"|adequate|no deficiency|wild[- ]?type|wt|fine|ok"
        r"|high|homozygous wild",
    ),
)
_STATUS = "|".join(f"(?P<{status}>{words})" for status, words in _WORDS)
_FILLERS = (
    r"(?:\s|[:=(<>]|-(?=\s*(?:pos|neg|def|nor|low|int|het|hom))|\b(?:is|was|were|are"
    r"|(?:has |have |had )?(?:just |only |now |also )?(?:come|came|comes|gone|turned|turns|been|returned|reads?)"
    r"(?: back| out)?(?: as| to be)?"
    r"|tests?|tested|status|results?|reports?|reissued|revised|corrected|amended"
    r"|serology|both|still|now|too|as well|actually|in fact|level|activity|genotype|all|total|igg"
    r"|antibody|ab|reported(?: as)?|shows?|showed|today|again|repeatedly|weakly|strongly|faintly)\b"
    r"|\d+(?:\.\d+)?(?:\s?(?:m?u/l|miu/l|units?|u/ml|iu(?:/ml)?|mm|s/co|nmol\S*|pmol\S*))?(?=[\s(,:=-]))*"
)
_AFTER = re.compile(
    rf"{_FILLERS}(?:(?:{_STATUS})(?!\w)|(?P<plus>\++)(?!\s?ve|\d)|(?<!mm)(?<!mm )(?P<minus>-)(?=\s|[,;/).?]|$)"
    r"(?!\s+(?:\w+ ){1,2}lines?\b))",  # "hpt - two lines", "mantoux 18 mm - CXR clear": the dash of a list
    re.IGNORECASE,
)
# "TPMT and NUDT15, heterozygous for both"
_FOR_BOTH = re.compile(
    rf"(?:\s+(?:back|done|results?|genotyped|sent))*\s*[,;.:-]?{_FILLERS}(?:(?:she|he)(?:'s| is)\s+)?"
    rf"(?:{_STATUS})\s+(?:for|at|in|on|of) (?:both|each|the two)\b",
    re.IGNORECASE,
)
# "TPMT low. sorry intermediate": the result put right in one breath
_PUT_RIGHT = re.compile(
    r"\W*\b(?:(?:oh|no|wait|hang on)\W+)*(?:sorry|oops|correction|apologies|typo|i meant?|or rather|rather|actually"
    r"|make (?:that|it)|scratch that|scrap that|should (?:be|say|read)|no wait|wait no)\b\W*"
    r"(?:it'?s\s+|is\s+|that'?s\s+)?"
    rf"(?:{_STATUS})(?!\w)",
    re.IGNORECASE,
)
# "TPMT absent - heterozygous actually"
_PUT_RIGHT_BEHIND = re.compile(
    r"\s*[-,;:.(]+\s*(?:(?:no|oh|wait|it'?s|is|that'?s|was)\W+)*"
    rf"(?:{_STATUS})(?!\w)[\s,]+(?:actually|in fact|sorry|rather|i meant?|correction)\b",
    re.IGNORECASE,
)
# A tuberculin test with its millimetres: from where on it is positive depends on who is tested, and is to be settled
_MILLIMETRES = re.compile(
    r"[\s:=(]*(?:is |was |test |reading |read )*(?:[1-9]\d?)\s?(?:x\s?\d{1,2}\s?)?mm\b", re.IGNORECASE
)
_LISTED = ("hbsag", "anti-hbc", "igra")  # in lists with one result: "HBsAg, anti-HBc, HCV neg"
_ENZYMES = ("tpmt", "nudt15")
# "TPMT 12 mU/L (ref 68-150)": the number beside the laboratory's own range
_RANGED = re.compile(
    rf"{_FILLERS}(?P<number>\d+(?:\.\d+)?)\s?(?:[a-zµμ]+(?:\s?/\s?[a-z]+){{0,2}})?[\s,;:([]*"
    r"(?:(?:ref(?:erence)?|normal|lab|nr|rr|range|interval|values?)\b[.:\s]*)+(?:is|of)?\s*"
    r"(?P<low>\d+(?:\.\d+)?)\s?(?:-|to)\s?\d+(?:\.\d+)?[\s\])]*",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b(?:{_STATUS})\s+(?:for\s+)?$", re.IGNORECASE)
# A word of denial right before the marker turns what stands behind it: "no TPMT deficiency"
_DENIED = re.compile(
    r"\b(?:not|no|non|without|never|isn'?t|wasn'?t)(?:\s|-)+(?:an?\s+|any\s+|known\s+)?$", re.IGNORECASE
)
_TURNED: dict[Status, Status] = {"positive": "negative", "deficient": "normal"}
_NEXT = re.compile(r"\s*(?:,|/|&|\+|and|or|nor)\s*(?:the\s+|\s)?", re.IGNORECASE)


def read_markers(text: str, spans: Sequence[Span]) -> list[Stated]:
    """Conditions that follow from markers with a status word, in text order.

    A status word behind the marker counts first, then one before it ("low TPMT"), then that of a marker it is joined
    with ("HBsAg and anti-HBc neg"). A word between two markers belongs to the second if the first has one already.
    """
    text = text.replace("−", "-").replace("–", "-").replace("’", "'")
    markers = [span for span in spans if span.entity == "analyte" and span.value in _DECIDES]
    read: list[tuple[Span, Status | None, int, int]] = []
    taken = 0  # up to here, status words belong to an earlier marker
    for index, marker in enumerate(markers):
        start, end = marker.start, marker.end
        status: Status | None = None
        before, after = (
            _BEFORE.search(text, taken, marker.start),
            _AFTER.match(text, marker.end) or _FOR_BOTH.match(text, marker.end),
        )
        followed = after and index + 1 < len(markers) and not text[after.end() : markers[index + 1].start].strip()
        if marker.value in _ENZYMES and (ranged := _RANGED.match(text, marker.end)):
            status, end = _against_its_range(ranged), ranged.end()
        elif after and not (before and followed):
            status, end = _status(after), after.end()
            while corrected := _PUT_RIGHT.match(text, end) or _PUT_RIGHT_BEHIND.match(text, end):
                status, end = _status(corrected), corrected.end()
            if denied := _DENIED.search(text, taken, marker.start):
                status, start = _TURNED.get(status, status), denied.start()
        elif before:
            status, start = _status(before), before.start()
        elif marker.value == "igra" and (size := _MILLIMETRES.match(text, marker.end)) and not _named(marker, spans):
            status, end = "unknown", size.end()
        taken = end
        read.append((marker, status, start, end))
    return [stated for index in range(len(read)) for stated in _conditions(text, read, index)]


def _named(marker: Span, spans: Sequence[Span]) -> bool:
    """Whether the name of a test is part of the name of a condition: "mantoux 15 mm"."""
    return any(span.entity == "condition" and marker.within(span) for span in spans)


def _conditions(text: str, read: Sequence[tuple[Span, Status | None, int, int]], index: int) -> list[Stated]:
    marker, status, start, end = read[index]
    joined = index
    while status is None and joined + 1 < len(read):
        joint = _NEXT.match(text, read[joined][0].end)
        if not joint or joint.end() != read[joined + 1][2]:
            break
        joined += 1
        status = read[joined][1]
    if status is None and marker.value in _LISTED:
        status = cast("Status | None", shared_result(text, marker.start, marker.end))
    if status is None:
        return []
    return [
        (Span("condition", condition, start, end), says[status])
        for condition, says in _DECIDES[marker.value]
        if status in says
    ]


def _against_its_range(ranged: re.Match[str]) -> Status:
    """Below the range that the message gives an activity is low, whatever number that is."""
    return "deficient" if float(ranged["number"]) < float(ranged["low"]) else "normal"


def _status(match: re.Match[str]) -> Status:
    groups = match.groupdict()
    if groups.get("plus"):
        return "positive"
    if groups.get("minus"):
        return "negative"
    return next(status for status, _ in _WORDS if groups[status])
