"""Doses of medicines that the vocabulary does not hold, and amounts that are none: "levothyroxine 75 mcg", "vit D
1000", "proteinuria 1.2 g"; they are of no drug of ours.
"""

from __future__ import annotations

import re

_LONGEST = 40  # letters of a medicine's name with what stands between it and its dose
# Stems of the naming scheme and a few common names; whatever they treat, no drug of the records ends like this
_MEDICINE = re.compile(
    r"\b(?:\w+(?:thyroxine|olol|pril|sartan|statin|dipine|gliptin|gliflozin|glutide|formin|thiazide|semide|lactone"
    r"|xaban|parin|dronate|dronic acid|calciferol|pam|triptyline|triptan|setron|gabalin|gabapentin|cillin|cycline"
    r"|floxacin|prazole|tidine|cetamol|minophen|profen)|thyroxine|eltroxin|synthroid|thyronorm"
    r"|vit(?:amin)? ?[a-k]\d{0,2}|folic acid|folate|iron|ferrous \w+|calcium|insulin|aspirin"
    r"|sertraline|citalopram|fluoxetine"
    # What is lost in the urine is no dose
    r"|(?:urin\w+ )?(?:protein|albumin)(?:uria)?|upcr|uacr)"
    r"(?:\s+(?:of|is|at|now))?\s*[:=(]?\s*$",
    re.IGNORECASE,
)


_PROTEIN = (
    r"(?:(?:micro)?(?:protein|albumin)uria|(?:urine|urinary|24[ -]?h(?:r|ours?)?(?: urine"
    r"| urinary)?) (?:total )?protein"
    r"|u?pcr|u?acr|protein(?: loss| excretion)?)"
)
_EXCRETED = re.compile(rf"\b{_PROTEIN}\s*(?:(?:of|is|was|now|about|up to|at|to|[:=~>(,-])\s*)*$", re.IGNORECASE)
_OF_PROTEIN = re.compile(
    rf"\s?(?:g|mg|grams?)?\s?(?:/ ?(?:day|d|24 ?h(?:rs?|ours?)?)|a day|per day)?\s*(?:of )?{_PROTEIN}\b", re.IGNORECASE
)


def is_excreted(text: str, start: int, end: int) -> bool:
    """Whether the amount that stands there is of protein in the urine and nobody's dose: "proteinuria 1.2 g"."""
    return bool(_EXCRETED.search(text, max(0, start - _LONGEST), start) or _OF_PROTEIN.match(text, end))


def of_another_medicine(text: str, start: int) -> bool:
    """Whether the number that begins there stands right behind the name of a medicine that is none of ours."""
    return bool(_MEDICINE.search(text, max(0, start - _LONGEST), start))


# "urine alb 2+", "dip: alb 1+", "alb 2+ on dipstick"
_IN_URINE = re.compile(r"\b(?:urin\w*|dip\w*|u/?a|u-)\s*(?:dip\w*)?\s*[:=-]?\s*$", re.IGNORECASE)
_IN_PLUSSES = re.compile(r"[\s:=]*(?:is |was )?[1-4]\s?\+", re.IGNORECASE)


def found_in_urine(text: str, start: int, end: int) -> bool:
    """Whether the name of albumin that stands there is of the urine, and none of the blood."""
    return bool(_IN_URINE.search(text, max(0, start - _LONGEST), start) or _IN_PLUSSES.match(text, end))
