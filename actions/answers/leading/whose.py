"""The bottom line of a guide for whose it is: what is of women alone is not said of a man, and what depends on what is
known of the patient is said where it holds.
"""

from __future__ import annotations

from actions.case.patient import Case
from actions.knowledge.kinds import BottomLine, Note, ReasonGuide, Record, SituationGuide
from actions.reasoning.conditions import Scene, evaluate


def bottom_line_of(guide: SituationGuide, case: Case) -> str:
    """The guide's bottom line for this patient's sex."""
    return guide.of_men if guide.of_men and case.sex == "male" else guide.bottom_line


def checks_for(guide: ReasonGuide, case: Case) -> tuple[str, ...]:
    """The records of what is checked first, those that the case shows to be done behind the others."""
    scene = Scene(case)
    done = {record for checks in guide.checks_done if evaluate(checks.when, scene) is True for record in checks.records}
    return tuple(sorted(guide.check_first, key=lambda record: record in done))


def holds(record: Record, case: Case) -> bool:
    """Whether a note speaks of this patient; any other record does."""
    return not isinstance(record, Note) or record.when is None or evaluate(record.when, Scene(case)) is True


def line_for(guide: ReasonGuide, case: Case) -> BottomLine:
    """The first bottom line of a reason's guide that holds for this patient; the last of every guide always does."""
    scene = Scene(case)
    return next(line for line in guide.bottom_lines if line.when is None or evaluate(line.when, scene) is True)
