"""Drugs said to be borne well beside another that did harm: "budesonide intolerant - insomnia, aza ok". No harm that is
told is theirs.
"""

from __future__ import annotations

import re

from actions.case.drugs.given_drugs import NAME, masked
from actions.case.mentions import Mentions

_DOSE = r"(?:\s*\d[\d.]*\s*(?:mg|g)?(?:\s*(?:od|bd|daily|a day))?)?"
_IS = r"(?:\s*[-:]?\s*(?:is|was|are|has been|still|now|all|so far|going|doing|goes|working|seems|and|absolutely))*"
_END = r"(?=\s*(?:$|[.,;!)]|\b(?:and|but|now|so far|though|next|since)\b))"
_FINE = re.compile(
    rf"{NAME}+{_DOSE}{_IS}\s*(?:ok|okay|fine|well|great|good|perfect|going well|tolerated(?: (?:well"
    rf"|fine|ok))?|well tolerated"
    rf"|(?:no|without) (?:problems?|issues?|trouble))(?: on it)?{_END}"
)
_WELL_ON = re.compile(
    rf"\b(?:well|fine|ok|okay|happy|stable|tolerat(?:es|ing)) (?:on |with )?(?:the |her |his )?{NAME}+{_DOSE}{_END}"
    rf"|\b(?:on|continues|stays on) (?:the |her |his )?{NAME}+{_DOSE}\s*[,;]\s*(?:(?:the|her|his|all|now|with) )*"
    rf"(?:alt|ast|lfts?|transaminases|bloods|enzymes)(?: (?:is|are|now|all))* (?:normal|fine|ok|perfect|good){_END}"
    rf"|{NAME}+{_DOSE} [^.;?!,{NAME}]{{0,20}}\b(?:after|for|because of) [^.;?!,{NAME}]{{1,25}}, (?:and )?now "
    rf"(?:(?:the|her|his|all) )*(?:alt|ast|lfts?|transaminases|bloods)(?: (?:is|are|all))* (?:normal"
    rf"|fine|ok|perfect|good)"
)
_NOT = re.compile(r"\b(?:not|never|n't|isn'?t|is|was|if|whether|would|can|could|should|until|till|were)\W*$")


def well_borne(text: str, mentions: Mentions) -> frozenset[str]:
    """The drugs said to be borne well, of a message that names another."""
    skeleton = masked(text, mentions)
    places = [
        found.span()
        for pattern in (_FINE, _WELL_ON)
        for found in pattern.finditer(skeleton)
        if not _NOT.search(skeleton[: found.start()])
    ]
    fine = {drug.value for drug in mentions.of("drug") if any(start <= drug.start < end for start, end in places)}
    named = set(mentions.values("drug", "affirmed", "historical"))
    return frozenset(fine) if named - fine else frozenset()


def without(mentions: Mentions, drugs: frozenset[str]) -> Mentions:
    """The mentions without those drugs."""
    kept = tuple(m for m in mentions.found if m.entity != "drug" or m.value not in drugs)
    return Mentions(kept, mentions.measures)
