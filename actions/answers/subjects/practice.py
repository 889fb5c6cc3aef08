"""Practical questions told by their words, which a record says were looked for and not found: one dose that was missed,
a dose carried over from one preparation to another, capsules opened, a drug around an operation or in an infection.
"""

from __future__ import annotations

import re

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.model import Line
from actions.case.mentions import SPOKEN_OF
from actions.knowledge import kinds as r
from actions.reasoning.acts import preparations

_MISSED_DOSE = "no-missed-dose-advice"
PROCEDURES = {"surgery": "no-advice-surgery", "dental": "no-advice-dental"}
INFECTIONS = {"infection": "no-sick-day-rules"}
GOES_ON = re.compile(
    r"\b(hold|stop|pause|omit|withhold|continue|carry on|interrupt|stress (dos\w+|cover)|steroid cover|restart)\b",
    re.IGNORECASE,
)
"""Asks whether a drug goes on, or how a steroid is covered."""
_OPENING = "no-crushing-capsules"
_CARRIED_OVER = {
    "tacrolimus": "no-tacrolimus-brand-interchange",
    "ciclosporin": "no-ciclosporin-generic",
    "mycophenolate": "no-mycophenolate-enteric-coated-dose",
}
_MISSED = r"(?:miss(?:ed|ing)?|forg[eo]t(?:ten)?|skipped|omitted|vomited|threw up|late with|delayed)"
_ONE = (
    r"(?:an?|one|1|single|last night'?s?|this (?:am|morning'?s?|evening'?s?)|today'?s|yesterday'?s|tonight'?s"
    r"|(?:morning|evening|am|pm|night) dose)"
)
_ONE_DOSE = re.compile(
    rf"\b{_MISSED}\b[^.;?!]{{0,25}}\b{_ONE} (?:\w+ ){{0,2}}?(?:doses?|tablets?|pills?|capsules?|tabs?|caps?)\b"
    rf"|\b{_MISSED}\b[^.;?!]{{0,25}}\b(?:this (?:am|morning|evening)|last night|today|yesterday|tonight)\b"
    rf"|\bcatch[- ]?up (?:rule|dose)|\bdouble up\b",
    re.IGNORECASE,
)
# Of weeks, or of what is not a dose: adherence, or a visit
_NO_DOSE = re.compile(
    r"\b(weeks?|months?|often|always|keeps|regularly|appointment|clinic|bloods?|blood test|monitoring|vaccin\w+|jab"
    r"|booster|period|diagnos\w+)\b",
    re.IGNORECASE,
)


_OPENED = re.compile(
    r"\b(sprinkl\w+|crush\w*|open(ed|ing)? (the |her |his |and |& |up |it |them )*(caps?\b|capsules?|sprinkl\w+))"
    r"|\b(caps?|capsules?|tabs?|tablets?)\b[^.;?!]{0,20}\b(open(ed|ing)?|crush\w*|sprinkl\w*|dissolv\w*)\b"
    r"|\b(ng|nasogastric|peg|feeding) tube\b",
    re.IGNORECASE,
)


def one_dose_missed(desk: Desk) -> bool:
    """ "Missed MMF this am, give now?": one dose of a drug of ours, and not doses missed for weeks."""
    text = desk.asked.text
    return bool(desk.asked.mentions.of("drug") and _ONE_DOSE.search(text) and not _NO_DOSE.search(text))


def not_found(desk: Desk) -> tuple[Line, ...]:
    """The lines that say what of a practical question was not found; none for any other question."""
    lines = _opened(desk) if _OPENED.search(desk.asked.text) else ()
    found = [_MISSED_DOSE] if one_dose_missed(desk) else []
    if GOES_ON.search(desk.asked.text):
        found += [PROCEDURES[x] for x in desk.asked.mentions.values("other_subject", *SPOKEN_OF) if x in PROCEDURES]
        found += [INFECTIONS[x] for x in desk.asked.mentions.values("condition", *SPOKEN_OF) if x in INFECTIONS]
    if not desk.asked.mentions.of("reaction", *SPOKEN_OF):
        named = preparations(desk.asked.mentions, desk.base.drugs)
        found += [identifier for drug, identifier in _CARRIED_OVER.items() if drug in named]
    return lines + tuple(desk.citer.line(desk.base.get(identifier, r.NotKnown).id) for identifier in found)


def _opened(desk: Desk) -> tuple[Line, ...]:
    """That opening or crushing was not found: from the record where it was looked for, else of the drug by its name."""
    record = desk.base.get(_OPENING, r.NotKnown)
    named = [drug for drug in desk.asked.mentions.values("drug", *SPOKEN_OF) if drug in desk.base.drugs]
    own = (desk.citer.line(record.id),) if set(named) & set(record.drugs) else ()
    others = [drug for drug in named if drug not in record.drugs]
    return own + tuple(
        Line(f"{desk.drug_name(drug)}, {strings.OPENED}: {strings.NOT_IN_SOURCES}.", records=(drug,)) for drug in others
    )
