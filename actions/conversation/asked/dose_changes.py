"""Whether a question is about another dose of what is given: "can I push aza up?", "what would I cut it to?"."""

from __future__ import annotations

import re

# "Room to go up?", "cut hers to what": the dose of what is given
_DOSE_CHANGED = re.compile(
    r"^\W*(?:(?:so|ok|and|then) )?(?:raise|increase|go up|push up|titrate|reduce|cut|drop|lower)(?: it| her| him)? to"
    r"(?: what| how much)?\W*$|"
    r"\b(room|scope|safe|ok) to (go|move|push|titrate|increase)"
    r"|\b(go|going|push\w*|titrat\w+|move) (\w+ )?(up|higher|down)\b"
    r"|\b(cut|reduce|halve|increase|raise|double|lower|drop) (hers|his|(the|her|his) dose)\b"
    r"|\bdose (increase|escalation|reduction)\b"
    r"|^\W*(?:(?:so|ok|and|then|or|can i|could we|would|try|maybe|in|as|take|give|it|what about) )*"
    r"(?:split(?:ting)?|divid(?:e|ed|ing)|(?:with|after) (?:food|meals?)|at (?:night|bedtime))"
    r"(?: (?:the|her|his|it|this|in|into|up|daily|two|2|instead))*(?: (?:doses?|dosing|help|better|bd|bid))*\W*$"
)
_CUT_TO = re.compile(
    r"\b(what|how (much|far|low|high))\b[^.;?!]{0,25}\b(cut|reduce|drop|lower|halve|raise|increase|bring|take)\b"
    r"[^.;?!]*\b(to|by|down|up)\W*$"
)


def changes_dose(lowered: str) -> bool:
    """Whether a text asks for another dose of what is given: "can I push aza up?"."""
    return bool(_DOSE_CHANGED.search(lowered))


def asks_new_dose(lowered: str) -> bool:
    """Whether a text asks to what the dose of a drug is changed: "what would I cut the aza to"."""
    return bool(_CUT_TO.search(lowered))
