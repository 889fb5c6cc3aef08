"""What the numbers of a clinician's text may mean, for the figure checker: every way of reading each, apart from the
recogniser, which decides for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_RUN = re.compile(r"\d+(?:[.,·∙‧•'’]\d+|[ \u00a0\u2009\u202f]\d{3}(?!\d))*(?P<thousands>\s?k\b)?", re.IGNORECASE)
_TIMES = re.compile(r"(\d+)\s?[x×]\s?(\d+(?:[.,·]\d+)?)", re.IGNORECASE)
_WORDS = {
    "twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0,
    "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "twenty": 20.0,
}  # fmt: skip


def given_values(text: str) -> frozenset[float]:
    """Every value that a number of the text may have: "1,200" is 1200 or 1.2, "5.7k" is 5700."""
    return frozenset(_read(text))


def _read(text: str) -> Iterator[float]:
    for run in _RUN.finditer(text):
        for value in _ways(re.findall(r"\d+", run[0])):
            yield value
            if run["thousands"]:
                yield value * 1000
    for count, of in _TIMES.findall(text):
        yield int(count) * float(re.sub(r"[,·]", ".", of))
    yield from (value for word, value in _WORDS.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE))


def _ways(parts: list[str]) -> Iterator[float]:
    yield from map(float, parts)
    yield from (float(f"{whole}.{decimals}") for whole, decimals in pairwise(parts))
    if all(len(part) == 3 for part in parts[1:]):
        yield float("".join(parts))
    if len(parts) > 2 and all(len(part) == 3 for part in parts[1:-1]):
        yield float("".join(parts[:-1]) + "." + parts[-1])
