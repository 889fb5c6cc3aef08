"""Numbers and negations in sentences, in one spelling, so that two wordings can be compared."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAMES = re.compile(
    r"\b(?:6-(?:TGN?|MMPN?|MP|thioguanine|mercaptopurine|methylmercaptopurine)|5-ASA)s?\b|\b10\^?\d+\b(?=\s*/)", re.I
)
_POWER = re.compile(r"\s*[x×]\s*10(?:\^-?\d+|[⁰¹²³⁴-⁹]+)|\b10(?:\^\d+|[⁰¹²³⁴-⁹]+)")
_NUMBER = re.compile(r"(?<![A-Za-z\d.])(?<![A-Za-z]-)(?:\d+(?:[.,]\d+)*|\.\d+)")
_WORDS = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), map(str, range(1, 13)), strict=True)
) | {"fifteen": "15", "twenty": "20", "thirty": "30", "once": "1", "twice": "2", "both": "2", "double": "2"}
_FRACTIONS = {
    "half": {"half", "50"},
    "third": {"third", "33", "33.3", "67", "66.7"},
    "quarter": {"quarter", "25", "75"},
}
_FRACTION = re.compile(r"\b(half|halved|halves|thirds?|quarters?)\b(?![- ](?:line|trimester|party))", re.I)
_TOLD = frozenset(map(str, range(3, 13)))  # written out, they are still figures; "one" and "both" mostly are not
_AT_MOST = re.compile(r"\b(?:no|not)\s+(?:more|less|later|earlier|longer|above|below|only|graded)\b", re.I)
_NEGATION = re.compile(
    r"\b(?:(?:no|not|never|none|neither|nor|without|cannot|nothing|naive|(?<=-)free|avoid\w*|contraindicat\w*"
    r"|fail(?:s|ed|ing)?(?= to\b))\b|non(?=-|cirrh)|in(?=tolera)"
    r"|un(?=treated|affected|changed|related|safe|responsive|detect|complicated))"
    r"|n't\b",
    re.I,
)
_SMALL = frozenset(
    "the and any for with was were are has have had been being from that this these those than then they their its "
    "into who which when where what did does not but can may also more most other each all only such per due "
    "one".split()
)
_ABBREVIATIONS = {
    "aih": "autoimmune hepatitis",
    "mmf": "mycophenolate",
    "udca": "ursodeoxycholic acid",
    "cbr": "complete biochemical response",
}
_SUFFIXES = ("free", "naive")
_STEM, _AFTER, _BEFORE = 5, 4, 4


class Negation(NamedTuple):
    """A negating word, and the stems of the content words that follow it and that stand round it in its clause."""

    word: str
    after: tuple[str, ...]
    around: frozenset[str]


def numbers(text: str) -> set[str]:
    """The numbers a text states in digits: "1,234 of 2.50 (50 %)" -> {"1234", "2.5", "50"}. Digits in names (6-TGN,
    CD20) and powers of ten in units are no numbers.
    """
    return {_spelled(found) for found in _NUMBER.findall(_POWER.sub(" ", _NAMES.sub(" ", text)))}


def told(text: str) -> set[str]:
    """What a sentence of ours states: numbers in digits, counts from three up in words, and fractions."""
    words = {_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDS}
    return numbers(text) | (words & _TOLD) | fractions(text)


def holds(text: str) -> set[str]:
    """What a text allows a sentence to state: its numbers in digits and words, and fractions with their per cents."""
    words = {_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDS}
    found = numbers(text) | words | fractions(text)
    return found | {name for name, means in _FRACTIONS.items() if found & means}


def fractions(text: str) -> set[str]:
    """Half, third and quarter, where they are amounts."""
    return {name for found in _FRACTION.findall(text) for name in _FRACTIONS if found.lower().startswith(name[:4])}


def negations(text: str) -> list[Negation]:
    """Every negation of a text, in order, "non-cirrhotic" and "intolerant" among them; "no more than 5" is a limit,
    not a negation.
    """
    plain = _AT_MOST.sub(lambda found: "#" * len(found.group()), text.replace("(lo)", "lo"))
    found = []
    for match in _NEGATION.finditer(plain):
        after = _stems(re.split(r"[.;:,()]\s|$", plain[match.end() :], maxsplit=1)[0])[:_AFTER]
        before = _stems(re.split(r"[.;:]\s", plain[: match.start()])[-1])[-_BEFORE:]
        word = match.group().lower()
        denied = before[-1:] if word in _SUFFIXES else after  # "steroid-free", "treatment-naive"
        found.append(Negation(word, tuple(denied), frozenset((*before, *after))))
    return found


def stems(text: str) -> frozenset[str]:
    """First letters of every content word of a text, enough to know "cirrhosis" from "cirrhotic" by neither."""
    return frozenset(_stems(text))


def _stems(text: str) -> list[str]:
    words = text.lower()
    for short, long in _ABBREVIATIONS.items():
        words = re.sub(rf"\b{short}\b", long, words)
    return [word[:_STEM] for word in re.findall(r"[a-z]{3,}", words) if word not in _SMALL]


def _spelled(number: str) -> str:
    whole = re.sub(r",(?=\d{3}\b)", "", number)
    try:
        return f"{float(whole.replace(',', '.')):.10g}"
    except ValueError:  # "1.2.3" is a section number
        return whole
