"""Upper limits of normal that a message gives, and results as multiples of them: "ALT 92, ULN 40", "IgG 18 (<16)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from actions.case.patient import Value
from actions.case.values.courses import TRANSAMINASES
from actions.knowledge.reading_aids import aid_bounds

MULTIPLIED = (*TRANSAMINASES, "igg")
"""Tests that are judged by their upper limit alone; of others (bilirubin) records speak in units."""
_AID = "aid-plausible-upper-limits"
_FAR = 25  # times: further apart, an IgG and its limit are in two units
_PLACES = 2
_TESTS = {
    "igg": r"igg|immunoglobulins?(?: g)?|gamma ?globulins?",
    "transaminases": r"transaminases|aminotransferases|lfts?|alt/ast|ast/alt",
    "alt": r"alt|s?gpt|alat",
    "ast": r"ast|s?got|asat",
    "bilirubin": r"(?:total )?bili(?:rubin)?",
    "alp": r"alp|alk ?phos",
    "ggt": r"ggt",
}
_NAME = rf"(?:{'|'.join(_TESTS.values())})"
_NAMES = re.compile(rf"(?<![\w-]){_NAME}(?!\w)", re.IGNORECASE)
_NUMBER = r"\d{1,4}(?:\.\d+)?(?![\d.]*\d)"
_UNIT = r"(?:i?u(?:nits?)?\s?/\s?l|i?u\b|g\s?/\s?d?l|mg\s?/\s?dl|[uµμ]mol(?:\s?/\s?l)?)"
# What a time, a dose or a multiple is followed by
_NO_LIMIT = (
    r"(?!\s?(?:/\s?\d|[dwmyx×%]\b|days?\b|weeks?\b|wks?\b|months?\b|mths?\b|years?\b|yrs?\b|times\b|m?c?g\b(?!\s?/)))"
)
_SPOKEN = re.compile(
    rf"(?:(?<![\w-])(?P<before>{_NAME})(?:'s)?\s+(?:lab )?)?(?<![x×])(?<![x×]\s)(?<!times )(?<!fold )(?<!the )"
    r"\b(?:ulns?|upper(?: normal)? limits?(?: of(?: the)? normal(?: range)?)?|upper normal)\b"
    rf"\s*(?:for\s+|of\s+|in\s+)?(?:the\s+|our\s+)?(?P<after>{_NAME}(?!\w))?"
    rf"\s*(?:(?:is|are|was|of|at|here|about|now|actually|=|:)\s*)*(?P<number>{_NUMBER})(?:\s?{_UNIT})?{_NO_LIMIT}"
    rf"(?:\s*(?:(?:,|and|/|&)\s*|(?:and|/|&)\s*(?P<other>{_NAME})\s*)(?P<second>{_NUMBER})(?:\s?{_UNIT})?{_NO_LIMIT})?",
    re.IGNORECASE,
)
_GRAMS = re.compile(r"\bg\s?/\s?l\b", re.IGNORECASE)  # of IgG, never of an enzyme
_REFERENCE = (
    r"(?:(?:our |the |local )?lab(?:oratory)?(?:'?s)?(?: (?:normal|range|ref(?:erence)?|limit|max))*"
    r"|ref(?:erence)?(?: range| limit)?|normal(?: range)?|nr|rr|range|nl|n)"
)
_UP_TO = r"(?:<=?|≤|up to|under|below)\s*"
_RESULT = rf"(?<![\w.])(?P<result>{_NUMBER})\s*(?:{_UNIT})?\s*"
_WRITTEN = tuple(
    re.compile(_RESULT + pattern, re.IGNORECASE)
    for pattern in (
        rf"[,;]?\s*\(?\s*{_REFERENCE}\s*(?:is |of |=|:)?\s*{_UP_TO}(?P<number>{_NUMBER})",
        rf"\(\s*(?:{_REFERENCE}\s*:?\s*)?(?:{_UP_TO}|{_NUMBER}\s*[-–]\s*)(?P<number>{_NUMBER})\s*(?:{_UNIT})?\s*\)",
        rf"\(\s*{_REFERENCE}\s*:?\s*(?P<number>{_NUMBER})\s*(?:{_UNIT})?\s*\)",
    )
)


class Limit(NamedTuple):
    """An upper limit with the tests it is of, and where it stands: its words, and its number."""

    tests: tuple[str, ...]
    number: float
    start: int
    number_start: int
    end: int


def limits(text: str) -> tuple[Limit, ...]:
    """The upper limits that a message gives, each once, in text order; one that no test can have is none."""
    found = sorted((*_spoken(text), *_written(text)), key=lambda limit: limit.number_start)
    return tuple({limit.number_start: limit for limit in found}.values())


def limit_of(test: str, given: tuple[Limit, ...]) -> float | None:
    """The limit of a test: its own before one that was given for all transaminases."""
    own = sorted((limit for limit in given if test in limit.tests), key=lambda limit: len(limit.tests))
    return own[0].number if own else None


def multiple_of(number: float, limit: float) -> float:
    """A result as a multiple of its upper limit."""
    return round(number / limit, _PLACES)


def as_multiple(test: str, value: Value, limit: float) -> Value:
    """A value as a multiple of a limit; one that is already a multiple of another limit is counted anew. Unchanged
    where the two are in different units, or the limit it is a multiple of is not known.
    """
    if value.unit == "xULN" and value.limit is None:
        return value
    times = value.limit or 1.0
    if not comparable(test, value.number * times, limit):
        return value
    first = None if value.first is None else multiple_of(value.first * times, limit)
    number = multiple_of(value.number * times, limit)
    return structs.replace(value, number=number, unit="xULN", first=first, limit=limit)


def comparable(test: str, number: float, limit: float) -> bool:
    """Whether a result and a limit can be in one unit: not an IgG of 1850 (mg/dL) and 16 (g/L)."""
    return test != "igg" or limit / _FAR < number < limit * _FAR


def _spoken(text: str) -> Iterator[Limit]:
    for found in _SPOKEN.finditer(text):
        behind_a_number = re.search(r"\d\s*$", text[: found.start()])
        if behind_a_number and found["after"] and not found["before"]:
            continue  # "ALT 3 ULN AST 50"
        name = found["before"] or found["after"]
        named = _test(name) if name else None
        yield from _placed(named, _before(text, found.start()), found, "number")
        if found["second"]:
            yield from _placed(_test(found["other"]) if found["other"] else "igg", None, found, "second")


def _written(text: str) -> Iterator[Limit]:
    """Limits behind the result they are of: "IgG 18.2 g/l, lab <16", "ALT 92 (10-40)"."""
    for pattern in _WRITTEN:
        for found in pattern.finditer(text):
            if test := _before(text, found.start()):
                yield from _placed(test, None, found, "number")


def _placed(named: str | None, before: str | None, found: re.Match[str], group: str) -> Iterator[Limit]:
    number = float(found[group])
    if named is not None:
        tests: tuple[str, ...] = (named,) if _can_be(named, number) else ()
    elif before is not None and _can_be(before, number):
        tests = TRANSAMINASES if before in TRANSAMINASES else (before,)
    else:
        in_grams = _GRAMS.search(found.string) and _can_be("igg", number)
        tests = TRANSAMINASES if _can_be("alt", number) and not in_grams else ("igg",) if _can_be("igg", number) else ()
    tests = TRANSAMINASES if tests == ("transaminases",) else tests
    if tests:
        yield Limit(tests, number, found.start() if group == "number" else found.start(group), *found.span(group))


def _test(name: str) -> str:
    return next(test for test, words in _TESTS.items() if re.fullmatch(words, name, re.IGNORECASE))


def _before(text: str, start: int) -> str | None:
    """The test whose name stands last before a place."""
    named = [found[0] for found in _NAMES.finditer(text, 0, start)]
    return _test(named[-1]) if named else None


def _can_be(test: str, number: float) -> bool:
    kind = "transaminases" if test in TRANSAMINASES else test
    bounds = (aid_bounds(_AID, name) for name in (kind, f"{kind} mg/dl"))
    return any(low <= number <= high for low, high in filter(None, bounds))
