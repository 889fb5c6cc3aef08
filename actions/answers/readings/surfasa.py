"""The SURFASA score of acute severe disease from INR and bilirubin before and three days after corticosteroids."""

from __future__ import annotations

import re

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.figures import number
from actions.answers.model import Line, Part, Section
from actions.answers.readings.given import calculated, course
from actions.case.mentions import Measure
from actions.case.values.numbers import corrects
from actions.knowledge import kinds as r

FORMULA = "surfasa-score"
_INPUTS = ("inr", "bilirubin")
_CUTS = ("surfasa-cutoffs", "surfasa-independent")
# Days that the formula does not read (record `surfasa-score`): "day 7", "wk 2", "after 10 days"
_OTHER_DAYS = re.compile(
    r"\bd(?:ay)? ?(?:[4-9]|\d\d)\b|\b(?:wk|week|month) ?\d"
    r"|\b(?:after|at|now|by) (?:[4-9]|\d\d|four|five|six|seven|ten) days\b"
    r"|\b(?:after|at|now|by) (?:\d+|a|two|three|four) ?(?:wks?|weeks?|months?)\b"
)
_STEROID = r"(?:pred\w*|methylpred\w*|steroids?|corticosteroids?|hydrocort\w*|mp)"
_LONGER = (
    r"(?:(?:[4-9]|\d\d) ?(?:d|days?|/7)|(?:\d+|an?|one|two|three|four|five|six|few|several) ?(?:wks?|weeks?|fortnight"
    r"|months?|mths?|/52|/12))\b"
)
# "Pred 60 x 4 wks", "6 weeks of steroids": how long the steroid is given, longer than to its third day
_LONGER_ON_IT = re.compile(
    rf"\b{_STEROID}\b[^.;\n]{{0,25}}?(?:\bx|\bfor|\bsince|\bover|×) ?(?:the )?(?:last |past )?{_LONGER}"
    rf"|\b{_LONGER} (?:(?:in)?to|of|on|after|since)(?: \w+){{0,2}} {_STEROID}\b"
    # "pred 60 mg started 10 days ago"
    rf"|\b{_STEROID}\b[^.;\n]{{0,40}}?\b{_LONGER} (?:ago|back|now|so far|in)\b"
)
_ITS_DAY = re.compile(r"\bd(?:ay)? ?(?:3|three)\b|\b72 ?(?:h|hrs?|hours)\b|\b(?:3|three) days\b|\bthird day\b")


def gives_surfasa(desk: Desk) -> bool:
    """Whether the message names the score, or gives INR and bilirubin of two days (or corrects those given), and not
    of other days than it reads.
    """
    mentions = desk.asked.mentions
    named = "surfasa" in (*mentions.values("analyte"), *mentions.values("study"))
    two_days = all(len(_of_both_days(desk, name)) > 1 for name in _INPUTS) and not _of_other_days(desk)
    return named or (two_days and _told_here(desk))


def _told_here(desk: Desk) -> bool:
    """Whether the message gives a course, the results of the third day or a correction, behind what was told before."""
    mentions, lowered = desk.asked.mentions, desk.message.lower()
    told = any(mentions.measure(name) for name in _INPUTS)
    course_told = any(len(mentions.course(name)) > 1 for name in _INPUTS)
    return course_told or (told and (corrects(lowered) or bool(_ITS_DAY.search(lowered))))


def _of_both_days(desk: Desk, name: str) -> tuple[Measure, ...]:
    """The results of day 0 and day 3. One that has not changed by the third day makes a course too, though by itself
    the same number told again begins none.
    """
    told, before = course(desk, name), desk.before.values.get(name)
    if len(told) == 1 and before is not None and _ITS_DAY.search(desk.message.lower()):
        return Measure(name, before.number, before.unit), told[0]
    return told


def _of_other_days(desk: Desk) -> bool:
    """ "Bili 90 on day 7", "wk 2, INR 1.1", "pred x 4 wks": results of a day that the score does not read."""
    text = desk.message.lower() or desk.asked.text.lower()
    return bool(_OTHER_DAYS.search(text) or (_LONGER_ON_IT.search(text) and not _ITS_DAY.search(text)))


def surfasa(desk: Desk) -> Part:
    """The score with its formula and each published cut-off; without two values of each, what is needed for it.

    Bilirubin may stand in any unit, since only its relative change counts. Values of other days are not put into it.
    """
    formula = desk.base.get(FORMULA, r.Formula)
    inr, bilirubin = (_of_both_days(desk, name) for name in _INPUTS)
    lines: list[Line] = []
    one_unit = len({m.unit for m in bilirubin if m.unit}) < 2
    whole = len(inr) > 1 and len(bilirubin) > 1 and one_unit and not _of_other_days(desk)
    if whole and inr[0].number and bilirubin[0].number:
        inputs = {
            "inr-day-0": inr[0].number,
            "inr-change": _change(inr),
            "bilirubin-change": _change(bilirubin),
        }
        score = formula.constant + sum(formula.coefficients[name] * value for name, value in inputs.items())
        given = " to ".join(number(m.number) for m in (inr[0], inr[-1]))
        also = " to ".join(number(m.number) for m in (bilirubin[0], bilirubin[-1]))
        lines.append(calculated(f"INR {given}, bilirubin {also}: SURFASA {score:.2f}.", FORMULA))
        lines.append(desk.citer.line(_verdict(score, formula, confused=is_confused(desk))))
    else:
        lines.append(desk.citer.line("reading-surfasa-inputs"))
    cuts = Section("cuts", "Published cut-offs", desk.citer.lines(_CUTS))
    return Part(strings.SURFASA, (*lines, desk.citer.line(FORMULA)), (cuts,))


def _verdict(score: float, formula: r.Formula, *, confused: bool) -> str:
    if score > formula.high_cut:
        return "reading-surfasa-high"
    if confused:
        return "reading-surfasa-encephalopathy"
    return "reading-surfasa-low" if score < formula.low_cut else "reading-surfasa-between"


def is_confused(desk: Desk) -> bool:
    """Whether encephalopathy is told or suspected: no score below the upper cut-off reassures beside it."""
    suspected = "encephalopathy" in desk.asked.mentions.values("condition", "affirmed", "possible")
    return suspected or desk.case.state("encephalopathy") in ("yes", "possible")


def _change(series: tuple[Measure, ...]) -> float:
    return (series[-1].number - series[0].number) / series[0].number
