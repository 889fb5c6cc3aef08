"""Allergies to what is none of our drugs: "penicillin allergic", "allergic to latex". They are no harm of a drug that
the liver disease is treated with.
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
