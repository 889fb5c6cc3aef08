"""People called by a title and the letter of a name: "Mrs K 61", "mr T, 39", "Ms L 40". The letter is no potassium, no
temperature and no sex, and a bare number behind it is an age.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# "Mr" and "Mrs" are nothing else; "ms" and "miss" are also milliseconds, a disease and a dose left out
_TITLE = (
    r"(?:\b(?P<male>mr)|\b(?P<female>mrs|smt)|(?:^|[.,;:!?\n]\s*|\b(?:my|our|for|of|on|in|and|see|re|about|is|with) )"
    r"(?P<unsure>(?-i:[Mm]s|[Mm]iss)))\.?\s+"
)
# "Mr K 6.2" stays a potassium: nobody is 6.2 years old; what weighs 38.5 kg is no temperature
_NO_RESULT = r"(?![\w+'\u2019/-]|\s?[:=<>@]|\s?(?:of|is|was|now)\s?\d|\s?\d+[.,]\d+(?!\d*\s?kg\b))"
_INITIAL = re.compile(
    rf"{_TITLE}(?P<initial>(?!(?-i:[ai])\b)[a-z](?:\.?\s?(?-i:[A-Z]))?)\b\.?{_NO_RESULT}", re.IGNORECASE
)
# "pt K 44F", "patient T, 61": a letter with nothing but an age behind it
_PATIENT = re.compile(r"\b(?:pt|patient) (?P<initial>(?-i:[A-Z]))(?:,|(?=\s\d{2} ?(?:yo |y/o )?[mf]\b))", re.IGNORECASE)
# "Mr K 45 yrs", "Mrs. 62 yrs", whose name was cut out or stands there
_NAMED = re.compile(
    r"(?:\b(?:mrs?|ms|miss|smt|shri)\b\.?|\[[\w ]+\])(?:\s+(?:[\w'-]+|\[[\w ]+\])\.?)?[\s,(]{0,3}$", re.IGNORECASE
)
# "Mrs ___, 70", "[name], 70", "Mr X. 58"
_LEFT_OUT = re.compile(
    r"(?:\b(?:mrs?|ms|miss|smt|shri)\b\.?\s+(?:_{2,}|-{2,}|\*{2,}|x{1,4}\b\.?|\.{3,}|\[name\])|\[name\])[\s,:(]{1,3}$",
    re.IGNORECASE,
)
_BEHIND_INITIAL = re.compile(r"[\s,(]{0,3}$")


def initials(text: str) -> Iterator[tuple[int, int]]:
    """Where letters stand for the names of people."""
    for pattern in (_INITIAL, _PATIENT):
        yield from (found.span("initial") for found in pattern.finditer(text))


def titled_sexes(text: str) -> Iterator[tuple[str, int, int]]:
    """The sex that "Ms" or "Miss" before the letter of a name tells, and where it stands."""
    for found in _INITIAL.finditer(text):
        if found["unsure"]:
            yield "female", *found.span("unsure")


def right_behind_an_initial(text: str, start: int) -> bool:
    """Whether a number stands right behind the letter of somebody's name."""
    return any(_BEHIND_INITIAL.fullmatch(text, end, start) for _, end in initials(text))


def right_behind_a_name(text: str, start: int) -> bool:
    """Whether a number stands right behind somebody's title or name."""
    return _NAMED.search(text, 0, start) is not None


def right_behind_a_name_left_out(text: str, start: int) -> bool:
    """Whether a number stands right behind a name that was cut out or never written."""
    return _LEFT_OUT.search(text, 0, start) is not None


def without_titles(lowered: str) -> str:
    """A lower-case message without people's titles and letters: "ms l 40" speaks of no multiple sclerosis."""
    return _INITIAL.sub(" ", lowered)
