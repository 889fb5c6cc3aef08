"""Doses a message tells of: what is taken, told again, put right; never what is only proposed or asked about."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, structs

from actions.case.mentions import Dose, Measure, Mention, Mentions
from actions.case.patient import STEROIDS, THIOPURINES, Case
from actions.knowledge.reading_aids import aid_number

# Drugs whose dose without a unit is in milligrams, whatever its size: nobody writes another unit of them bare.
_IN_MILLIGRAMS = frozenset({*THIOPURINES, *STEROIDS, "tacrolimus", "sirolimus", "everolimus", "allopurinol"})
_GRAMS = ("g", "g/day")  # in which none of those is written
_BARE = "aid-bare-doses"
_MORNING_OR_NIGHT = re.compile(
    r"\s*,?\s*(?:in the |every |each |at )?(?:mornings?|am|mane|evenings?|nights?|pm|nocte|noon|midday|bedtime)\b"
)
# Before a number: it is denied, a limit, or somebody's advice, and not what is taken
_NOT_TAKEN_BEFORE = re.compile(
    r"\b(?:not|isn'?t|wasn'?t|instead of|rather than|max(?:imum)?|limit|target|aim(?:ing)?(?: for)?"
    r"|up to a max(?:imum)?|(?:easl|aasld|bsg|awmf|guidelines?|spc|label)\b[^.;,?!]*)\s*(?:of )?$"
)
# Between the drug and a later number: what is going to be, or might
_NOT_YET = re.compile(
    r"\b(?:increas(?:e|ing) to|titrat(?:e|ing)|should|could|would|will|going to|plan\w*|want\w*|consider\w*|aim\w*"
    r"|if)\b"
)
_ORDERED = re.compile(
    r"\b(?:start|give|add|try|use|commence|begin|restart|switch to|change to)\s+(?:(?:her|him|on|with)\s+)*$"
)
# A dose given by mistake is not the one that is taken
_MISTAKEN = re.compile(
    r"\b(?:by mistake|in error|by accident|mistakenly|erroneous\w*|accidental\w*|inadvertent\w*|over-?dos\w+"
    r"|wrong (?:dose|strength))\b"
)
# "Pred 5 -> 0 failing each time": nobody is on nothing
_NOT_REACHED = re.compile(
    r"\b(?:fail\w*|each time|every time|flar\w+|relaps\w+|rebound\w*|never|not (?:possible|tolerated|manag\w+)"
    r"|attempts?|tries|tried)\b"
)
_GIVEN = re.compile(r"\b(?:given|gave|got|dispensed|administered|handed|swallowed)\b")
_INSTEAD_OF = re.compile(r"[^.;?!]{0,40}?\b(?:instead of|rather than)\b")
_AT = re.compile(r"\b(?:at|when on|while on)\s+$")
_IN_ITS_TIME = re.compile(
    r"\s*(?:of pred\w*\s*|od\s*|daily\s*|/day\s*)?[(,]?\s*"
    r"(?:in (?:early |late )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|(?:19|20)\d\d)"
    r"|last (?:year|month|winter|summer|spring|autumn)|\d+ ?\w+ (?:ago|back)|then\b|at the time|back then)"
)
_SENTENCE_END = re.compile(r"[.;!?\n](?=\s|$)")


class Told(Struct, frozen=True):
    """Doses by drug; `alone` is one given without its drug ("up to 1.5 g bd now")."""

    of: dict[str, Dose] = {}
    alone: Dose | None = None


def none_taken(mentions: Mentions, text: str) -> frozenset[str]:
    """The drugs of which nothing is taken any more: "on prednisolone 0 mg"."""
    told = [m for m in mentions.measures if m.name == "dose" and m.drug and not _asked(m, text.lower())]
    last = {m.drug: m.number for m in told if m.drug}
    return frozenset(drug for drug, number in last.items() if number == 0)


def doses(mentions: Mentions, text: str) -> Told:
    """The last dose told of each drug that is given; parts of a day ("3 mg am, 2 mg pm") are one dose."""
    lowered = text.lower()
    taken: dict[str, Dose] = {}
    parts: dict[str, bool] = {}
    alone: Dose | None = None
    for measure in mentions.measures:
        if measure.name != "dose" or _asked(measure, lowered) or _by_mistake(measure, lowered):
            continue
        if measure.drug in taken and _is_of_then(measure, lowered):
            continue
        if measure.number == 0 and _NOT_REACHED.search(lowered, measure.end):
            continue
        drug = _given(measure, mentions, lowered)
        if measure.drug is None:
            alone = Dose(measure.number, measure.unit, measure.frequency)
        elif drug and not _NOT_TAKEN_BEFORE.search(lowered[: measure.start]):
            part = bool(_MORNING_OR_NIGHT.match(lowered, measure.end))
            dose = with_usual_unit(drug, measure)
            if part and parts.get(drug) and taken[drug].unit == dose.unit:
                dose = structs.replace(dose, number=dose.number + taken[drug].number)
            taken[drug], parts[drug] = dose, part
    return Told(taken, alone)


def merged(case: Case, told: Told, corrected: Mapping[float, float], taken: tuple[str, ...]) -> dict[str, Dose]:
    """The doses of the drugs in `taken`: those of the message win; one without its drug belongs to the only drug it can
    be a dose of; `corrected` are numbers put right ("200 not 150").
    """
    known = {
        drug: structs.replace(dose, number=corrected.get(dose.number, dose.number)) for drug, dose in case.doses.items()
    }
    known |= told.of
    if told.alone and (drug := _drug_of(told.alone, known, taken)) and drug not in told.of:
        known[drug] = with_usual_unit(drug, told.alone)
    return {drug: dose for drug, dose in sorted(known.items()) if drug in taken}


def _drug_of(dose: Dose, known: Mapping[str, Dose], taken: tuple[str, ...]) -> str | None:
    """The one drug that is being taken in such a way: the only one, or the only one as often or in that unit. A bare
    number is a dose of the only drug taken, and grams of the only one given so, whether or not one was known of it.
    """
    if dose.unit is None:
        return taken[0] if len(taken) == 1 else None
    possible = [drug for drug in known if drug in taken]
    if dose.unit in _GRAMS:
        possible = [drug for drug in dict.fromkeys(taken) if drug not in _IN_MILLIGRAMS]
    if len(possible) > 1:
        same = (dose.unit, dose.frequency)
        possible = [d for d in possible if d in known and (known[d].unit, known[d].frequency) == same]
    return possible[0] if len(possible) == 1 else None


def _given(measure: Measure, mentions: Mentions, lowered: str) -> str | None:
    """The drug of the dose, when the message says or leaves open that it is given."""
    named = [m for m in mentions.of("drug") if m.value == measure.drug]
    if not named:
        return None
    nearest: Mention = min(named, key=lambda m: max(m.start - measure.end, measure.start - m.end))
    between = lowered[nearest.end : measure.start]
    if nearest.assertion not in ("affirmed", "historical") or _NOT_YET.search(between):
        return None
    if _ORDERED.search(lowered[: nearest.start]):
        return None
    return nearest.value


def _by_mistake(measure: Measure, lowered: str) -> bool:
    """Whether the sentence tells of a dose given in error: "was given 5 mg instead of 0.5 mg"."""
    begins = [m.end() for m in _SENTENCE_END.finditer(lowered, 0, measure.start)]
    end = _SENTENCE_END.search(lowered, measure.end)
    start, stop = begins[-1] if begins else 0, end.start() if end else len(lowered)
    if _MISTAKEN.search(lowered, start, stop):
        return True
    given = _GIVEN.search(lowered, start, measure.start)
    return bool(given and _INSTEAD_OF.match(lowered, measure.end, stop))


def _is_of_then(measure: Measure, lowered: str) -> bool:
    """Whether a dose only says at which of them a harm came at a time: "pred 20, psychosis at 40 mg in Feb"."""
    return bool(_AT.search(lowered[: measure.start]) and _IN_ITS_TIME.match(lowered, measure.end))


def _asked(measure: Measure, lowered: str) -> bool:
    """Whether the number stands in a question."""
    end = _SENTENCE_END.search(lowered, measure.end)
    return end is not None and end[0] == "?"


def with_usual_unit(drug: str, measure: Measure | Dose) -> Dose:
    """A dose as written; one without a unit in the unit that nobody writes, where the reading aid knows it."""
    unit = measure.unit
    if unit is None and drug in _IN_MILLIGRAMS:
        unit = "mg"
    elif unit is None and drug == "mycophenolate" and measure.number <= aid_number(_BARE, "mycophenolate grams to"):
        unit = "g"
    elif (
        unit is None
        and drug == "mycophenolate"
        and measure.number >= aid_number(_BARE, "mycophenolate milligrams from")
    ):
        unit = "mg"
    return Dose(measure.number, unit, measure.frequency)
