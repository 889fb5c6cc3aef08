"""A course of transaminases and IgG read by the endpoints of the IAIHG consensus (Pape 2022)."""

from __future__ import annotations

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.figures import number
from actions.answers.general import not_held
from actions.answers.model import Line, Part, Section
from actions.answers.readings.given import by_its_limit, calculated, course, known
from actions.answers.topics import line
from actions.case.mentions import Measure
from actions.case.reasons import within_first_weeks
from actions.case.too_early import asked_too_early, too_early_for_non_response
from actions.knowledge import kinds as r
from actions.knowledge.reading_aids import aid_number

_NON_RESPONSE = "def-non-response"
_COMPLETE = "def-complete-biochemical-response"
_TERMS = ("complete-biochemical-response", "non-response", "insufficient-response")
_TOO_EARLY = "reading-response-too-early"
_IN_WEEKS = {"days": 1 / 7, "weeks": 1.0, "months": 4.35}


def response(desk: Desk) -> Part:
    """What the given course means by each endpoint, as far as the numbers tell; what is missing is asked for."""
    title = strings.TITLES["interpret_response"]
    definitions = [d for d in desk.base.evidence(r.Statement, topic="definition") if d.term in _TERMS]
    if not definitions:
        return not_held(desk, title)
    told = _course(desk)
    lines: list[Line] = [desk.citer.line(_TOO_EARLY)] if too_early(desk) else []
    if told is not None:
        lines += _fall(desk, told)
    lines += _normal(desk)
    leading = _NON_RESPONSE if told is not None and _early(desk) else _COMPLETE
    ordered = sorted(definitions, key=lambda d: (d.id != leading, d.rank, d.id))
    lead = (*lines, line(desk, ordered[0]))
    return Part(title, lead, (Section("definition", "Endpoints", tuple(line(desk, d) for d in ordered[1:5])),))


def too_early(desk: Desk) -> bool:
    """Whether a response is told of a time in which it is not judged yet."""
    text, mentions = desk.message or desk.asked.text, desk.asked.mentions
    return too_early_for_non_response(text, mentions) or asked_too_early(text, mentions, desk.case)


def _within_limit(measure: Measure) -> bool:
    return measure.unit == "xULN" and measure.number <= 1 and measure.comparator != ">"


def _course(desk: Desk) -> tuple[Measure, Measure] | None:
    """First and last value of the transaminase that was given more than once; ALT before AST."""
    for name in ("alt", "ast", "transaminases"):
        values = course(desk, name)
        if len(values) >= 2 and values[0].number > 0 and values[0].unit == values[-1].unit:
            return values[0], values[-1]
    return None


def _weeks(desk: Desk) -> float | None:
    times = [m.number * _IN_WEEKS[m.unit] for m in desk.asked.mentions.measures if m.unit in _IN_WEEKS]
    told = (desk.case.values.get(name) for name in ("alt", "ast", "transaminases"))
    return max(times) if times else next((value.weeks for value in told if value), None)


def _early(desk: Desk) -> bool:
    weeks = _weeks(desk)
    return weeks is None or within_first_weeks(weeks)


def _fall(desk: Desk, told: tuple[Measure, Measure]) -> list[Line]:
    first, last = told
    change = 100 * (first.number - last.number) / first.number
    words = f"fall of {change:.0f} %" if change >= 0 else f"rise of {-change:.0f} %"
    exact = not (first.comparator or last.comparator)
    spoken = calculated(f"{first.name.upper()} {number(first.number)} to {number(last.number)}: {words}.")
    lines = [spoken] if exact else []
    if not _early(desk) or not (exact or _decided(first, last, change)):
        return lines
    if change < _half() and too_early(desk):
        return lines
    verdict = "reading-response-non-response" if change < _half() else "reading-response-not-non-response"
    lines.append(desk.citer.line(verdict))
    if _weeks(desk) is None:
        lines.append(desk.citer.line("reading-response-which-time"))
    return lines


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
    names = ("alt", "ast", "transaminases", "igg")
    of_case = {name: measure for name in names if (measure := known(desk, name))}
    last = of_case | {m.name: by_its_limit(desk, m) for m in desk.asked.mentions.measures if m.name in names}
    multiples = [m for m in last.values() if m.unit == "xULN"]
    if any(m.comparator != "<" and (m.number > 1 or (m.number == 1 and m.comparator == ">")) for m in multiples):
        return [desk.citer.line("reading-response-not-complete")]
    transaminases = [m for name, m in last.items() if name != "igg"]
    if transaminases and all(_within_limit(m) for m in last.values()):
        complete = "reading-response-complete" if "igg" in last else "reading-response-igg-missing"
        return [desk.citer.line(complete)]
    return [desk.citer.line("reading-response-limits-needed")] if last else []
