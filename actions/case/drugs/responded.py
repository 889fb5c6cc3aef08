"""Drugs of which a good response is told: "on aza with good response but diabetic on pred". What is told behind the
"but" is why a change is wanted, and no failure of theirs.
"""

from __future__ import annotations

import re

from actions.case.mentions import Mention, Mentions

_CUE = "respon"
_GOOD = re.compile(
    r"\b(?:good|decent|excellent|great|nice|adequate|satisfactory|brilliant|super|lovely|sustained|reasonable)"
    r"(?: (?:initial|biochemical|clinical|biochem|lft|aih|treatment|disease|overall))*"
    r" (?:response|responder)\b"
    r"|\b(?:responded|responding|responds) (?:very |really |quite |so )?(?:well|nicely|beautifully|brilliantly)\b"
)
_NOT_BEFORE = re.compile(
    r"\b(?:no|not|never|n't|without|for|until|till|if|whether|initial(?:ly)?|first|poor|lost|loss of|had|hoping"
    r"|hope"
    r"|aim"
    r"|expect\w*|get|need\w*|is|was|what(?: is)?|a lack of|lacks?|instead of)"
    r"(?: an?| the| very| really| such| that)*\s+$"
)
_NOT_BEHIND = re.compile(
    r"[^.;?!\n]{0,12}\b(?:initially|at first|to start|in the beginning|until|till|then|rates?)\b|\s*\?"
    r"|[^.;?!\n]{0,25}\b(?:but|then|and|though|however|now)\b[^.;?!\n]{0,20}\b(?:flar\w+|relaps\w+|los[st]\w*|alt|ast"
    r"|lfts?|transaminases|igg|enzymes|rebound\w*|not sustained|no longer|stopped work\w*|fail\w*|worse\w*|ris\w+)\b"
)
_TO = re.compile(r"\s+(?:to|on|with) (?:the |her |his |both )?$")
_ON = re.compile(r"\b(?:on|from|due to|because of)\s+(?:the |her |his |high |dose )*$")
_END = re.compile(r"[.;?!\n]")


def responded(text: str, mentions: Mentions) -> frozenset[str]:
    """The drugs with a good response: the one it is to, else those named before it in the sentence."""
    lowered = text.lower()
    if _CUE not in lowered:
        return frozenset()
    good = (found for found in _GOOD.finditer(lowered) if _is_told(lowered, found))
    return frozenset(drug.value for found in good for drug in _of(lowered, found, mentions.of("drug")))


def harmed_by_another(text: str, mentions: Mentions, drug: str) -> bool:
    """Whether what is told behind that drug happened on another: "responded well to aza but cushingoid on pred"."""
    lowered = text.lower()
    last = max(m.end for m in mentions.of("drug") if m.value == drug)
    behind = [m for m in mentions.of("drug") if m.start > last and m.value != drug]
    return any(_ON.search(lowered[: m.start]) for m in behind)


def _is_told(lowered: str, found: re.Match[str]) -> bool:
    return not (
        _NOT_BEFORE.search(lowered[: found.start()])
        or _NOT_BEHIND.match(lowered, found.end())
        or " initial" in found[0]
    )


def _of(lowered: str, found: re.Match[str], drugs: tuple[Mention, ...]) -> list[Mention]:
    behind = [d for d in drugs if d.start >= found.end() and _TO.fullmatch(lowered, found.end(), d.start)]
    if behind:
        return behind
    return [d for d in drugs if d.end <= found.start() and not _END.search(lowered, d.end, found.start())]
