"""A reason that a message puts aside for another: "it's not that it didn't work, he just couldn't tolerate it".

What stands behind "not that", "not because" is denied as a whole; a word in it that would report by itself reports
nothing. "Not just that it failed" denies nothing.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.mentions import Mention, Mentions

_NOT_THAT = re.compile(
    r"\b(?:(?:it|that|this|the (?:reason|problem|issue))(?:'s| is| was|s)?\s*)?(?:\bnot|n't|nt)"
    r"\s+(?:really |actually |so much )?"
    r"(?:that(?= (?:it|s?he|they|pt|the|her|his|we|there|tpmt|\ue000))|because|cos|due to"
    r"|a (?:matter|case|question) of)\b"
)
_CLAUSE = re.compile(r"(?:(?!\bbut\b|\brather\b|\bit'?s that\b)[^,.;:!?\n–-])*")
_DRUG = "\ue000"


def without_what_is_not(text: str, mentions: Mentions) -> tuple[str, Mentions]:
    """The message with such a clause blank but for its drugs, and the reasons in it denied."""
    lowered = text.lower().replace("\u2019", "'")
    for drug in mentions.of("drug"):
        lowered = lowered[: drug.start] + _DRUG * (drug.end - drug.start) + lowered[drug.end :]
    for denial in _NOT_THAT.finditer(lowered):
        clause = _CLAUSE.match(lowered, denial.end())
        end = clause.end() if clause else denial.end()
        inside = mentions.within(denial.start(), end)
        if not inside.of("reason"):
            continue
        drugs = {place for m in inside.of("drug") for place in range(m.start, m.end)}
        kept = (c if not denial.start() <= at < end or at in drugs else " " for at, c in enumerate(text))
        text = "".join(kept)
        mentions = Mentions(tuple(_denied(m, denial.start(), end) for m in mentions.found), mentions.measures)
    return text, mentions


def _denied(mention: Mention, start: int, end: int) -> Mention:
    if mention.entity not in ("reason", "term") or not start <= mention.start < end:
        return mention
    return structs.replace(mention, assertion="negated")
