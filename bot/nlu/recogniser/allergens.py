"""Allergies to what is none of our drugs: "penicillin allergic", "allergic to latex". They are no harm of a drug that
the liver disease is treated with, and a medicine that somebody is allergic to is not taken.
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.matching import Span

_ALLERGEN = (
    r"(?:penicillins?|pen|pcn|amoxicillin|co-?amoxiclav|augmentin|sulph?a|sulph?onamides?|trimethoprim|co-?trimoxazole"
    r"|septrin|bactrim|macrolides?|erythromycin|cephalosporins?|cef\w+|ceph\w+|quinolones?|vancomycin|latex|nuts?"
    r"|peanuts?|eggs?|shellfish|seafood|fish|contrast|iodine|gadolinium|nickel|aspirin|nsaids?|ibuprofen|codeine"
    r"|morphine|opiates?|plasters?|elastoplast|milk|dairy|soya?|gluten|pollen|dust|cats?|dogs?|bees?|wasps?|vaccines?)"
)
_BEFORE = re.compile(rf"\b{_ALLERGEN}(?:\s*(?:/|,|&|and|or)\s*{_ALLERGEN})*[\s-]+(?:is |are )?$", re.IGNORECASE)
_AFTER = re.compile(rf"\s*(?:reactions? )?(?:to|with|:)\s+(?:the |all |any )*{_ALLERGEN}\b", re.IGNORECASE)


def of_an_allergen(text: str, span: Span) -> bool:
    """Whether a span names a hypersensitivity to something that is none of our drugs: "penicillin allergic"."""
    if (span.entity, span.value) != ("reaction", "hypersensitivity"):
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
