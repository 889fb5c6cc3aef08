"""Patterns that stand in records or are made from the vocabulary, each compiled once: Python itself keeps only 512, and
a turn looks at more than that.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled; for patterns of records and vocabulary only, of which there is a fixed number.

    Raises:
        re.error: it is no regular expression.
    """
    return re.compile(pattern, flags)


def names(form: str, text: str, flags: int = 0) -> bool:
    """Whether a form of the vocabulary stands in the text as a word of its own."""
    return bool(compiled(rf"\b{re.escape(form)}\b", flags).search(text))
