"""Results told of a treatment that goes on: "3 months on MMF now, ALT 28, IgG 13.9 (ULN 16)", "6 weeks on, ALT 41".
Nobody asks for another drug then, and what the numbers say of the response is read.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.drugs.given_up import ASKS_FOR_OTHERS
from actions.case.patient import SECOND_LINE, Case
from actions.case.reading import SITUATIONS
from actions.case.values.courses import TRANSAMINASES
from actions.conversation.draft import Draft

_READ = "interpret_response"
_OF_NON_RESPONSE = frozenset({"ask_check_nonresponse", "ask_definition", *SITUATIONS})
_GUESSED = frozenset({*SITUATIONS, "affirm", "deny"}) - {"acute_severe_disease"}
# That it goes badly, or that something is to change: both lead to the options
_NOT_ENOUGH = re.compile(
    r"\b(?:stuck|still|despite|not (?:enough|working|responding|better)|rais\w+|rising|up again|worse|fail\w*"
    r"|refractory|relaps\w*|flar\w*|insufficient|inadequate|no better|never|what next|what now|next step|options?"
    r"|plan)\b"
)
_TIME = r"\d+ ?(?:/ ?(?:7|52|12)|d|days?|w|wks?|weeks?|m|mths?|months?|mo)\b"
_MONTHS_ON = re.compile(
    rf"\b{_TIME}[^.;?]{{0,20}}\b(?:on|in|later|now|after|into)\b|\b(?:now|after|at|for) {_TIME}"
    rf"|\b(?:started|begun|began|switched|commenced)\b[^.;?]{{0,30}}?\b{_TIME} ago\b"
)
_ANYTHING = re.compile(
    r"\b(?:do|does|should|must) (?:i|we|she|he|they) (?:need|have|do|change|add)(?: to)? (?:\w+ ){0,2}anything\b"
    r"|\banything (?:to (?:do|change|add)|else needed|needed)\b"
    r"|\b(?:leave|carry on|continue) (?:as (?:is|she is|he is|it is))\b"
    r"|\b(?:is|are) (?:that|this|these|it) (?:ok|okay|good|fine|remission|a response|enough)\b"
)
_LONG = 160  # characters: a longer message tells a story


def settle(draft: Draft) -> None:
    """Read such a message as the question what it says of the response, and results some time apart as one course."""
    lowered = draft.turn.text.lower()
    if _asks_whether_it_was_none(draft):
        draft.read_as(_READ)
        return
    if _MONTHS_ON.search(lowered):
        draft.case, draft.considered = (_in_course(draft, case) for case in (draft.case, draft.considered))
    if draft.intent not in _GUESSED or len(draft.turn.asked) != 1 or len(draft.turn.text) > _LONG:
        return
    if not _told(draft) or _NOT_ENOUGH.search(lowered) or ASKS_FOR_OTHERS.search(lowered):
        return
    if _of_what_is_taken(draft, lowered) or _fell_since(draft, lowered):
        draft.read_as(_READ)


def _asks_whether_it_was_none(draft: Draft) -> bool:
    """ "Is he a non-responder?", of transaminases told before that fell by half: the fall answers."""
    mentions = draft.turn.mentions
    asks = draft.intent in _OF_NON_RESPONSE and "non_response" in mentions.values("reason", "affirmed", "possible")
    told = mentions.measures or mentions.of("drug") or not draft.turn.text.rstrip().endswith("?")
    return asks and not told and any(draft.case.values[n].halved for n in TRANSAMINASES if n in draft.case.values)


def _in_course(draft: Draft, case: Case) -> Case:
    """The case, with transaminases that were known before as the beginning of a course that ends in those told now."""
    begun = {*draft.reading.current} - {*draft.turn.case.current}  # of which a course begins anew
    if case.values == draft.turn.case.values or draft.turn.case.empty or begun & {*SECOND_LINE}:
        return case
    values = dict(case.values)
    for name in TRANSAMINASES:
        before, now = draft.turn.case.values.get(name), case.values.get(name)
        told = draft.turn.mentions.measure(name) is not None and now is not None and now.first is None
        if told and before is not None and now is not None and before.unit == now.unit and before != now:
            rose = now.number > before.number  # which the value the course began with would hide
            first = before.number if rose or before.first is None else before.first
            values[name] = structs.replace(now, first=first)
    return structs.replace(case, values=values)


def _told(draft: Draft) -> bool:
    """Whether a transaminase is told, and neither a harm of what is taken nor that it did not suffice."""
    reading = draft.reading
    measured = any(draft.turn.mentions.measure(name) for name in TRANSAMINASES)
    taken = {*draft.case.current}
    harmed = any(one.drug in (None, *taken) for one in reading.reactions)
    poor = "insufficient" in reading.tried.values() or draft.turn.mentions.of("condition", "affirmed")
    return measured and not harmed and not poor


def _of_what_is_taken(draft: Draft, lowered: str) -> bool:
    """Whether the message tells for how long a drug has been taken, or asks whether anything is to be done, of a
    second-line drug or budesonide in use.
    """
    used = {*draft.reading.current} & {*SECOND_LINE, "budesonide"}
    timed = draft.turn.mentions.measure("duration") is not None and _MONTHS_ON.search(lowered)
    return len(used) == 1 and bool(timed or _ANYTHING.search(lowered))


def _fell_since(draft: Draft, lowered: str) -> bool:
    """Whether nothing but a time and a result is told, which is lower than the one known before."""
    mentions = draft.turn.mentions
    if mentions.of("drug") or mentions.of("drug_class") or not _MONTHS_ON.search(lowered) or "?" in lowered:
        return False
    values = draft.case.values
    falls = (values[name] for name in TRANSAMINASES if mentions.measure(name) and name in values)
    return any(one.first is not None and one.number < one.first for one in falls)
