"""Which numbers of a message are the patient's age: "34F", "she's 28", "a girl of 11", "Mr in bay 3, 59, cirrhosis"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.case.people.relatives_asked import is_about_a_mother, relative_asked_of
from actions.case.people.titles import right_behind_a_name, right_behind_a_name_left_out, right_behind_an_initial
from actions.knowledge.reading_aids import aid_number
from bot.nlu.recogniser.numbers.no_ages import are_years_of_something, is_no_age
from bot.nlu.recogniser.numbers.occupations import behind_an_occupation
from bot.nlu.recogniser.numbers.units import read_unit

_AS_WRITTEN = "aid-age-as-written"
_PERSON = r"(?:(?:wo)?man|(?:fe)?male|lady|girl|boy|gentleman|gent|bloke|guy|chap|lad|child|kid|teenager|adolescent)"
_BEFORE = re.compile(
    r"\b(?:aged?|age:|is|she's|he's|a|an|this|my|our|woman|man|female|male|lady|girl|boy|patient|pt|child|kid|infant"
    r"|toddler|teenager|teen|adolescent)\s*:?\s*$",
    re.IGNORECASE,
)
# "aged 34", "she's 34", "make that 34": a bare number that can only be an age
_STATED = re.compile(
    r"\b(?:aged?|age:?)(?: is| of)?\s*$|\b(?:s?he(?:'?s|’s| is)|(?:pt|patient|lady|woman|man|girl|boy)(?:'s| is)"
    r"|just turned|s?he (?:turned|turns)|s?he(?:'ll|’ll| will) be|(?:this one|who)(?:'s|’s| is))"
    r"(?: (?:now|just|only|already))*\s+$"
    r"|\b(?:patient|pt|lady|gentleman|woman|man|girl|boy)\s*[:,]\s*$",
    re.IGNORECASE,
)
_PUT_RIGHT = re.compile(r"\bmake (?:that|it)\s+$", re.IGNORECASE)  # "make it 10" is a dose where a drug was named
_ENDS = re.compile(r"\s*(?:$|[.,;!?)]|(?:and|with|not|years?|yo|now|today|last|next|this)\b)", re.IGNORECASE)
_BESIDE_PERSON = re.compile(rf"\b(?:{_PERSON}|elderly)\s*(?:of|aged|[,:/(-])?\s*$", re.IGNORECASE)
_BESIDE_PATIENT = re.compile(r"(?:^|[.;\n])\s*(?:my |our |this )?(?:patient|pt)\s+$", re.IGNORECASE)
_WEEKS_BEFORE = re.compile(r"\b\d{1,2}(?:\+\d)?\s?/\s?$")  # "7/40 pregnant": weeks, of forty
_COUNTS = re.compile(r"\s*(?:x|×|times|per|/|%|-\s*\d|[.,]\d)", re.IGNORECASE)  # what no age is followed by
_ANYBODY = re.compile(rf"\b(?:{_PERSON}|mrs?|mum|mother|pt|patient)\b", re.IGNORECASE)
_LISTED_BEFORE, _LISTED_AFTER = re.compile(r"[,;(]\s*$"), re.compile(r"\s*[,;)]")
_FIRST_OF_ALL = re.compile(r"\s*,\s*[a-z]", re.IGNORECASE)
OF_A_RELATIVE = re.compile(
    r"\b(?:(?:her|his|their|the) )?(?:mother|mum|mom|father|dad|sister|brother|aunt|uncle|grandmother|grandfather"
    r"|cousin|son|daughter|twin|husband|wife|partner)(?:'s|’s| is| was| aged| also| too| has| with| who| aih|,)*\s*$",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\s?(?:years?|yrs?|y)\b(?!\s*(?:ago|later|of\b(?! age)|stud|trial|follow|data|histor|course))"
    r"|\s?(?:yr?s?|y/?o?)(?=[fm]\b|[fm]?\d{1,3}(?:\.\d+)?\s?kgs?\b)",
    re.IGNORECASE,
)
_BARE_Y = re.compile(r"\s?y\b", re.IGNORECASE)
_SPAN_BEFORE = re.compile(
    r"\b(?:for|after|over|past|last|since|within|in|first|next|every|about|than|least)\s*$", re.IGNORECASE
)
KILOGRAMS = r"[\s,;/-]{0,2}\d{1,3}(?:\.\d+)?\s?(?:kgs?|kilos?)\b"
"""A body weight right behind an age or a sex."""
_WEIGHT_AFTER = re.compile(KILOGRAMS, re.IGNORECASE)
_CLAUSE_START = re.compile(r"(?:^|[.,;:(\n]|\b[fm])\s*$", re.IGNORECASE)  # "on aza 9y 70kg" is a time
_WEIGHT_BEFORE = re.compile(r"\d\s?(?:kgs?|kilos?)[\s,;/-]{0,2}$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:on|into|since|after|post|of)\b", re.IGNORECASE)  # "30 kg, 9y on aza"
# "9y, aza failed", not "3y, still on aza"
_OPENS_A_STORY = re.compile(
    r"\s*,\s*(?!(?:on|in|since|still|now|after|post|no|not|and|but|then|is|was|should|can|when|what|how)\b)[a-z]",
    re.IGNORECASE,
)
_SEX_AFTER = re.compile(
    rf"[\s,/-]{{0,2}}[fm](?={KILOGRAMS})|"
    r"[\s,/-]{0,2}(?:[fm]\b(?![/.](?:u|s|w|\d|min)\b)|(?:(?:young|old)[\s-])?(?:(?:wo)?man|(?:fe)?male|lady|girl|boy|"
    r"gent|gentleman|pregnant)\b|[♀♂])|[\s/-]{0,2}(?:pt|patient)\b",
    re.IGNORECASE,
)
_HYPHENED = re.compile(r"\s?-\s?(?:years?|yrs?|y)\b", re.IGNORECASE)  # "57-yr M"
_SEX_BEFORE = re.compile(r"(?:^|[\s,;(])[fm][\s,/(]{0,2}$", re.IGNORECASE)


def age_ends(text: str, number: float, start: int, end: int, name_ends: Iterable[int]) -> int | None:
    """Where the age at `start` ends, its years included; None when the number is no age of the patient's.
    `name_ends`: where drugs and tests are named, to which a bare number may belong.
    """
    if not 0 < number <= aid_number(_AS_WRITTEN, "oldest") or number != int(number):
        return None
    of_a_relative = OF_A_RELATIVE.search(text, 0, start) and not (relative_asked_of(text) or is_about_a_mother(text))
    if of_a_relative or _WEEKS_BEFORE.search(text, 0, start) or is_no_age(text, number, start, end, name_ends):
        return None
    named_before = any(name <= start for name in name_ends)
    years = _YEARS.match(text, end)
    put_right = not named_before and _PUT_RIGHT.search(text, 0, start) and _ENDS.match(text, end)
    said = _by_sex(text, number, start, end) or _by_years(text, number, start, end)
    if not (said or _bare(text, start, end) or put_right):
        apart = (
            _listed(text, number, start, end)
            or _behind_a_name(text, number, start, end)
            or (behind_an_occupation(text, start, end) and number >= aid_number(_AS_WRITTEN, "youngest with a bare y"))
        )
        return end if apart and not named_before else None
    return years.end() if years else end


def _by_sex(text: str, number: float, start: int, end: int) -> bool:
    hyphened = _HYPHENED.match(text, end)
    if _SEX_AFTER.match(text, hyphened.end() if hyphened else end):
        return True
    lettered = number >= aid_number(_AS_WRITTEN, "youngest behind a letter") and _SEX_BEFORE.search(text, 0, start)
    return bool(lettered) and not read_unit(text, end)


def _by_years(text: str, number: float, start: int, end: int) -> bool:
    years = _YEARS.match(text, end)
    if years is None or _SPAN_BEFORE.search(text, 0, start) or are_years_of_something(text, years.end()):
        return False
    old_enough = number >= aid_number(_AS_WRITTEN, "youngest with a bare y")
    lettered = old_enough and (_BARE_Y.match(text, end) or _SEX_BEFORE.search(text, 0, start))
    first = not text[:start].strip()
    opening = first and number >= aid_number(_AS_WRITTEN, "youngest that opens with years")
    opens = first and _BARE_Y.match(text, end) and _OPENS_A_STORY.match(text, years.end())
    titled = old_enough and right_behind_a_name(text, start)
    if opening or opens or lettered or titled or _beside_a_weight(text, start, years.end()):
        return True
    return bool(_SEX_AFTER.match(text, years.end()) or _BEFORE.search(text, 0, start))


def _beside_a_weight(text: str, start: int, end: int) -> bool:
    """Whether a weight stands beside the years: "9y, 30kg", "30 kg 9 yrs"."""
    before = _WEIGHT_BEFORE.search(text, 0, start) and not _GOES_ON.match(text, end)
    after = _WEIGHT_AFTER.match(text, end) and _CLAUSE_START.search(text, 0, start)
    return bool(before or after)


def _bare(text: str, start: int, end: int) -> bool:
    """A number without years that stands where only an age can: behind "aged" or behind the person."""
    stated = _STATED.search(text, 0, start) and _ENDS.match(text, end)
    beside = _BESIDE_PERSON.search(text, 0, start) and not _COUNTS.match(text, end)
    patient = _BESIDE_PATIENT.search(text, 0, start) and _ENDS.match(text, end)
    return bool(stated or beside or patient) and not read_unit(text, end)


def _listed(text: str, number: float, start: int, end: int) -> bool:
    """One item of a list that tells of a person: "Mr in bay 3, 59, AIH", "34, aza pancreatitis"."""
    first = not text[:start].strip()
    if first and _WEIGHT_AFTER.match(text, end):
        return True
    if number < aid_number(_AS_WRITTEN, "youngest with a bare y"):
        return False
    if first:
        return bool(_FIRST_OF_ALL.match(text, end))
    between = _LISTED_BEFORE.search(text, 0, start) and _LISTED_AFTER.match(text, end)
    return bool(between and (_ANYBODY.search(text, 0, start) or relative_asked_of(text)))


def _behind_a_name(text: str, number: float, start: int, end: int) -> bool:
    """A bare number behind the letter of a name, "Mrs K 61", or behind a name that was left out, "Mrs ___, 70"."""
    old_enough = number >= aid_number(_AS_WRITTEN, "youngest with a bare y")
    if not old_enough or _COUNTS.match(text, end) or read_unit(text, end):
        return False
    left_out = right_behind_a_name_left_out(text, start) and _ENDS.match(text, end)
    return bool(left_out) or right_behind_an_initial(text, start)
