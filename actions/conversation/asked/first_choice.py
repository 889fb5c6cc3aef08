""" "First choice now?", of a case whose reason is known: what comes next for that reason, not first-line treatment; and
"what drug with pred", which is not asked of interactions.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import Asked
from actions.case.patient import STEROIDS
from actions.conversation.draft import Draft

_FIRST_CHOICE = re.compile(r"\b(?:first|1st|best|top|preferred)[- ](?:choice|pick|option|drug|agent)\b")
# First-line treatment by its name, or of anybody
_OF_FIRST_LINE = re.compile(
    r"\b(?:first|1st)[- ]?line\b|\binduction\b|\bnewly\b|\bnew(?:ly)? (?:dx|diagnos\w+)\b|\bin general\b|\bgenerally\b"
    r"|\b(?:in|for) (?:aih|autoimmune hepatitis|most|patients|children|adults)\b|\bnaive\b"
)

_WITH_A_STEROID = re.compile(
    r"\b(?:what|which)(?: other| second)? (?:drug|agent|medicine|med|immunosuppress\w*|is|steroid.sparing \w+|to)\b"
    r".{0,30}\b(?:with|beside|alongside|on top of|plus|add(?:ed)? to|combine)\b"
)


def settle(draft: Draft) -> None:
    """Take a question for the first choice, guessed to be one of first-line treatment, for one of the options."""
    reason = draft.case.reason or draft.reading.reason
    if reason in (None, "unclear"):
        return
    asked = tuple(_settled(one) for one in draft.turn.asked)
    if asked == draft.turn.asked:
        return
    draft.turn = structs.replace(draft.turn, asked=asked)
    draft.intent = asked[0].intent


def _settled(asked: Asked) -> Asked:
    lowered = asked.text.lower()
    meant = asked.intent == "ask_first_line" and _FIRST_CHOICE.search(lowered) and not _OF_FIRST_LINE.search(lowered)
    return structs.replace(asked, intent="inform_case") if meant and not asked.mentions.of("drug") else asked


def asks_for_a_partner(draft: Draft, last: Asked) -> bool:
    """ "TPMT deficient, newly diagnosed, what drug with pred": not what goes badly with a steroid, but which drug goes
    beside it.
    """
    steroids = {*last.mentions.values("drug")} <= {*STEROIDS} and last.mentions.of("drug")
    beside = last.mentions.of("co_medication") or draft.search.classes(last.text)
    told = draft.case.reason is not None and last.intent == "ask_interactions"
    return bool(told and steroids and not beside and _WITH_A_STEROID.search(last.text.lower()))
