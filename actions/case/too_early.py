"""Whether treatment is too young, or first-line treatment not complete, to have failed where no word says so."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.case.mentions import Mentions
from actions.case.patient import SECOND_LINE, STEROIDS, THIOPURINES
from actions.case.reasons import halved, measured, raised, says_worse, within_first_weeks
from actions.case.told import weeks_told
from actions.case.upper_limits import TRANSAMINASES
from actions.knowledge.reading_aids import aid_number
from actions.reader.drug_states import State

_FIRST_LINE = (*THIOPURINES, *STEROIDS)
_OF_THE_PATIENT = frozenset({"age", "dose", "duration", "weight"})
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
    early = too_early_to_judge(text, mentions)
    second = tuple(drug for drug in thought if drug in SECOND_LINE and early)
    responds = falls_by_half(text, mentions) or _to_be_completed(text, mentions, states) or _first_days(text, mentions)
    return (*second, *(drug for drug in thought if drug in _FIRST_LINE and responds))


def falls_by_half(text: str, mentions: Mentions) -> bool:
    """Whether the transaminases fell by half in the first weeks, and no word says that this is not enough; that it is
    no non-response the numbers say themselves: "AST 210 -> 48 in 4 weeks. Non-response?".
    """
    return halved(mentions, text) and not _reasons_told(mentions) - {"non_response"}


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
    return bool(_reasons_told(mentions))


def _reasons_told(mentions: Mentions) -> set[str]:
    return set(mentions.values("reason", "affirmed", "historical", "possible"))
