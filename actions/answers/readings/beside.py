"""What of the patient belongs to a level that is read: the dose, kidney and salts, and what interacts with the drug."""

from __future__ import annotations

from actions.answers import strings
from actions.answers.case_view import chips
from actions.answers.desk import Desk
from actions.answers.model import Line
from actions.answers.subjects.topics import line
from actions.case.patient import TAKING
from actions.knowledge import kinds as r

_TESTS = ("creatinine", "egfr", "potassium", "magnesium", "systolic", "glucose")


def beside(desk: Desk, drug: str) -> tuple[Line, ...]:
    """One line of what the case holds beside the level, in the words of the case; empty where it holds nothing."""
    wanted = {f"drug:{drug}"} if drug in desk.case.doses else set()
    wanted |= {f"value:{name}" for name in _TESTS if name in desk.case.values}
    wanted |= {f"condition:{TAKING}{medicine}" for medicine in _interacting(desk, drug)}
    told = [chip.label for chip in chips(desk.case, desk.base, desk.labels) if chip.id in wanted]
    return (Line(f"{strings.BESIDE_IT}: {'; '.join(told)}."),) if told else ()


def expected_from(desk: Desk, drug: str) -> tuple[Line, ...]:
    """What is held of the interactions that a level out of every range is expected from: a record for each medicine."""
    of_drug = desk.base.evidence(r.Evidence, drug=drug, topic="interactions")
    lines: dict[str, Line] = {}
    for medicine in _interacting(desk, drug):
        naming = set(desk.search.holding(desk.search.forms("co_medication", medicine)))
        found = next((record for record in of_drug if record.id in naming), None)
        if found:
            lines.setdefault(found.id, line(desk, found))
    return tuple(lines.values())


def _interacting(desk: Desk, drug: str) -> tuple[str, ...]:
    """The medicines taken of which a record on the drug's interactions speaks."""
    of_drug = {record.id for record in desk.base.evidence(r.Evidence, drug=drug, topic="interactions")}
    taken = [c.removeprefix(TAKING) for c, s in desk.case.conditions.items() if c.startswith(TAKING) and s == "yes"]
    return tuple(m for m in taken if of_drug & set(desk.search.holding(desk.search.forms("co_medication", m))))
