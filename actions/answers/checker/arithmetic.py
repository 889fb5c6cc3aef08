"""What a reading may compute: the figure checker's own arithmetic, independent of the readings it checks.

Each calculation has one form of words. A line follows when its words are that form, its inputs were given (or stand in
its records) and its result and direction are right.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from actions.knowledge.kinds import Dose, Formula, Level, Record, Regimen

_N = r"(-?\d[\d,]*(?:\.\d+)?)"
_RATIO = re.compile(rf"6-MMP : 6-TGN = {_N} / {_N} = {_N}\.")
_COURSE = re.compile(rf"[A-Z]+ {_N} to {_N}: (fall|rise) of {_N} %\.")
_CUT = re.compile(
    r"(?:Is this the dose from before allopurinol, or was it cut already\? Only from before: )?"
    rf"(\w+) {_N} mg a day cut to {_N} % is {_N} mg a day; (?:the cut comes before the first allopurinol"
    rf"|a dose that was cut is not cut again)\."
)
_SCORE = re.compile(rf"INR {_N} to {_N}, bilirubin {_N} to {_N}: SURFASA {_N}\.")
_CAPPED = "under the only limit of"
_HOW = r"([a-z][a-z\d ]*?)"
_BY_WEIGHT = re.compile(
    rf"{_N} kg: ([\w ]+?) {_N}(?: to {_N})? mg/kg {_HOW} is {_N}(?: to {_N})? mg \5(, the maximum held|)\."
)
_PER_KILOGRAM = re.compile(rf"\w+ {_N} mg a day at {_N} kg is {_N} mg/kg a day\.")
_WAY = f"above|below|within|{_CAPPED}"
_LEVEL = re.compile(rf"{_N} is ({_WAY}) this range( for children|)")
_LEVELS = re.compile(rf"{_LEVEL.pattern}; {_LEVEL.pattern}")  # both ends of a range
_ON_ALL = re.compile(rf"(\w+) level ([<>]?){_N}: ([a-z\d ]+) held for (adults|children)(.*)\.")
_ALIKE = re.compile(rf"({_WAY}) (?:all (\d+) ranges|the one range|both ranges)")
_DIFFERING = re.compile(
    r"within (\d+|none) of the (\d+) ranges, too low for (\d+|none), too high for (\d+|none)"
    r"(?:; the other(?: (\d+))? gives? only an upper limit, which it stays under)?"
)
_READ = re.compile(rf"(?:6-TGN|6-MMP|level) is read as {_N}, not as {_N}\.")
_A_DAY = (1.0, 2.0, 3.0, 4.0, 1000.0)  # a dose given once to four times a day, or in grams, as mg a day
_WHOLE_FROM = 10  # a smaller ratio has two digits
_LAST_PLACE = 0.011  # of a dose in milligrams
_HALF = 0.5  # of the last place shown


def follows(text: str, given: Collection[float], records: Sequence[Record]) -> bool:
    """Whether a calculated line follows from the numbers given and its records."""
    for form, right in _FORMS.items():
        if found := form.fullmatch(text):
            return right([_read(part) for part in found.groups("")], given, records)
    return False


Part = float | str
_Check = Callable[[list[Part], Collection[float], Sequence[Record]], bool]


def _read(part: str) -> Part:
    try:
        return float(part.replace(",", ""))
    except ValueError:
        return part


def _ratio(parts: list[Part], given: Collection[float], _: Sequence[Record]) -> bool:
    above, below, result = map(float, parts)
    if not ({above, below} <= set(given) and below):
        return False
    ratio = above / below
    return result == (round(ratio) if ratio >= _WHOLE_FROM else float(f"{ratio:.2g}"))


def _course(parts: list[Part], given: Collection[float], _: Sequence[Record]) -> bool:
    first, last, way, change = float(parts[0]), float(parts[1]), parts[2], float(parts[3])
    if not ({first, last} <= set(given) and first):
        return False
    return way == ("rise" if last > first else "fall") and abs(100 * abs(last - first) / first - change) <= _HALF


def _cut(parts: list[Part], given: Collection[float], records: Sequence[Record]) -> bool:
    drug, dose, percent, result = str(parts[0]), *map(float, parts[1:])
    rules = [record for record in records if isinstance(record, Regimen) and drug.lower() in record.drugs]
    cuts = {d.low for rule in rules for d in rule.doses if d.role == "reduction" and d.unit.startswith("percent")}
    return (
        any(dose == value * times for value in given for times in _A_DAY)
        and percent in cuts
        and (f"{result:g}" == f"{dose * percent / 100:g}")
    )


def _score(parts: list[Part], given: Collection[float], records: Sequence[Record]) -> bool:
    inr, later_inr, bilirubin, later_bilirubin, result = map(float, parts)
    inputs = {inr, later_inr, bilirubin, later_bilirubin}
    formula = next((record for record in records if isinstance(record, Formula)), None)
    if formula is None or not inputs <= set(given) or not (inr and bilirubin):
        return False
    changes = (later_inr - inr) / inr, (later_bilirubin - bilirubin) / bilirubin
    names = ("inr-day-0", "inr-change", "bilirubin-change")
    score = formula.constant + sum(
        formula.coefficients[name] * value for name, value in zip(names, (inr, *changes), strict=True)
    )
    return f"{score:.2f}" == f"{result:.2f}"


def _level(parts: list[Part], given: Collection[float], records: Sequence[Record]) -> bool:
    value, verdict, who = float(parts[0]), parts[1], "children" if parts[2] else "adults"
    held = next((level for record in records if (level := _held_for(who, record))), None)
    return value in given and held is not None and verdict == _against(value, held)


def _levels(parts: list[Part], given: Collection[float], records: Sequence[Record]) -> bool:
    return _level(parts[:3], given, records) and _level(parts[3:], given, records)


def _on_all(parts: list[Part], given: Collection[float], records: Sequence[Record]) -> bool:
    """The verdicts on one level, counted over all its records, each with a range of that drug for those patients."""
    drug, sign, value, who = str(parts[0]).lower(), parts[1], float(parts[2]), str(parts[4])
    said = f"{parts[3]}{parts[5]}"
    of_drug = [record for record in records if isinstance(record, Regimen) and drug in record.drugs]
    levels = [level for record in of_drug if (level := _held_for(who, record))]
    if value not in given or not levels or len(levels) != len(records):
        return False
    ways = Counter(_against(value, level) for level in levels)
    if sign and set(ways) != {"below" if sign == "<" else "above"}:
        return False
    if alike := _ALIKE.fullmatch(said):
        return ways == {alike[1]: int(alike[2] or (2 if "both" in said else 1))}
    if differing := _DIFFERING.fullmatch(said):
        within, count, low, high = (0 if n == "none" else int(n) for n in differing.groups()[:4])
        capped = int(differing[5] or 1) if "only an upper limit" in said else 0
        counted = Counter({"above": high, "below": low, _CAPPED: capped, "within": within})
        return +counted == ways and count == len(levels)
    return False


def _held_for(who: str, record: Record) -> Level | None:
    levels = record.levels if isinstance(record, Regimen) else ()
    return next((level for level in levels if level.who == who and level.analyte == "trough"), None)


def _by_weight(parts: list[Part], given: Collection[float], records: Sequence[Record]) -> bool:
    """A starting dose by weight that its record calls convertible, no more than the maximum beside it there."""
    kilograms, drug, how, capped = float(parts[0]), str(parts[1]).lower(), str(parts[4]), bool(parts[7])
    low, high = (float(parts[at] or parts[2]) for at in (2, 3))
    result = tuple(float(parts[at] or parts[5]) for at in (5, 6))
    for record in (one for one in records if isinstance(one, Regimen) and drug in one.drugs):
        for dose in (one for one in record.doses if one.convertible and _how(one) == how):
            limit = _most(record, dose)
            sums = (low * kilograms, high * kilograms)
            right = tuple(round(one if limit is None else min(one, limit), 2) for one in sums)
            over = limit is not None and sums[1] > limit
            told = (dose.low, dose.high or dose.low) == (low, high) and kilograms in given
            if told and over == capped and all(map(_alike, result, right)):
                return True
    return False


def _per_kilogram(parts: list[Part], given: Collection[float], _: Sequence[Record]) -> bool:
    """A dose that was told, for a weight that was told."""
    dose, kilograms, result = map(float, parts)
    told = kilograms in given and any(dose == value * times for value in given for times in _A_DAY)
    return bool(told and kilograms) and f"{result:.1f}" == f"{dose / kilograms:.1f}"


def _alike(one: float, other: float) -> bool:
    return math.isclose(one, other, abs_tol=_LAST_PLACE)


def _how(dose: Dose) -> str:
    often = dose.frequency or ""
    return often if dose.per == "dose" else f"a {dose.per} {often}".strip()


def _most(record: Regimen, dose: Dose) -> float | None:
    beside = (one for one in record.doses if one.role == "maximum" and (one.per, one.who) == (dose.per, dose.who))
    return min((one.low * (1000 if one.unit == "g" else 1) for one in beside if one.unit in ("g", "mg")), default=None)


def _read_as(parts: list[Part], given: Collection[float], _: Sequence[Record]) -> bool:
    """Both are readings of the same digits: one is a thousand times the other."""
    value, other = map(float, parts)
    return {value, other} <= set(given) and max(value, other) == round(min(value, other) * 1000)


def _against(value: float, level: Level) -> str:
    top = level.below if level.high is None else level.high
    bottom = level.above if level.low is None else level.low
    if top is not None and value > top:
        return "above"
    if bottom is None:
        return "under the only limit of"
    return "below" if value < bottom else "within"


_FORMS: dict[re.Pattern[str], _Check] = {
    _RATIO: _ratio,
    _COURSE: _course,
    _CUT: _cut,
    _SCORE: _score,
    _LEVEL: _level,
    _LEVELS: _levels,
    _ON_ALL: _on_all,
    _READ: _read_as,
    _BY_WEIGHT: _by_weight,
    _PER_KILOGRAM: _per_kilogram,
}
