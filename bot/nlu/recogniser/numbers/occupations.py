"""Whether a number stands behind what somebody does for a living, where it is an age: "miner of 70", "a teacher, 34".

Trades are told by how their words end, in the opening of a sentence alone; words that end so and are no trade are
named.
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.numbers.units import read_unit

_NO_TRADE = (
    r"(?:fever|tumou?r|factor|number|order|(?:bio)?marker|over|under|after|liver|filter|never|other|another|either|neither|rather|"
    r"whether|paper|author|trimester|quarter|letter|winter|summer|\w+ember|october|water|ulcer|cancer|disorder|donor|"
    r"former|better|monitor|\w*inhibitor|tremor|predictor|later|earlier|ever|however|consider|further|per|her|lower|"
    r"higher|longer|shorter|father|mother|sister|brother|daughter|partner|list|exist|persist|resist|consist|assist|"
    r"insist|man|woman|human|trigger|together|error|minor|major|prior|inferior|superior|register|offer|enter|refer|"
    r"prefer|transfer|differ|suffer|answer|power|river|colour|color|newer|older|younger|elder|taper|buffer|center|"
    r"carer|receptor|vector|indicator|or|for|nor|twist|mist)"
)
_TRADE = (
    rf"(?!{_NO_TRADE}\b)(?:[a-z-]{{2,}}(?:er|or|ist|man|woman|wife|ician|arian)|nurse|student|pupil|clerk|cook|chef|pilot|nun|"
    r"monk|priest|vicar|coach|guard|athlete|mechanic|pensioner|veteran|accountant|consultant|assistant|engineer|judge|"
    r"medic|paramedic|soldier|architect|musician|politician|actress|waitress|seamstress|nanny|au pair)"
)
_BEHIND = re.compile(
    rf"(?:^|[.;!?\n]\s*)(?:(?:an?|my|our|this|retired|former|ex|working|young|old|fit|busy|next|new|and|aih|in)[\s-]+)*"
    rf"(?:[a-z-]+\s)?{_TRADE}(?:\s(?:of|aged)\s|\s?[,(]\s?|\s)$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[,.;:)]|$|(?:with|and|who|on|aih|has|in)\b)(?!\d)", re.IGNORECASE)


def behind_an_occupation(text: str, start: int, end: int) -> bool:
    """Whether the number from `start` to `end` stands right behind a trade that opens a sentence."""
    opens = _BEHIND.search(text, 0, start)
    return bool(opens and _ENDS.match(text, end)) and not read_unit(text, end)
