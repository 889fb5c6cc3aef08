"""Allergies to what is none of our drugs: "penicillin allergic", "allergic to latex". They are no harm of a drug that
the liver disease is treated with, and a medicine that somebody is allergic to is not taken.
"""

from __future__ import annotations

import re

from actions.case.harms.allergens import ALLERGEN
from bot.nlu.recogniser.matching import Span

_BEFORE = re.compile(
    rf"\b{ALLERGEN}(?:\s*(?:/|,|&|and|or)\s*{ALLERGEN})*[\s-]*[\s(:-]\s*(?:is |are |gave |caused )?$", re.IGNORECASE
)
_AFTER = re.compile(rf"\s*(?:reactions? )?(?:to|with|:)\s+(?:the |all |any )*{ALLERGEN}\b", re.IGNORECASE)
_OF_ALLERGENS = frozenset({"hypersensitivity", "anaphylaxis"})


def of_an_allergen(text: str, span: Span) -> bool:
    """Whether a span names a hypersensitivity to something that is none of our drugs: "penicillin allergic"."""
    if span.entity != "reaction" or span.value not in _OF_ALLERGENS:
        return False
    return bool(_BEFORE.search(text[: span.start]) or _AFTER.match(text, span.end))


_NEXT = r"(?:\s*(?:/|,|&|\band\b|\bor\b)\s*[\w-]+){0,3}"
_ITS_ALLERGY = re.compile(
    rf"{_NEXT}[\s-]+(?:is |are )?(?:allerg(?:y|ic|ies)|anaphylaxis|hypersensitiv\w+)\b", re.IGNORECASE
)
_ALLERGIC_TO = re.compile(
    r"\b(?:allerg(?:y|ic|ies)|anaphylaxis|hypersensitiv\w+)\s*(?:to|with|:)\s+(?:the |all )*(?:[\w-]+\s*(?:/|,|&"
    r"|\band\b|\bor\b)\s*){0,3}$",
    re.IGNORECASE,
)


def is_an_allergen(text: str, span: Span) -> bool:
    """Whether a medicine beside ours is named as what somebody is allergic to: "erythromycin allergic"."""
    if span.entity not in ("co_medication", "other_medicine"):
        return False
    return bool(_ITS_ALLERGY.match(text, span.end) or _ALLERGIC_TO.search(text, 0, span.start))
