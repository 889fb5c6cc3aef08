"""Disease that came back when treatment was stopped: nothing that was taken failed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.case.mentions import Mentions
from actions.case.patient import ADJUNCTS, SECOND_LINE, STEROIDS, THIOPURINES, Case, Outcome, Value
from actions.case.reason.reasons import raised
from actions.case.values.courses import TRANSAMINASES, rose_from_quiet
from actions.knowledge.reading_aids import aid_number

_SPARING = (*THIOPURINES, *SECOND_LINE)  # with which the disease is kept quiet, steroids apart
_TIME = r"(\d+|an?|one|two|three|four|five|six|several|few)\s?(/52|/12|weeks?|wks?|months?|mths?|mo|years?|yrs?)"
_STOPPED_AGO = re.compile(
    rf"\b(stopped|came off|quit|gave up|ditched|binned|dropped|off)\b[^.;?!]{{0,40}}"
    rf"\b({_TIME}\s(ago|back)|last (year|month|week))\b"
    rf"|\b{_TIME} (after|since) ((?!not\b|never\b)[\w-]+ ){{0,2}}((was|were) )?(stopp\w+|coming off|came off|quit\w*)\b"
    rf"|\b(after|since) (stopping|coming off|withdrawing|discontinuing)\b[^.;?!]{{0,40}}\b{_TIME}\s(ago|back)\b"
)
# "Flared after we stopped", of what was talked of before
_AFTER_ITS_END = re.compile(
    r"\b(?:after|since|when|once|following|on|upon) (?:(?:we|she|he|they|i|gp|it|that|this|treatment|everything"
    r"|(?:the |her |his )?(?:drug|tablets|meds|medication)) )?(?:(?:was|were|had|got|been) )*"
    r"(?:stopp(?:ed|ing)|withdr(?:ew|awing|awn|awal)|c(?:ame|oming) off|discontinu(?:ed|ing|ation)|cessation)"
    r"(?: (?:it|that|this|them|both|treatment|everything|the drug|altogether|completely|all))*\s*(?=[.,;:!?)]|$|\band\b"
    r"|\bher\b|\bhis\b|\balt\b|\bnow\b|\bso\b)"
)
_WAS_WELL = re.compile(
    r"\b(?<!not )(?<!never )(in (\w+ ){0,2}remission|remission (for |since )?\d|in cbr|well controlled"
    r"|normal (lfts|alt|bloods)|(was|were|been) fine"
    r"|did well|doing well|well on)\b"
)


def stopped_while_well(text: str, heard: Mentions, did: Mapping[str, Outcome], current: tuple[str, ...]) -> bool:
    """Whether what kept the disease quiet was stopped in remission and the disease came back, while of the second line
    no drug failed: it was only not tolerated, before.
    """
    stopped = [drug for drug, outcome in did.items() if outcome == "stopped"]
    failed = [drug for drug, outcome in did.items() if outcome == "insufficient"]
    back = raised(heard) or bool({"relapse", "flare"} & set(heard.values("term")))
    return bool(stopped and back and _WAS_WELL.search(text)) and not failed and not current


def back_since_it_was_stopped(text: str, heard: Mentions, did: Mapping[str, Outcome], current: tuple[str, ...]) -> bool:
    """ "I stopped my azathioprine 6 weeks ago", ALT 300 now: nothing failed, all that is told of was stopped before. So
    too where a steroid alone goes on, or alone was stopped, and the tests rose from quiet disease.
    """
    over = {drug: outcome for drug, outcome in did.items() if drug not in current}
    if not over or set(over.values()) != {"stopped"}:
        return False
    ago = bool(_STOPPED_AGO.search(text))
    if not current:
        return (raised(heard) and ago) or _kept_quiet_until(text, heard, over)
    if not {*over}.isdisjoint(_SPARING):
        return {*current} <= {*STEROIDS, *ADJUNCTS} and _kept_quiet_until(text, heard, over)
    return {*over} <= {*STEROIDS} and {*current} <= {*THIOPURINES, *ADJUNCTS} and ago and _rose(heard)


def _kept_quiet_until(text: str, heard: Mentions, over: Mapping[str, Outcome]) -> bool:
    """Whether a drug that was stopped had kept the disease quiet, which is active now."""
    well = raised(heard) and bool(_WAS_WELL.search(text))
    return not {*over}.isdisjoint(_SPARING) and (rose_from_quiet(heard) or well)


def _rose(heard: Mentions) -> bool:
    return raised(heard) or rose_from_quiet(heard)


def after_its_end(text: str) -> bool:
    """Whether a message says that something came after treatment was stopped, which it does not name."""
    return bool(_AFTER_ITS_END.search(text.lower()))


def ended_by_then(case: Case, named: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The drugs of the case that a message which names none says to have been stopped: "flared after we stopped"."""
    if named or not after_its_end(text):
        return ()
    return tuple(drug for drug in (*case.current, *case.still_on) if drug in _SPARING)


def came_back(case: Case, tried: Mapping[str, Outcome], values: Mapping[str, Value], text: str) -> bool:
    """Whether transaminases told after the end of a drug, stopped in quiet disease as the case knows it, have risen by
    as much as a response would have them fall: "ALT 70 six weeks after pred was stopped".
    """
    if "stopped" not in tried.values() or not (_STOPPED_AGO.search(text.lower()) or after_its_end(text)):
        return False
    quiet = aid_number("aid-quiet-transaminases", "u/l")
    before = ((case.values[name], values[name]) for name in TRANSAMINASES if name in values and name in case.values)
    return any(
        old.unit == new.unit
        and old.number <= (1 if old.unit == "xULN" else quiet)
        and Value(old.number, first=new.number).halved
        for old, new in before
    )


def late_and_raised(values: Mapping[str, Value]) -> bool:
    """Whether transaminases are told to be raised, and not of a treatment too short for it to have failed."""
    limit, late = aid_number("aid-raised-transaminases", "u/l"), aid_number("aid-time-of-complete-response", "weeks")
    told = [values[name] for name in TRANSAMINASES if name in values]
    return any(
        value.number > (1 if value.unit == "xULN" else limit) and (value.weeks is None or value.weeks >= late)
        for value in told
    )
