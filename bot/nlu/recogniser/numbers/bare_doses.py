"""Doses written without a unit: "pred 20", "pred now 10", "MMF 750 bd", "tac 3 bd", "Azoran 50 1-0-1", "150 of aza"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.knowledge.reading_aids import aid_number
from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.numbers.tablets import taken_of
from bot.nlu.recogniser.numbers.units import Unit, frequency

LEVEL_DRUGS = frozenset({"tacrolimus", "ciclosporin", "sirolimus", "everolimus", "mycophenolate", "infliximab"})
"""Drugs behind which a bare number may be a blood level."""
_BARE, _MILLIGRAMS = "aid-bare-doses", "mycophenolate milligrams from"
# "4 weeks" counts; "60 wk 4" does not
_COUNTS = r"(?!\s*(?:(?:days?|weeks?|wks?|months?)(?!\s\d)|yrs?|years?|times?|patients|pts|drugs|doses|x\b|%))"
_RIGHT_BEHIND = re.compile(rf"\s?(?=[\s,;.?)/]|->|→|$){_COUNTS}")
_WORDS_BETWEEN = re.compile(
    r"(?:[\s:=~(@]|,(?=\s*dose\b)|\b(?:dose|is|was|are|at|of|now|currently|presently|today|still|only|just|actually|about|around|been"
    r"|has|back|down|up|from|to|increased|reduced|cut|dropped|lowered|raised|put|bumped|went|gone|stays?|remains?|mono|monotherapy|alone|ongoing|continues|continued|continuing|unchanged|resumed|restarted)\b)*",
    re.IGNORECASE,
)
_ENDS = re.compile(
    rf"{_COUNTS}\s*(?:$|[,;?)+&/]|\.(?!\d)|->|→|(?:now|and|plus|with|not|for|since|today|currently|then|to|from|but|last|this|yesterday|od|daily|because)\b)",
    re.IGNORECASE,
)
# "Dose 125", "dose is 3": of the drug that is taken, wherever that was told; "dose 2" counts them
_BEHIND_DOSE = re.compile(
    r"(?:^|[.;,\n]|\bnow\b)\s*(?:the |her |his )?dose\s*(?:is|now|:|=)?\s*(?:now\s*)?$", re.IGNORECASE
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?", re.IGNORECASE)


def bare_dose(text: str, number: float, start: int, end: int, drugs: Sequence[Span]) -> tuple[Unit, int] | None:
    """How a number without unit counts as a dose of one of the drugs, and where its part ends; None when it is none."""
    often = frequency(text, end)
    before = [drug for drug in drugs if drug.end <= start]
    after = next((drug for drug in drugs if drug.start >= end), None)
    if after and number >= aid_number(_BARE, "counted drugs below") and _OF.fullmatch(text, end, after.start):
        return Unit(None, "dose"), end
    if _is_year(number):
        return None
    if not before:
        counted = number < aid_number(_BARE, "counted drugs below") and not often
        told = _BEHIND_DOSE.search(text, 0, start) and not counted and (often or _ENDS.match(text, end))
        return (Unit(None, "dose", *(often[:2] if often else ())), often[2] if often else end) if told else None
    drug, between = before[-1], text[before[-1].end : start]
    if often and _WORDS_BETWEEN.fullmatch(between):
        return Unit(None, "dose", *often[:2]), often[2]
    if _WORDS_BETWEEN.fullmatch(between) and (taken := taken_of(text, end)) and frequency(text, taken[1]):
        return Unit(None, "dose"), end  # "tac 0.5 x 4 tabs bd"
    if drug.value in LEVEL_DRUGS and not (drug.value == "mycophenolate" and number >= aid_number(_BARE, _MILLIGRAMS)):
        return None
    if not between.strip():
        return (Unit(None, "dose"), end) if _RIGHT_BEHIND.match(text, end) else None
    return (Unit(None, "dose"), end) if _WORDS_BETWEEN.fullmatch(between) and _ENDS.match(text, end) else None


def _is_year(number: float) -> bool:
    """A year, not the 2000 mg of "MMF 2000"."""
    after, before = aid_number(_BARE, "years after"), aid_number(_BARE, "years before")
    return after < number < before and number % aid_number(_BARE, "no year if a multiple of") != 0
