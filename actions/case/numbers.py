"""Numbers and units that a message gives without their names: "161 not 610", "sorry, 900 to 300", "pmol per 8x10^8".

What they belong to is found in the case: the value that was told before.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.patient import Case, Value

_N = r"(\d+(?:\.\d+)?)"
_NOT = re.compile(rf"(?<![\w.]){_N}(?: ?[a-zµμ%]+(?:/[a-z0-9.]+)?)?,? not (?:the )?{_N}(?![\w.]*\d)")
_NOT_FIRST = re.compile(rf"\bnot {_N},? ?(?:but|it'?s|its|it was|is|was|rather)? ?{_N}(?![\w.]*\d)")
_COURSE = re.compile(rf"(?<![\w.]){_N}\s*(?:to|->|→|=>|then|down to|up to)\s*{_N}(?![\w.]*\d)")
_ALONE = re.compile(rf"^[^\d]*?(?<![\w.]){_N}[^\d]*$")
_CORRECTS = re.compile(
    r"\b(sorry|typo|oops|correction|i meant?|meant|misread|mistyped|actually|wrong|make that|oh"
    r"|that was|should (be|read|say))\b"
)
# "ULN 40", "upper limits 40 and 16": of the transaminases, then of IgG
_LIMITS = re.compile(
    rf"\b(?:ulns?|upper limits?(?: of normal)?)\s*(?:(?:is|are|of|=|:)\s*)*{_N}(?:\s*(?:,|and|/|&)\s*(?:igg\s*)?{_N})?"
)
_SAID_IN_UNIT = re.compile(rf"(?<![\w.]){_N}\s*g\s*/\s*l\b")
_FILLER = re.compile(
    r"\b(it'?s|now|sorry|typo|oops|correction|i|meant?|misread|mistyped|actually|wrong|make|that|should|be|read|say|rather|no|not"
    r"|to|then|down|up|its|it|is|was|my|mistake|wait|the|first|one|both|units?|in|us|si|are|rbcs?|red|cells|per|x|all|and|oh|just|yes|yep|correct|kg|kgs|weight"
    r"|ulns?|upper|limits?|normal|of|lab|our|igg|alt|ast"
    r")\b|\d+(\.\d+)?(kgs?\b)?|[^a-z\d]+"
)
_PMOL = r"\bpmol\b(?!\s*(?:/|per)\s*0?\.2)(?:\s*(?:/|per)\s*8\s*(?:e|x|×|\*)\s*(?:10)?\s*[\^(]?\s*8\)?)?"
_LIVER = ("alt", "ast", "transaminases", "alp")
# A unit as it is written by itself, its spelling in values, and the tests it can belong to
_UNITS: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), unit, names)
    for pattern, unit, names in (
        (_PMOL, "pmol/8e8", ("tgn", "mmp")),
        (r"\bpmol\s*(?:/|per)\s*0?\.2\s*ml\b", "pmol/0.2mL", ("tgn", "mmp")),
        (r"\b(?:ng\s*(?:/|per)\s*ml|(?:mcg|ug|µg|μg)\s*/\s*l)\b", "ng/mL", ("trough",)),
        (r"\bmg\s*(?:/|per)\s*dl\b", "mg/dL", ("bilirubin", "creatinine", "glucose", "igg")),
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


def completed(case: Case, text: str, named: tuple[str, ...] = ()) -> dict[str, Value]:
    """The values of the case that a message corrects or gives a unit to, as they are then; empty when it does neither.
    `named` are the tests for which the message has a number of its own: it speaks for itself.
    """
    lowered = text.lower()
    open_ = {name: value for name, value in case.values.items() if name not in named}
    changed = _corrected(open_, lowered)
    return changed or ({} if named else _given_limits(open_, lowered) or _given_unit(open_, lowered))


def told_again(known: Value, new: Value, text: str) -> Value:
    """A number that corrects a known one, with its unit ("2.2 not 22") and the beginning of its course ("INR 2.6 not
    1.8").
    """
    if new.unit is None and known.number in denied(text.lower()):
        new = structs.replace(new, unit=known.unit)
    if new.first is not None or known.first is None or not corrects(text):
        return new
    return structs.replace(new, first=known.first, weeks=known.weeks)


def corrects(text: str) -> bool:
    """Whether the message puts a number right."""
    lowered = text.lower()
    return bool(_CORRECTS.search(lowered) or denied(lowered))


def corrected_age(case: Case, text: str) -> float | None:
    """ "34 not 43": the new age, when the old one is what is denied."""
    return next((new for old, new in denied(text.lower()).items() if old == case.age), None)


def alone(text: str) -> float | None:
    """The one number of a message that puts a number right and says nothing else: "correction, it's 100"."""
    lowered = text.lower()
    found = _ALONE.match(lowered) if _CORRECTS.search(lowered) and only_completes(lowered) else None
    return float(found[1]) if found else None


def only_completes(text: str, names: tuple[str, ...] = ()) -> bool:
    """Whether the message says nothing beside such numbers and units, so that the last question stands as it was.
    `names` are the words in it that name the tests.
    """
    lowered = text.lower()
    for name in names:
        lowered = lowered.replace(name.lower(), " ")
    for pattern, _, _ in _UNITS:
        lowered = pattern.sub(" ", lowered)
    return not _FILLER.sub("", lowered)


def names_unit(text: str) -> bool:
    """Whether the message names a unit: "no, mg/dL" says how a number is counted."""
    return any(pattern.search(text.lower()) for pattern, _, _ in _UNITS)


def denied(lowered: str) -> dict[float, float]:
    """The new number for the old one of each "new not old" and "not old but new"."""
    pairs = {float(m[2]): float(m[1]) for m in _NOT.finditer(lowered)}
    return pairs or {float(m[1]): float(m[2]) for m in _NOT_FIRST.finditer(lowered)}


def _corrected(known: dict[str, Value], lowered: str) -> dict[str, Value]:
    changed: dict[str, Value] = {}
    for old, new in denied(lowered).items():
        for name, value in known.items():
            if value.number == old:
                changed[name] = structs.replace(value, number=new)
            elif value.first == old:
                changed[name] = structs.replace(value, first=new)
    if changed or not _CORRECTS.search(lowered):
        return changed
    if course := _COURSE.search(lowered):
        first, last = float(course[1]), float(course[2])
        courses = [name for name, value in known.items() if value.first is not None]
        meant = [name for name in courses if known[name].first == first] or courses
        return {name: structs.replace(known[name], first=first, number=last) for name in meant[:1]}
    if (number := alone(lowered)) is not None and len(known) == 1:
        name, value = next(iter(known.items()))
        return {name: structs.replace(value, number=number)}
    return {}


def _given_limits(known: dict[str, Value], lowered: str) -> dict[str, Value]:
    """Values as multiples of the upper limits that the message gives."""
    if (limits := _LIMITS.search(lowered)) is None:
        return {}
    liver = [name for name in _LIVER if name in known and known[name].unit != "xULN"]
    igg = ["igg"] if "igg" in known and known["igg"].unit != "xULN" else []
    if limits[2]:
        given = {**dict.fromkeys(liver, float(limits[1])), **dict.fromkeys(igg, float(limits[2]))}
    else:
        of_igg = not liver or "igg" in lowered or re.search(r"\bg\s*/\s*l\b", lowered)
        given = dict.fromkeys(igg if of_igg else liver, float(limits[1]))
    said = _SAID_IN_UNIT.search(lowered)  # "that's 23 g/L. ULN 16", told before in mg/dL
    if said and "igg" in given and known["igg"].unit == "mg/dL":
        known = {**known, "igg": Value(float(said[1]), "g/L")}
    return {name: _as_multiple(known[name], limit) for name, limit in given.items() if limit > 0}


def _as_multiple(value: Value, limit: float) -> Value:
    first = None if value.first is None else round(value.first / limit, 2)
    return structs.replace(value, number=round(value.number / limit, 2), unit="xULN", first=first)


def _given_unit(known: dict[str, Value], lowered: str) -> dict[str, Value]:
    changed: dict[str, Value] = {}
    for pattern, unit, names in _UNITS:
        if any(not re.search(r"\d\s*$", lowered[: found.start()]) for found in pattern.finditer(lowered)):
            changed |= {n: structs.replace(v, unit=unit) for n, v in known.items() if n in names and v.unit is None}
    return changed
