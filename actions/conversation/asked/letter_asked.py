"""A letter that is asked for: "I want to write to GP: mmf started", "letter to the obstetrician please". It is about
the second-line drug that is given, and is made of how that one is started (`answers/letter.py`).
"""

from __future__ import annotations

from msgspec import structs

from actions.answers.desk import PLAN, Asked
from actions.answers.letter import ASKED_FOR
from actions.case.mentions import Mention, Mentions
from actions.case.patient import SECOND_LINE
from actions.case.reading import SITUATIONS
from actions.conversation.draft import Draft

_GUESSED = frozenset({*SITUATIONS, "prescribe_for_me", "ask_drug_overview", "search"})


def settle(draft: Draft) -> None:
    """Read the call for a letter, where one second-line drug is given, as the question how that drug is started."""
    given = [drug for drug in draft.case.current if drug in SECOND_LINE]
    if len(given) != 1 or draft.intent not in _GUESSED or not ASKED_FOR.search(draft.turn.text):
        return
    here = Mention("drug", given[0], 0, 0, "", "hypothetical")
    asked = Asked(PLAN, draft.turn.text, Mentions((here,)), draft.confidence)
    draft.turn, draft.intent = structs.replace(draft.turn, asked=(asked,)), PLAN
