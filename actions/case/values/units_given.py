"""Units that a message gives by themselves to values told before: "pmol per 8x10^8", "ng", "umol? no, mg/dL"."""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.patient import Value

_LIVER = ("alt", "ast", "transaminases", "alp")
_PMOL = r"\bpmol\b(?!\s*(?:/|per)\s*0?\.2)(?:\s*(?:/|per)\s*8\s*(?:e|x|×|\*)\s*(?:10)?\s*[\^(]?\s*8\)?)?"
_MG_PER_DL = r"\bmg\s*(?:/|per)\s*dl\b|^\W*(?:(?:in|it'?s|its)\s+)?mg\W*$"
_DENIED_UNIT = re.compile(r"\b(?:not|isn'?t|wasn'?t|never)\s+(?:in\s+)?$")
_ASKED_UNIT = re.compile(r"\s*\?")
_UNIT_WRONG = re.compile(r"^\W*(?:no|nope|nah|sorry|oops|wrong unit|correction)\b")
UNITS: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), unit, names)
    for pattern, unit, names in (
        (_PMOL, "pmol/8e8", ("tgn", "mmp")),
        (r"\bpmol\s*(?:/|per)\s*0?\.2\s*ml\b", "pmol/0.2mL", ("tgn", "mmp")),
        (r"\b(?:ng\s*(?:/|per)\s*ml|(?:mcg|ug|µg|μg)\s*(?:/|per)\s*l|ng(?!\s*(?:/|per)))\b", "ng/mL", ("trough",)),
        (_MG_PER_DL, "mg/dL", ("bilirubin", "creatinine", "glucose", "igg")),
        (r"\b(?:umol|µmol|μmol|micromol)s?(?:\s*(?:/|per)\s*l)?\b", "umol/L", ("bilirubin", "creatinine")),
        (r"\bmmol\s*(?:/|per)\s*l\b", "mmol/L", ("glucose", "potassium", "lactate")),
        (r"\bmmol\s*(?:/|per)\s*mol\b", "mmol/mol", ("hba1c",)),
        (r"\bml\s*(?:/|per)\s*min\b", "mL/min", ("egfr",)),
        (r"\bg\s*(?:/|per)\s*dl\b", "g/dL", ("igg", "albumin", "haemoglobin")),
        (r"\bg\s*(?:/|per)\s*l\b", "g/L", ("igg", "albumin", "haemoglobin")),
        (r"(?:\b(?:x|times)|×)\s*(?:uln|upper limit)\b(?!\s*[\d=])", "xULN", (*_LIVER, "igg", "bilirubin")),
        (r"\b(?:i?u|units?)\s*(?:/|per)\s*l\b", "U/L", (*_LIVER, "amylase")),
    )
)
"""How a unit is written by itself, its spelling in values, and the tests it can belong to."""


def given_unit(known: dict[str, Value], lowered: str) -> dict[str, Value]:
    """The values that the message gives a unit to, or another one than it was thought to be."""
    changed: dict[str, Value] = {}
    for unit, names in _units_given(lowered):
        changed |= {
            name: structs.replace(value, unit=unit)
            for name, value in known.items()
            if name in names and (value.unit is None or _puts_unit_right(value.unit, lowered))
        }
    return changed


def _units_given(lowered: str) -> list[tuple[str, tuple[str, ...]]]:
    """The units that stand by themselves, with the tests they can belong to; without one that is denied ("not umol")
    or only asked about before another ("umol? no, mg/dL").
    """
    found = [
        (unit, names, bool(_DENIED_UNIT.search(lowered, 0, at.start()) or _ASKED_UNIT.match(lowered, at.end())))
        for pattern, unit, names in UNITS
        for at in pattern.finditer(lowered)
        if not re.search(r"\d\s*$", lowered[: at.start()])
    ]
    meant = [(unit, names) for unit, names, denied_ in found if not denied_]
    return meant if len(found) > 1 else [(unit, names) for unit, names, _ in found]


def _puts_unit_right(known: str, lowered: str) -> bool:
    """Whether the unit of a value is what the message denies: "no, mg/dL", "mg/dl not umol"."""
    return bool(_UNIT_WRONG.search(lowered)) or any(
        unit == known and _DENIED_UNIT.search(lowered, 0, at.start())
        for pattern, unit, _ in UNITS
        for at in pattern.finditer(lowered)
    )
