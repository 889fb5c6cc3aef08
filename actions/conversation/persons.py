"""Whose case it is when several patients are spoken of: the case that "new patient" put away is taken up again by its
place ("back to the first patient") or by whom it is of ("the 27F again").
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case import told
from actions.case.patient import Case
from actions.conversation import sessions
from actions.conversation.draft import Draft
from actions.conversation.focus import Focus
from actions.conversation.sessions import Earlier

_SOMEBODY = r"(?:patient|case|pt|lady|woman|man|gentleman|gent|bloke|guy|chap|girl|boy|kid|child|male|female|one)"
_OPENS = r"(?:^|[.;,!?\n]\s*|\b(?:ok|okay|right|now|so|and|thanks|thx|please|can we|could we|let'?s|lets)\W+)"
_BACK = r"(?:(?:go(?:ing)? |get(?:ting)? |coming )?back (?:to|with|on)|return(?:ing)? to|resum(?:e|ing)|again on)"
_PLACED = r"(?:first|1st|previous|earlier|original|last|initial|prior|other|old)"
# "Back to the first patient", "previous pt: tac dose?", "first patient again"
_BY_PLACE = re.compile(
    rf"{_OPENS}(?:{_BACK} (?:the |my |our )?{_PLACED} (?:\w+ ){{0,2}}?{_SOMEBODY}\b"
    rf"|(?:the |my |our )?(?:first|1st|previous|earlier|original|initial) {_SOMEBODY}(?: again\b|\s*[:,-](?= ))"
    rf"|(?:for|in|about|re|on) (?:the |my |our )?(?:first|1st|previous|earlier|original|initial) {_SOMEBODY}\b)",
    re.IGNORECASE,
)
# "Back to the young lady", "the 27F again": whom it is of decides which case is meant
_BY_PERSON = re.compile(
    rf"{_OPENS}(?:{_BACK} (?:the|my|our) (?P<back>[^.;:?!,\n-]{{1,40}})|(?:the|my|our) (?P<again>[^.;:?!,\n]{{1,30}}?)"
    r" again\b)",
    re.IGNORECASE,
)


def taken_up(draft: Draft) -> int | None:
    """Takes the case put away for another patient's up again where the message goes back to it, and says so. Where in
    the message the words that do so end; None when it does not go back.
    """
    end = _goes_back(draft)
    if end is None:
        return None
    known, pressing = draft.case, draft.pressing
    draft.case = draft.considered = draft.earlier.case
    draft.pressing = draft.earlier.pressing
    draft.earlier = Earlier(known, offered=True, pressing=pressing)
    draft.notices.append(draft.fixed("case-continued"))
    left = Focus(told_identifiers=draft.turn.focus.told_identifiers)
    draft.turn = structs.replace(draft.turn, case=draft.case, focus=left)
    draft.before = draft.view = left
    return end


def put_away(draft: Draft) -> None:
    """Keeps the case at hand, with what pressed in it: another patient's begins."""
    draft.earlier = Earlier(draft.case, offered=True, pressing=draft.pressing)
    draft.pressing = ()


def _goes_back(draft: Draft) -> int | None:
    text, earlier = draft.turn.text, draft.earlier.case
    if continued := sessions.continues(text):
        return None if earlier.empty else continued
    if earlier.empty:
        return None
    if placed := _BY_PLACE.search(text):
        return placed.end()
    person = _BY_PERSON.search(text)
    if person is None:
        return None
    start, end = person.span("back" if person["back"] else "again")
    fits = _described(draft, start, end, earlier) and not _described(draft, start, end, draft.case)
    return end if fits else None


def _described(draft: Draft, start: int, end: int, case: Case) -> bool:
    """Whether the age and sex by which somebody is called are those of the case; without either nobody is."""
    there = draft.turn.mentions.within(start, end)
    age, sex = told.age(there, draft.turn.text), told.sex(there, draft.turn.text)
    return bool(age or sex) and age in (None, case.age) and sex in (None, case.sex)
