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
    r"|called|regarded as"
    r"|like to|want to|wish to|hope to|plan to|like|a|an|any|the|likely|still|truly"
    r"|technically|clinically|then|definitely|by definition))*\s+"
)
_WHETHER = re.compile(
    rf"(?:^|[.;!?\n,])(?:{_LEADS})(?:(?:is|was|are|could|would|might|does|do|did|has|can|would you (?:call|say)"
    r"|do you (?:think|consider)|how do (?:i|we|you) know (?:if|whether)|are we sure|am i right(?: that)?)"
    rf"\s+{_PATIENT})"
    rf"(?:'s|\s+is|\s+has)?{_HEDGES}$"
)

# "Exclude", never "excluded": what is still to be done, whoever does it
_TO_EXCLUDE = re.compile(
    r"\b(?:to|should|must|shall|can|could|do|does|need|needs?|please|i|we|you|first|also|and|then|before|before we|or"
    r"|without)\s+(?:(?:first|also|formally|need to)\s+)?"
    r"(?:exclude|excluding|rule out|ruling out|confirm|check for|checking for|look for|test for|assess for|screen for)"
    r"(?:\s+(?:any|an?|the|underlying|early|occult|both|for|established|possible|advanced|silent|her|his))*\s*$"
    r"|(?:^|[.;!?\n,])\s*(?:exclude|rule out|check for|look for)\s+(?:(?:any|the|underlying|an?)\s+)*$"
)
_EXCLUDED = re.compile(
    r"^\W*(?:status )?(?:(?:to )?(?:be|being|have been|get) )?(?:first )?"
    r"(?:excluded|excluding|ruled out|ruling out|looked for|confirmed|assessed|screened for)\b"
)
_IS_NEEDED = re.compile(
    r"(?:^|[.;!?\n,])[^.;!?\n,]*\b(?:(?:do|does|should|must|shall|is|are|has|have|can|could|would) "
    r"(?:i|we|you|she|he|they|it|the|a|an|there|her|his|pt|patient|this|any|underlying|that)\b"
    r"|needs?|need to|must|should|(?:has|have|ought|want|wants|like) to|(?:would|'d) (?:like|want|need)"
    r"|until|unless|once|before|without|when|how|why)\b[^.;!?\n,]*$"
)
_NEEDS_IT = re.compile(
    r"^\W*(?:first )?(?:needs? (?:excluding|ruling|to be|checking)"
    r"|(?:must|should|has to|have to|ought to|still to|is to) (?:first )?be"
    r" (?:first )?(?:excluded|ruled|checked|looked))\b"
)


def to_be_excluded(mention: Mention, lowered: str) -> bool:
    """Whether a lower-case message only asks or says that this is to be excluded: "does he need cirrhosis excluded?",
    "biopsy to rule out cirrhosis first". Nobody has found it there or absent.
    """
    before, after = lowered[: mention.start], lowered[mention.end :]
    if _TO_EXCLUDE.search(before) or _NEEDS_IT.match(after):
        return True
    return bool(_EXCLUDED.match(after) and _IS_NEEDED.search(before))


def asked_whether(mention: Mention, lowered: str) -> bool:
    """Whether a lower-case message asks if this is there, of the patient or by itself behind what is told."""
    before = lowered[: mention.start]
    asked = asked_alone(mention, lowered) or _WHETHER.search(before)
    return bool(asked) or to_be_excluded(mention, lowered)


def asked_alone(mention: Mention, lowered: str) -> bool:
    """Whether a question of nothing else asks if this is it, behind what is told."""
    if mention.value not in _CALLS_FOR_HELP or not lowered[mention.end :].lstrip().startswith("?"):
        return False
    before = lowered[: mention.start]
    return bool(_ASKED_ALONE.search(before)) and any(c.isalnum() for c in before)
