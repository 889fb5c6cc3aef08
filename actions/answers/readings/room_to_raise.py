"""Whether azathioprine has room to be raised, where that is set against a change of drug: what it comes to by weight,
and how far and on which conditions it is raised. Metabolites that are known are read instead.
"""

from __future__ import annotations

import re

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.figures import number
from actions.answers.model import Line, Part
from actions.answers.readings.by_weight import SLOW_ENZYMES, weight
from actions.answers.readings.given import calculated, known

_DRUG = "azathioprine"
_HOW_FAR, _BEFORE = "easl25-ir-aza-up", "easl25-ir-metabolites"
_REASONS = frozenset({"insufficient_response", "non_response", "loss_of_response_on_treatment"})
_RULED_OUT = (*SLOW_ENZYMES, "decompensated", "acute-severe", "acute-liver-failure")
_RAISES = re.compile(
    r"\b(?:escalat\w*|rais(?:e|ing)|increas(?:e|ing)|uptitrat\w*|up-titrat\w*|optimi[sz]\w*|bump\w*"
    r"|(?:up|upping|push\w*)(?: up)? (?:the |her |his |their )?(?:aza\w*|imuran|dose|thiopurine)"
    r"|(?:go|going|push\w*|titrate|more)(?: \w+){0,2} (?:up|higher)|higher dose|more (?:aza\w*|imuran))\b",
    re.IGNORECASE,
)
# The question may have been cut in two at its "or"
_PART_OF_IT = re.compile(
    rf"{_RAISES.pattern}|\b(?:switch\w*|swap\w*|chang\w*|mov(?:e|ing)|go (?:to|for))\b", re.IGNORECASE
)
_OR_ELSE = re.compile(
    r"\b(?:or|vs?|versus|rather than|instead of|before)\b.{0,40}?"
    r"\b(?:switch\w*|swap\w*|chang\w*|mov\w*|go|mmf|mycophenolate\w*|cellcept|tac\w*|second.?line)\b"
    r"|\b(?:switch\w*|swap\w*|chang\w*|mmf|mycophenolate|cellcept|tac\w*|second.?line)\b.{0,40}?\b(?:or|vs?|versus)\b",
    re.IGNORECASE,
)


def room_to_raise(desk: Desk) -> Part | None:
    """The part on raising azathioprine; None where that is not asked, or is decided by something else."""
    taken = _DRUG in desk.case.current or desk.case.tried.get(_DRUG) == "insufficient"  # who raises it goes on with it
    if desk.reason not in _REASONS or not taken or not _PART_OF_IT.search(desk.asked.text):
        return None
    if (
        not (_RAISES.search(desk.message) and _OR_ELSE.search(desk.message))
        or known(desk, "tgn")
        or desk.asked.mentions.measure("tgn")
    ):
        return None
    harmed = any(reaction.drug == _DRUG for reaction in desk.case.reactions)
    if harmed or any(desk.case.state(condition) == "yes" for condition in _RULED_OUT):
        return None
    lines = (*desk.citer.lines((_HOW_FAR,)), *_by_weight(desk), *desk.citer.lines((_BEFORE,)))
    return Part(f"{strings.TITLES['ask_dose']}: {desk.drug_name(_DRUG)}", lines)


def _by_weight(desk: Desk) -> tuple[Line, ...]:
    """What the dose in use comes to for the weight that is told."""
    dose, kilograms = desk.case.doses.get(_DRUG), weight(desk)
    mg = dose.milligrams_a_day if dose else None
    if not mg or not kilograms:
        return ()
    by_weight = f"{mg / kilograms:.1f}"
    name = desk.base.drugs[_DRUG].name.capitalize()
    return (calculated(f"{name} {number(mg)} mg a day at {number(kilograms)} kg is {by_weight} mg/kg a day."),)
