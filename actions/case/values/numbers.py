"""Numbers and units that a message gives without their names: "161 not 610", "sorry, 900 to 300", "pmol per 8x10^8".

What they belong to is found in the case: the value that was told before.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.patient import Case, Value
from actions.case.values import upper_limits
from actions.case.values.levels import LEVEL
from actions.case.values.units_given import UNITS, given_unit

_N = r"(\d+(?:\.\d+)?)"
_NOT = re.compile(rf"(?<![\w.]){_N}(?: ?[a-zµμ%]+(?:/[a-z0-9.]+)?)?,? not (?:the )?{_N}(?![\w.]*\d)")
_NOT_FIRST = re.compile(rf"\bnot {_N},? ?(?:but|it'?s|its|it was|is|was|rather)? ?{_N}(?![\w.]*\d)")
_COURSE = re.compile(rf"(?<![\w.]){_N}\s*(?:to|->|→|=>|then|down to|up to)\s*{_N}(?![\w.]*\d)")
_ALONE = re.compile(rf"^[^\d]*?(?<![\w.]){_N}[^\d]*$")
_CORRECTS = re.compile(
    r"\b(sorry|typo|oops|correction|i meant?|meant|misread|mistyped|actually|wrong|make that|oh|hang on|hold on"
    r"|(no,? )?wait|that was|should (be|read|say))\b"
)
_COUNTS = frozenset({"neutrophils", "wbc", "lymphocytes", "platelets", "haemoglobin"})
_GOES_TO = re.compile(
    r"\b(?:recover\w*|back|back up|came (?:back )?up|come (?:back )?up|gone (?:back )?up|up|rose|risen|improved"
    rf"|picked up|normali[sz]ed|bounced back|dropped|fell|fallen|down|now) (?:to|at) {_N}"
    r"(?![\w.]*\d)(?!\s*(?:mg|mcg|g|weeks?|wks?|months?|days?|/))"
)
_BASELINE = re.compile(rf"\bbaseline\s*(?:was|is|of|:|=)?\s*{_N}(?![\w.]*\d)")
_SAID_IN_UNIT = re.compile(rf"(?<![\w.]){_N}\s*g\s*/\s*l\b")
_FILLER = re.compile(
    r"\b(it'?s|now|sorry|typo|oops|correction|i|meant?|misread|mistyped|actually|wrong|make|thats?|should|be|read|say"
    r"|rather|no|not|to|then|down|up|its|it|is|was|my|mistake|wait|hang|hold|on|so|the|first|one|both|units?|in|us|si"
    r"|are|rbcs?|red|cells|per|x|all|and|oh|just|yes|yep|correct|kg|kgs|weight|isn'?t|baseline"
    r"|ulns?|upper|limits?|normal|of|for|lab|our|ref|reference|range|igg|alt|ast"
    r")\b|\d+(\.\d+)?(kgs?\b)?|[^a-z\d]+"
)

_RISE_TELLS = frozenset({"creatinine"})
_FOLLOWED = frozenset({"inr", "bilirubin"})  # of which a score reads the change


def completed(case: Case, text: str, named: tuple[str, ...] = ()) -> dict[str, Value]:
    """The values of the case that a message corrects or gives a unit to, as they are then; empty when it does neither.
    `named` are the tests for which the message has a number of its own: it speaks for itself.
    """
    lowered = text.lower()
    open_ = {name: value for name, value in case.values.items() if name not in named}
    if not named and (went := _went_to(open_, lowered, case.told_last)):
        return went
    if changed := _corrected(open_, lowered, case.told_last) or _given_limits(open_, lowered):
        return changed
    return {} if named else _begun(given_unit(open_, lowered), open_, lowered, case.told_last)


def told_again(name: str, known: Value, new: Value, text: str) -> Value:
    """A number told of a test of which one is known: a multiple of the upper limit that was given for it; where it
    corrects the known one with its unit ("2.2 not 22") and the beginning of its course ("INR 2.6 not 1.8"). One that is
    higher and puts nothing right goes on with the course, where a rise is a warning: "creatinine 90", later "150"; so
    does any that follows another of acute disease, whose change is what tells: "INR 1.8", later "D3 INR 1.6".
    """
    if known.limit is not None and new.unit != "xULN":
        new = upper_limits.as_multiple(name, new, known.limit)
    elif new.unit is None and known.number in denied(text.lower()):
        new = structs.replace(new, unit=known.unit)
    if new.first is None and corrects(text):
        return new if known.first is None else structs.replace(new, first=known.first, weeks=known.weeks)
    if name in _FOLLOWED and new.first is None and new.unit in (None, known.unit):
        again = new.number == known.number  # the same result told twice begins no course
        return known if again else structs.replace(new, first=known.first or known.number, unit=known.unit)
    alike = (known.unit, known.limit) == (new.unit, new.limit)
    if new.first is not None or name not in _RISE_TELLS or not alike:
        return new
    began = known.number if known.first is None else min(known.first, known.number)
    return structs.replace(new, first=began) if new.number > began else new


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
    for pattern, _, _ in UNITS:
        lowered = pattern.sub(" ", lowered)
    return not _FILLER.sub("", lowered)


def names_unit(text: str) -> bool:
    """Whether the message names a unit: "no, mg/dL" says how a number is counted."""
    return any(pattern.search(text.lower()) for pattern, _, _ in UNITS)


def denied(lowered: str) -> dict[float, float]:
    """The new number for the old one of each "new not old" and "not old but new"."""
    pairs = {float(m[2]): float(m[1]) for m in _NOT.finditer(lowered)}
    return pairs or {float(m[1]): float(m[2]) for m in _NOT_FIRST.finditer(lowered)}


def _corrected(known: dict[str, Value], lowered: str, told_last: str | None) -> dict[str, Value]:
    changed: dict[str, Value] = {}
    for old, new in denied(lowered).items():
        for name, value in known.items():
            if value.number == _counted(old, value):
                changed[name] = structs.replace(value, number=_counted(new, value))
            elif value.first == _counted(old, value):
                changed[name] = structs.replace(value, first=_counted(new, value))
    if changed or not _CORRECTS.search(lowered):
        return changed
    if course := _COURSE.search(lowered):
        first, last = float(course[1]), float(course[2])
        courses = [name for name, value in known.items() if value.first is not None]
        likely = [name for name in courses if known[name].first == first] or courses
        return {name: structs.replace(known[name], first=first, number=last) for name in likely[:1]}
    meant = told_last if told_last in known else next(iter(known), None) if len(known) == 1 else None
    if meant is not None and (number := alone(lowered)) is not None:
        return {meant: structs.replace(known[meant], number=_counted(number, known[meant]))}
    return {}


def _went_to(known: dict[str, Value], lowered: str, told_last: str | None) -> dict[str, Value]:
    """ "Recovered to 2.1 off MMF": the count told last, as it is by now."""
    found = _GOES_TO.search(lowered) if told_last in _COUNTS and told_last in known else None
    if found is None or told_last is None:
        return {}
    return {told_last: structs.replace(known[told_last], number=float(found[1]), first=None, weeks=None)}


def _counted(number: float, value: Value) -> float:
    """A number as the value is told: as a multiple, where its upper limit was given."""
    return number if value.limit is None else upper_limits.multiple_of(number, value.limit)


def _begun(changed: dict[str, Value], known: dict[str, Value], lowered: str, told_last: str | None) -> dict[str, Value]:
    """The changed values, with what the one that got its unit or was told last began with: "mg/dL. Baseline 1.0"."""
    found = _BASELINE.search(lowered)
    meant = next(iter(changed), None) if len(changed) == 1 else told_last
    if found is None or meant is None or meant not in known or meant == LEVEL:
        return changed
    value = changed.get(meant, known[meant])
    return changed if value.first is not None else {**changed, meant: structs.replace(value, first=float(found[1]))}


def _given_limits(known: dict[str, Value], lowered: str) -> dict[str, Value]:
    """Values as multiples of the upper limits that the message gives."""
    given = upper_limits.limits(lowered)
    said = _SAID_IN_UNIT.search(lowered)  # "that's 23 g/L. ULN 16", told before in mg/dL
    if said and "igg" in known and known["igg"].unit == "mg/dL":
        known = {**known, "igg": Value(float(said[1]), "g/L")}
    counted = {
        test: upper_limits.as_multiple(test, known[test], limit)
        for test in upper_limits.MULTIPLIED
        if test in known and (limit := upper_limits.limit_of(test, given))
    }
    return {test: value for test, value in counted.items() if value != known[test]}
