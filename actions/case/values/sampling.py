"""When a blood level was taken: one drawn a few hours behind a dose is no trough, and is not read as one; a new level
of one metabolite is not of the sample of the other.
"""

from __future__ import annotations

import re

from actions.case.patient import Value
from actions.knowledge.reading_aids import aid_number

_AID = "aid-before-the-dose"
_WORDS = {word: i for i, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_NUMBER = rf"(?P<number>\d{{1,2}}(?:\.\d)?|an?|{'|'.join(_WORDS)})"
_DOSE = r"(?:dose|dosing|tablets?|capsules?|tac\w*|ciclosporin|prograf|pills?|intake|taking it|meds|medication)"
_OF_HERS = r"(?:(?:the|her|his|its|a|last|previous|morning|evening|am|pm|taking|took|she|he|had|this|today's)\s+)*"
# "3 h after the dose", "two hours post dose"
_HOURS_AFTER = re.compile(
    rf"\b{_NUMBER}\s?-?(?:h|hrs?|hours?)\b[\s-]+(?:after|post|following|behind)[\s-]+{_OF_HERS}{_DOSE}\b"
)
_CLOCK = (
    r"(?P<{0}>\d{{1,2}})(?:[:.](?P<{0}_min>\d\d))?\s?(?P<{0}_half>am|pm)?\b(?!\s?(?:mg|ng|mcg|ug|h\b|hours|weeks|days))"
)
# "took her dose at 8 and bloods were at 11"
_TWO_TIMES = re.compile(
    rf"\b(?:took|taken|takes|had|has|dose)\b[^.;?!]{{0,30}}\bat {_CLOCK.format('dose')}[^.;?!]{{0,40}}?"
    r"\b(?:bloods?|sample|level|drawn|bled|trough|venepuncture)\b[^.;?!]{0,20}?\bat " + _CLOCK.format("sample")
)
# "bloods after the morning dose", "taken post-dose", "a peak level"
_JUST_AFTER = re.compile(
    rf"\b(?:bloods?|sample|level|drawn|bled|taken|trough|done)\b[^.;?!\d]{{0,20}}\b(?:after|post|following)[\s-]+"
    r"(?:the|her|his|taking her|taking his|she took her|he took his) (?:morning |am |evening |last )?"
    rf"{_DOSE}\b|\b(?:drawn|taken|bled|sample(?:d)?|done) post[\s-]dose\b"
)
_BEFORE = re.compile(
    r"\b(?:before|pre|prior to|just ahead of)[\s-]+(?:the |her |his |next |morning )*(?:dose|dosing)\b"
)

_METABOLITES = ("tgn", "mmp")
_PUT_RIGHT = re.compile(
    r"\b(?:sorry|typo|oops|correction|meant?|misread|mistyped|wrong|make that|should (?:be|read))\b"
)


def still_paired(known: dict[str, Value], told: dict[str, Value], text: str) -> dict[str, Value]:
    """What is known without the metabolite of an earlier sample: of the other one, known beside it, a new number is
    told, which is no correction of the old.
    """
    if not all(name in known for name in _METABOLITES) or _PUT_RIGHT.search(text.lower()):
        return known
    anew = {name for name in _METABOLITES if name in told and told[name].number != known[name].number}
    left = {name for name in _METABOLITES if name not in told}
    return {name: value for name, value in known.items() if not (anew and name in left)}


def behind_the_dose(text: str) -> bool:
    """Whether a message says that the blood was taken only a few hours behind a dose."""
    lowered = text.lower().replace("\u2019", "'")
    if hours := _HOURS_AFTER.search(lowered):
        return _number(hours["number"]) < aid_number(_AID, "hours")
    if times := _TWO_TIMES.search(lowered):
        passed = _hour(times, "sample") - _hour(times, "dose")
        return 0 < passed < aid_number(_AID, "hours")
    return bool(_JUST_AFTER.search(lowered)) and not _BEFORE.search(lowered)


def _number(said: str) -> float:
    return float(_WORDS.get(said, 1) if said.isalpha() else said)


def _hour(times: re.Match[str], which: str) -> float:
    hour = int(times[which]) % 12 if times[f"{which}_half"] else int(times[which])
    afternoon = 12 if times[f"{which}_half"] == "pm" else 0
    return hour + afternoon + int(times[f"{which}_min"] or 0) / 60
