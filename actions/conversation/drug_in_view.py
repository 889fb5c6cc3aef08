"""What is told of the drug just talked of without naming it: "6 weeks on: bad diarrhoea on it, had to stop", "started
500 bd last month".
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.patient import Reaction
from actions.case.reading import Reading
from actions.conversation.focus import Focus

_OF_IT = re.compile(
    r"\b(on|with|from|to|by|after|due to|off|tolerat\w+|stopp?(ed|ing)?|withdrew|binned|quit) (it|this one|that one)\b"
    r"|\b(had to (stop|come off)|stopped because|so (i |we |she |he )?stopped|came off)\b"
)
_BEGUN = re.compile(
    r"\b(started|began|begun|commenced)( (her|him|it|this|that|on it|at|on))*( at| on)?"
    r" (\d[\d.,]* ?(mg|g|mcg)?|(last|this|on|a|two|three|four|five|six|one)\b|yesterday|today)"
    r"|\b(s?he'?s|she is|he is|pt is|is|now|been) on it( now| since| for)\b"
)
_OPEN = re.compile(
    r"\b(if|when|should|could|can|would|shall|may|before|until|once|after|not|never|n'?t|whether|have i|has)\b"
)
_CLAUSE = re.compile(r"[^.;!?\n]+[.;!?\n]?")


def with_the_drug(text: str, reading: Reading, focus: Focus) -> Reading:
    """The reading, with a harm told of "it" as one of the only drug in view, and that drug as taken where the message
    says that it was begun. A message that names a drug is left as it is.
    """
    if len(focus.drugs) != 1 or reading.drugs or reading.tried or reading.current or reading.not_taken:
        return reading
    drug, lowered = focus.drugs[0], text.lower().replace("\u2019", "'")
    unplaced = reading.reactions and all(reaction.drug is None for reaction in reading.reactions)
    if unplaced and _states(_OF_IT, lowered):
        harms = tuple(Reaction(reaction.reaction, drug) for reaction in reading.reactions)
        return structs.replace(reading, reactions=harms, tried={drug: "not tolerated"}, about_patient=True)
    if not reading.reactions and _states(_BEGUN, lowered):
        return structs.replace(reading, current=(drug,), about_patient=True)
    return reading


def _states(words: re.Pattern[str], lowered: str) -> bool:
    """Whether a clause that is no question says so, and says it openly."""
    return any(
        found and not clause[0].endswith("?") and not _OPEN.search(clause[0][: found.start()])
        for clause in _CLAUSE.finditer(lowered)
        if (found := words.search(clause[0]))
    )
