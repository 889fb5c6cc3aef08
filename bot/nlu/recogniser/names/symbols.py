"""Tests told by a symbol that also means something else: "Mg 0.52" is a magnesium, "tac 3 mg" is a dose; "cr gone 78 to
131" is a creatinine, "CR 60 %" a complete response.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.numbers.bridges import bridged

_RESULT = r"(?=[:= ]\s?\d?\.\d+\b(?!\s?m?g))"
_MAGNESIUM = re.compile(rf"\bMg{_RESULT}|(?<!\d)(?<!\d )\bmg{_RESULT}")
_CR = re.compile(r"(?<![\w/-])cr\b(?!\s*(?:rate|vs|and|or|/|%))", re.IGNORECASE)
# What a creatinine can look like, and neither a share, a time nor a year
_LIKE_A_CREATININE = re.compile(
    r"(?<![\w.])(?:\d\.\d{1,2}|1\d\.\d|\d{2,3})(?![\d.]|\w)"
    r"(?!\s*(?:%|per ?cent|/\s?\d|of\b|vs\b|patients|pts|x\b|(?:days?|weeks?|wks?|months?|mths?|mo|years?|yrs?|y|m)\b))"
)
# "GOT 140" in capitals, or beside GPT: the other name of AST
_GOT = re.compile(
    r"\bGOT(?=\s*[:=]?\s?\d{2,}\b(?!\s?m?c?g))"
    r"|(?i:\bgpt\s*[:=]?\s*\d+(?:\s*i?u/l)?[\s,;/]+(?:and )?)(?P<low>(?i:got))(?=\s*[:=]?\s?\d)"
)
# "mp 9800 tgn 140": the other metabolite; by itself MP is the drug
_MP = re.compile(
    r"\bmp(?=\s*[:=]?\s?\d[\d,]{2,})(?=[^.;]{0,20}\b6?-?tgn?\b)"
    r"|\b6?-?tgn?\b[^.;]{0,20}?\b(?P<behind>mp)(?=\s*[:=]?\s?\d[\d,]{2,})",
    re.IGNORECASE,
)


def symbols(text: str) -> Iterator[Span]:
    """The tests whose symbol stands before a result."""
    for found in _MAGNESIUM.finditer(text):
        yield Span("analyte", "magnesium", found.end() - len("mg"), found.end())
    for found in _MP.finditer(text):
        yield Span("analyte", "mmp", found.start("behind") if found["behind"] else found.start(), found.end())
    for found in _GOT.finditer(text):
        yield Span("analyte", "ast", found.start("low") if found["low"] else found.start(), found.end())
    for found in _CR.finditer(text):
        number = _LIKE_A_CREATININE.search(text, found.end())
        if number and bridged(text, found.end(), number.start()):
            yield Span("analyte", "creatinine", *found.span())
