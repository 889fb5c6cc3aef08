"""What a course of the transaminases says by itself, whatever its time: it fell by half, or rose from quiet disease."""

from __future__ import annotations

from actions.case.mentions import Mentions
from actions.case.patient import Value
from actions.case.told_values import values, weeks_told
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


def course_of(mentions: Mentions) -> Value | None:
    """The transaminase that is told, with the value before it where one is."""
    told = values(mentions)
    return next((told[name] for name in TRANSAMINASES if name in told), None)
