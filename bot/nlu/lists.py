"""Numbered and lettered lists in a message: "1) dose 2) bloods", "a. options b. referral"."""

from __future__ import annotations

import re
from functools import lru_cache

_MESSAGES = 64  # whose marks are kept: a message is asked for them part by part
_MARK = re.compile(r"(?:^|(?<=[\s,;:?.]))\(?(?P<mark>\d|[a-f]|iii|ii|i|iv)(?:\)|[.:](?=\s))\s*(?=\S)", re.IGNORECASE)


@lru_cache(maxsize=_MESSAGES)
def marks(text: str) -> tuple[tuple[int, int], ...]:
    """Where each mark of a list begins and where its item does, in order; empty when there are fewer than two."""
    for order in ("123456", "abcdef", ("i", "ii", "iii", "iv")):
        found: list[tuple[int, int]] = []
        for match in _MARK.finditer(text):
            if len(found) < len(order) and match["mark"].lower() == order[len(found)]:
                found.append(match.span())
        if len(found) > 1:
            return tuple(found)
    return ()


def without_marks(text: str) -> str:
    """The text with the marks of its list blanked, so that "tac trough 2. interactions" holds no level of 2."""
    for start, end in marks(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
