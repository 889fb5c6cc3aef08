"""What a message tells of the patient's partner, who is not the patient: "her husband is on MMF too", "anything for
her?" of a man's wife.
"""

from __future__ import annotations

import re

from actions.case.mentions import Mentions
from actions.case.patient import Case
from actions.case.reading import Reading

_WIFE = r"(?:wife|girlfriend|fianc[eé]e)"
_HUSBAND = r"(?:husband|boyfriend|fianc[eé])"
_PARTNER = rf"(?:{_WIFE}|{_HUSBAND}|partner|spouse)"
_NOT_THE_PATIENT = re.compile(r"\b(?:s?he|they) (?:is|are|'s)? ?(?:not|isn'?t|aren'?t) (?:the|my|our) (?:patient|pt)\b")
_SIDE = re.compile(rf"\b(?:her|his|(?:the )?{_PARTNER}'?s?) side\b")
_TAKES = re.compile(
    rf"(?:\b(?:her|his|the|whose|an?) (?:\w+ )?{_PARTNER}|\b(?:male|female) partner|(?:^|[(,;.:]\s*){_PARTNER})"
    r"(?:'s)?\s+"
    r"(?:(?:is|also|too|has|been|was|himself|herself|put|started)\s+)*"
    r"(?:on|takes|taking|uses|using)\s+(?:the |an? )*$"
)
_A_MAN = re.compile(rf"\b(?:{_HUSBAND}|male partner|her (?:partner|spouse))\b")


def told_of_partner(case: Case, reading: Reading, text: str) -> bool:
    """Whether a message speaks of the partner and not of the patient: it says so, or speaks of "her" where the patient
    is a man whose wife was spoken of.
    """
    lowered = text.lower().replace("\u2019", "'")
    if _NOT_THE_PATIENT.search(lowered) or _SIDE.search(lowered):
        return True
    spoken_of = case.state("fathering") in ("yes", "possible")
    other_sex = case.sex == "male" and reading.sex == "female"
    return spoken_of and other_sex and reading.age is None


def of_a_man(text: str) -> bool:
    """Whether the partner is called a man, so that the patient need not be known as a woman."""
    return bool(_A_MAN.search(text.lower()))


def taken_by_partner(mentions: Mentions, text: str) -> tuple[str, ...]:
    """The drugs that the partner is said to take."""
    lowered = text.lower().replace("\u2019", "'")
    taken = (m.value for m in mentions.of("drug") if _TAKES.search(lowered[: m.start]))
    return tuple(dict.fromkeys(taken))
