"""Numbers and times that a message states of the patient: which of them still hold, and what belongs to one course.

Apart from the conditions (`told.py`): of those a message says yes or no, of these when and of what.
"""

from __future__ import annotations

import re

from actions.case.harms.dechallenge import is_of_a_rise
from actions.case.mentions import SENTENCE_END, Measure, Mention, Mentions
from actions.case.patient import Value
from actions.case.values import levels, sampling
from actions.case.values.weight import is_change

_NOT_VALUES = {"age", "dose", "duration", "percent"}
_ONE_BREATH = 60  # characters between the first and the last number of one course
_SHORTLY = 16  # characters between missed doses and how long they were missed
_AT = 4  # characters, as in "G1P0 at 19 weeks"
_IN_WEEKS = {"days": 1 / 7, "weeks": 1.0, "months": 4.35, "years": 52.2}
_ASKED_AND_DENIED = re.compile(r"[^.;?!\n]{0,20}\?\s*(?:no|nope|sorry|wrong|correction)\b")
_ASIDE = re.compile(r"\s*\([^()\n]*\)")
_COUNTS = frozenset({"neutrophils", "wbc", "platelets", "lymphocytes"})
_DATED_END = re.compile(
    r"\b(?:stopped|discontinued|withdrawn|ceased|came off)\b[^.;?!]{0,20}?(?:\b(?:19|20)\d\d\b"
    r"|\b\d{1,2}/\d{2,4}\b|\bago\b"
    r"|\blast year\b)"
)
# Results for which a drug is stopped
_OF_A_HARM = _COUNTS | {"creatinine", "amylase"}
_ENDED_FOR = re.compile(
    r"\b(?:stopped|discontinued|withdrawn|ceased|came off|off)\s*(?:in |back in )?(?:\w{3,9} )?(?:(?:19|20)\d\d"
    r"|\d+ ?(?:years?|yrs?|y|months?|mths?) (?:ago|back)|last year)\s*(?:[:(–-]|for\b|with\b|because\b"
    r"|due to\b|when\b|as\b|after\b)"
)
_THEN = re.compile(
    r"\s*(?:x?\s?10\S*)?\s*[(,]?\s*(?:then|at the time|at that time|back then"
    r"|that time|in those days)\b(?! (?:rose|fell|\d|to|up|down))"
)
# "AKI on tac, creat 210, resolved off it"
_RECOVERED = re.compile(
    r"(?![^.;?!]{0,30}\b(?:not|never|partly|partially|until|if|once|hasn'?t|yet)\b)[^.;?!\d]{0,25}"
    r"\b(?:resolved|recovered|normali[sz]ed|settled|(?:all )?back to (?:normal|baseline)|now normal)\b"
)
# What in the brackets behind a drug tells of another one that is over
_WENT_BEFORE = re.compile(r"\b(?:prev\w*|prior|before|first|ex|after|failed|stopped|intoler\w+|withdrawn)\b")
_BEGUN = re.compile(
    r"\s*(?:\d[\d.]*\s*(?:mg|g)?\s*(?:od|bd|daily)?\s*)?(?:was |then )?(?:started|begun|tried|since|given"
    r"|for \d)"
)
_NOW = re.compile(r"\b(?:now|currently|today|since then|at present)\b", re.IGNORECASE)
_HOW_BAD = re.compile(r"\s*[(,:-]?\s*(with )?[A-Za-z]+(\s(count|of|was))*\s*[<:=]*\s*")


def values(mentions: Mentions, text: str = "") -> dict[str, Value]:
    """The last number of each test; of a course also its first number, and its weeks where these are told."""
    weeks = weeks_told(mentions)
    late = {levels.LEVEL} if sampling.behind_the_dose(text) else set()  # no trough, which the case would hold it for
    told = (m for m in mentions.measures if m.name not in late and not is_change(m, mentions, text))
    present = Mentions(
        mentions.found,
        tuple(m for m in told if not _of_the_past(m, mentions, text) and not _put_right(m, mentions, text)),
    )
    return {
        name: _value(present.course(name), weeks, mentions)
        for name in dict.fromkeys(m.name for m in present.measures)
        if name not in _NOT_VALUES
    }


def _put_right(measure: Measure, mentions: Mentions, text: str) -> bool:
    """Whether a number is asked, answered by no and told otherwise: "8 kg infant? no, 28 kg"."""
    denied = _ASKED_AND_DENIED.match(text.lower(), measure.end)
    return denied is not None and any(m.name == measure.name and m.start >= denied.end() for m in mentions.measures)


def _of_the_past(measure: Measure, mentions: Mentions, text: str) -> bool:
    """Whether a number only says how bad a reaction of the past was: "leucopenia (WCC 1.9) in 2020", "aza gave
    pancytopenia (WCC 1.1, plt 40). Now on MMF, WCC 2.4".
    """
    aside = any(
        (opened := _ASIDE.match(text, mention.end)) and opened.start() < measure.start < opened.end()
        for mention in mentions.of("reaction", "affirmed", "historical")
    )
    lowered = text.lower()
    if is_of_a_rise(measure, mentions, text) or _when_it_was_stopped(measure, mentions, lowered):
        return True
    if measure.name == "creatinine" and _RECOVERED.match(lowered, measure.end):
        return True
    if measure.name in _OF_A_HARM and (
        _THEN.match(lowered, measure.end) or _behind_its_end(measure, mentions, lowered)
    ):
        return True
    again = any(m.name == measure.name and m.start > measure.end for m in mentions.measures)
    if measure.name in _OF_A_HARM and _in_anothers_brackets(measure, mentions, lowered):
        return True
    if aside and (again or _NOW.search(text, measure.end)):
        return True
    return any(
        mention.end <= measure.start and _HOW_BAD.fullmatch(text[mention.end : measure.start])
        for mention in mentions.of("reaction", "historical")
    )


def _in_anothers_brackets(measure: Measure, mentions: Mentions, lowered: str) -> bool:
    """Whether a result stands in brackets that tell what another drug did before the one they stand behind: "MMF since
    2020 (AZA - marrow suppression, neuts 0.4)".
    """
    opened, closed = lowered.rfind("(", 0, measure.start), lowered.find(")", measure.end)
    if opened < 0 or closed < 0 or ")" in lowered[opened : measure.start] or _NOW.search(lowered, opened, closed):
        return False
    start = max((m.end() for m in SENTENCE_END.finditer(lowered, 0, opened)), default=0)
    taken = {d.value for d in mentions.of("drug") if start <= d.start < opened}
    within = {d.value for d in mentions.of("drug") if opened < d.start < measure.start}
    harmed = any(opened < r.start < closed for r in mentions.of("reaction", "affirmed", "historical"))
    return bool(taken and within - taken) and (harmed or bool(_WENT_BEFORE.search(lowered, opened, measure.start)))


def _behind_its_end(measure: Measure, mentions: Mentions, lowered: str) -> bool:
    """Whether a result stands behind the dated end of a drug as what it was stopped for: "AZA stopped 2022: WCC 1.9,
    neut 0.7"; not a number of the same test that is told again.
    """
    start = max((m.end() for m in SENTENCE_END.finditer(lowered, 0, measure.start)), default=0)
    ended = _ENDED_FOR.search(lowered, start, measure.start)
    if ended is None or _NOW.search(lowered, start, measure.start):
        return False
    named = any(start <= drug.start < measure.start for drug in mentions.of("drug"))
    return named and not any(m.name == measure.name and m.start > measure.end for m in mentions.measures)


def _when_it_was_stopped(measure: Measure, mentions: Mentions, lowered: str) -> bool:
    """Whether a count is told with the dated end of a drug that another has followed since: "aza stopped 2/2026
    neutrophils 0.7. MMF 1 g bd started, diarrhoea".
    """
    if measure.name not in _COUNTS or any(m.name == measure.name and m.start > measure.end for m in mentions.measures):
        return False
    start = max((m.end() for m in SENTENCE_END.finditer(lowered, 0, measure.start)), default=0)
    end = SENTENCE_END.search(lowered, measure.end)
    if end is None or not _DATED_END.search(lowered, start, end.start()) or _NOW.search(lowered, start, end.start()):
        return False
    over = {d.value for d in mentions.of("drug") if start <= d.start < measure.start}
    return bool(over) and any(
        d.start > end.start() and d.value not in over and _BEGUN.match(lowered, d.end) for d in mentions.of("drug")
    )


def _value(course: tuple[Measure, ...], weeks: float | None, mentions: Mentions) -> Value:
    last = course[-1]
    drug = levels.told_of(last, mentions.values("drug")) if last.name == levels.LEVEL else None
    unit, limit = last.unit or course[0].unit, last.limit
    if len(course) < 2 or unit != (course[0].unit or unit) or _apart(course[0], last):
        return Value(last.number, last.unit, drug=drug, limit=limit, comparator=last.comparator)
    return Value(last.number, unit, course[0].number, weeks, drug, limit)


def _apart(first: Measure, last: Measure) -> bool:
    """Whether two numbers are too far apart to be one course; one said to be of before never is."""
    return not first.began and abs(last.start - first.end) > _ONE_BREATH


def weeks_told(mentions: Mentions) -> float | None:
    """The longest time told, in weeks; how far a pregnancy has gone, or how long doses were missed, is no time of
    treatment.
    """
    told = mentions.of("condition", "affirmed")
    times = [
        m.number * _IN_WEEKS[m.unit]
        for m in mentions.measures
        if m.name == "duration" and m.unit in _IN_WEEKS
        if not any(p.value == "pregnant" and _of_gestation(m, p) for p in told)
        if not any(p.value == "non-adherence" and 0 <= m.start - p.end <= _SHORTLY for p in told)
    ]
    return max(times, default=None)


def _of_gestation(measure: Measure, pregnancy: Mention) -> bool:
    """Whether a time is told within or right beside the word for a pregnancy: "33 weeks pregnant"."""
    return measure.start - _AT < pregnancy.end + 1 and pregnancy.start - _AT < measure.end + 1
