"""Labels that a message gives to patients or calls them by: "pt A", "patient 1", "case 2", "bed 4"; and what relatives
are called who have a case of their own: "and for the daughter?".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from msgspec import Struct

_NOUN = r"(?:pt|patient|case|bed|room)\s*(?:no\.?|number|#)?\s*"
_LABEL = r"(?P<label>[a-h]|[1-9]\d?)"
_CLOSED = r"(?=\s*[:;,.?!)-](?!\d)|\s*$|'s\b|\s+again\b|\s+(?:is |was )?\(?(?:an? )?\d{1,3} ?(?:[mf]|y|yo|yrs?)\b)"
_CAPITAL = r"(?P<capital>(?-i:[A-H]))(?=[\s:;,.?!)-]|$)"
_BACK = r"\b(?:back (?:to|with)|return(?:ing)? to|again on)\s+"
_NAMED = re.compile(rf"(?:{_BACK})?\b{_NOUN}(?:{_CAPITAL}|{_LABEL}{_CLOSED}|(?P<letter>[b-h])\b)", re.IGNORECASE)
_CALLED = re.compile(
    rf"{_BACK}{_LABEL}(?![\w/%.]*\d)(?=\W|$)"
    r"|(?:^|[.;!?\n]\s*)(?:(?:and|ok|okay|now|so|then|for|re|about|what about)\s+)*"
    r"(?P<capital>(?-i:[A-H]))(?=\s*[:,?-]\s|\s+again\b|'s\b)"
    r"|\b(?:for|about|re|with|in)\s+(?P<letter>(?-i:[A-H]))(?=\s*(?:[:,.?!-]|$))",
    re.IGNORECASE,
)

RELATIVE = (
    r"(?:mother|mum|mom|father|dad|sister|brother|aunt|uncle|daughter|son|cousin|niece|nephew|grandmother|grandfather"
    r"|granddaughter|grandson)"
)
"""Whom a patient may be related to."""
_SAME = {"mum": "mother", "mom": "mother", "dad": "father"}
_WOMEN = frozenset({"mother", "sister", "aunt", "daughter", "niece", "grandmother", "granddaughter"})
_OF_EITHER_SEX = frozenset({"cousin"})
_A_RELATIVE = re.compile(
    rf"(?:^|[.;!?\n])\W*(?:(?:and|ok|okay|now|so|then|thanks|thx|but|right)\W+)*"
    rf"(?:(?:what|how)\s+about\s+|what\s+(?:\w+\s+)?(?:for|in)\s+|(?:back\s+)?(?:for|to|in|with|about)\s+)?"
    rf"(?:(?:the|her|his|their)\s+)?(?P<who>{RELATIVE})(?=\s*(?:[:?,.!–-]|$|again\b))",
    re.IGNORECASE,
)


class Label(Struct, frozen=True):
    """A label and where a message has it."""

    name: str
    start: int
    end: int


def given(text: str) -> Label | None:
    """The first label that stands behind a word for a patient."""
    return _first(_NAMED, text)


def called(text: str, known: Collection[str]) -> Label | None:
    """The first of the known labels by which a message calls a patient, with a word for one or without."""
    labels = (_first(_NAMED, text), _first(_CALLED, text), _relative(text))
    return next((label for label in labels if label and label.name in known), None)


def of_relative(word: str) -> str:
    """The label of a relative who is called so."""
    return f"#{_SAME.get(word.lower(), word.lower())}"


def is_of_a_relative(label: str) -> bool:
    """Whether a label is what a relative is called."""
    return re.fullmatch(RELATIVE, label.removeprefix("#")) is not None


def sex_of(label: str) -> Literal["female", "male"] | None:
    """What the label of a relative tells of their sex."""
    word = label.removeprefix("#")
    return None if word in _OF_EITHER_SEX else "female" if word in _WOMEN else "male"


def _relative(text: str) -> Label | None:
    """The relative whom a message calls at the beginning of a sentence."""
    found = _A_RELATIVE.search(text)
    return Label(of_relative(found["who"]), *found.span()) if found else None


def _first(pattern: re.Pattern[str], text: str) -> Label | None:
    found = pattern.search(text)
    if found is None:
        return None
    label = next(value for value in found.groupdict().values() if value)
    return Label(f"#{label.lower()}", *found.span())
