"""Words of harm or despair that are aimed at a drug: "i'm cutting her aza", "fed up with life on steroids", "I feel
awful on azathioprine, I can't take it any more" in a patient's mouth, "zetomipzomib - dead or alive?". What is cut,
left, not borne or dead is the treatment.

It is so only where the drug stands with the words, whoever writes tells nothing of themselves, and nothing of harm is
heard in what is left of the message. Doubt leaves it to the boundary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.case.conditions.swallowing import HARD_TO_SWALLOW
from actions.case.mentions import Mentions
from actions.case.patient import STEROIDS
from actions.conversation.draft import Draft
from actions.conversation.scope import boundary
from actions.conversation.scope.signals import Signals
from actions.conversation.scope.voice import tells_of_oneself, without_quotes

_MARK = "\ue010"
_DRUG = (
    rf"(?:(?:{_MARK}+|tablets?|tabs|pills|meds|medications?|medicines?|treatment|therapy|immunosuppress\w+|doses?)"
    r"(?: (?:tablets?|tabs|doses?))?)"
)
_WHOSE = r"(?:(?:down|back|up|off|out|on|of|taking|the|her|his|their|this|that|these|pt'?s|patient'?s)\s+)*"
_I = r"(?:\b(?:i|we)(?:'m|'re|'ve|'ll|'d| am| are| have| will| would)?\s+(?:(?:just|now|also|been|slowly)\s+)*)?"
_TO_LESSEN = (
    r"(?:cut(?:ting|s)?|halv(?:e[sd]?|ing)|chop(?:ping|ped|s)?|slash(?:ing|ed|es)?|reduc(?:e[sd]?|ing)"
    r"|drop(?:ping|ped|s)?|stop(?:ping|ped|s)?|wean(?:ing|ed|s)?|taper(?:ing|ed|s)?|lower(?:ing|ed|s)?"
    r"|quit(?:ting|s)?|ditch(?:ing|ed|es)?|bin(?:ning|ned|s)?)"
)
_WORSE = (
    r"(?:feel(?:s|ing)?|felt|makes?|made|making|gives?|gave|giving|hates?|sick|ill|awful|terrible|horrible|rubbish|rough"
    r"|nause\w+|vomit\w*|disagrees?)"
)
_NOT_BORNE = (
    r"(?:can'?t|cannot|can not|could ?n[o']?t|won'?t)\s+(?:\w+ly\s+)?"
    r"(?:take|stand|bear|tolerate|face|cope with|handle|stomach|stay on|stick)"
)
_NO_LONGER = r"(?:\s+(?:any ?more|any ?longer|any ?further))?"
_WISHED = r"(?:wants?|wanted|wanting|wish(?:es|ed)?|would like|keen|asks?|asked|asking|hop(?:es|ed|ing)|insists on)"
# Of "it" by steps: the dose of the drug talked of
_DOSED = re.compile(
    rf"{_I}\b{_TO_LESSEN}\s+{_WHOSE}{_DRUG}"
    rf"|{_I}\b{_TO_LESSEN}\s+(?:it|them|this)\s+(?:(?:down|back)\s+)?"
    r"(?:each|every|by|to|weekly|fortnightly|monthly|over|slowly|gradually)\b"
)
# A drug alone may stand behind "it": the words that complain of it name it
_COMPLAINT = re.compile(
    rf"\b{_WORSE}\b[^.?!]{{0,25}}{_DRUG}[^.?!]{{0,20}}\b{_NOT_BORNE}\s+(?:it|them|this|these){_NO_LONGER}"
    rf"|{_DRUG}[^.?!]{{0,12}}\b{_WORSE}\b[^.?!]{{0,30}}\b{_NOT_BORNE}\s+(?:it|them|this|these){_NO_LONGER}"
    rf"|\b{_NOT_BORNE}\s+{_WHOSE}(?:my\s+)?{_DRUG}{_NO_LONGER}"
    rf"|\b{_WISHED}\s+(?:to\s+)?(?:just\s+|please\s+|now\s+)?(?:stop(?:ping)?|quit|come off|coming off|get off)"
    rf"(?:\s+{_WHOSE}(?:my\s+|all\s+)*{_DRUG}|(?=\W*[\"'\u201d.,;?!]|\W*$))"
    rf"|\b(?:fed up|tired|sick|weary|had enough|hates?|hating|dislikes?)\s+(?:(?:of|with)\s+)?(?:her\s+|his\s+|the\s+)?"
    rf"(?:life|living|being|a life)\s+(?:on|with)\s+{_WHOSE}{_DRUG}"
)
_SAYS = re.compile(
    r"\b(?:pts?|patient|she|he|lady|woman|man|gentleman|girl|boy)\s+(?:\w+ly\s+)?"
    r"(?:says?|said|states?|stated|reports?|tells me|told me|writes?|wrote|c/o|complains?|:)(?:\s+that)?[:,]?\s+[^.?!]*"
)
# How a drug, or a trial of it, fares: "zetomipzomib - dead or alive?", "did they kill off AMBER", "is tac dead"
_TRIED_IN = r"(?: (?:trials?|stud(?:y|ies)|programmes?|programs?|development|pipeline|in aih|arm))*"
_LEFT = r"(?:dead|alive|died|dying|killed|buried|on life support)"
_FATE = re.compile(
    rf"{_MARK}+{_TRIED_IN}\W+(?:(?:is|was|are|has|now|it|been|still|all but|basically|stone)\W+)*{_LEFT}\b"
    r"|\b(?:is|was|are|has|did|have)\W+(?:they |it |somebody )?(?:finally )?(?:kill(?:ed)? )?(?:off )?(?:the )?"
    rf"{_MARK}+"
    rf"{_TRIED_IN}\W+(?:(?:now|still|all but|really|basically|stone|been)\W+)*(?:{_LEFT}|die|off)\b"
    rf"|\b(?:kill(?:ed|s|ing)?(?: off)?|death of|(?:dead|death)[ :,-]+)\W*(?:the )?{_MARK}+{_TRIED_IN}\W*(?:off\W*)?$"
)
# Deaths counted among those a drug was given to: "how many died", "any deaths?", "did anybody die on it"
_COUNTED = re.compile(
    r"\W*(?:(?:and|so|ok|but|also|then)\W+)*(?:"
    r"(?:how many|what (?:share|proportion|percentage|number)|any|did any(?:one|body)?|did (?:many|some|patients))"
    r"(?: (?:of )?(?:them|those|these|patients|pts|people))? (?:(?:have|had) )?(?:died|deaths?|dead)"
    r"|did any(?:one|body)?(?: of (?:them|those))? die|(?:were there |was there )?(?:any )?(?:deaths?|fatalit(?:y|ies))"
    r"|(?:what(?:'s| is| was) )?the (?:mortality|death rate))"
    r"(?: (?:on|with|from) (?:it|this|that|them|treatment|the drug))?\W*"
)
_OF_AN_AMOUNT = re.compile(
    r"\b(?:i|i'm|i've|i'd|me|my|took|taken|take|taking|swallow\w*|overdos\w*|how (?:much|many)|doses?|tablets?|pills?"
    r"|lethal|amount)\b"
)
_FIRST_PERSON = re.compile(r"\bi(?:'d)?\s+(?:really\s+|just\s+)*(?:want|wish|can'?t|cannot|need|hate|don'?t)\b")


def settle(draft: Draft) -> None:
    """Leave what is aimed at a drug out of the words by which self-harm is known; the case still hears it."""
    turn = draft.turn
    lowered = turn.text.lower().replace("\u2019", "'")
    talked_of = _drugs_talked_of(draft) or turn.mentions.of("drug_class")
    marked = _marked(lowered, turn.mentions)
    if _COUNTED.fullmatch(lowered) and turn.focus.intents:
        draft.weighed = " "
        if draft.intent == "self_harm":
            draft.read_as("ask_evidence")
        return
    dosed = tuple(_DOSED.finditer(marked)) if talked_of else ()
    complaints = tuple(_COMPLAINT.finditer(marked)) if talked_of else ()
    # whoever cannot swallow tablets took none
    complaints += tuple(HARD_TO_SWALLOW.finditer(lowered))
    if (fate := _fate(marked, turn.mentions)) and not _is_heard(draft, _without(lowered, fate)):
        draft.weighed = _without(lowered, fate)
        if draft.intent == "self_harm":
            draft.read_as("ask_licensing")
        return
    if not (dosed or complaints) or _of_oneself(_without(lowered, dosed)):
        return
    rest = _without(lowered, dosed + complaints)
    guessed = any(asked.intent == "self_harm" for asked in turn.asked)
    if not (guessed or _is_heard(draft, turn.text)) or _is_heard(draft, rest):
        return
    draft.weighed = rest
    if guessed:
        draft.read_as("ask_stopping" if dosed and _of_a_steroid_alone(draft) else "inform_case")


def _fate(marked: str, mentions: Mentions) -> tuple[re.Match[str], ...]:
    """Where a drug or a trial is what dies or lives on, in a message that tells of no amount and not of who writes."""
    named = mentions.of("drug") or mentions.of("study") or mentions.of("drug_class")
    return tuple(_FATE.finditer(marked)) if named and not _OF_AN_AMOUNT.search(marked) else ()


def _is_heard(draft: Draft, text: str) -> bool:
    """Whether the reader or the boundary's words find self-harm in these words."""
    turn = draft.turn
    by_words = boundary.by_words(draft.base, text, turn.mentions)
    if by_words is not None and by_words.kind == "self_harm":
        return True
    heard = Signals(text, turn.mentions, turn.patients, running=bool(turn.focus.intents))
    return heard.refused == "self_harm"


def _drugs_talked_of(draft: Draft) -> set[str]:
    """The drugs that the message names, or else those in view and in use."""
    turn = draft.turn
    return set(turn.mentions.values("drug")) or {*turn.focus.drugs, *turn.case.current}


def _of_a_steroid_alone(draft: Draft) -> bool:
    """Whether nothing is told but that the dose of a steroid goes down: how to taper it is what is asked."""
    drugs = _drugs_talked_of(draft)
    return bool(drugs) and drugs <= set(STEROIDS) and not draft.turn.mentions.of("reaction")


def _marked(lowered: str, mentions: Mentions) -> str:
    """The message, as long as before, with its drugs as a row of one sign."""
    for mention in (*mentions.of("drug"), *mentions.of("drug_class"), *mentions.of("study")):
        lowered = lowered[: mention.start] + _MARK * (mention.end - mention.start) + lowered[mention.end :]
    return lowered


def _without(lowered: str, found: Iterable[re.Match[str]]) -> str:
    """The message, as long as before, without what was found."""
    for one in found:
        lowered = lowered[: one.start()] + " " * (one.end() - one.start()) + lowered[one.end() :]
    return lowered


def _of_oneself(lowered: str) -> bool:
    """Whether a message tells of whoever writes, outside of what somebody else says."""
    told = _SAYS.sub(" ", without_quotes(lowered))
    return tells_of_oneself(told) or bool(_FIRST_PERSON.search(told))
