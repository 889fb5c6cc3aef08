"""A course of transaminases and IgG read by the endpoints of the IAIHG consensus (Pape 2022)."""

from __future__ import annotations

import re

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.figures import number
from actions.answers.model import Line, Part, Section
from actions.answers.readings.given import by_its_limit, calculated, course, known
from actions.answers.subjects.general import not_held
from actions.answers.subjects.topics import line
from actions.case.mentions import Dose, Measure
from actions.case.patient import SECOND_LINE
from actions.case.reason.reasons import on_a_thiopurine_alone, within_first_weeks
from actions.case.reason.too_early import asked_too_early, too_early_for_non_response
from actions.case.values.courses import TRANSAMINASES
from actions.case.values.falls import fell_by_half
from actions.knowledge import kinds as r
from actions.knowledge.reading_aids import aid_number

_NON_RESPONSE = "def-non-response"
_COMPLETE = "def-complete-biochemical-response"
_TOO_EARLY = "reading-response-too-early"
_EARLY_ON_SECOND_LINE = "reading-response-second-line-early"
_TERMS = ("complete-biochemical-response", "non-response", "insufficient-response")
_ENZYMES_NORMAL = re.compile(
    r"\b(?:alt|ast|lfts?|liver (?:tests|enzymes)|transaminases?|aminotransferases?|enzymes)\b"
    r"(?: (?:and|/|&) ?(?:alt|ast))?(?: (?:is|are|was|were|has|have|been|now|all|completely|both|stays?)){0,3} ?"
    r"(?:normal\w*|within (?:normal|range|limits)|in (?:normal )?range)\b"
    r"|\bnormal (?:alt|ast|lfts?|transaminases?|enzymes|liver (?:tests|enzymes))\b",
    re.IGNORECASE,
)
_IN_WEEKS = {"days": 1 / 7, "weeks": 1.0, "months": 4.35}


def response(desk: Desk) -> Part:
    """What the given course means by each endpoint, as far as the numbers tell; what is missing is asked for."""
    title = strings.TITLES["interpret_response"]
    definitions = [d for d in desk.base.evidence(r.Statement, topic="definition") if d.term in _TERMS]
    if not definitions:
        return not_held(desk, title)
    told, drug = _course(desk), _second_line(desk)
    read = list(_change(told)) if told is not None else []
    if drug is not None:
        read = [*_too_early_on_second_line(desk), *read, *_on_second_line(desk, drug)]
    else:
        read = [*([desk.citer.line(_TOO_EARLY)] if too_early(desk) else []), *read]
        read += _verdict(desk, told) if told is not None else _verdict_of_a_fall(desk)
    of_before = told is not None and not desk.asked.mentions.measure(told[0].name)
    asked_of = "non_response" in desk.asked.mentions.values("reason")
    lines = [*_normal(desk), *read] if of_before and not asked_of else [*read, *_normal(desk)]
    counted = told is not None or _fell(desk) is not None
    leading = _NON_RESPONSE if counted and _early(desk) and drug is None else _COMPLETE
    ordered = sorted(definitions, key=lambda d: (d.id != leading, d.rank, d.id))
    lead = (*lines, line(desk, ordered[0]))
    return Part(title, lead, (Section("definition", "Endpoints", tuple(line(desk, d) for d in ordered[1:5])),))


def too_early(desk: Desk) -> bool:
    """Whether a response is told of a time in which it is not judged yet."""
    text, mentions = desk.message or desk.asked.text, desk.asked.mentions
    return too_early_for_non_response(text, mentions) or asked_too_early(text, mentions, desk.case)


def being_tried(desk: Desk) -> bool:
    """Whether options are asked for while a second-line drug is taken of which nothing says that it failed or did harm:
    the reason is still the one for which the first line was left.
    """
    taken = [drug for drug in desk.case.current if drug in SECOND_LINE]
    left = desk.case.reason in ("insufficient_response", "non_response") and not desk.told
    unharmed = len(taken) == 1 and taken[0] not in desk.case.still_on and not desk.case.reacted(tuple(taken))
    alone = (
        all(mention.value == "options" for mention in desk.asked.mentions.found) and not desk.asked.mentions.measures
    )
    return left and unharmed and alone and any(name in desk.case.values for name in TRANSAMINASES)


def _within_limit(measure: Measure) -> bool:
    return measure.unit == "xULN" and measure.number <= 1 and measure.comparator != ">"


def _second_line(desk: Desk) -> str | None:
    """The second-line drug by which the message's numbers came about: the one it names, or the one that is taken."""
    named = [drug for drug in desk.asked.mentions.values("drug", "affirmed") if drug in SECOND_LINE]
    taken = named or [drug for drug in desk.case.current if drug in SECOND_LINE]
    return taken[0] if len(taken) == 1 and taken[0] in desk.base.drugs else None


def _too_early_on_second_line(desk: Desk) -> list[Line]:
    """A small fall in its first weeks is not called a failure of the drug."""
    weeks = _weeks(desk)
    early = weeks is not None and weeks < aid_number("aid-time-of-complete-response", "weeks")
    return [desk.citer.line(_EARLY_ON_SECOND_LINE)] if early else []


def _on_second_line(desk: Desk, drug: str) -> list[Line]:
    """How long the drug took elsewhere, and the dose of the sources where the one told is smaller."""
    steps, ids = desk.base.drugs[drug].doing_it, list[str]()
    if steps is not None:
        ids += [found for found in steps.judge if found != _COMPLETE]
        ids += [found for found in steps.start if _is_more(desk, drug, found)][:1]
    return list(desk.citer.lines(tuple(ids)))


def _is_more(desk: Desk, drug: str, identifier: str) -> bool:
    """Whether a record gives adults at least so much of the drug a day as is more than what is taken."""
    dose = desk.case.doses.get(drug)
    taken = dose.milligrams_a_day if dose else None
    record = next((record for record in desk.base.all(r.Regimen) if record.id == identifier), None)
    if taken is None or record is None or desk.case.state("child") == "yes":
        return False
    least = (Dose(d.low, d.unit).milligrams_a_day for d in record.doses if d.per == "day" and d.high is not None)
    return any(low is not None and taken < low for low in least)


def _course(desk: Desk) -> tuple[Measure, Measure] | None:
    """First and last value of the transaminase that was given more than once; ALT before AST. Where the message tells
    transaminases of its own, a course told before of another one is none of them.
    """
    names = [name for name in TRANSAMINASES if desk.asked.mentions.measure(name)] or TRANSAMINASES
    for name in names:
        values = course(desk, name)
        if len(values) >= 2 and values[0].number > 0 and _in_one_unit(values[0], values[-1]):
            return values[0], values[-1]
    return None


def _in_one_unit(first: Measure, last: Measure) -> bool:
    """Whether two results can be compared: an enzyme told once without its unit is in the same."""
    return first.unit == last.unit or (None in (first.unit, last.unit) and "xULN" not in (first.unit, last.unit))


def _weeks(desk: Desk) -> float | None:
    times = [m.number * _IN_WEEKS[m.unit] for m in desk.asked.mentions.measures if m.unit in _IN_WEEKS]
    told = (desk.case.values.get(name) for name in TRANSAMINASES)
    return max(times) if times else next((value.weeks for value in told if value and value.weeks), None)


def _early(desk: Desk) -> bool:
    weeks = _weeks(desk)
    return weeks is None or within_first_weeks(weeks)


def _exact(told: tuple[Measure, Measure]) -> bool:
    return not any(measure.comparator for measure in told)


def _fall(told: tuple[Measure, Measure]) -> float:
    first, last = told
    return 100 * (first.number - last.number) / first.number


def _change(told: tuple[Measure, Measure]) -> tuple[Line, ...]:
    first, last = told
    change = _fall(told)
    words = f"fall of {change:.0f} %" if change >= 0 else f"rise of {-change:.0f} %"
    spoken = calculated(f"{first.name.upper()} {number(first.number)} to {number(last.number)}: {words}.")
    return (spoken,) if _exact(told) else ()


def _verdict(desk: Desk, told: tuple[Measure, Measure]) -> list[Line]:
    """What the IAIHG definition of non-response makes of a course of the first weeks."""
    change = _fall(told)
    # Of a fall by half non-response is denied whenever it is asked of
    denied = change >= _half() and "non_response" in desk.asked.mentions.values("reason")
    if not (_early(desk) or denied) or not (_exact(told) or _decided(*told, change)):
        return []
    if change < _half() and (too_early(desk) or (change < 0 and on_a_thiopurine_alone(desk.asked.mentions))):
        return []
    verdict = "reading-response-non-response" if change < _half() else "reading-response-not-non-response"
    lines = [desk.citer.line(verdict)]
    if _weeks(desk) is None:
        lines.append(desk.citer.line("reading-response-which-time"))
    return lines


def _fell(desk: Desk) -> bool | None:
    """Whether a fall told in percent or as a part, "ALT down 40 %", is one by half; None where none is told."""
    return fell_by_half((desk.message or desk.asked.text).lower(), desk.asked.mentions)


def _verdict_of_a_fall(desk: Desk) -> list[Line]:
    """What the IAIHG definition of non-response makes of a fall told in percent, of the first weeks."""
    halved = _fell(desk)
    if halved is None or not _early(desk) or (not halved and too_early(desk)):
        return []
    verdict = "reading-response-not-non-response" if halved else "reading-response-non-response"
    return list(desk.citer.lines((verdict, *(("reading-response-which-time",) if _weeks(desk) is None else ()))))


def _half() -> float:
    return aid_number("aid-fall-of-non-response", "percent")


def _decided(first: Measure, last: Measure, change: float) -> bool:
    """Whether "from >1000 to 300" or "to <40" lies on one side of the half, whatever the exact number."""
    at_least = first.comparator != "<" and last.comparator != ">"
    at_most = first.comparator != ">" and last.comparator != "<"
    return at_least if change >= _half() else at_most


def _normal(desk: Desk) -> list[Line]:
    """Whether the last values, of the message or of the case, are normal, where they are given as multiples of the
    upper limit; asked otherwise.
    """
    names = (*TRANSAMINASES, "igg")
    of_case = {name: measure for name in names if (measure := known(desk, name))}
    last = of_case | {m.name: by_its_limit(desk, m) for m in desk.asked.mentions.measures if m.name in names}
    multiples = [m for m in last.values() if m.unit == "xULN"]
    if any(m.comparator != "<" and (m.number > 1 or (m.number == 1 and m.comparator == ">")) for m in multiples):
        return [desk.citer.line("reading-response-not-complete")]
    transaminases = [m for name, m in last.items() if name != "igg"]
    if transaminases and all(_within_limit(m) for m in last.values()):
        complete = "reading-response-complete" if "igg" in last else "reading-response-igg-missing"
        return [desk.citer.line(complete)]
    if set(last) == {"igg"} and _ENZYMES_NORMAL.search(desk.message or desk.asked.text):
        return [desk.citer.line("reading-response-igg-decides")]
    return [desk.citer.line("reading-response-limits-needed")] if last else []
