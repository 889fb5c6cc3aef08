"""Units as clinicians write them, brought to one spelling each."""

from __future__ import annotations

import re
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit, the analyte it implies when none is named, whether it counts a dose or a day, and doses a day."""

    unit: str | None
    implies: str | None = None
    per: str | None = None
    frequency: int | None = None


_DAILY = (
    r"(?:\s*(?:/\s*(?:d(?:ay)?|24\s?h)\b|per day\b|a day\b|each day\b|every (?:single )?day\b"
    r"|(?:every|each) (?:morning|evening|night)\b|daily\b|od\b|o\.d\.|qd\b|once daily\b|once a day\b|nocte\b|mane\b"
    r"|qds?(?=\s*$)))"
)
_TIMES_DAILY = {
    2: r"bd|bid|b\.d\.|b\.i\.d\.|twice daily|twice a day|twice per day|two times a day"
    r"|(?:2\s?x|x?\s?2)\s?/\s?d(?:ay)?|(?:2\s?x|x\s?2)\s?(?:daily|a day|per day)|12[- ]hourly|q12h",
    3: r"tds|tid|t\.d\.s\.|three times a day|three times daily"
    r"|(?:3\s?x|x\s?3)\s?(?:/\s?d(?:ay)?|daily|a day|per day)|8[- ]hourly|q8h",
    4: r"qds|qid|four times a day|four times daily",
}
_EACH = re.compile(
    r"\s*(?:each dose\s*)?(?:"
    + "|".join(f"(?P<n{times}>{words})" for times, words in _TIMES_DAILY.items())
    + r")(?!\w)",
    re.IGNORECASE,
)
_TABLETS = re.compile(r"\s*\(?[01]\s?[-–]\s?[01]\s?[-–]\s?[01]\b\)?(?!\s?[-–]\s?\d)")  # morning, noon, night: "1-0-1"
_PER_DAY = re.compile(_DAILY, re.IGNORECASE)
_BY_THE_HOUR = re.compile(
    r"\s*(?:(?:/|per|an|each|every)\s?(?:h|hr|hour)\b|h(?:ou)?rly\b|·?\s?h(?:⁻¹|-1)(?!\w))", re.IGNORECASE
)
_MASSES = (
    ("mg/kg", r"(?:mg|milligrams?)\s*(?:/|per|a|for (?:each|every))\s*(?:kg|kilo(?:gram(?:me)?)?)"),
    ("mg/kg", r"(?:/\s?|per )kg"),  # "aza 2/kg": nobody gives another unit for each kilogram
    ("g/kg", r"g(?:rams?)?\s*(?:/|per)\s*(?:kg|kilo(?:gram(?:me)?)?)"),
    ("mg/m2", r"mg\s*(?:/|per)\s*(?:m\s?\^?[2²]|sq(?:uare)? ?m(?:et(?:re|er))?)"),
    ("mg", r"mgs?(?!\s0?\.\d)|milligrams?"),  # "K 6.1 Mg 0.5" ends in a magnesium
    ("g", r"g|gms?|grams?"),
    ("mcg", r"mcg|ug|µg|μg|micrograms?"),
)
_MASS = tuple(
    (unit, re.compile(rf"\s?(?:{words})(?![a-zµμ]|\s?/\s?(?:d?l|ml|m2)\b)", re.IGNORECASE)) for unit, words in _MASSES
)
_AGE = r"\s?-?(?:y|yr|yrs|year|years)[\s-]?(?:/\s?)?-?(?:o|old|of age)\b|\s?y/o\b|\s?yo\b"
# "/8x10^8 RBC" in its many spellings: "8 x 10e8", "8x10*8", "8×10⁸", "8e8", "8 x 10(8)", "8.10^8"
PER_8E8 = (
    r"(?:/|\bper)\s?8\s?(?:(?:x|×|\*|·|\.)\s?10\s?(?:\*\*|[\^*(e])?\s?|e\s?|(?:x|×|\*)\s?)[8⁸]\)?(?!\d)"
    r"(?:\s*(?:rbcs?|red (?:blood )?cells|erythrocytes|ery)\b)?"
)
_PLAIN: tuple[tuple[Unit, str], ...] = (
    (
        Unit("xULN"),
        r"\s?(?:x|×|times|fold|-fold)\s*(?:the\s+)?"
        r"(?:uln|upper[\s-]limit(?:\s+of\s+(?:the\s+)?normal(?:\s+range)?)?|upper normal|normal)\b(?!\s+dos)",
    ),
    # Not in "ALT 77 ULN 35", where the limit itself follows
    (
        Unit("xULN"),
        r"\s?(?:uln)\b(?!\s*(?:is|of|=|:)?\s*\d{2,3}\b(?!\s*(?:/|[dwmy]|months?|weeks?|days?|years?|yrs?|wks?)))",
    ),
    (Unit("pmol/8e8", "tgn"), rf"\s?(?:pmols?\s?)?{PER_8E8}"),
    (Unit("nmol/8e8", "tgn"), rf"\s?nmols?\s?{PER_8E8}"),
    (Unit("nmol/mmol Hb", "tgn"), r"\s?nmols?\s?(?:/|per)\s?m?mol(?:\s?(?:of\s)?(?:hb|hgb|haemoglobin|hemoglobin))?\b"),
    (Unit("pmol/mg Hb", "tgn"), r"\s?pmols?\s?(?:/|per)\s?mg(?:\s?(?:of\s)?(?:hb|hgb|haemoglobin|hemoglobin))?\b"),
    (Unit("pmol/0.2mL", "tgn"), r"\s?pmol\s?(?:/|per)\s?0?\.2\s?ml"),
    (Unit("ng/mL", "trough"), r"\s?(?:ng\s?(?:/|per)\s?ml|(?:mcg|ug|µg|μg)\s?/\s?l)\b"),
    (Unit("mg/L", "trough"), r"\s?(?:mg\s?/\s?l|(?:mcg|ug|µg|μg)\s?/\s?ml)\b"),
    (Unit("mg/mL", "trough"), r"\s?mg\s?(?:/|per)\s?ml\b"),
    (Unit("ng/dL", "trough"), r"\s?ng\s?(?:/|per)\s?dl\b"),
    (Unit("mcg/dL", "trough"), r"\s?(?:mcg|ug|µg|μg)\s?(?:/|per)\s?dl\b"),
    (Unit("ng/L", "trough"), r"\s?ng\s?(?:/|per)\s?l\b"),
    (Unit("pg/mL", "trough"), r"\s?pg\s?(?:/|per)\s?ml\b"),
    (Unit("U/L"), r"\s?(?:iu|u|units?)\s?(?:/|per)\s?l(?:itre|iter)?\b"),
    (Unit("nmol/L"), r"\s?nmols?\s?(?:/|per)\s?l\b"),
    (Unit("mg/dL"), r"\s?mg\s?/\s?dl\b"),
    (Unit("g/dL"), r"\s?g\s?/\s?dl\b"),
    (Unit("g/L"), r"\s?g\s?/\s?l\b"),
    (Unit("umol/L"), r"\s?(?:umol|µmol|μmol|micromol|mcmol)s?\s?(?:/|per)\s?l\b|\s?(?:µm|μm|um)\b"),
    (Unit("mmol/mol", "hba1c"), r"\s?mmols?\s?(?:/|per)\s?mol\b(?!\s?(?:of )?(?:hb|hgb))"),
    (Unit("mmol/L"), r"\s?mmol\s?/\s?l\b"),
    (Unit("mL/min", "egfr"), r"\s?ml\s?/\s?min(?:ute)?(?:\s?/\s?1\.73\s?m\s?\^?[2²]?)?"),
    (Unit("10^9/L"), r"\s?(?:x|×|\*)\s?10\s?[\^(]?\s?[9⁹]\)?\s?/\s?l\b"),
    (Unit("years", "age"), _AGE),
    (Unit("months", "age"), r"\s?-?months?[\s-]old\b"),
    (Unit("weeks", "age"), r"\s?-?weeks?[\s-]old\b"),
    (Unit("weeks", "duration"), r"\s?-?(?:weeks?|wks?)\b|w\b(?!/)"),
    (Unit("months", "duration"), r"\s?-?(?:months?|mths?|mos?|m/12)\b|\s?/12\b"),
    (Unit("days", "duration"), r"\s?-?(?:days?)\b|\s?/7\b(?!\.\d)"),
    (Unit("weeks", "duration"), r"\s?/52\b"),
    (Unit("years", "duration"), r"\s?-?(?:years?|yrs?|y)\b"),
    (Unit("hours", "duration"), r"\s?-?(?:hours?|hrs?|h)\b"),
    (Unit("degrees", "temperature"), r"\s?(?:[°˚º]|deg(?:rees?)?\b\.?)(?:\s?[cf]\b)?|(?<=\.\d)c\b|\s?celsius\b"),
    (Unit("kPa", "stiffness"), r"\s?k\s?pa\b"),
    (Unit("kg", "weight"), r"\s?(?:kgs?|kilos?|kilograms?)\b"),
    (Unit("percent", "percent"), r"\s?(?:%|per\s?cent\b)"),
)
_COMPILED = tuple((unit, re.compile(pattern, re.IGNORECASE)) for unit, pattern in _PLAIN)
# The time that a number counts behind it: "day 14", "d14", "wk 3"
PERIOD_BEFORE = re.compile(
    r"(?<!this )(?<!last )\b(?P<unit>day|week|month|year|wk|mth|(?<!vit )(?<!vitamin )d(?=\d|$))\s*$", re.IGNORECASE
)
PERIODS = {"wk": "weeks", "mth": "months", "d": "days"}
# In "800 day 0" the day is no unit of 800, nor the week in "trough 3.1 wk 2"; in "after 4 wk 412" it is
DAY_NUMBER = re.compile(r"\s*(?:day|week|month|wk|mth|d)\s?[0-5]?\d(?!\d|\.\d|\s?m?c?g\b)", re.IGNORECASE)


def read_unit(text: str, start: int) -> tuple[Unit, int] | None:
    """The unit that begins right at `start` (after a number), and where it ends; None if there is none."""
    for unit, pattern in _COMPILED:
        match = pattern.match(text, start)
        if match:
            return unit, match.end()
    return _dose(text, start)


def _dose(text: str, start: int) -> tuple[Unit, int] | None:
    for unit, pattern in _MASS:
        match = pattern.match(text, start)
        if not match:
            continue
        if hourly := _BY_THE_HOUR.match(text, match.end()):
            return Unit(f"{unit}/h", "dose"), hourly.end()
        often = frequency(text, match.end())
        if often is None:
            return Unit(unit, "dose"), match.end()
        per, times, end = often
        return Unit(unit if times else f"{unit}/day", "dose", per, times), end
    return None


def frequency(text: str, start: int) -> tuple[str, int | None, int] | None:
    """How often a dose is taken, written right at `start`: "dose" with the times a day, or "day"; and where it ends."""
    if each := _EACH.match(text, start):
        return "dose", next(times for times in _TIMES_DAILY if each[f"n{times}"]), each.end()
    if (tablets := _TABLETS.match(text, start)) and (times := tablets[0].count("1")):
        return "dose" if times > 1 else "day", times if times > 1 else None, tablets.end()
    daily = _PER_DAY.match(text, start)
    return ("day", None, daily.end()) if daily else None
