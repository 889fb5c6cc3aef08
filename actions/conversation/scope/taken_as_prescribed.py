"""Tablets that are taken as they should be, told beside a result: "ALT back up to 240, taking all of it" says that the
drug was not enough, and nothing of an overdose. Nor is it self-harm that staff gave too much by mistake: "inadvertent
tac overdose on the ward, tenfold".

It is adherence only where everything speaks for it: the taking goes on, or was told over a course of weeks, a test of
the liver or a level stands beside it, and no word tells of one evening, of a whole packet or of despair. Doubt leaves
it to the boundary.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.harms.befallen import given_by_mistake
from actions.case.mentions import Mentions
from actions.conversation.draft import Draft
from actions.conversation.scope.voice import has_a_first_person

_TABLETS = (
    r"(?:tablets?|tabs|pills|capsules|meds|medications?|medicines?|doses|treatment|immunosuppress\w+|drugs?"
    r"|(?:pred\w*|steroids?|aza\w*|imuran|6-?mp|mercaptopurine|mmf|mycophenolate|cellcept|myfortic|tac\w*|budesonide)"
    r"(?: tablets| doses)?)"
)
_ALL = (
    rf"(?:all (?:of )?(?:it|them)|it all|them all|every ?(?:thing| one)|all (?:of )?(?:(?:her|his|the"
    rf"|their) )?{_TABLETS}"
    r"|all(?=\W*$|\s*[.,;]))"
)
_GOES_ON = re.compile(rf"(?<!\bi'm )(?<!\bi am )\b(?:takes|taking|(?:is|been|be) taking)(?: in)? {_ALL}")
_WAS_TAKEN = re.compile(rf"\b(?:taken|took)(?: in)? {_ALL}")
_RESULTS = frozenset({"alt", "ast", "transaminases", "igg", "tgn", "mmp", "trough"})
_AT_ONCE = re.compile(
    r"\b(?:tonight|today|yesterday|overnight|evening|last night|this (?:morning|afternoon)|hours?|hrs?"
    r"|min(?:ute)?s?|h ago"
    r"|just|whole|entire|full (?:box|bottle|pack\w*|strip)|box\w*|bottles?|packets?|packs?|strips?|handfuls?|lot|load"
    r"|stash|supply|at once|in one go|all together|together|found|empty|gone|missing|now(?! (?:alt|ast|up"
    r"|back|raised|\d))"
    r"|purpose|deliberate\w*|intention\w*|accident\w*|by mistake|overdos\w*|od|poison\w*|toxic\w*|paracetamol"
    r"|acetaminophen|drows\w*|sleepy|vomit\w*|collaps\w*|unrespons\w*|unconscious|confus\w*|alcohol|vodka|whisky|drunk"
    r"|drinking|suicid\w*|harm\w*|kill\w*|die|died|dying|dead|life|goodbye|hopeless\w*|despair\w*|depress\w*|low mood"
    r"|upset|argument|sad|crying|desperate|angry|threat\w*|plans? to|planning|going to|wants? to|will|swallow\w*|necked"
    r"|downed|ingest\w*|too (?:many|much)|double|extra)\b"
)


# "She never took more than 50 mg", "only took 2 tablets though": less than thought, and no overdose
_NO_MORE = re.compile(
    r"\b(?:never|did not|didn'?t|has not|hasn'?t|had not|hadn'?t)\b[^.;?!]{0,20}"
    r"\b(?:took|taken|take|had|been on|exceed\w*|went|gone|go)\b[^.;?!]{0,12}\b(?:more than|over|above|beyond|>)"
    r"|\bonly (?:ever )?(?:took|had|taken|managed|takes|taking) (?:about |around |like )?"
    r"(?:a |one|two|three|four|five|[1-9]\b)"
)
_OVERDOSE = re.compile(r"\bover-?dos(?:e[sd]?|ing|age)\b", re.IGNORECASE)
_BY_STAFF = re.compile(
    r"\b(?:ward|nurse|nursing|pharmac\w+|dispens\w+|chart\w*|prescri\w+|iatrogenic|administ\w+|infusion|pump"
    r"|(?:dosing|drug|medication|calculation) errors?|ten ?fold|10[\s-]?fold|10 ?x)\b"
)
_ON_PURPOSE = re.compile(
    r"\b(?:purpose|deliberate\w*|intention\w*|suicid\w*|self[- ]?(?:harm|poison)\w*|kill\w*|die|dying|dead|life"
    r"|hopeless\w*|despair\w*|depress\w*|low mood|upset|argument|sad|crying|alcohol|vodka|whisky|drunk|found|empty"
    r"|missing|stockpil\w*|hoard\w*|all (?:her|his|the)|whole|bottle|packets?|swallow\w*|paracetamol|acetaminophen)\b"
)


def settle(draft: Draft) -> None:
    """Leave what only tells of adherence, or of less than was thought, out of the words by which the boundary knows an
    overdose.
    """
    turn = draft.turn
    if (over := _OVERDOSE.search(turn.text)) and _staff_erred(turn.text.lower().replace("\u2019", "'")):
        draft.turn = structs.replace(
            turn, text=f"{turn.text[: over.start()]}{'dose':<{len(over[0])}}{turn.text[over.end() :]}"
        )
        if any(asked.intent == "self_harm" for asked in turn.asked):
            draft.read_as("ask_dose")
        return
    lowered = turn.text.lower().replace("\u2019", "'")
    if _NO_MORE.search(lowered) and turn.focus.intents and not (_ON_PURPOSE.search(lowered) or _pressed(draft)):
        draft.weighed = _NO_MORE.sub(lambda less: " " * len(less[0]), lowered)
        if draft.intent in ("self_harm", "emergency"):
            draft.read_as("inform_case")
        return
    found = _as_prescribed(turn.text.lower().replace("\u2019", "'"), turn.mentions)
    if found is None:
        return
    start, end = found
    draft.turn = structs.replace(turn, text=turn.text[:start] + " " * (end - start) + turn.text[end:])


def _pressed(draft: Draft) -> bool:
    """Whether whom to call was answered before in this case: less than was thought may be too much all the same."""
    return bool({"self_harm", "emergency"} & {*draft.turn.focus.intents}) or bool(draft.turn.focus.pressing)


def _staff_erred(lowered: str) -> bool:
    """Whether a lower-case message tells of a dose that staff gave by mistake, and of nothing by which it may have been
    taken on purpose.
    """
    erred = given_by_mistake(_OVERDOSE.sub("dose", lowered)) and bool(_BY_STAFF.search(lowered))
    return erred and not (_ON_PURPOSE.search(lowered) or has_a_first_person(lowered))


def _as_prescribed(lowered: str, mentions: Mentions) -> tuple[int, int] | None:
    """Where a lower-case message tells that all is taken; None where it may tell of an overdose."""
    if _AT_ONCE.search(lowered):
        return None
    told = {m.name for m in mentions.measures} | set(mentions.values("analyte"))
    over_weeks = mentions.measure("duration") is not None
    found = _GOES_ON.search(lowered) or (_WAS_TAKEN.search(lowered) if over_weeks else None)
    in_a_course = over_weeks and bool(re.search(r"\b(?:back up|still|up again|rising|raised|risen|lost)\b", lowered))
    return found.span() if found and (told & _RESULTS or in_a_course) else None
