"""Fevers of an infection that the message tells beside them: "new fever, CXR cavity, AFB positive", "febrile, E coli in
the urine". They say nothing against the drug that is taken.

Fever with a rash, joint or muscle pain is how hypersensitivity is described, and easily mistaken for an infection: such
a fever stays with the drug.
"""

from __future__ import annotations

import re

from actions.case.mentions import Mentions

FEVER = "fever"
_INFECTIONS = frozenset({"infection", "sepsis", "tuberculosis", "strongyloidiasis"})
_OF_THE_DRUG = frozenset({"rash", "arthralgia", "myalgia", "hypersensitivity", "flu-like"})
_NOT = r"(?<!no )(?<!not )(?<!nor )(?<!without )(?<!denies )(?<!any )(?<!\?)"
# Found by somebody who looked, or a place that is infected
_FOCUS = re.compile(
    rf"\b{_NOT}(?:cavit(?:y|ies|ation|ating)|consolidation|infiltrates?|pneumonia|empyema|abscess\w*|cellulitis"
    r"|pyelonephritis|cholangitis|peritonitis|endocarditis|septic arthritis|tonsillitis|sinusitis|otitis|meningitis"
    r"|osteomyelitis|diverticulitis|uti|dysuria|(?:purulent|green|productive|rusty) (?:sputum|cough|discharge)"
    r"|pus\b|afb (?:pos\w*|\+\w*|seen|smear)"
    r"|(?:urine|blood|sputum|stool|wound|line|bal|csf|throat)?\s?(?:culture|swab|pcr|bc|msu)s? (?:is |was |are |were "
    r"|now |came back )*(?:pos\w*|\+\s?ve|grew|growing|grows|e\.? ?coli|klebsiella|staph\w*|mrsa|strep\w*|pseudomonas"
    r"|candida|enterococc\w*|proteus)"
    r"|(?:grew|growing) (?:\w+ ?){1,2})\b(?! (?:excluded|ruled out|negative|neg\b|unlikely))"
)
_COMPLAINT = re.compile(rf"\b{_NOT}(?:cough\w*|sputum|sore throat|coryza\w*|runny nose|urinary frequency)\b")
# So soon after a drug was begun a cough alone does not make it an infection
_JUST_BEGUN = re.compile(
    r"\b(?:day|d|week|wk)\s?\d{1,2}\b|\b\d{1,2} ?(?:days?|weeks?|wks?|/7|/52) (?:after|into|of|on|post|in)\b"
    r"|\b(?:just|newly|recently) (?:started|begun|commenced)\b|\b(?:re-?challeng\w+|re-?start\w*|re-?introduc\w+)\b"
)
_NOTHING_FOUND = re.compile(
    r"\b(?:cultures?|septic screen|screen|swabs?|cxr|msu|infection|everything) (?:(?:all|was|were|is|are|been"
    r"|has|so far)"
    r" )*(?:neg\w*|-ve|sterile|clear|normal|excluded|ruled out)|\b(?:negative|sterile"
    r"|neg) (?:\w+ )?(?:cultures?|screen)"
    r"|\bno (?:growth|source|focus|infection|organism)\b"
)


def of_an_infection(mentions: Mentions, lowered: str) -> bool:
    """Whether a fever that a lower-case message tells is one of an infection told beside it."""
    if _NOTHING_FOUND.search(lowered) or _OF_THE_DRUG & {*mentions.values("reaction", "affirmed", "historical")}:
        return False
    named = _INFECTIONS & {*mentions.values("condition", "affirmed")}
    if named or _FOCUS.search(lowered):
        return True
    return bool(_COMPLAINT.search(lowered)) and not _JUST_BEGUN.search(lowered)
