"""The SURFASA score of acute severe disease from INR and bilirubin before and three days after corticosteroids."""

from __future__ import annotations

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.figures import number
from actions.answers.model import Line, Part, Section
from actions.answers.readings.given import calculated, course
from actions.case.mentions import Measure
from actions.knowledge import kinds as r

FORMULA = "surfasa-score"
_INPUTS = ("inr", "bilirubin")
_CUTS = ("surfasa-cutoffs", "surfasa-independent")


def gives_surfasa(desk: Desk) -> bool:
    """Whether the message names the score, or gives INR and bilirubin of two days (or corrects those given)."""
    mentions = desk.asked.mentions
    named = "surfasa" in (*mentions.values("analyte"), *mentions.values("study"))
    told = any(mentions.measure(name) for name in _INPUTS)
    return named or (told and all(len(course(desk, name)) > 1 for name in _INPUTS))


def surfasa(desk: Desk) -> Part:
    """The score with its formula and each published cut-off; without two values of each, what is needed for it.

    Bilirubin may stand in any unit, since only its relative change counts.
    """
    formula = desk.base.get(FORMULA, r.Formula)
    inr, bilirubin = (course(desk, name) for name in _INPUTS)
    lines: list[Line] = []
    one_unit = len({m.unit for m in bilirubin if m.unit}) < 2
    if len(inr) > 1 and len(bilirubin) > 1 and inr[0].number and bilirubin[0].number and one_unit:
        inputs = {
            "inr-day-0": inr[0].number,
            "inr-change": _change(inr),
            "bilirubin-change": _change(bilirubin),
        }
        score = formula.constant + sum(formula.coefficients[name] * value for name, value in inputs.items())
        given = " to ".join(number(m.number) for m in (inr[0], inr[-1]))
        also = " to ".join(number(m.number) for m in (bilirubin[0], bilirubin[-1]))
        lines.append(calculated(f"INR {given}, bilirubin {also}: SURFASA {score:.2f}.", FORMULA))
        lines.append(desk.citer.line(_verdict(score, formula)))
    else:
        lines.append(desk.citer.line("reading-surfasa-inputs"))
    cuts = Section("cuts", "Published cut-offs", desk.citer.lines(_CUTS))
    return Part(strings.SURFASA, (*lines, desk.citer.line(FORMULA)), (cuts,))


def _verdict(score: float, formula: r.Formula) -> str:
    if score < formula.low_cut:
        return "reading-surfasa-low"
    return "reading-surfasa-high" if score > formula.high_cut else "reading-surfasa-between"


def _change(series: tuple[Measure, ...]) -> float:
    return (series[-1].number - series[0].number) / series[0].number
