"""Doses and levels of a regimen held against the words in which its facts give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actions.knowledge import kinds as r
from actions.knowledge.curation.dossier import Fact
from actions.knowledge.curation.figures import Difference
from actions.knowledge.curation.wording import holds

_UNITS = {
    "mg": r"mg(?! ?/ ?(?:kg|dl|m2|m²))",
    "g": r"g(?:rams?)?\b",
    "mg/kg": r"mg ?/ ?kg",
    "microgram/kg": r"(?:microgram|mcg|µg|ug) ?/ ?kg",
    "mg/m2": r"mg ?/ ?m(?:2|²)",
    "percent of previous dose": r"%|per ?cent|quarter|third",
    "ng/ml": r"ng/ml",
    "microgram/ml": r"(?:mg/l|microgram/ml|mcg/ml|µg/ml|ug/ml)",
    "pmol/8e8 RBC": r"8 ?x ?10\^8|per 8",
    "pmol/0.2 ml": r"0\.2 ml",
}
_PER = {
    "day": r"/ ?d(?:ay)?\b|per day|a day|daily|each day|once|every day|divided",
    "dose": r"twice|daily|every|per dose|times|bid\b|b\.i\.d|/dose|at weeks|in (?:two|2) doses|divided|x ?/ ?day",
    "week": r"week",
    "infusion": r"infusion|intraven|weeks|\bi\.?v\.?\b",
}


def compare_dosing(record: r.Regimen, facts: Sequence[Fact]) -> Iterator[Difference]:
    """Every amount and level of the record must stand in its facts with its unit; every amount the facts' `dose` and
    `target` give is the business of `left_out`.
    """
    text = " ; ".join(fact.text("dose", "target", "statement", "comparator", "population") for fact in facts)
    allowed = holds(text)
    for index, dose in enumerate(record.doses):
        name = f"doses[{index}]"
        for end in ("low", "high"):
            yield from _number(record.id, f"{name}.{end}", getattr(dose, end), allowed)
        if not re.search(_UNITS[dose.unit], text, re.I):
            yield Difference(record.id, f"{name}.unit", dose.unit, text)
        elif not _stands_with(dose.low, dose.high, _UNITS[dose.unit], text):
            yield Difference(record.id, f"{name}.unit", f"{dose.low:g} {dose.unit}", text)
        if dose.unit != "percent of previous dose" and not re.search(_PER[dose.per], text, re.I):
            yield Difference(record.id, f"{name}.per", dose.per, text)
    for index, level in enumerate(record.levels):
        for end in ("low", "high", "below", "above"):
            yield from _number(record.id, f"levels[{index}].{end}", getattr(level, end), allowed)
        if level.unit in _UNITS and not re.search(_UNITS[level.unit], text, re.I):
            yield Difference(record.id, f"levels[{index}].unit", level.unit, text)


def left_out(fact: Fact, users: Sequence[r.Evidence]) -> Iterator[Difference]:
    """Numbers of the fact's `dose` and `target` that none of the records using it holds, in fields or words."""
    held: set[str] = set()
    for user in users:
        held |= holds(user.text)
        for part in (*getattr(user, "doses", ()), *getattr(user, "levels", ())):
            for end in ("low", "high", "below", "above"):
                number = getattr(part, end, None)
                held |= {f"{number:.10g}"} if number is not None else set()
    for name in ("dose", "target"):
        text = re.sub(r"\((?:p|text p|Table|Fig)[^)]*\)|\bpp?\d+|every \d+ h\w*", " ", fact.text(name))
        for number in sorted(holds(text) - held - {"1"}):
            if re.fullmatch(r"[\d.]+", number) and users:
                yield Difference(users[0].id, f"{fact.id}.{name}", "-", f"{number} in {fact.text(name)!r}")


def _stands_with(low: float, high: float | None, unit: str, text: str) -> bool:
    """Whether the unit follows the amount, at most a range or a few words away: "0.5 to 1-1.5 mg/kg/day"."""
    for amount in (low, high):
        if amount is not None and re.search(
            rf"(?<![\d.]){re.escape(f'{amount:g}')}(?:\.0)?(?![\d.]\d)[^;.]{{0,28}}?{unit}", text.replace(",", ""), re.I
        ):
            return True
    return False


def _number(record: str, field: str, number: float | None, allowed: set[str]) -> Iterator[Difference]:
    if number is not None and f"{number:.10g}" not in allowed:
        yield Difference(record, field, f"{number:g}", "no such number")
