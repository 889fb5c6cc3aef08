"""A harm and a drug with a question mark and nothing else ("hair loss on tac?") ask whether the drug does it: nobody is
said to have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.case.mentions import Mentions

_HARM, _DRUG = "\ue013", "\ue014"
_OPENS = r"\W*(?:(?:and|so|ok|also|then|any|some|is|are|there|an?|the|known|reports? of|risk of|ever|what about)\W+)*"
_JOINS = r"\W+(?:(?:on|with|w|from|due to|by|and|in|of|after|the|a)\W+)*"
_BARE = re.compile(
    rf"{_OPENS}(?:{_HARM}+{_JOINS}{_DRUG}+|{_DRUG}+{_JOINS}{_HARM}+)"
    r"(?:\W+(?:related|associated|known|common|too|effect|a side effect|side effect|then))*\s*\?\W*"
)


def asked_bare(text: str, harm: tuple[int, int], drugs: Iterable[tuple[int, int]]) -> bool:
    """Whether a message is nothing but this question. Harm and drugs are places (start, end) in it."""
    written = list(text.lower())
    for start, end in drugs:
        written[start:end] = _DRUG * (end - start)
    start, end = harm
    written[start:end] = _HARM * (end - start)
    return _BARE.fullmatch("".join(written)) is not None


def asks_of_a_harm(text: str, mentions: Mentions, start: int = 0) -> bool:
    """Whether a message, or the question of it that begins at `start`, is nothing but this question."""
    drugs = [(m.start - start, m.end - start) for m in mentions.of("drug")]
    harms = [(m.start - start, m.end - start) for m in mentions.of("reaction", "hypothetical")]
    return any(asked_bare(text, harm, drugs) for harm in harms)
