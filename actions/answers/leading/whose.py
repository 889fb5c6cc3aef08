"""The bottom line of a guide for whose it is: what is of women alone is not said of a man, and what depends on what is
known of the patient is said where it holds.
"""

from __future__ import annotations

from actions.case.patient import Case
from actions.knowledge.kinds import BottomLine, Note, ReasonGuide, Record, SituationGuide
from actions.reasoning.conditions import Scene, evaluate


def said_of(guide: SituationGuide, case: Case) -> tuple[str, tuple[str, ...]]:
    """The guide's bottom line for this patient, and what it rests on."""
    scene = Scene(case)
    for line in guide.instead:
        if line.when and evaluate(line.when, scene) is True:
            return line.text, line.because
    of_men = guide.of_men if case.sex == "male" else None
    return of_men or guide.bottom_line, guide.because


def checks_for(guide: ReasonGuide, case: Case) -> tuple[str, ...]:
    """The records of what is checked first, those that the case shows to be done behind the others, without those that
    are needless in it.
    """
    scene = Scene(case)
    holding = [checks for checks in guide.checks_done if evaluate(checks.when, scene) is True]
    needless = {record for checks in holding if checks.needless for record in checks.records}
    done = {record for checks in holding for record in checks.records}
    return tuple(sorted((x for x in guide.check_first if x not in needless), key=lambda record: record in done))


def holds(record: Record, case: Case) -> bool:
    """Whether a note speaks of this patient; any other record does."""
    return not isinstance(record, Note) or record.when is None or evaluate(record.when, Scene(case)) is True


def line_for(guide: ReasonGuide, case: Case) -> BottomLine:
    """The first bottom line of a reason's guide that holds for this patient; the last of every guide always does."""
    scene = Scene(case)
    return next(line for line in guide.bottom_lines if line.when is None or evaluate(line.when, scene) is True)
