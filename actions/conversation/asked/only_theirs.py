"""What only some drugs have: a trough, B cells, an infusion, NRH. Asked about without a name it is of the one of them
that was talked of or is the patient's, whatever else is in view.
"""

from __future__ import annotations

import re

from actions.answers.desk import Asked
from actions.case.patient import THIOPURINES, Case
from actions.case.values.levels import LEVEL
from actions.conversation.focus import Focus

_BY_LEVEL = ("tacrolimus", "ciclosporin", "sirolimus", "everolimus")
_INFUSED = ("rituximab", "infliximab", "belimumab")
_OF_A_LEVEL = frozenset({"ask_target_level", "interpret_trough"})
_GIVEN_AGAIN = re.compile(
    r"\b(?:re-?dos(?:e|ing)|re-?treat(?:ment)?|(?:next|second|another|further|repeat) (?:infusion|course|cycle|dose))\b"
    r"[^.;!]{0,25}\?|\b(?:when|how soon|should|can|due)\b[^.;!]{0,25}\b(?:re-?dos(?:e|ed|ing)|re-?treat\w*)\b"
)
_BY_WORDS = (
    (re.compile(r"\bcd ?(?:19|20)\b|\bb[ -]?cells?\b|\bhypogamma\w*|\blow (?:igg|immunoglobulins?)\b"), ("rituximab",)),
    (
        re.compile(
            r"\binfusions?\b|\bre-?dos(?:e|ed|ing)\b|\bre-?treat(?:ment|ed|ing)?\b"
            r"|\b(?:next|second|another|further|repeat|maintenance) (?:infusion|course|cycle)\b"
        ),
        _INFUSED,
    ),
    (re.compile(r"\btroughs?\b|\bc0\b"), _BY_LEVEL),
)
_BY_MENTION = {
    ("reaction", "nrh"): THIOPURINES,
    ("analyte", "tgn"): THIOPURINES,
    ("analyte", "mmp"): THIOPURINES[:2],
}


def having_it(asked: Asked, case: Case, focus: Focus) -> tuple[str, ...]:
    """The drugs that have what is asked about: those in view, else the one talked of last, taken, or that did harm or
    was tried; none where the question is of something that every drug has, or no such drug is known.
    """
    theirs = _theirs(asked)
    harmful = tuple(reaction.drug for reaction in case.reactions if reaction.drug)
    pools = (
        focus.drugs,
        focus.seen[:1],
        case.current,
        case.still_on,
        harmful,
        focus.seen,
        tuple(case.tried),
        _told_last(focus),
    )
    found = next((held for pool in pools if (held := tuple(drug for drug in pool if drug in theirs))), ())
    return found if found and found == focus.drugs else found[:1]


def given_by_courses(lowered: str, case: Case, focus: Focus) -> tuple[str, ...]:
    """The drug of the patient that is given by infusions, where a lower-case message asks for the next of them."""
    known = (*focus.drugs, *case.current, *(x.drug for x in case.reactions if x.drug), *case.tried, *_told_last(focus))
    asks = _GIVEN_AGAIN.search(lowered)
    return tuple(drug for drug in known if drug in _INFUSED)[:1] if asks else ()


def _told_last(focus: Focus) -> tuple[str, ...]:
    """The drugs that the last message named, also where nothing says whether they are taken."""
    return tuple(m.value for one in focus.asked for m in one.mentions.of("drug"))


def _theirs(asked: Asked) -> tuple[str, ...]:
    lowered = asked.text.lower()
    named = (drugs for (kind, value), drugs in _BY_MENTION.items() if value in asked.mentions.values(kind))
    told = (drugs for words, drugs in _BY_WORDS if words.search(lowered))
    level = (_BY_LEVEL,) if asked.intent in _OF_A_LEVEL and LEVEL in asked.mentions.values("analyte") else ()
    return next(iter((*named, *told, *level)), ())
