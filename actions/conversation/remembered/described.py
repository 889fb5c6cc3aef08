"""Whom a message describes among the patients spoken of: by a finding, a drug, an age, a sex or a place in the order
told ("the sAg chap", "my CMV lady", "the second one").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from actions.case.mentions import Mention, Mentions
from actions.case.patient import TAKING, Case
from actions.case.people import age_and_sex
from actions.conversation.remembered.sessions import Person, words_of

_NAMED = (
    r"(?:lady|woman|man|gentleman|gent|bloke|guy|chap|fella|fellow|girl|boy|lad|lass|kid|child|male|female|teenager)"
)
_ANYBODY = r"(?:patient|case|pt|person|one)"
_OPENS = r"(?:^|[.;,!?\n]\s*|\b(?:ok|okay|right|now|so|and|thanks|thx|please|can we|could we|let'?s|lets)\W+)"
_BACK = (
    r"(?:(?:go(?:ing)? |get(?:ting)? |coming )?back (?:to|with|on)|return(?:ing)? to|resum(?:e|ing)|again on"
    r"|wrong (?:patient|pt|case|one)\W+(?:(?:i|it|this|that|was|is|its|it's|meant?|for|about|should|be)\W+)*)"
)
_DESCRIBED = rf"[^.;:?!,\n]{{0,40}}?\b(?:{_NAMED}|{_ANYBODY})\b(?! (?:of|drug|option|dose))"
_WHO = rf"(?:the |my |our |that )?(?P<who>{_DESCRIBED}|\d{{1,3}} ?(?:yr?s? ?(?:old)?|yo|y/o)? ?[mf]\b)"
# Which goes back by its own words; which names somebody beside what is asked; which opens with a name
_RETURNS = re.compile(rf"{_OPENS}{_BACK}\s+{_WHO}", re.IGNORECASE)
_ASKED_FOR = re.compile(
    rf"\b(?:for|in|about|re|on|with)\s+(?:the|my|our|that)\s+(?P<who>{_DESCRIBED}|\d{{1,3}} ?[mf]\b)", re.IGNORECASE
)
_OPENED_WITH = re.compile(rf"{_OPENS}(?:the|my|our|that)\s+(?P<who>{_DESCRIBED})", re.IGNORECASE)
_LEADS = r"(?:(?:ok|okay|right|now|so|and|then|well|fine|great|sorry|wait|thanks?|thx|cheers|please|back|hmm)\W+)*"
_AGAIN = re.compile(
    rf"(?:^|[.;!?\n])\W*{_LEADS}(?:(?:the|my|our)\s+)?(?P<who>{_DESCRIBED}|\d{{1,3}} ?[mf])\s*(?:again\b|\s-\s|:)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:again\b|[:,?-]|$)")
_PLACES: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b"), place)
    for place, words in enumerate(("first|1st|original|initial", "second|2nd", "third|3rd", "fourth|4th", "fifth|5th"))
)
_LATEST = re.compile(r"\b(?:last|previous|earlier|prior|old)\b")
_OTHER = re.compile(r"\bother\b")
# Words that describe nobody in particular beside a place or a sex
_FILLER = re.compile(
    rf"\b(?:the|my|our|that|with|on|who|is|was|has|had|of|and|an?|young\w*|old\w*|elderly|other|same|last|previous"
    rf"|earlier|prior|first|1st|original|initial|second|2nd|third|3rd|fourth|4th|fifth|5th|yo|yrs?|years?|aged"
    rf"|{_NAMED}|{_ANYBODY})\b|\b\d{{1,3}} ?[mf]?\b"
)
_WORD = re.compile(r"[a-z][a-z0-9-]+")


class Description(Struct, frozen=True):
    """Words that name a patient, and where they stand. `back` when the message goes back to somebody by its own words,
    `asked` when it only asks of somebody.
    """

    start: int
    end: int
    who: str
    back: bool = False
    asked: bool = False

    @property
    def tells_more(self) -> bool:
        """Whether it says more than a sex or a place."""
        return bool(_WORD.search(_FILLER.sub(" ", self.who)))

    @property
    def of_somebody(self) -> bool:
        """Whether the noun is one for a person at hand: "the CMV lady", not "the cirrhotic patient"."""
        return bool(re.search(rf"\b{_NAMED}\b", self.who))


def descriptions(text: str) -> Iterator[Description]:
    """The words of a message that may name a patient, those that go back to somebody first."""
    for pattern in (_RETURNS, _AGAIN, _ASKED_FOR, _OPENED_WITH):
        for found in pattern.finditer(text):
            start, end = found.span("who")
            who = text[start:end].lower()
            sole = pattern is not _OPENED_WITH or _ENDS.match(text, end)
            placed = any(place.search(who) for place, _ in _PLACES) or _LATEST.search(who)
            if placed and not sole:
                continue  # "my last lady had NRH": told of, not gone back to
            yield Description(start, end, who, back=pattern in (_RETURNS, _AGAIN), asked=pattern is _ASKED_FOR)


def meant(
    description: Description, mentions: Mentions, text: str, others: tuple[Person, ...], here: Person
) -> tuple[Person, ...]:
    """Those whom a description fits best, of all that are known; `others` are the patients put away, the last first."""
    known = tuple(sorted((*others, here), key=lambda person: person.place))
    fits = {person.place: _fit(description, mentions, text, person) for person in known}
    fitting = tuple(person for person in known if fits[person.place])
    for pattern, place in _PLACES:
        if pattern.search(description.who):
            at_place = tuple(person for person in known[place : place + 1] if person in fitting)
            return at_place or fitting[place : place + 1]
    away = tuple(person for person in others if person in fitting)
    if _LATEST.search(description.who):
        return away[:1]
    if _OTHER.search(description.who):
        return away
    best = max(fits.values(), default=0)
    return tuple(person for person in fitting if fits[person.place] == best)


def _fit(description: Description, mentions: Mentions, text: str, person: Person) -> int:
    """How well somebody is described: 2 by what the case holds, 1 by words with which it was told, 0 not at all."""
    there, case = mentions.within(description.start, description.end), person.case
    age, sex = age_and_sex.age(there, text), age_and_sex.sex(there, text)
    if (age is not None and case.age != age) or (sex and case.sex and case.sex != sex):
        return 0
    left = description.who
    for mention in there.found:
        if _holds(case, mention):
            begin, end = mention.start - description.start, mention.end - description.start
            left = left[:begin] + " " * (end - begin) + left[end:]
    rest = words_of(_FILLER.sub(" ", left))
    if any(word not in person.words for word in rest):
        return 0
    return 1 if rest or (sex and case.sex is None) else 2


def _holds(case: Case, mention: Mention) -> bool:
    """Whether the case holds what is mentioned of it."""
    if mention.entity == "drug":
        return mention.value in (*case.current, *case.tried, *(r.drug for r in case.reactions))
    if mention.entity in ("condition", "co_medication"):
        name = TAKING + mention.value if mention.entity == "co_medication" else mention.value
        return case.state(name) in ("yes", "possible")
    return mention.entity == "reaction" and mention.value in [r.reaction for r in case.reactions]
