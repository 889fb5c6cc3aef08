"""Whether the words of a message say that a drug was given up, and whether they ask for another in its place."""

from __future__ import annotations

import re

from actions.case.mentions import Mentions

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
