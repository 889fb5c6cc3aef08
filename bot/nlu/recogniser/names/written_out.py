"""Numbers written out: "fifty mg", "one hundred and fifty mg", "for six months"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.nlu.recogniser.numbers.tablets import OF_A_STRENGTH, PIECES

_ONES = {word: i for i, word in enumerate("one two three four five six seven eight nine".split(), 1)}
_TEENS = {
    word: i
    for i, word in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10
    )
}
_TENS = {word: 10 * i for i, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
UNDER_HUNDRED = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[\s-]?(?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}|{'|'.join(_ONES)})(?![a-z])"
)
"""A pattern of the words for 1 to 99."""
_HUNDREDS = rf"(?:an?|{'|'.join(_ONES)}) hundred(?:(?: and)?[\s-]{UNDER_HUNDRED})?(?![a-z])"
_DOSE = r"(?=[\s-]?(?:mgs?|milligrams?|milligrammes?|mcg|micrograms?|g|gms?|grams?|grammes?)\b)"
_COURSE = r"(?=[\s-](?:days?|weeks?|wks?|months?|mths?|years?|yrs?)\b(?![\s-](?:old|of age|ago|back|earlier)))"
# A time tells of a course behind such a word only: "the two weeks that follow" counts nothing
_WRITTEN = re.compile(
    rf"\b(?P<dose>{_HUNDREDS}|{UNDER_HUNDRED})(?:{_DOSE}|{OF_A_STRENGTH}|{PIECES})"
    rf"|\b(?:for|after|at|over|by)\s+(?:the (?:last|past) |about |some )?(?P<time>{UNDER_HUNDRED}){_COURSE}"
    rf"|\b(?P<course>{UNDER_HUNDRED})(?=[\s-](?:days?|weeks?|wks?|months?|mths?|years?|yrs?)\s(?:of|on|into)\b)",
    re.IGNORECASE,
)
_THOUSANDS = rf"(?:an?|{UNDER_HUNDRED}) thousand(?:(?: and)?[\s-](?:{_HUNDREDS}|{UNDER_HUNDRED}))?(?![a-z])"
# Behind the name of a test; a time or a multiple is none of its results
_RESULT = re.compile(
    rf"\s*(?:(?:of|is|was|at|now|about|around|:|=)\s*)*(?P<number>{_THOUSANDS}|{_HUNDREDS}|{UNDER_HUNDRED})"
    r"(?![\s-](?:days?|weeks?|months?|years?|times?|fold|x|out|of|or|to|more|drugs?|doses?|tests?|per|hundred|thousand)\b)",
    re.IGNORECASE,
)
_NUMBER = rf"(?:{_THOUSANDS}|{_HUNDREDS}|{UNDER_HUNDRED})"
# "Creatinine has gone from seventy to one hundred and thirty two"
_FROM_TO = re.compile(
    r"\s+(?:(?:has|have|had|is|was|been|now|gone|went|going|come|came|risen|rose|rising|climbed|crept|jumped|fallen|fell"
    rf"|dropped|up|down) )*from (?P<first>{_NUMBER}) (?:up |down )?to (?P<number>{_NUMBER})"
    r"(?![\s-](?:days?|weeks?|months?|years?|times?|fold|x|per)\b)",
    re.IGNORECASE,
)
_DIGITS = {"zero": 0, "nought": 0, "oh": 0, **_ONES}
# "Two point four": the places behind the point are told one by one
_PLACE = "|".join(_DIGITS)
_DECIMAL = re.compile(
    rf"\b(?P<whole>{UNDER_HUNDRED}|zero|nought) point (?P<places>(?:{_PLACE})(?: (?:{_PLACE}))*)\b",
    re.IGNORECASE,
)


def value_of(words: str) -> int:
    """The number that such words stand for."""
    words = words.lower()
    of_thousands, thousand, rest = words.rpartition("thousand")
    if thousand:
        return 1000 * (value_of(of_thousands) or 1) + value_of(rest)
    of_hundreds, hundred, rest = words.rpartition("hundred")
    parts = re.findall("|".join((*_TENS, *_TEENS, *_ONES)), rest)
    count = next((number for word, number in _ONES.items() if re.search(rf"\b{word}\b", of_hundreds)), 1)
    return (100 * count if hundred else 0) + sum((_TENS | _TEENS | _ONES)[part] for part in parts)


def in_digits(text: str) -> str:
    """The text with the doses, times and decimals that are written out in digits, every other place kept."""
    return _WRITTEN.sub(_replaced, _DECIMAL.sub(_decimal, text))


def results_in_digits(text: str, ends: Iterable[int]) -> str:
    """The text with the results written out right behind a name of a test, which end there, in digits."""
    for end in ends:
        if found := _RESULT.match(text, end):
            text = _with_digits(text, *found.span("number"))
        elif found := _FROM_TO.match(text, end):
            text = _with_digits(_with_digits(text, *found.span("first")), *found.span("number"))
    return text


def _with_digits(text: str, start: int, stop: int) -> str:
    return text[:start] + str(value_of(text[start:stop])).rjust(stop - start) + text[stop:]


def _decimal(found: re.Match[str]) -> str:
    whole = _DIGITS.get(found["whole"].lower())
    places = "".join(str(_DIGITS[word]) for word in found["places"].lower().split())
    return f"{value_of(found['whole']) if whole is None else whole}.{places}".rjust(len(found[0]))


def _replaced(found: re.Match[str]) -> str:
    group = next(name for name in ("dose", "time", "course") if found[name])
    words = found[group]
    return found[0][: found.start(group) - found.start()] + str(value_of(words)).rjust(len(words))
