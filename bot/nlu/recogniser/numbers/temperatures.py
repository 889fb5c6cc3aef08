"""Temperatures as they are charted: "T 38.9", "t39.2", "T: 101.3F", "39.4 °C"; and Fahrenheit brought to Celsius."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.knowledge.reading_aids import aid_bounds, aid_number
from bot.nlu.recogniser.matching import Span

_AID = "aid-temperature"
_CHARTED = re.compile(
    r"(?<![\w'’.^/*+-])t(?=[°˚]?\s?[:=~@]?\s?(?:(?:of|was|is|now|up to)\s)?(?P<number>\d{2,3}(?:[.,·]\d)?)(?![\d%])"
    # What weighs, lasts, measures or is counted is no temperature, nor is the lower end of a range of another kind
    r"(?![.,]\d|\s?(?:k?g|mg|mcg|ng|ms|cm|mm|ml|iu|u|x|kpa|m?mol|umol|nmol|years?|yrs?|y|yo|y/o|weeks?|wks?|/40|months?"
    r"|days?|hours?|hrs?|h|cells?)\b)(?P<fahrenheit>\s?[°˚]?f\b)?)",
    re.IGNORECASE,
)


def charted(text: str) -> Iterator[Span]:
    """A "T" before what can only be the temperature of a body; "T-score", "T cells", "T2" and "T 52" are none."""
    for found in _CHARTED.finditer(text):
        number = float(re.sub(r"[,·]", ".", found["number"]))
        scale = "fahrenheit" if found["fahrenheit"] or number >= aid_number(_AID, "fahrenheit from") else "celsius"
        within = aid_bounds(_AID, scale)
        if within and within[0] <= number <= within[1]:
            yield Span("analyte", "temperature", found.start(), found.end())


def in_fahrenheit(number: float) -> bool:
    """Whether so great a number can only be a temperature in degrees Fahrenheit."""
    return number >= aid_number(_AID, "fahrenheit from")


def in_celsius(number: float) -> float:
    """Degrees Fahrenheit in degrees Celsius, to the tenth."""
    return round((number - 32) / 1.8, 1)
