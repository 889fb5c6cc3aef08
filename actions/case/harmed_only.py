"""A harm of a second-line drug that goes on: something has to be done about it, but no treatment has failed yet."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.case.given_drugs import taken_first
from actions.case.mentions import Mentions
from actions.case.patient import SECOND_LINE, Reaction
from actions.case.reasons import active_on_second_line

# What was given up already is not to be managed any more.
_GIVEN_UP = re.compile(
    r"\b(stopp(ed|ing)|withdr(ew|awn)|discontinued|came off|had to come off|off (it|the)|switched|intoleran\w+"
    r"|not tolerated|(can|could|did)(no|n')?t tolerate|previous\w*|history of|gave|caused|failed)\b",
    re.IGNORECASE,
)
ASKS_FOR_OTHERS = re.compile(
    r"\b(?:next|options?|alternatives?|instead|switch\w*|swap\w*|chang\w+ (?:to|drug)|replac\w+"
    r"|(?:second|third|2nd|3rd)[- ]line|which drug|other drug|another drug|else|rescue)\b",
    re.IGNORECASE,
)
_NOT_ENOUGH = ("stopped_insufficient", "stopped_other", "current_insufficient")
_FIRST_LINE_LEFT = ("stopped_insufficient", "stopped_intolerant", "current_insufficient")
_ROUND = 14  # characters before and behind a drug's name


def given_up(text: str, start: int, mentions: Mentions, drug: str | None) -> bool:
    """Whether the words say that a drug was given up; what stands round other drugs is of those: "aza-intolerant, on
    tac" gave up azathioprine. `start` is where in the message the text begins.
    """
    own = [m.start - start for m in mentions.of("drug") if m.value == drug]
    for other in mentions.of("drug"):
        first, behind = max(0, other.start - start - _ROUND), other.end - start
        end = min((at for at in own if behind <= at < behind + _ROUND), default=behind + _ROUND)
        if other.value != drug and not any(first <= at < end for at in own):
            text = f"{text[:first]}{' ' * (min(end, len(text)) - first)}{text[end:]}"
    return bool(_GIVEN_UP.search(text))


def harmed_only(text: str, heard: Mentions, states: Mapping[str, str], suffered: tuple[Reaction, ...]) -> bool:
    """ "New diabetes on tac, in remission": a second-line drug did harm, none is told to be over or not to suffice, and
    none is asked for in its place. That it is over a word has to say, and not the harm.
    """
    harmed = {reaction.drug for reaction in suffered} & {*SECOND_LINE}
    if not harmed or ASKS_FOR_OTHERS.search(text):
        return False
    over = any(states.get(drug) in _NOT_ENOUGH for drug in SECOND_LINE)
    over = over or active_on_second_line(text.lower(), heard)
    of_first_line = any(state in _FIRST_LINE_LEFT for drug, state in states.items() if taken_first(drug))
    # In a list of what is over the second-line drug is over as well
    over = over or (of_first_line and any(states.get(drug) == "stopped_intolerant" for drug in harmed if drug))
    in_words = heard.of("reason", "affirmed", "historical", "possible") and not of_first_line
    return not (over or in_words or any(given_up(text, 0, heard, drug) for drug in harmed))
