"""Drugs that a message tells to be over before it asks about another one: no plan is made with them. "Anaphylaxis to
infliximab in 2018. Rituximab dose?"
"""

from __future__ import annotations

from actions.case.mentions import SENTENCE_END, Mentions
from actions.case.reading import Reading

_OVER = ("not tolerated", "stopped")


def left_behind(text: str, mentions: Mentions, reading: Reading) -> frozenset[str]:
    """The drugs that were not tolerated or were stopped, where the last sentence asks about others and names none of
    these.
    """
    if not text.rstrip().endswith("?"):
        return frozenset()
    begins = max((found.end() for found in SENTENCE_END.finditer(text.rstrip(" ?"))), default=0)
    asked = set(mentions.within(begins, len(text)).values("drug"))
    over = {drug for drug, outcome in reading.tried.items() if outcome in _OVER and drug not in reading.current}
    return frozenset(over - asked) if asked - over else frozenset()
