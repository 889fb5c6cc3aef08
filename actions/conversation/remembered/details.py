"""A message that only adds a detail of the patient to an open question: a weight, an eGFR, a TPMT, adherence, the dose
in use. The question is answered again with it, and what that changed is said.
"""

from __future__ import annotations

import re

from actions.answers.desk import MORE, Asked
from actions.case.patient import Case
from actions.case.reading import SITUATIONS
from actions.conversation.asked.nothing_but import words_beside
from actions.conversation.exchange import Turn
from actions.conversation.focus import Focus

# What a dose, a level or a choice depends on; results that tell how the disease or the counts go are no details
_MEASURED = frozenset({"weight", "height", "bmi", "egfr", "creatinine", "dose", "duration"})
_CONDITIONS = frozenset(
    {
        "tpmt-deficient",
        "tpmt-intermediate",
        "nudt15-deficient",
        "nudt15-intermediate",
        "non-adherence",
        "renal-impairment",
        "severe-renal-impairment",
    }
)
# Questions for the options, which are answered by the table, those that have no subject to be asked again, and whether
# it is a response, which no detail changes
_CLOSED = frozenset(
    {
        *SITUATIONS,
        "interpret_response",
        "affirm",
        "deny",
        "verify_claim",
        "ask_help",
        "ask_more",
        "search",
        "new_patient",
    }
)
_ASKS = re.compile(
    r"\b(?:what|which|how|when|why|who|whose|where|should|can|could|shall|may|do|does|did|would|will|need\w*|ok|okay"
    r"|safe|enough|instead|switch\w*|chang\w*|stop\w*|start\w*|rais\w*|reduc\w*|increas\w*|option\w*|next|else|or)\b"
)
_FILLER = re.compile(
    r"\b(?:and|but|so|if|in|with|at|is|was|are|of|on|for|the|an?|her|his|s?he|it|they|pt|patient|now|then|also|too|btw|fyi"
    r"|weighs?|weight|about|around|approx\w*|currently|been|well|just|only|say)\b"
)
_WORD = re.compile(r"[a-z]{2,}")
_LONG = 300  # characters
_FEW = 3  # words of another kind: a longer message tells more than the detail


def completes(asked: Asked, focus: Focus) -> bool:
    """Whether the message adds nothing but details to a question that is open; a dose by itself may be one that is
    thought of (`gives_the_dose`).
    """
    return not _only_a_dose(asked) and _open(focus) and only_details(asked, focus.drugs)


def gives_the_dose(asked: Asked, focus: Focus, case: Case) -> bool:
    """ "3 mg bd", to an open question about a drug that is taken: the dose in use."""
    of_one = len(focus.drugs) == 1 and focus.drugs[0] in case.current
    return of_one and _only_a_dose(asked) and _open(focus) and only_details(asked, focus.drugs)


def _open(focus: Focus) -> bool:
    return any(intent not in _CLOSED for intent in focus.intents)


def _only_a_dose(asked: Asked) -> bool:
    names = {m.name for m in asked.mentions.measures}
    return names == {"dose"} and not asked.mentions.of("drug")


def taken_up(intent: str, turn: Turn) -> bool:
    """Whether the turn's message, read as `intent`, adds a detail to questions that are kept in their words."""
    if intent != MORE or not turn.focus.asked:
        return False
    whole = Asked(intent, turn.text, turn.mentions)
    return completes(whole, turn.focus) or gives_the_dose(whole, turn.focus, turn.case)


def kept(asked: tuple[Asked, ...], text: str) -> tuple[Asked, ...]:
    """The questions to keep for a detail that may follow; none of a long story."""
    return asked if len(text) <= _LONG else ()


def only_details(asked: Asked, in_view: tuple[str, ...] = ()) -> bool:
    """Whether a message names nothing but details of the patient, and asks nothing of its own."""
    dosed = {m.drug for m in asked.mentions.measures if m.name == "dose"} & {*in_view}
    named = [m for m in asked.mentions.found if not (m.entity == "drug" and m.value in dosed)]
    told = {m.value for m in named if m.entity == "condition"}
    names = {m.name for m in asked.mentions.measures}
    others = [m for m in named if m.entity not in ("sex", "analyte", "condition")]
    if others or not (told or names) or told - _CONDITIONS or names - _MEASURED:
        return False
    if any(m.entity == "analyte" and m.value not in names for m in named):
        return False  # "eGFR?" asks
    rest = words_beside(asked, (*asked.mentions.found, *asked.mentions.measures))
    if _ASKS.search(rest):
        return False
    left = _WORD.findall(_FILLER.sub(" ", rest))
    return not left if "?" in asked.text else len(left) <= _FEW
