"""Findings in the plural that a comparison or a question of figures asks of the drugs: "infections - mmf vs tac which
worse", "infliximab 11 pts - infections + response". Nobody is said to have them.
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.matching import Span

_PLURAL = re.compile(r"(?:infections|malignancies|cancers|lymphomas|cytopenias|fractures|relapses)", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:vs?|versus|compare[ds]?|comparison)\b"
    r"|\bwhich (?:one |drug |agent |of them )?(?:is |are |has |have |gives? |carries |does )?(?:\w+ )?"
    r"(?:worse|worst|better|best|safer|safest|more|most|fewer|fewest|less|least|higher|lower)\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"\b\d+ (?:pts?|patients)\b|\bn ?= ?\d"
    r"|\b(?:rates?|incidence|figures?|numbers|how many|what (?:share|proportion))\b",
    re.IGNORECASE,
)
# Alone in its list or clause: nothing says whose they are
_ALONE_BEFORE = re.compile(
    r"(?:^|[-–—,:;+&/.?\n]|\b(?:and|or|for|re|about|on|in terms of|regarding|more|fewer|most|fewest))\s*$",
    re.IGNORECASE,
)
_ALONE_AFTER = re.compile(
    r"\s*(?:$|[-–—,:;+&/.?\n]|\b(?:and|or|rates?|risks?|with|on|which|what|how|vs|in)\b)", re.IGNORECASE
)
_SOMEBODYS = re.compile(r"\b(?:she|he|her|his|pt|patient|\d\d ?[fm])\b", re.IGNORECASE)


def asked_of_the_drugs(text: str, span: Span) -> bool:
    """Whether a finding is what drugs are compared by, or what a study is asked for."""
    if span.entity not in ("condition", "reaction") or not _PLURAL.fullmatch(text, span.start, span.end):
        return False
    if _SOMEBODYS.search(text) or not (_COMPARED.search(text) or _FIGURES.search(text)):
        return False
    return bool(_ALONE_BEFORE.search(text[: span.start]) and _ALONE_AFTER.match(text, span.end))
