"""INR and bilirubin over the first days of a steroid in acute severe disease, where no score reads them: whether they
fall, and what the guidelines make of it.
"""

from __future__ import annotations

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.figures import number
from actions.answers.model import Line, Part
from actions.answers.readings.given import calculated, course
from actions.answers.readings.surfasa import gives_surfasa, is_confused
from actions.case.mentions import Measure
from actions.case.patient import STEROIDS

_TESTS = ("inr", "bilirubin")
_FALLS, _STAYS = "reading-acute-course-falls", "reading-acute-course-stays"
_COURSE = 2  # a first and a last result


def acute_course(desk: Desk) -> tuple[Part, ...]:
    """Both courses and what no improvement calls for; none without both, without a steroid, or beside encephalopathy,
    where no fall reassures.
    """
    courses = tuple(course(desk, name) for name in _TESTS)
    on_steroid = {*desk.asked.mentions.values("drug"), *desk.case.current, *desk.case.still_on} & {*STEROIDS}
    if not on_steroid or any(map(_cannot_be_read, courses)) or gives_surfasa(desk) or is_confused(desk):
        return ()
    falls = all(told[-1].number < told[0].number for told in courses)
    verdict = desk.citer.line(_FALLS if falls else _STAYS)
    return (Part(strings.ACUTE_COURSE, (*map(_spoken, courses), verdict)),)


def _cannot_be_read(told: tuple[Measure, ...]) -> bool:
    """Whether it is no course, or its units or bounds leave open which way it goes."""
    return (
        len(told) < _COURSE
        or len({m.unit for m in told if m.unit}) > 1
        or any(m.comparator for m in told)
        or not told[0].number
    )


def _spoken(told: tuple[Measure, ...]) -> Line:
    first, last = told[0], told[-1]
    change = 100 * (first.number - last.number) / first.number
    words = f"fall of {change:.0f} %" if change >= 0 else f"rise of {-change:.0f} %"
    return calculated(f"{first.name.upper()} {number(first.number)} to {number(last.number)}: {words}.")
