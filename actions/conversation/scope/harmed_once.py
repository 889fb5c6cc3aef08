"""Self-harm of years ago in somebody else's history: "she once took an overdose in her teens; now 50, aza nausea".

It is taken for past only where everything speaks for it: nobody writes of themselves, it is dated by years or told as
history, a present is told apart from it, and what is left of the message has no word of harm; what lies only a year or
two back has to be said to be over. Doubt leaves it present. Suicidal thoughts on a steroid are its harm, and are kept
as one.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.mentions import Mention, Mentions
from actions.case.patient import STEROIDS
from actions.conversation.draft import Draft
from actions.conversation.scope.signals import Signals
from actions.conversation.scope.voice import has_a_first_person

_HARM = (
    r"(?:(?P<thought>(?:felt |feeling |became |was )?(?:para)?suicid(?:e|al(?:ity)?)"
    r"(?: (?:attempts?|gestures?|ideation|thoughts?|behaviou?rs?))?|\bsi\b(?! (?:joints?|units?|pain)))"
    r"|self[- ]?(?:harm\w*|injur\w*|poison\w*)|over ?dos(?:e[sd]?|ing)|\bod\b|took (?:too many|all (?:her|his)) \w+)"
)
_FEW = r"(?:(?!since\b)[\w'/-]+ ){0,5}?"
_IN_YEARS = (
    r"(?:(?:in |at |back in |around |circa |c\.? ?)?(?P<year>(?:19|20)\d\d)\b(?!\s*-\s*(?:now|present|today))"
    r"|(?:over |about |some |> ?)?(?:many|several|\d\d|[4-9]|ten|twenty|thirty|five|six|eight) ?(?:years?|yrs?) "
    r"(?:ago|back)|(?P<recent>(?:[1-3]|an?|one|two|three|a few|a couple of|some) ?(?:years?|yrs?) (?:ago|back)"
    r"|last (?:year|yr)|in the past(?! (?:\w+ )?(?:days?|weeks?|months?|year)))"
    r"|(?:many )?(?:years|decades) (?:ago|back)"
    r"|(?:at |when )?(?:she was |he was )?(?:the )?age(?:d)?(?: of)? (?P<age>\d\d?)\b"
    r"|as an? (?:teen\w*|child|adolescent|student|young \w+)|in childhood|at (?:school|uni\w*|college)"
    r"|in (?:her|his|their) (?:teens|twenties|childhood|youth|20s))"
)
_HISTORY = r"(?:past|previous|prior|remote|distant|old|hx(?: of)?|history(?: of)?|h/o|pmhx?:?|s/p|once|years ago)"
_DATED = re.compile(rf"{_HARM}[\s,:(]*{_FEW}{_IN_YEARS}[\s)]*")
_DATED_BEFORE = re.compile(rf"\b{_IN_YEARS}[\s,:]+{_FEW}{_HARM}")
_AS_HISTORY = re.compile(rf"\b{_HISTORY} {_FEW}{_HARM}")
# What lies a year or two back is history only where it is said to be over
_ENDED = re.compile(
    r"\b(?:resolved|settled|gone|went|cleared|recovered|(?:well|fine|ok|okay|stable|nothing|none|nil) (?:since|now)"
    r"|no (?:si|ideation|suicidal ideation|thoughts|suicidal thoughts|such thoughts|recurrence) (?:now|since|currently)"
    r"|(?:now|currently) (?:no|without) (?:si|ideation|suicidal ideation|thoughts|suicidal thoughts|such thoughts)"
    r"|(?:currently|now|psychiatrically|mentally) (?:well|fine|ok|okay|stable))\b"
)
_DENIED = re.compile(
    r"\b(?:no|without|denies|not|nil) (?:further |more |current |any |active )?(?:si|suicidal(?:ity)?(?: \w+)?|ideation"
    r"|thoughts|such thoughts|intent|self[- ]?harm|recurrence)\b"
)
_DOUBTED = re.compile(
    r"\b(?:but|although|though|however|yet|longer|sure|found|believe\w*|convinc\w*|plan\w*|means|kill\w*|die|dying|dead"
    r"|life|overdos\w*|hurt\w*|hang\w*|jump\w*|denied before|unless|until)\b"
)
_APART = re.compile(
    r"\b(?:now|currently|at present|presently|these days|nowadays|well since|nothing since|none since)\b"
)
_PRESSING = re.compile(
    r"\b(?:(?<!treatment )(?<!therapy )(?<!flaring )(?<!flared )(?<!relapsed )(?<!active )(?<!up )again"
    r"|back (?:now|again)"
    r"|(?:come|came|coming) back|return\w*|recur(?:s|red|ring|rent)|resurfac\w*|re-?emerg\w*|worse|today|tonight"
    r"|tomorrow|yesterday|this (?:morning|week|month|year)|last (?:night|week|month)|recent\w*"
    r"|just|still|ongoing|current(?:ly)? (?:suicid\w*|self\W?harm\w*|risk)|threat\w*|plan(?:s|ning)? (?:to|it|another)"
    r"|another|a second|repeat\w*|active\w*|stockpil\w*|hoard\w*|wants? to|thoughts?|ideation|intent|hopeless\w*"
    r"|despair|(?:safe|risk) (?:to|of|if)|lethal|fatal|goodbye\w*|taken|swallow\w*|tablets gone|unresponsive|crisis"
    r"|cutting|missing|(?:not|isn't) safe|says she|says he|voices)\b"
)
_OF_MINE = re.compile(
    r"\b(?:my|our|(?:i|we)(?:'ve| have)(?: got)? an?) (?=(?:\w+ )?(?:pts?|patients?|lady|gentleman|(?:wo)?man|\d\d))"
    r"|\b(?:how|what|which|when|should|can|could|shall|do|would) (?:\w+ ){0,3}?(?:i|we) (?:do|treat|give|offer|manage"
    r"|prescribe|choose|(?:start|switch|put|try|move|use|wean) (?:her|him|them|this))\b"
)
_YEARS_APART = 2
_HARM_OF_STEROIDS = "suicidal thoughts"
_JOINED = re.compile(
    r"\W*(?:while |whilst )?(?:on|with|from|under|during|due to|after)\W+(?:(?:the|her|his|high|low|dose|oral|iv)\W+)*"
)


def settle(draft: Draft) -> None:
    """Leave self-harm of years ago out of what the message says, unless the reader still hears any in the rest."""
    turn = draft.turn
    lowered = turn.text.lower().replace("\u2019", "'")
    past = _past_harm(lowered, turn.mentions, turn.today.year) or _denied_harm(lowered)
    if past is None:
        return
    rest, mentions = _of_a_steroid(turn.text, turn.mentions, past) or _without(turn.text, turn.mentions, past.span())
    if Signals(rest, mentions, turn.patients, running=bool(turn.focus.intents)).refused == "self_harm":
        return
    draft.turn = structs.replace(turn, text=rest, mentions=mentions)
    if any(asked.intent == "self_harm" for asked in turn.asked):
        draft.read_as("inform_case")


def _without(text: str, mentions: Mentions, span: tuple[int, int]) -> tuple[str, Mentions]:
    start, end = span
    return text[:start] + " " * (end - start) + text[end:], mentions.without(start, end)


def _of_a_steroid(text: str, mentions: Mentions, past: re.Match[str]) -> tuple[str, Mentions] | None:
    """What is left where the thoughts came on a steroid named beside them: its harm, of the past."""
    if past.re is _DENIED or not past["thought"]:
        return None
    start, end = past.span("thought")
    steroids = [m for m in mentions.of("drug") if m.value in STEROIDS]
    steroids += [m for m in mentions.of("drug_class") if m.value == "steroid"]
    beside = [m for m in steroids if _JOINED.fullmatch(text[end : m.start].lower())]
    if not beside:
        return None
    rest, kept = _without(text, mentions, (start, end))
    harm = Mention("reaction", "mood", start, end, _HARM_OF_STEROIDS, "historical")
    over = (structs.replace(m, assertion="historical") if m in beside else m for m in kept.found)
    return rest, Mentions(tuple(sorted((harm, *over), key=lambda m: m.start)), kept.measures)


def _past_harm(lowered: str, mentions: Mentions, this_year: int) -> re.Match[str] | None:
    """Where a lower-case message tells of self-harm of years ago; None where there is any doubt."""
    if has_a_first_person(_OF_MINE.sub("", lowered)):
        return None
    dated = _DATED.search(lowered) or _DATED_BEFORE.search(lowered)
    found = dated or _AS_HISTORY.search(lowered)
    if not found:
        return None
    ages = [m.number for m in mentions.measures if m.name == "age" and not found.start() <= m.start < found.end()]
    long_ago = not dated or (not dated["recent"] and _years_ago(dated, this_year, max(ages, default=None)))
    ended = _ENDED.search(lowered)
    if not (long_ago or ended) or not (ages or ended or _APART.search(lowered)):
        return None
    rest = lowered[: found.start()] + " " * (found.end() - found.start()) + lowered[found.end() :]
    rest = _DENIED.sub(" ", rest)
    return None if _PRESSING.search(rest) or re.search(_HARM, rest) else found


def _denied_harm(lowered: str) -> re.Match[str] | None:
    """Where a lower-case message denies of somebody that there is any harm ("low mood on pred, no suicidal thoughts"),
    and says nothing else of it.
    """
    found = _DENIED.search(lowered)
    if found is None or has_a_first_person(_OF_MINE.sub("", lowered)):
        return None
    rest = _DENIED.sub(" ", lowered)
    return None if _DOUBTED.search(rest) or _PRESSING.search(rest) or re.search(_HARM, rest) else found


def _years_ago(found: re.Match[str], this_year: int, age: float | None) -> bool:
    """Whether the year or the age it happened at lies some years back; without the age of today, words must say so."""
    if found["year"]:
        return this_year - int(found["year"]) > _YEARS_APART
    return not found["age"] or age is None or age - int(found["age"]) > _YEARS_APART
