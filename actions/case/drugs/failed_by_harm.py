"""Drugs that "failed" by a harm, told right behind: "failed aza (ADR)", "aza failed - couldn't tolerate"; and those
stopped for the infections they let in: "AZA 2009-2016, stopped for recurrent zoster".
"""

from __future__ import annotations

import re

from actions.case.mentions import Mentions

_CUE = "fail"
_FAILED_BEFORE = re.compile(r"\bfail\w*(?: (?:of|on|to|with))? (?:the |her |his |both )?$")
_BEHIND = (
    r"\s*(?:[([:–-]|,|\b(?:due to|because of|from|with|by|for|as)\b)\s*(?:she |he |pt |they |bad |severe "
    r"|multiple "
    r"|of )*"
    r"(?:adrs?|adverse|side.?effects?|s/?e'?s?\b|aes?\b|(?:gi |drug )?intoleran\w*|toxicity|allerg\w+"
    r"|(?:drug )?reactions?"
    r"|(?:could|did|can|does)(?:n'?t| ?not) (?:tolerat\w*|take it|stand it|stomach)|unable to tolerat\w*|not tolerat\w*"
    r"|hypersensitiv\w*|upset|made (?:her|him) (?:ill|sick|unwell))"
)
_HARM = re.compile(_BEHIND)
_INFECTIONS = frozenset({"infection", "sepsis", "tuberculosis", "strongyloidiasis"})
_STOPPED_FOR = re.compile(
    r"[^.;?!\n]{0,30}?\b(?<!not )(?:stopped|discontinued|withdrawn|given up|came off|taken off)(?: it)?"
    r" (?:for|because of|due to|owing to|over|on account of)\s+"
    r"(?:(?:recurrent|recurring|repeated|multiple|frequent|severe|bad|serious|disseminated|her|his|the|two|three)\s+)*"
)
_FAILED_THEN_HARM = re.compile(rf"\s+(?:was |has |had )?fail\w*{_BEHIND}")


def failed_by_harm(text: str, mentions: Mentions) -> tuple[str, ...]:
    """The drugs whose failure is explained by a harm and not by the disease."""
    lowered = text.lower().replace("\u2019", "'")
    if _CUE not in lowered:
        return ()
    return tuple(
        drug.value
        for drug in mentions.of("drug")
        if _FAILED_THEN_HARM.match(lowered, drug.end)
        or (_FAILED_BEFORE.search(lowered[: drug.start]) and _HARM.match(lowered, drug.end))
    )


def stopped_for_infections(text: str, mentions: Mentions) -> tuple[str, ...]:
    """The drugs behind whose name, before any other, stands that they were stopped for an infection."""
    lowered, drugs = text.lower(), mentions.of("drug")
    infections = [m for m in mentions.of("condition", "affirmed", "historical") if m.value in _INFECTIONS]
    return tuple(
        drug.value
        for drug in drugs
        for infection in infections
        if infection.start >= drug.end
        and not any(drug.end <= other.start < infection.start for other in drugs)
        and _STOPPED_FOR.fullmatch(lowered, drug.end, infection.start)
    )
