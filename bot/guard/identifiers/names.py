"""Names by structure: after a title, after "patient" or "name", or beside a number that names a person.

A language model is deliberately not asked: it takes drugs and trials for people, and people for drugs.
"""

import re
from collections.abc import Iterator, Sequence

from bot.guard.identifiers.findings import Finding
from bot.guard.identifiers.ordinary_words import is_ordinary

NAME = "name"

_LETTERS = r"[^\W\d_]"
_CAPITALISED = rf"(?:[A-ZÀ-ÖØ-Þ]{_LETTERS}*(?:['’-][A-ZÀ-ÖØ-Þ]{_LETTERS}+)*|{_LETTERS}\.)"
_CAPITALISED_WORDS = re.compile(rf"{_CAPITALISED}(?:[ .]{{1,2}}{_CAPITALISED}){{0,3}}")
_ANY_WORDS = re.compile(rf"{_LETTERS}+(?:['’-]{_LETTERS}+)?(?:\s{_LETTERS}+(?:['’-]{_LETTERS}+)?)?")

# Titles nobody writes for anything else are followed in any case: "mr sharma".
_SURE_TITLE = re.compile(r"\b(?:mr|mrs|mister|smt|shri|kumari|srimati|herr|frau)\b\.?\s+", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:Ms|Miss|Mx|Master|Sri|Km|Md|Baby of|[BSDWbsdw]/[Oo])\b\.?\s+")
_INTRODUCTION = re.compile(
    r"\b(?:(?:pt|patient)(?:['’]?s)?(?:\s+name)?(?:\s+is)?|name(?:\s+is)?|named|called|initials(?:\s+are)?)\b\s*[:=-]?\s*",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(
    r"(?:[\s,;:(/|-]"
    r"|\b(?:\d{1,3}\s?(?:y|yo|yrs?|years?|y/o)?\s?(?:old)?|[MFmf]|male|female|man|woman"
    r"|dob|d\.o\.b\.?|date of birth|born|on|is|mrn|uhid|record|hospital|patient|nhs|aadhaar|ssn|no|number|id"
    r"|phone|tel|mobile|mob|ph|contact|e-?mail)\b[.:#]?){1,12}$",
    re.IGNORECASE,
)
_BESIDE = 60  # characters looked at before an identifier


def names(text: str, beside: Sequence[Finding]) -> Iterator[Finding]:
    """Find names; `beside` are the identifiers already found, next to which capitalised words are taken for a name."""
    for title in _SURE_TITLE.finditer(text):
        yield from _following(text, title.start(), title.end(), _ANY_WORDS)
    for title in _TITLE.finditer(text):
        yield from _following(text, title.start(), title.end(), _CAPITALISED_WORDS)
    for introduction in _INTRODUCTION.finditer(text):
        yield from _following(text, introduction.end(), introduction.end(), _CAPITALISED_WORDS)
    for found in beside:
        yield from _preceding(text, found)
        gap = re.compile(r"[\s,;:)(-]{1,3}").match(text, found.end)
        if gap:
            yield from _following(text, gap.end(), gap.end(), _CAPITALISED_WORDS, at_least=2)


def _following(text: str, start: int, position: int, words: re.Pattern[str], at_least: int = 1) -> Iterator[Finding]:
    """Take the words at the position up to the first ordinary one as a name that begins at `start`."""
    match = words.match(text, position)
    if match is None:
        return
    end, count = position, 0
    for word in re.finditer(r"[^\s]+", match.group()):
        if is_ordinary(word.group()):
            break
        end, count = position + word.end(), count + 1
    # A sentence goes on in any case, so a title's lower-case follower is one word: "mr sharma not responding".
    if count and match.group()[0].islower():
        end = position + len(match.group().split()[0])
    if count >= at_least:
        yield Finding(start, end, NAME)


def _preceding(text: str, found: Finding) -> Iterator[Finding]:
    """Take the last capitalised words before an identifier, with nothing but age, sex and labels between, as a name."""
    from_ = max(0, found.start - _BESIDE)
    before = text[from_ : found.start]
    between = _BEFORE_NUMBER.search(before)
    if between is None:
        return
    runs = list(_CAPITALISED_WORDS.finditer(before, 0, between.start()))
    last = runs[-1] if runs else None
    if last is None or last.end() != between.start():
        return
    words = list(re.finditer(r"\S+", last.group()))
    start = None
    for word in reversed(words):
        if is_ordinary(word.group()):
            break
        start = from_ + last.start() + word.start()
    if start is not None:
        yield Finding(start, from_ + last.end(), NAME)
