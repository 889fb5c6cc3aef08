"""What a course of the transaminases says by itself, whatever its time: it fell by half, or rose from quiet disease."""

from __future__ import annotations

from msgspec import structs

from actions.case.mentions import Mentions
from actions.case.patient import Value
from actions.case.values.told_values import values, weeks_told
from actions.knowledge.reading_aids import aid_number

TRANSAMINASES = ("alt", "ast", "transaminases")


def course_halved(mentions: Mentions) -> bool:
    """Whether the course of the transaminases fell by half or more, whatever its time."""
    course = course_of(mentions)
    return course is not None and course.halved


def rose_from_quiet(mentions: Mentions) -> bool:
    """Whether the transaminases rose past the first weeks from what is read as quiet, by as much as a response would
    have them fall: "ALT 30 -> 95 in 3 months".
    """
    course = course_of(mentions)
    weeks = weeks_told(mentions)
    early = weeks is not None and weeks <= aid_number("aid-first-weeks", "weeks")
    if course is None or course.first is None or early:
        return False
    quiet = 1 if course.unit == "xULN" else aid_number("aid-quiet-transaminases", "u/l")
    return course.first <= quiet and Value(course.first, first=course.number).halved


def goes_on(name: str, known: Value | None, told: Value) -> Value:
    """A transaminase that falls further than the course that is known of it, as the end of that course: "ALT 900 to
    520", later "90". One that rises again begins none.
    """
    if name not in TRANSAMINASES or known is None or known.first is None or told.first is not None:
        return told
    falls = told.number <= known.number <= known.first and told.unit == known.unit
    return structs.replace(told, first=known.first) if falls else told


def course_of(mentions: Mentions) -> Value | None:
    """The transaminase that is told, with the value before it where one is."""
    told = values(mentions)
    return next((told[name] for name in TRANSAMINASES if name in told), None)
