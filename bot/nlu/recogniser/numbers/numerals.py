"""Numbers as clinicians type them: "5.7k", "11 400", "11'400", "1,5", "4·2", "1.200"; what each may mean."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

_POINTS = "·∙‧•"  # a decimal point set high, as in older printed reports
_BLANKS = " \u00a0\u2009\u202f"
_THOUSAND = re.compile(r"\s?k\b(?!/)", re.IGNORECASE)
_LAKH = re.compile(r"\s?la(?:kh|c)s?\b", re.IGNORECASE)
_A_LAKH = 100_000
_SHAPE = re.compile(
    rf"(?P<blank>\d{{1,3}}(?:[{_BLANKS}]\d{{3}})+)(?!\d|[,./]\d)"
    r"|(?P<lakhs>\d{1,2}(?:,\d\d)+,\d{3})(?!\d)"  # "1,90,000" as it is written in India
    r"|(?P<ticked>\d{1,3}(?:['’]\d{3})+)(?!\d)"
    r"|(?P<grouped>\d{1,3}(?:,\d{3})+)(?P<rest>\.\d+)?(?!\d)"
    r"|(?P<comma>\d+,\d{1,2})(?!\d|,\d)"
    rf"|(?P<point>\d*[.{_POINTS}]\d+)(?!\d)"
    r"|(?P<whole>\d+)(?!\d)"
)
_ALLELE = re.compile(r"\d+[a-e]\b", re.IGNORECASE)  # "TPMT3A"
# A weight joined to an age: "45F70kg", "9yo28kg"
_AGE_BEFORE = re.compile(r"\d\s?(?:[fm]|y/?o?|yrs?)$", re.IGNORECASE)
_KILOGRAMS = re.compile(r"\d{1,3}(?:\.\d+)?\s?(?:kgs?|kilos?)\b", re.IGNORECASE)
# A time joined to its number: "d14", "wk3"; not "vit D3", "D10.5"
_PERIOD_BEFORE = re.compile(r"(?<![\w-])(?<!vit )(?<!vitamin )(?:d|day|wk|week|month|mth)$", re.IGNORECASE)
_COUNTED = re.compile(r"\d{1,3}(?!\w|\.\d)")
_LIST_FROM = 100  # "340,80" and "400,300" are two results: nobody gives decimals of a number that large


class Reading(NamedTuple):
    """One way to read a number: its value, where it ends, and whether it counts only if the value is plausible."""

    value: float
    end: int
    only_if_plausible: bool = False


def numeral(text: str, start: int) -> tuple[Reading, ...]:
    """The ways to read the number that begins at `start`, the usual one first; empty if none begins there."""
    shape = _SHAPE.match(text, start)
    if shape is None:
        return ()
    readings = _READERS[str(shape.lastgroup if shape.lastgroup != "rest" else "grouped")](shape)
    return tuple(more for reading in readings for more in _in_thousands(text, reading))


def starts(text: str, start: int, earlier_end: int, name_ends: Collection[int]) -> bool:
    """Whether a number can begin here: not inside a word ("NUDT15", "CD20") or another number, but right behind a name
    ("TGN100"), a sex ("F28") or the x of a multiple ("x3").
    """
    before = text[max(0, start - 2) : start]
    if not before or start in name_ends:
        return not _ALLELE.match(text, start) or not before or before[-1].isspace()
    if before[-1] in f".,{_POINTS}":
        return earlier_end == start - 1 or not before[:-1].isdigit()
    if before[-1] in "'’" and before[:-1].isdigit():
        return False
    if not before[-1].isalnum() or (before[-1] in "FfMmXx×" and not before[:-1].isalnum()):
        return True
    if _KILOGRAMS.match(text, start) and _AGE_BEFORE.search(text, 0, start):
        return True
    return bool(_PERIOD_BEFORE.search(text, 0, start) and _COUNTED.match(text, start))


def _in_thousands(text: str, reading: Reading) -> tuple[Reading, ...]:
    if lakhs := _LAKH.match(text, reading.end):
        return (reading._replace(value=reading.value * _A_LAKH, end=lakhs.end()),)
    followed = _THOUSAND.match(text, reading.end)
    if followed is None:
        return (reading,)
    return reading._replace(value=reading.value * 1000, end=followed.end()), reading._replace(end=followed.end())


def _blank(shape: re.Match[str]) -> tuple[Reading, ...]:
    groups = re.split(rf"[{_BLANKS}]", shape["blank"])
    return (
        Reading(float("".join(groups)), shape.end(), only_if_plausible=True),
        Reading(float(groups[0]), shape.start() + len(groups[0])),
    )


def _lakhs(shape: re.Match[str]) -> tuple[Reading, ...]:
    return (Reading(float(shape["lakhs"].replace(",", "")), shape.end()),)


def _ticked(shape: re.Match[str]) -> tuple[Reading, ...]:
    return (Reading(float(re.sub(r"\D", "", shape["ticked"])), shape.end()),)


def _grouped(shape: re.Match[str]) -> tuple[Reading, ...]:
    first, *others = shape["grouped"].split(",")
    decimal = Reading(float(f"{first}.{others[0]}"), shape.end())
    if first.startswith("0"):
        return (decimal,)
    thousands = Reading(float("".join((first, *others)) + (shape["rest"] or "")), shape.end())
    if shape["rest"]:
        return (thousands,)
    alone = Reading(float(first), shape.start() + len(first))
    return thousands, alone if len(others) > 1 or float(first) >= _LIST_FROM else decimal


def _comma(shape: re.Match[str]) -> tuple[Reading, ...]:
    first, decimals = shape["comma"].split(",")
    if float(first) >= _LIST_FROM and len(decimals) > 1:
        return (Reading(float(first), shape.start() + len(first)),)
    return (Reading(float(f"{first}.{decimals}"), shape.end()),)


def _point(shape: re.Match[str]) -> tuple[Reading, ...]:
    first, decimals = re.split(rf"[.{_POINTS}]", shape["point"])
    decimal = Reading(float(f"{first or 0}.{decimals}"), shape.end())
    if len(decimals) != 3 or not 1 <= len(first) <= 3 or first.startswith("0") or "." not in shape["point"]:
        return (decimal,)
    thousands = Reading(float(first + decimals), shape.end())
    return (thousands, decimal) if decimals.endswith("00") else (decimal, thousands)  # nobody prints "1.500" for 1.5


def _whole(shape: re.Match[str]) -> tuple[Reading, ...]:
    return (Reading(float(shape["whole"]), shape.end()),)


_READERS = {
    "blank": _blank,
    "lakhs": _lakhs,
    "ticked": _ticked,
    "grouped": _grouped,
    "comma": _comma,
    "point": _point,
    "whole": _whole,
}
