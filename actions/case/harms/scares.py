"""Harms that were only feared: "PML scare - turned out MS", "suspected lymphoma, proved to be a reactive node", "turned
out not to be PML". What they turned out to be is told of the patient; the drug did no such harm.
"""

from __future__ import annotations

import re

from actions.case.mentions import Mention, Mentions

_SCARE = re.compile(r"\s*(?:scare|false alarm)\b")
_FEARED_BEFORE = re.compile(
    r"(?:\b(?:suspect\w*|query|possible|presumed|feared|fear of|worr(?:y|ied) (?:about|of)|scare of|concern (?:for"
    r"|about|of)|thought to (?:be|have)|\?)\s*)$"
)
_TURNED_OUT = (
    r"(?:turn(?:ed|s) out(?: to be| as)?|prove[dn]?(?: to be)?|transpired(?: to be)?|ended up(?: being)?"
    r"|found to be|shown to be|was actually|actually|diagnosed as|in fact)"
)
_OUTCOME = re.compile(
    rf"[^.;?!\n]{{0,30}}?[\s,;:–-]+(?:(?:but|which|that|this|it|later|then|and|was|has)\s+)*{_TURNED_OUT}\s+(?:an?\s|just\s|only\s)*"
)
# What a harm turned out to be where it was one: how bad it was, or what brought it on
_THE_HARM = re.compile(
    r"(?:real|true|right|correct|fatal|severe|mild|serious|bad|worse|permanent|persistent|progressive|confirmed|drug"
    r"|aza\w*|mmf|mycophenolate|tac\w*|due to|from|caused|necroti\w+|haemorrhagic|acute|chronic|related|it\b"
    r"|the (?:drug"
    r"|aza|mmf|tac))"
)
_EXCLUDED = re.compile(
    r"[^.;?!\n]{0,30}?[\s,;:–-]+(?:(?:but|was|were|is|has been|and|later|then|since)\s+)*(?:excluded|ruled out"
    r"|not (?:confirmed|found|borne out)|unfounded|disproved|false alarm|negative)\b"
)
_NOT_IT = re.compile(rf"{_TURNED_OUT}\s+(?:not|never|no)\b(?: to be| actually)?\s+$")


def was_none(harm: Mention, mentions: Mentions, lowered: str) -> tuple[int, int] | None:
    """The words of a harm that did not happen, up to where it is said to have been something else, or nothing."""
    denied = (m for m in mentions.of("reaction", "negated") if m.value == harm.value and m.start >= harm.end)
    if no_harm := next((m for m in denied if _NOT_IT.search(lowered, harm.end, m.start)), None):
        return harm.start, no_harm.end
    scare = _SCARE.match(lowered, harm.end)
    feared = bool(scare or _FEARED_BEFORE.search(lowered, 0, harm.start)) or harm.assertion == "possible"
    outcome = _OUTCOME.match(lowered, harm.end)
    if outcome and not _THE_HARM.match(lowered, outcome.end()):
        another = any(
            (m.start >= outcome.start() and abs(m.start - outcome.end()) <= 1) or m.start < outcome.end() < m.end
            for m in mentions.of("condition", "affirmed", "historical")
        )
        if feared or another or re.match(r"(?:not|nothing|no)\b", lowered[outcome.end() :]):
            return harm.start, outcome.end()
    if feared and (excluded := _EXCLUDED.match(lowered, harm.end)):
        return harm.start, excluded.end()
    return (harm.start, scare.end()) if scare else None
