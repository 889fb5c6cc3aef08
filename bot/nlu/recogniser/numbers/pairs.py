"""Several tests and then as many numbers: "6-MMP:6-TGN 11,400/90", "ALT, AST 560, 340", "90/11400 (TGN/MMP)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.numbers.numerals import Reading, numeral, starts

Plausible = Mapping[str, tuple[float, float]]
_JOINT = re.compile(r"\s*(?:/|:|,|;|&|\+|\band\b)\s*|\s+", re.IGNORECASE)
_RATIO = re.compile(r"\s*[/:]\s*")
_LEADS = re.compile(
    r"[\s:=~([\]-]*(?:\b(?:levels?|results?|ratio|are|were|is|was|of|at|now|still)\b[\s:=~([]*)*", re.IGNORECASE
)
_HEADS = re.compile(r"\s*[:=-]\s*")
_BOTH = re.compile(r"(ast|alt)\s*/\s*(ast|alt)", re.IGNORECASE)
_NUMBERS_BEFORE = re.compile(r"(?<![\w.,/])(\d[\d.,]*k?)\s*[/:]\s*(\d[\d.,]*k?)\s*[(\[]?\s*$", re.IGNORECASE)


def paired(text: str, names: Sequence[Span], plausible: Plausible) -> dict[int, tuple[str, Reading] | None]:
    """Where each such number begins, with its name and reading; None where one number follows "A:B": it is a ratio."""
    found: dict[int, tuple[str, Reading] | None] = {}
    for run in _runs(text, _single(text, [name for name in names if name.value in plausible])):
        values = [name.value for name in run]
        numbers = _numbers(text, _LEADS.match(text, run[-1].end).end(), len(run))  # type: ignore[union-attr]
        if len(numbers) == len(run):
            found |= _matched(values, numbers, plausible)
        elif len(numbers) == 1 and _RATIO.fullmatch(text, run[-2].end, run[-1].start):
            found[numbers[0][0]] = None
        elif len(run) == 2 and (before := _NUMBERS_BEFORE.search(text, 0, run[0].start)):
            found |= _matched(values, [(at, numeral(text, at)) for at in (before.start(1), before.start(2))], plausible)
    return found


def _single(text: str, names: Sequence[Span]) -> list[Span]:
    """The names, "AST/ALT" taken apart, "level" behind the test it is a level of left out."""
    single: list[Span] = []
    for name, following in zip_longest(names, names[1:]):
        if following and name.value == "transaminases" and _HEADS.fullmatch(text, name.end, following.start):
            continue  # "LFT: SGOT 210": a heading has no number of its own
        both = _BOTH.fullmatch(text, name.start, name.end)
        if both and both[1].lower() != both[2].lower():
            single += [Span("analyte", both[i].lower(), both.start(i), both.end(i)) for i in (1, 2)]
        elif not (name.value == "trough" and single and not text[single[-1].end : name.start].strip()):
            single.append(name)
    return single


def _runs(text: str, names: Sequence[Span]) -> Iterator[list[Span]]:
    run = list(names[:1])
    for earlier, name in pairwise(names):
        if not _JOINT.fullmatch(text, earlier.end, name.start):
            if len(run) > 1:
                yield run
            run = []
        run.append(name)
    if len(run) > 1:
        yield run


def _numbers(text: str, start: int, count: int) -> list[tuple[int, tuple[Reading, ...]]]:
    """Up to `count` joined numbers with their readings; one more than that gives none at all."""
    numbers: list[tuple[int, tuple[Reading, ...]]] = []
    end = start
    while starts(text, start, end, (start,)) and (readings := numeral(text, start)):
        if len(numbers) == count:
            return []
        readings = tuple(r for r in readings if not r.only_if_plausible) or readings
        numbers.append((start, readings))
        end = readings[0].end
        joint = _JOINT.match(text, end)
        start = joint.end() if joint else end
    return numbers


def _matched(
    values: Sequence[str], numbers: Sequence[tuple[int, tuple[Reading, ...]]], plausible: Plausible
) -> dict[int, tuple[str, Reading] | None]:
    """Names to numbers in order, or backwards where only that can be ("6-MMP/6-TGN 90/11400"); else nothing."""
    for order in (values, values[::-1]):
        fitting = [_fitting(readings, plausible.get(name)) for name, (_, readings) in zip(order, numbers, strict=True)]
        if all(fitting):
            return {
                start: (name, reading)
                for name, (start, _), reading in zip(order, numbers, fitting, strict=True)
                if reading
            }
    return dict.fromkeys((start for start, _ in numbers), None)


def _fitting(readings: Sequence[Reading], within: tuple[float, float] | None) -> Reading | None:
    return next((r for r in readings if within is None or within[0] <= r.value <= within[1]), None)
