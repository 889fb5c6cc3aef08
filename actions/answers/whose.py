"""The bottom line of a guide for whose it is: what is of women alone is not said of a man."""

from __future__ import annotations

from actions.case.patient import Case
from actions.knowledge.kinds import SituationGuide


def bottom_line_of(guide: SituationGuide, case: Case) -> str:
    """The guide's bottom line for this patient's sex."""
    return guide.of_men if guide.of_men and case.sex == "male" else guide.bottom_line
