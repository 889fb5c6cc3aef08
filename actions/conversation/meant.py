"""What a question means by what it names, where the intent guessed for its words says less.

Apart from the choice of composers (`compose.py`), which looks at the question as it is left here.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import SEARCH, Desk
from actions.answers.model import Part
from actions.answers.situations import situation
from actions.case.given_drugs import taken_first
from actions.case.mentions import SPOKEN_OF
from actions.conversation.in_a_situation import acute, named_conditions

# What a class of medicines named beside a drug of ours asks for, however it is put
_OF_CLASSES = frozenset({SEARCH, "ask_target_level", "ask_drug_overview"})
_CONCEIVING = re.compile(
    r"\b(tr(?:y|ies|ying)(?! (?:another|a|an|the|it|this|that|again|mmf|tac))|ttc|concei\w*|pregnan\w*|bab(?:y|ies)|get(?:ting)? pregnant|start(?:ing)? a family)\b",
    re.IGNORECASE,
)
_BEFORE_IT = re.compile(r"\b(before|until|till|prior|first|until they|how long)\b", re.IGNORECASE)
_CONCEPTION = "before conception"
_GUESSED_OF_FIRST_LINE = "intolerance_to_azathioprine"
_INFECTIONS = frozenset({"infection", "sepsis", "tuberculosis"})


def by_what_is_named(desk: Desk) -> None:
    """Put the question on the desk as what it names makes of it; what it asks in so many words is left."""
    if _of_conceiving(desk):  # in the words of the wish that was told before
        words = "" if "pregnancy" in desk.asked.mentions.values("topic") else f" {_CONCEPTION}"
        desk.asked = structs.replace(desk.asked, intent="ask_pregnancy", text=f"{desk.asked.text}{words}")
    elif meant := _of_a_class(desk) or _of_an_infection(desk):
        desk.asked = structs.replace(desk.asked, intent=meant)


def _of_a_class(desk: Desk) -> str | None:
    """ "Which anticonvulsants lower tac levels", "any antifungals to avoid on it?" """
    named = desk.drugs and desk.search.classes(desk.asked.text)
    return "ask_interactions" if named and desk.asked.intent in _OF_CLASSES else None


def _of_conceiving(desk: Desk) -> bool:
    """ "How long stable before they try" asks of a pregnancy that is wished for, and not of a drug's effect."""
    wished = desk.case.state("wishes-pregnancy") == "yes"
    text = desk.asked.text
    asks = desk.asked.intent in ("ask_time_to_response", "ask_stopping", SEARCH)
    return bool(wished and asks and _CONCEIVING.search(text) and _BEFORE_IT.search(text))


def _of_an_infection(desk: Desk) -> str | None:
    """ "Zoster on azathioprine": an infection on first-line treatment that goes on is no reaction to it, and asks what
    is held on the two.
    """
    if desk.asked.intent != _GUESSED_OF_FIRST_LINE or desk.reason not in (None, "unclear"):
        return None
    named = _INFECTIONS.intersection(named_conditions(desk))
    asks_for_options = "options" in desk.asked.mentions.values("topic")
    taken = tuple(d for d in desk.asked.mentions.values("drug", *SPOKEN_OF) if d in desk.case.current and taken_first(d))
    if not named or not taken or asks_for_options or desk.asked.mentions.of("reaction"):
        return None
    desk.drugs = taken
    return "ask_special_situation"


def acute_disease(desk: Desk) -> tuple[Part, ...]:
    """The parts for acute severe disease: for a drug that the question asks about there, what is held on it goes before
    the guide.
    """
    asked = (d for d in desk.asked.mentions.values("drug", *SPOKEN_OF) if d in desk.base.drugs and d in desk.drugs)
    proposed = tuple(d for d in asked if not taken_first(d) and d not in desk.case.tried)
    if "acute-severe" not in named_conditions(desk):
        proposed = ()
    return (*(situation(desk, "acute-severe", drug) for drug in proposed[:2]), acute(desk))
