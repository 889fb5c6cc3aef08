"""Stages of fibrosis: one below the fourth, stated of a patient, is no cirrhosis ("correction, he's F1"). One that may
be the fourth ("F3-4", "at least F3") says nothing.
"""

from __future__ import annotations

from bot.nlu.recogniser.rules import Assertion

# "Our F1 asks", "the F2": doctors in training; ">F2", "at least F3": the fourth may be meant; "was F2 in 2015": then
_A_DOCTOR = r"(?<!\bmy )(?<!\bour )(?<!\bthe )(?<!\ban )(?<!\ba )"
_BETWEEN = (" ", ": ", ", ", " bx ", " biopsy ", " biopsy: ", " scan ")
_DATED = "".join(rf"(?<!\b(?:19|20)\d\d{between})" for between in _BETWEEN)  # "2018 F3 biopsy"
_OPEN = r"(?<![?>\u2265=])(?<!> )(?<!not )(?<!least )(?<!from )(?<!than )(?<!if )(?<!whether )(?<!says )"
_LATER_MORE = (
    r"(?!\s?\+)(?!\s*(?:-|\u2013|/|to|or|->|>|\u2192)+\s*f?\s?4)(?![^.;?!]{0,30}\b(?:now|then|to|today"
    r"|but|progress\w*) f4)"
    r"(?!,? (?:in|back in) (?:19|20)\d\d)(?!,? \d+ (?:years?|yrs?|y) (?:ago|back))(?![^.;!]*\?)"
    r"(?! (?:doctor|dr|doc|trainee|asks?|asked|wants?|has|here|said|says|on call|on take)\b)"
)

STAGES: tuple[tuple[str, Assertion, str], ...] = (
    ("cirrhosis", "negated", rf"{_A_DOCTOR}{_DATED}{_OPEN}\bf[0-3](?:\s?[-/]\s?f?[0-3])?\b{_LATER_MORE}"),
)
