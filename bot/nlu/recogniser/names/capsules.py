"""Capsules: "CAP tac 0.5 x 4" is how a prescription is written, and no pneumonia."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.nlu.recogniser.matching import Span

_CAPSULE = re.compile(r"caps?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s.:-]{0,3}")
_DOSE_BEFORE = re.compile(r"\d\s?(?:mg|mcg|g|x)?\s*$", re.IGNORECASE)


def is_a_capsule(text: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether the letters that could be a pneumonia stand right before a drug or behind a strength."""
    if span.entity != "condition" or not _CAPSULE.fullmatch(text, span.start, span.end):
        return False
    if span.end - span.start > len("cap"):
        return True  # nobody has several pneumonias
    drugs = (other for other in spans if other.entity in ("drug", "co_medication") and other.start >= span.end)
    before_drug = any(_BETWEEN.fullmatch(text, span.end, drug.start) for drug in drugs)
    return before_drug or bool(_DOSE_BEFORE.search(text, 0, span.start))
