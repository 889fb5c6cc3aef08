"""Drugs that worked until they did harm: "took MMF for 4 months with good effect until severe diarrhoea; Myfortic was
no better". They are not tolerated, and what was no better was so of the harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from actions.case.mentions import Mention, Mentions
from actions.reader.drug_states import State

_INSUFFICIENT = ("stopped_insufficient", "current_insufficient")
_WORKED = (
    r"\b(?:(?:with |had )?(?:an? )?(?:good|great|excellent|nice|clear) (?:effect|response|control|result)s?|worked"
    r"|(?:did|was|been|doing) (?:very |really |so )?(?:well|fine|great|good)|helped|effective|in remission"
    r"|normali[sz]ed|responded|(?:alt|lfts?|bloods) (?:was |were )?normal)\b"
)
# From the words for the effect to the harm
_UNTIL = re.compile(
    rf"(?P<worked>{_WORKED})[^.;?!\n]{{0,40}}?\b(?:until|till|but|before|then|except)\b(?:[^.;?!\n]{{0,30}})$"
)
_NOT_BEFORE = re.compile(r"\b(?:no|not|never|without|n't)\s+(?:\w+ ){0,2}$")
_DISEASE = re.compile(r"\b(?:flar\w*|relaps\w*|fail\w*|lost|rose|rising|refractory|insufficient)\b")
_ON = re.compile(r"\W*(?:on|with|to)\W+(?:the |her |his )?$")
_END = re.compile(r"[.;?!\n]")


def good_until_harmed(states: Mapping[str, State], mentions: Mentions, lowered: str) -> Iterator[str]:
    """The drugs thought to be not enough of which that is told, and no word that the disease came back on them."""
    if _DISEASE.search(lowered):
        return
    for harm in mentions.of("reaction", "affirmed", "historical"):
        until = _UNTIL.search(lowered[: harm.start])
        if until is None or _NOT_BEFORE.search(lowered[: until.start("worked")]):
            continue
        drug = _of(lowered, until.start("worked"), until.end("worked"), mentions.of("drug"))
        if drug is not None and states.get(drug.value) in _INSUFFICIENT:
            yield drug.value


def _of(lowered: str, start: int, end: int, drugs: tuple[Mention, ...]) -> Mention | None:
    """The drug that worked: the one right behind the words, else the last before them in the sentence."""
    behind = (d for d in drugs if d.start >= end and _ON.fullmatch(lowered, end, d.start))
    before = [d for d in drugs if d.end <= start and not _END.search(lowered, d.end, start)]
    return next(behind, before[-1] if before else None)
