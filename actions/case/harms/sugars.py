"""Sugars that rise on a drug: "fasting sugars creeping up on pred", "HbA1c 7.9 on pred 20"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from actions.case.drugs.given_drugs import culprits
from actions.case.harms.blameless import joined
from actions.case.mentions import Measure, Mention, Mentions
from actions.case.patient import STEROIDS
from actions.knowledge.reading_aids import aid_number

RAISE_SUGARS = (*STEROIDS, "tacrolimus", "ciclosporin")
"""Drugs that may raise sugars."""
_SUGARS = ("glucose", "hba1c")
_GOES_UP = (
    r"(creep\w*|cr[ae]pt|going|gone|went|crawling|climb\w*|edg\w+|drift\w*)( back| right)? up|ris(ing|en)|rose|rises"
    r"|climb\w*|increas\w+|up|high|raised|elevated|worse\w*|deteriorat\w+|poor\w*|out of (control|range)|shot up"
)
_UP_AFTER = re.compile(
    rf"^\W*((are|is|were|have|has|been|now|all|levels?|control|readings?|a bit|slowly)\W+)*({_GOES_UP})\b"
)
_UP_BEFORE = re.compile(
    r"\b(rising|climbing|raised|high|higher|elevated|increas\w+|creeping|worsening|poor)\W+(\w+\W+)?$"
)


def sugars_up(mentions: Mentions, text: str, harmful: Collection[str]) -> Iterator[Mention | Measure]:
    """Sugars that are said to rise, and an HbA1c raised on a drug: "fasting sugars creeping up on pred". An HbA1c in a
    list of results is no harm of a drug that did none.
    """
    if mentions.of("condition", "affirmed", "historical") and "diabetes" in mentions.values("condition"):
        return  # known diabetes is no reaction of its own
    lowered = text.lower()
    for mention in mentions.of("analyte"):
        up = _UP_AFTER.match(lowered[mention.end :]) or _UP_BEFORE.search(lowered[: mention.start])
        if mention.value in _SUGARS and up:
            yield mention
    measure = mentions.measure("hba1c")
    if measure is None or not _raised_hba1c(measure.number):
        return
    raising = [m for m in culprits(mentions) if m.value in RAISE_SUGARS]
    if any(m.value in harmful or joined(measure, m, text) for m in raising):
        yield measure


def may_be_diabetic(mentions: Mentions) -> bool:
    """Whether an HbA1c is told that is read as raised, of somebody of whom no diabetes is told or denied."""
    measure = mentions.measure("hba1c")
    return measure is not None and _raised_hba1c(measure.number) and "diabetes" not in mentions.values("condition")


def _raised_hba1c(number: float) -> bool:
    """Whether an HbA1c is read as raised; so small a number is in percent, a greater one in mmol/mol."""
    percent, millimoles = (aid_number("aid-raised-hba1c", unit) for unit in ("percent", "mmol/mol"))
    return percent <= number < aid_number("aid-raised-hba1c", "percent up to") or number >= millimoles
