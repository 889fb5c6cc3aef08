"""Labels that a message gives to patients or calls them by: "pt A", "patient 1", "case 2", "bed 4"."""

from __future__ import annotations

import re
from collections.abc import Collection

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
    found = (label for label in (_first(_NAMED, text), _first(_CALLED, text)) if label and label.name in known)
    return next(found, None)


def _first(pattern: re.Pattern[str], text: str) -> Label | None:
    found = pattern.search(text)
    if found is None:
        return None
    label = next(value for value in found.groupdict().values() if value)
    return Label(f"#{label.lower()}", *found.span())
