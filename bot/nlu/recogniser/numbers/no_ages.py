"""Numbers that stand like an age and are none: the label of a patient ("Pt 1. 73M"), a count of patients ("12 female
patients"), what a test or a dose is ("IgG 22, woman 55"), and years of something else ("a 2 yr remission", "5 year old
biopsy").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from actions.knowledge.reading_aids import aid_number
from bot.nlu.recogniser.numbers.units import read_unit

_AS_WRITTEN = "aid-age-as-written"
# What can only be an age, wherever it stands: "58F", "29 male", "41 yo", "F 58"
AN_AGE = re.compile(
    r"(?<![\w.])(?P<years>\d{1,3})[\s-]?(?:(?:y|yrs?|years?)[\s-]?(?:/?o|old)?[\s,/-]{0,2})?"
    r"(?:f(?![\w/])|female\b|male\b|(?:wo)?man\b|lady\b|gentleman\b|girl\b|boy\b|♀|♂)"
    r"|(?<![\w.])(?P<old>\d{1,3})[\s-]?(?:yo\b|y/o\b|(?:yrs?|years?)[\s-]?old\b)"
    r"|(?:^|[\s,;(])[fm][\s,/]{0,2}(?P<behind>\d{2,3})\b(?!\s*(?:mg|g|kg|%|m\b|/))"
    r"|(?<![\w.])(?P<his>\d{1,3})\s?m(?![\w/])",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"\b(?:(?:bed|bay|room|cubicle|slot|case|question|q|number|item)|(?:no|nr)\.)\s?#?\s*$|#\s?$", re.IGNORECASE
)
_PATIENT_BEFORE = re.compile(r"\b(?:pt|patient|case)\.?\s?[:#]?\s*$", re.IGNORECASE)
# "12 female patients", "34 women", "a 34-patient series"
_OF_MANY = re.compile(
    r"[\s-]*(?:adult |paediatric |pediatric |consecutive |treated )?(?:(?:(?:fe)?male|[mf]) )?"
    r"(?:(?:pts|patients|cases|subjects|participants|controls)\b"
    r"|(?:pt|patient|person)[\s-]+(?:series|cohort|stud(?:y|ies)|trials?|registry|datasets?|audit|report|paper))",
    re.IGNORECASE,
)
_SEX = r"(?:f|m|(?:wo)?man|(?:fe)?male|lady|girl|boy|gent|gentleman)"
_SEX_APART = re.compile(rf"\s?[,;/]\s?(?:(?:young|old)\s)?{_SEX}\b", re.IGNORECASE)
# "22, woman 55", "4 woman 55": the sex has an age of its own behind it
_SEX_WITH_ITS_OWN = re.compile(
    rf"(?:\s?[,;/]\s?{_SEX}|\s(?:(?:wo)?man|lady|girl|boy|gentleman))\b(?:\s(?:of|aged?)\b)?[\s:(]*"
    rf"(?P<own>[1-9]\d)(?!\d|[.,]\d|\s?(?:%|/|x\b))",
    re.IGNORECASE,
)
_BEHIND_ITS_NAME = re.compile(
    r"(?:[\s:=~<>≤≥(↑↓-]|\b(?:is|was|now|still|of|at|only|level|levels|titre|count)\b"
    r"|\d+(?:\.\d+)?\s?(?:->|→|>|to\b))*",
    re.IGNORECASE,
)
_AGE = re.compile(r"\bage$", re.IGNORECASE)
# What years are of that are no age: "a 2 yr remission", "is 3 years post transplant"
_GOES_ON = re.compile(
    r"\s*(?:post\b|out\b|into\b|since\b|after\b|off\b|in (?:full |complete |deep |clinical |biochemical )*remission\b"
    r"|free of\b|without\b|clear of\b|down the line\b|post-?\w+"
    r"|(?:remission|gap|interval|break|delay|wait|treatment|therapy|taper|wean|window|plan|survival|response|exposure"
    r"|outcome|relapse|use|review|steroids?)\b)",
    re.IGNORECASE,
)
_THINGS = (
    r"(?:\w+ )?(?:biops(?:y|ies)|bx|histology|mr[ci]p?|ct|scans?|fibroscans?|uss?|ultrasound|dexa|echo|ecg|x-?ray|cxr"
    r"|imaging|films?|colonoscopy|ogd|endoscopy|results?|bloods|labs|levels?|reports?|letters?|notes|diagnos[ie]s"
    r"|grafts?|transplants?|scars?|guidelines?|papers?|data|stud(?:y|ies)|trials?|records?|problem|history|disease"
    r"|prescription|infection|fracture|stroke|cancers?|tumou?rs?)\b"
)
_OF_A_THING = re.compile(rf"\s+{_THINGS}", re.IGNORECASE)


def ages_told(text: str) -> Iterator[re.Match[str]]:
    """Where what can only be an age stands."""
    return AN_AGE.finditer(text)


def is_no_age(text: str, number: float, start: int, end: int, name_ends: Iterable[int]) -> bool:
    """Whether a number is a label, a count of people, or what a test or a drug named right before it comes to, where
    the sex behind it stands apart; `name_ends`: where tests and drugs are named.
    """
    if is_a_label(text, number, start) or _OF_MANY.match(text, end) or is_of_a_thing(text, end):
        return True
    if (own := _SEX_WITH_ITS_OWN.match(text, end)) and not read_unit(text, own.end()):
        return True
    return bool(_SEX_APART.match(text, end)) and _is_behind_its_name(text, start, name_ends)


def is_a_label(text: str, number: float, start: int) -> bool:
    """Whether a number only tells which patient, bed or question it is: "Pt 1. 73M", "bed 4, woman of 55"."""
    if _PATIENT_BEFORE.search(text, 0, start):
        few = number < aid_number(_AS_WRITTEN, "youngest with a bare y")
        return few or any(not found.start() <= start < found.end() for found in ages_told(text))
    return bool(_PLACE_BEFORE.search(text, 0, start))


def is_of_a_thing(text: str, end: int) -> bool:
    """Whether the "years old" that end here are those of a scan or a report: "5 year old biopsy"."""
    return bool(re.search(r"\bold$", text[:end], re.IGNORECASE) and _OF_A_THING.match(text, end))


def are_years_of_something(text: str, end: int) -> bool:
    """Whether the years that end here are a time: "a 2 yr remission", "is 3 years post transplant"."""
    return _GOES_ON.match(text, end) is not None


def _is_behind_its_name(text: str, start: int, name_ends: Iterable[int]) -> bool:
    last = max((end for end in name_ends if end <= start), default=None)
    if last is None or _AGE.search(text, 0, last):
        return False
    return _BEHIND_ITS_NAME.fullmatch(text, last, start) is not None
