"""How patients write of themselves without "I": what staff do to whoever writes, what is felt, how medicines reach
somebody at home, and what a body looks like to who lives in it. One such trait says little; several, where nobody is
named and nothing is written as those who treat write, say who writes.
"""

from __future__ import annotations

import re

from actions.conversation.scope.voice import has_a_first_person, names_somebody

_STAFF = (
    r"(?:nurses?|docs?|doctors?|dr|gps?|consultant|midwife|pharmacist|specialist|hepatologist|gastro|clinic|hospital"
    r"|liver team)"
)
_BY_STAFF = (
    rf"\b{_STAFF}(?:'s| is| was| has| just| only| still)* (?:said|says|told|reckons|undecided|unsure|not sure|away"
    r"|on leave|on holiday|clueless|useless|vague|no help|won'?t|never|looks|hangs up|wants|keeps|shrugs)\b"
    rf"|\b(?:waiting|wait|awaiting|await)(?: on| for)?(?: the| a)? {_STAFF}\b|\bworth asking\b|\bappointment\b"
)
_FELT = (
    r"\b(?:frightened|nervous|scared|terrified|worried|anxious|panicking|desperate|fed up|feeling|trembly|shaky"
    r"|sleepless|shattered|knackered|miserable|home alone)\b"
)
# A feeling that is a clause of its own is the writer's
_ONLY_FELT = (
    r"(?:^|[.,;!?]\s*)(?:so |very |really |a bit |quite |bit )*"
    r"(?:frightened|nervous|scared|terrified|worried|anxious|panicking|desperate|fed up)\s*(?=[.,;!?]|$)"
)
_AT_HOME = (
    r"\b(?:ran out|run out|running (?:out|low)|(?:pharmacy|chemist)(?:'s| is)? (?:closed|shut)|refills?|copay|leaflet"
    r"|mychart|portal|online|google\w*|forum|reddit|facebook|forgot|pills?|next (?:pill|tablet|capsule|dose) due"
    r"|skip (?:the |tonight'?s? |this )?(?:evening|morning|night|next)?|be taken tonight)\b"
    r"|\btake (?:half|one|two|it)\s*\?"
)
_OF_A_BODY = (
    r"\b(?:jabs?|tummy|balloon|puffy|chubby|throwing up|puking|sore throat|(?:wks|weeks|months) (?:gone|along)"
    r"|just realised|still taking|(?:recently|newly|just) diagnosed|mum|mom)\b|\bhere\b(?=\s*(?:[.,;!?]|$))"
)
SEVERAL = 2
"""So many traits of a patient's writing say who writes."""
_TRAITS = re.compile("|".join((_BY_STAFF, _FELT, _AT_HOME, _OF_A_BODY)))
_CLAUSE_OF_FEELING = re.compile(_ONLY_FELT)
_CLINICAL = re.compile(
    r"\b(?:evidence|data|titrat\w*|regimens?|cohorts?|rcts?|guidelines?|easl|aasld|bsg|awmf|baseline|monitoring|options"
    r"|refractory|intoleran\w+|induction|maintenance|(?:first|second|third).?line|nil|k/?c|hx|bd|tds|od|qid|ward|spr"
    r"|registrar|d/w|f/u|dosing|mg/kg|trials?|target|counsel\w*|\d{1,2} ?[mf]|\d{1,2} ?y/?o|year old|\d{1,2}/40"
    r"|(?:non-?)?adher(?:ing|en\w+))\b"
)


def traits(text: str) -> int:
    """How many different traits of a patient's writing a message has that names nobody, without clinicians' words."""
    lowered = text.lower().replace("\u2019", "'")
    if has_a_first_person(lowered) or names_somebody(lowered) or _CLINICAL.search(lowered):
        return 0
    return len({found[0] for found in _TRAITS.finditer(lowered)}) + sum(1 for _ in _CLAUSE_OF_FEELING.finditer(lowered))
