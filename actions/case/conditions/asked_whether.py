"""Conditions of which a question asks whether they are there: "INR 6.8. Liver failure?", "is she decompensated?".

What is asked is neither told nor supposed of the patient.
"""

from __future__ import annotations

import re

from actions.case.mentions import Mention

# "INR 6.8. Liver failure?": asked, where something else is told
_ASKED_ALONE = re.compile(r"(?:^|[.;!?\n,])\s*(?:is (?:it|this|that) |is that |could (?:it|this) be )?(?:an? |the )?$")
_CALLS_FOR_HELP = frozenset({"acute-liver-failure", "acute-severe", "sepsis"})
_LEADS = r"\W*(?:(?:and|so|ok|okay|but|then|also|now|well|right|or|btw)\b\W*)*"
_PATIENT = r"(?:she|he|it|this|that|they|pt|patient|(?:the|this|my|our) (?:pt|patient|lady|man|woman|case|picture))"
_HEDGES = (
    r"(?:\s+(?:now|really|already|actually|have|has|had|got|be|been|become|count(?:ed)? as|class(?:ed)? as|considered"
    r"|called|like to|want to|wish to|hope to|plan to|like|regarded as|a|an|any|the|likely|still|truly|technically|clinically|then|definitely|by definition))*\s+"
)
_WHETHER = re.compile(
    rf"(?:^|[.;!?\n,])(?:{_LEADS})(?:(?:is|was|are|could|would|might|does|do|did|has|can|would you (?:call|say)"
    r"|do you (?:think|consider)|how do (?:i|we|you) know (?:if|whether)|are we sure|am i right(?: that)?)"
    rf"\s+{_PATIENT})"
    rf"(?:'s|\s+is|\s+has)?{_HEDGES}$"
)


def asked_whether(mention: Mention, lowered: str) -> bool:
    """Whether a lower-case message asks if this is there, of the patient or by itself behind what is told."""
    before = lowered[: mention.start]
    return asked_alone(mention, lowered) or bool(_WHETHER.search(before))


def asked_alone(mention: Mention, lowered: str) -> bool:
    """Whether a question of nothing else asks if this is it, behind what is told."""
    if mention.value not in _CALLS_FOR_HELP or not lowered[mention.end :].lstrip().startswith("?"):
        return False
    before = lowered[: mention.start]
    return bool(_ASKED_ALONE.search(before)) and any(c.isalnum() for c in before)
