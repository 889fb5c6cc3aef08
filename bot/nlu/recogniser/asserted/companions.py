"""Rules for what is the patient's although a relative stands beside it: whom somebody is seen with or lives with, a
mother who is the patient, what was taken while a child was born.

Read on the plain skeleton, after what is said of relatives and instead of that alone.
"""

from __future__ import annotations

from bot.nlu.recogniser.asserted.relatives import PARTNER, RELATIVE
from bot.nlu.recogniser.rules import Rule, rule
from bot.nlu.recogniser.skeleton import DRUG, MENTION

# Whom somebody comes or lives with takes nothing by that: "seen with his mother on aza 50"
_BESIDE = (
    rf"\b(?:with|by|to|from|for|after|like|as) (?:(?:her|his|their|the|both|elderly|own)\s+)*(?:{RELATIVE}|{PARTNER})"
    r"(?!'s|\s*[,;:.?!]|\s+(?:with|who|has|had|is|was|also|takes|took|taking)\b)"
)
# A mother who is told as a patient is: by her age, or by what she is besides
_HERSELF = (
    r"\b(?:\d\d[ -]?(?:f|yo|y/o|yrs?|years?)?(?:[ -]old)?|[a-z]+-time|post-?(?:partum|natal)|working|anxious"
    r"|busy|teenage) "
    r"(?:mother|mum|mom)\b(?: of \w+)?"
)


def _patients_own(pattern: str) -> Rule:
    return rule("affirmed", pattern, instead_of="family")


RULES: tuple[Rule, ...] = (
    _patients_own(rf"{_BESIDE}(?P<scope>[^.;,?!\n]*)"),
    _patients_own(rf"{_HERSELF}(?P<scope>[^.;?!\n]*)"),
    # "her son was born on aza": she took it
    _patients_own(
        rf"\b(?:born|delivered|conceived|breast-?fed)\b[^.;,?!\n{MENTION[1:-1]}]{{0,25}}\bon (?P<scope>{DRUG})"
    ),
)
