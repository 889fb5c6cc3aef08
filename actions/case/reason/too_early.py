"""Whether treatment is too young, or first-line treatment not complete, to have failed where no word says so."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.case.mentions import Mentions
from actions.case.patient import ADJUNCTS, SECOND_LINE, STEROIDS, THIOPURINES, Case
from actions.case.reason.quiet import results_quiet
from actions.case.reason.reasons import halved, measured, raised, says_worse, within_first_weeks
from actions.case.values.courses import TRANSAMINASES, course_halved, course_of
from actions.case.values.told_values import weeks_told
from actions.knowledge.reading_aids import aid_number
from actions.reader.drug_states import State

_FIRST_LINE = (*THIOPURINES, *STEROIDS)
_OF_THE_PATIENT = frozenset({"age", "dose", "duration", "weight"})
POOR = ("non_response", "insufficient_response", "second_line_failed")
# In a liver that fails, days decide
_ACUTE = frozenset({"acute-severe", "acute-liver-failure", "encephalopathy", "jaundice"})
_WORSE = re.compile(
    r"\b(worse\w*|rising|risen|rose|climb\w*|going up|gone up|went up|deteriorat\w+|shot up|doubl\w+)\b"
)
_FAILURES = (*POOR, "loss_of_response_on_treatment")
_GIVEN_UP = re.compile(r"\b(fail\w*|not work\w*|did ?n.t work|no (response|effect)|third|3rd|refractory)\b")
_BEGUN = re.compile(
    r"\b(start\w*|began|begun|commenced|initiated|switched|swapped|changed|moved|added|increased|raised|uptitrated)\b"
    r"[^.;?!]{0,40}$"
)
_ASKED = re.compile(r"\s*\?")
# The treatment is given up by what is asked, or has gone on for long
_WANTS_ANOTHER = re.compile(
    r"\b(next|alternativ\w*|instead|switch\w*|chang\w+|options?|what (else|now)|other|third|rescue|add|replace\w*)\b"
)
_LONG = re.compile(
    r"\b(since|years|months|for (ages|long)|long[- ]term|maximum|max|full|optimi[sz]ed|adheren\w+|complian\w+)\b"
)
_NO_BETTER = re.compile(r"\b(no|not|n'?t|never|unchanged|despite|without|hardly|barely|only|up|fail\w*|refractory)\b")


def too_early_to_judge(text: str, mentions: Mentions) -> bool:
    """Whether transaminases are told of a course too short for a failure, which no word says it is: "MMF for 3 months,
    ALT 60, what next".
    """
    weeks = weeks_told(mentions)
    if weeks is None or weeks >= aid_number("aid-time-of-complete-response", "weeks") or not measured(mentions):
        return False
    return not (says_worse(text) or _reason_told(mentions))


def not_failed(text: str, mentions: Mentions, states: Mapping[str, State]) -> tuple[str, ...]:
    """The drugs thought not to be enough of which that cannot be said yet."""
    thought = [drug for drug, state in states.items() if state == "current_insufficient"]
    if not thought:
        return ()
    early = (
        too_early_to_judge(text, mentions) or _goes_on_early(text, mentions) or _no_more_than_results(text, mentions)
    )
    if too_early_for_non_response(text, mentions):
        return tuple(thought)
    second = tuple(drug for drug in thought if drug in SECOND_LINE and (early or falls_by_half(text, mentions)))
    beside = tuple(drug for drug in thought if drug in ADJUNCTS and not _reason_told(mentions))
    responds = falls_by_half(text, mentions) or _to_be_completed(text, mentions, states) or _first_days(text, mentions)
    quiet = results_quiet(text, mentions)
    return (*second, *beside, *(drug for drug in thought if quiet or (drug in _FIRST_LINE and responds)))


def _goes_on_early(text: str, mentions: Mentions) -> bool:
    """Whether transaminases are told only to go on in the first months of a drug, and of no failure or rise: "MMF 500
    bd for 3 months, ALT still 95".
    """
    weeks = weeks_told(mentions)
    if weeks is None or weeks > aid_number("aid-first-months-of-second-line", "weeks") or not measured(mentions):
        return False
    failed = any(m.value in _FAILURES for m in mentions.of("reason", "affirmed", "historical", "possible"))
    return not (failed or _WORSE.search(text) or _GIVEN_UP.search(text))


def falls_by_half(text: str, mentions: Mentions) -> bool:
    """Whether the transaminases fell by half in the first weeks, or later before a complete response is due, and no
    word says that this is not enough; that it is no non-response the numbers say themselves: "AST 210 -> 48 in 4 weeks.
    Non-response?".
    """
    named = [m for m in mentions.of("reason", "affirmed", "historical", "possible") if m.value != "non_response"]
    if not all(_ASKED.match(text, m.end) for m in named):
        return False
    return halved(mentions, text) or (course_halved(mentions) and too_early_to_judge(text, mentions))


def too_early_for_non_response(text: str, mentions: Mentions) -> bool:
    """Whether a response is told of fewer weeks than those in which non-response is judged, and neither worse disease
    nor a failing liver: "ALT 210 -> 190 at week 2 of pred, non-responder?".
    """
    weeks, lowered = _weeks_since_begun(text, mentions), text.lower()
    if weeks is None or weeks >= aid_number("aid-time-of-non-response", "weeks"):
        return False
    if _WORSE.search(lowered) or _ACUTE & set(mentions.values("condition", "affirmed", "possible")):
        return False
    if mentions.measure("bilirubin") or mentions.measure("inr"):
        return False
    course = course_of(mentions)
    if course is not None and course.first is not None:
        return course.number <= course.first and not course.halved
    in_days = any(m.name == "duration" and m.unit == "days" for m in mentions.measures)  # as of acute disease
    return not in_days and any(m.value in POOR for m in mentions.of("reason", "affirmed", "possible"))


def asked_too_early(text: str, mentions: Mentions, case: Case) -> bool:
    """Whether a course told before, of too few weeks and no rise, is asked to be called a failure: "non-responder?"."""
    if mentions.measures or not mentions.of("reason", "affirmed", "possible") or not text.rstrip().endswith("?"):
        return False
    value = next((case.values[name] for name in TRANSAMINASES if name in case.values), None)
    if value is None or value.weeks is None or value.first is None or value.number > value.first:
        return False
    return value.weeks < aid_number("aid-time-of-non-response", "weeks") and not value.halved


def _weeks_since_begun(text: str, mentions: Mentions) -> float | None:
    """The time since treatment was begun or changed where one is told so, else the longest that is told."""
    told = [m for m in mentions.measures if m.name == "duration" and _BEGUN.search(text[: m.start].lower())]
    return weeks_told(Mentions((), (told[-1],))) if told else weeks_told(mentions)


def _no_more_than_results(text: str, mentions: Mentions) -> bool:
    """Whether transaminases or IgG are told of a treatment, and neither since when nor a word that it is not enough:
    "on MMF 1 g bd. ALT 88".
    """
    told = measured(mentions) or mentions.measure("igg") is not None
    if not told or weeks_told(mentions) is not None or _WANTS_ANOTHER.search(text):
        return False
    return not (says_worse(text) or _NO_BETTER.search(text) or _reason_told(mentions) or _LONG.search(text))


def only_begun(text: str, mentions: Mentions) -> bool:
    """Whether treatment is told of its first weeks, and neither a result nor a word of how it goes: "day 9 of pred"."""
    weeks, results = weeks_told(mentions), any(m.name not in _OF_THE_PATIENT for m in mentions.measures)
    if weeks is None or not within_first_weeks(weeks) or results:
        return False
    lowered = text.lower()
    return not (says_worse(lowered) or _NO_BETTER.search(lowered) or _reason_told(mentions))


def _first_days(text: str, mentions: Mentions) -> bool:
    """Whether treatment is told in days, and neither a word nor a course says that it does not help: "bili 190, day 6
    of it", "bili 10 -> 8, day 7".
    """
    durations = [m for m in mentions.measures if m.name == "duration"]
    if not durations or any(m.unit != "days" for m in durations):
        return False
    told = {m.name for m in mentions.measures if m.name not in _OF_THE_PATIENT}
    lowered = text.lower()
    return all(_told_once_or_falls(mentions, name) for name in told) and not (
        says_worse(lowered) or _NO_BETTER.search(lowered) or _reason_told(mentions)
    )


def _told_once_or_falls(mentions: Mentions, name: str) -> bool:
    """Whether no course of a test speaks of a failure; of transaminases, whose fall is judged by half, none is told."""
    course = mentions.course(name)
    return len(course) < 2 or (name not in TRANSAMINASES and course[-1].number < course[0].number)


def _to_be_completed(text: str, mentions: Mentions, states: Mapping[str, State]) -> bool:
    """Whether a thiopurine is only now to be added to the steroid, and nothing tells of a failure: "bili 3.4 on pred,
    start aza?".
    """
    thiopurines = [drug for drug in states if drug in THIOPURINES]
    to_come = bool(thiopurines) and all(states[drug] in ("asked", "not_taken") for drug in thiopurines)
    lowered = text.lower()
    told = says_worse(lowered) or _NO_BETTER.search(lowered) or raised(mentions) or _reason_told(mentions)
    return to_come and not told


def _reason_told(mentions: Mentions) -> bool:
    return bool(mentions.of("reason", "affirmed", "historical", "possible"))
