"""Metabolites told to be undetectable: "6TGN <30, MMP undetectable", "6-TGN and 6-MMP both undetectable". Kept as below
a number of nothing, since the least that the laboratory finds is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.numbers.found import Found

_METABOLITES = ("tgn", "mmp")
_NONE = (
    r"(?:un-?detect\w*|not detect\w*|non-?detect\w*|below (?:the )?(?:limit of )?detection|unmeasurable|unrecordable)"
)
_BEHIND = re.compile(
    rf"[\s:=,(-]*(?:(?:levels?|is|are|was|were|came back|come back|both|all|also|still|now|too)\s+)*{_NONE}",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b{_NONE}\s+(?:levels? of )?(?:both )?$", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:levels?\s*)?(?:\band\b|/|&|\+|,)\s*(?:the )?", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.;!?\n]*[.;!?\n]?")
# Asked of anybody, or supposed
_ASKS = re.compile(
    r"\b(?:what (?:does|do|would|if)|means?|mean|if|whether|how often|when|suggests?|imply|implies|why)\b",
    re.IGNORECASE,
)


def undetectable(text: str, names: Sequence[Span], found: Sequence[Found]) -> Iterator[Found]:
    """The metabolites that a message tells to be undetectable, of which it has no number."""
    numbered = {one.name for one in found}
    tests = [name for name in names if name.value in _METABOLITES]
    for at, name in enumerate(tests):
        if name.value in numbered or _is_asked(text, name.start):
            continue
        first = last = at
        while last + 1 < len(tests) and _JOINED.fullmatch(text, tests[last].end, tests[last + 1].start):
            last += 1
        while first > 0 and _JOINED.fullmatch(text, tests[first - 1].end, tests[first].start):
            first -= 1
        if behind := _BEHIND.match(text, tests[last].end):
            yield Found(name.value, 0, name.start, behind.end(), comparator="<")
        elif _BEFORE.search(text, 0, tests[first].start):
            yield Found(name.value, 0, name.start, name.end, comparator="<")


def _is_asked(text: str, start: int) -> bool:
    said = next(one for one in _SENTENCE.finditer(text) if one.start() <= start < one.end())
    return bool(_ASKS.search(said[0]))
