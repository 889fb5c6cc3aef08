"""Allopurinol co-therapy: to what the thiopurine dose is cut, for the dose that is being taken."""

from __future__ import annotations

from actions.answers.desk import Desk
from actions.answers.figures import number
from actions.answers.model import Line
from actions.answers.readings.given import calculated
from actions.knowledge import kinds as r

# The record whose reduction applies; both begin at the lowest of the fractions the sources give.
_RULES = {"azathioprine": "easl25-ir-allopurinol-dose", "mercaptopurine": "allopurinol-deboer-dose"}
_WHICH_DOSE = "Is this the dose from before allopurinol, or was it cut already? Only from before:"


def reduced_dose(desk: Desk) -> tuple[Line, ...]:
    """The cut of the azathioprine or mercaptopurine dose that the message gives in mg a day, or else of the one that is
    known to be taken; empty without one.
    """
    doses = [(m.drug, mg) for m in desk.asked.mentions.measures if m.drug in _RULES and (mg := m.milligrams_a_day)]
    doses = doses or [(d, mg) for d, dose in desk.case.doses.items() if d in _RULES and (mg := dose.milligrams_a_day)]
    return tuple(_cut(desk, drug, mg) for drug, mg in doses[:1])


def _cut(desk: Desk, drug: str, mg: float) -> Line:
    """The cut of a dose; of one that is told beside an allopurinol already taken it is open which of the two it is."""
    rule = desk.base.get(_RULES[drug], r.Regimen)
    to = next(dose.low for dose in rule.doses if dose.role == "reduction")
    name, reduced = desk.base.drugs[drug].name.capitalize(), number(mg * to / 100)
    cut = f"{name} {number(mg)} mg a day cut to {number(to)} % is {reduced} mg a day"
    if "allopurinol" in desk.case.current:
        return calculated(f"{_WHICH_DOSE} {cut}; a dose that was cut is not cut again.", rule.id)
    return calculated(f"{cut}; the cut comes before the first allopurinol.", rule.id)
