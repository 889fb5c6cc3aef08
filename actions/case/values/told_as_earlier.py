"""A result told in a later message that is said to be of before: "ALT 8 x ULN", later "was 20 x ULN"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.case.patient import Case
from actions.case.values.courses import TRANSAMINASES
from actions.case.values.numbers import corrects

_COURSES = frozenset({*TRANSAMINASES, "bilirubin", "igg", "creatinine"})
_BEGINNING = (
    r"(?:(?:at|on|before|pre-?) ?(?:the )?(?:start|baseline|diagnosis|dx|presentation|outset|admission|pred\w*"
    r"|steroids?|treatment|that|this))"
)
_TEST = r"(?:(?:the |her |his )?(?:alt|ast|sgpt|sgot|transaminases?|lfts?|enzymes?|bili\w*|igg|creat\w*) )"
_OF_BEFORE = re.compile(
    rf"^\W*(?:(?:and|but|oh|it|this|that|which|hers|his|before|previously|initially|{_BEGINNING})\W+)*{_TEST}?"
    rf"(?:was|were|had been|(?:down |up |fell |rose |fallen |risen |came down )?from|began at|started (?:at|from)"
    rf"|baseline|initial(?:ly)?|previous(?:ly)?)(?: (?:was|were|at|about|around|it was))*[ :=~]+{_TEST}?"
    r"(?P<number>\d{1,5}(?:\.\d+)?) ?(?P<times>(?:x|×|times)? ?ulns?|x)?(?: ?(?:u/l|iu/l))?"
    rf"(?:,? (?:{_BEGINNING}|before|previously|initially|then|in clinic|last (?:time|month|week|visit)|(?:\d+|\w+)"
    r" (?:weeks?|months?|wks?|days?) (?:ago|back|before|earlier)))?\W*$"
)


def begun_with(case: Case, told: Sequence[str], text: str) -> tuple[str, float] | None:
    """The test whose present result is known and of which a message tells nothing but the number before it, with that
    number; `told` are the tests it has numbers of. What puts a number right, or is nearer to a dose in use, is none.
    """
    found = _OF_BEFORE.match(text.lower().replace("\u2019", "'"))
    if found is None or corrects(text):
        return None
    number, multiple = float(found["number"]), bool(found["times"])
    named = [name for name in told if name in _COURSES and name in case.values]
    test = named[0] if named else case.told_last
    known = case.values.get(test or "")
    if test not in _COURSES or known is None or known.first is not None or multiple != (known.unit == "xULN"):
        return None
    doses = [] if named or multiple else [dose.number for dose in case.doses.values()]
    if any(_apart(number, dose) <= _apart(number, known.number) for dose in doses):
        return None
    return test, number


def _apart(one: float, other: float) -> float:
    return max(one, other) / max(min(one, other), 0.01)
