"""Self-harm of years ago in somebody else's history: "she once took an overdose in her teens; now 50, aza nausea".

It is taken for past only where everything speaks for it: nobody writes of themselves, it is dated by years or told as
history, a present is told apart from it, and what is left of the message has no word of harm. Doubt leaves it present.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.mentions import Mentions
from actions.conversation.draft import Draft
from actions.conversation.signals import Signals
from actions.conversation.voice import has_a_first_person

_HARM = (
    r"(?:(?:para)?suicid(?:e|al)(?: (?:attempts?|gestures?|ideation|thoughts?|behaviou?rs?))?"
    r"|self[- ]?(?:harm\w*|injur\w*|poison\w*)|over ?dos(?:e[sd]?|ing)|\bod\b|took (?:too many|all (?:her|his)) \w+)"
)
_FEW = r"(?:[\w'/-]+ ){0,3}?"
_IN_YEARS = (
    r"(?:(?:in |at |back in |around |circa |c\.? ?)?(?P<year>(?:19|20)\d\d)\b(?!\s*-\s*(?:now|present|today))"
    r"|(?:over |about |some |> ?)?(?:many|several|\d\d|[4-9]|ten|twenty|thirty|five|six|eight) ?(?:years?|yrs?) "
    r"(?:ago|back)|(?:many )?(?:years|decades) (?:ago|back)"
    r"|(?:at |when )?(?:she was |he was )?(?:the )?age(?:d)?(?: of)? (?P<age>\d\d?)\b"
    r"|as an? (?:teen\w*|child|adolescent|student|young \w+)|in childhood|at (?:school|uni\w*|college)"
    r"|in (?:her|his|their) (?:teens|twenties|childhood|youth|20s))"
)
_HISTORY = r"(?:past|previous|prior|remote|distant|old|hx(?: of)?|history(?: of)?|h/o|pmhx?:?|s/p|once|years ago)"
_DATED = re.compile(rf"{_HARM}[\s,:(]*{_FEW}{_IN_YEARS}[\s)]*")
_DATED_BEFORE = re.compile(rf"\b{_IN_YEARS}[\s,:]+{_FEW}{_HARM}")
_AS_HISTORY = re.compile(rf"\b{_HISTORY} {_FEW}{_HARM}")
_APART = re.compile(
    r"\b(?:now|currently|at present|presently|these days|nowadays|well since|nothing since|none since)\b"
)
_PRESSING = re.compile(
    r"\b(?:again|today|tonight|tomorrow|yesterday|this (?:morning|week|month|year)|last (?:night|week|month)|recent\w*"
    r"|just|still|ongoing|current(?:ly)? (?:suicid\w*|self\W?harm\w*|risk)|threat\w*|plan(?:s|ning)? (?:to|it|another)"
    r"|another|a second|repeat\w*|active\w*|stockpil\w*|hoard\w*|wants? to|thoughts?|ideation|intent|hopeless\w*"
    r"|despair|(?:safe|risk) (?:to|of|if)|lethal|fatal|goodbye\w*|taken|swallow\w*|tablets gone|unresponsive|crisis"
    r"|cutting|missing|(?:not|isn't) safe|says she|says he|voices)\b"
)
_OF_MINE = re.compile(
    r"\b(?:my|our|(?:i|we)(?:'ve| have)(?: got)? an?) (?=(?:\w+ )?(?:pts?|patients?|lady|gentleman|(?:wo)?man|\d\d))"
)
_YEARS_APART = 2


def settle(draft: Draft) -> None:
    """Leave self-harm of years ago out of what the message says, unless the reader still hears any in the rest."""
    turn = draft.turn
    past = _past_harm(turn.text.lower().replace("\u2019", "'"), turn.mentions, turn.today.year)
    if past is None:
        return
    start, end = past
    rest, mentions = turn.text[:start] + " " * (end - start) + turn.text[end:], turn.mentions.without(start, end)
    if Signals(rest, mentions, turn.patients, running=bool(turn.focus.intents)).refused == "self_harm":
        return
    draft.turn = structs.replace(turn, text=rest, mentions=mentions)
    if any(asked.intent == "self_harm" for asked in turn.asked):
        draft.read_as("inform_case")


def _past_harm(lowered: str, mentions: Mentions, this_year: int) -> tuple[int, int] | None:
    """Where a lower-case message tells of self-harm of years ago; None where there is any doubt."""
    if has_a_first_person(_OF_MINE.sub("", lowered)):
        return None
    dated = _DATED.search(lowered) or _DATED_BEFORE.search(lowered)
    found = dated or _AS_HISTORY.search(lowered)
    if not found:
        return None
    ages = [m.number for m in mentions.measures if m.name == "age" and not found.start() <= m.start < found.end()]
    if dated and not _years_ago(dated, this_year, max(ages, default=None)):
        return None
    if not (ages or _APART.search(lowered)):
        return None
    rest = lowered[: found.start()] + " " * (found.end() - found.start()) + lowered[found.end() :]
    return None if _PRESSING.search(rest) or re.search(_HARM, rest) else found.span()


def _years_ago(found: re.Match[str], this_year: int, age: float | None) -> bool:
    """Whether the year or the age it happened at lies some years back; without the age of today, words must say so."""
    if found["year"]:
        return this_year - int(found["year"]) > _YEARS_APART
    return not found["age"] or age is None or age - int(found["age"]) > _YEARS_APART
