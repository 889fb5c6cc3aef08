"""Under which reason the options of a case are ranked, and under which guidelines place its drugs.

Who did not tolerate the one second-line drug that was given has not gone through the second line: the other one is
still to be tried, for the reason for which first-line treatment was left. Only a failure, or both of them gone, is
where third-line treatment begins.
"""

from __future__ import annotations

from collections.abc import Collection

from actions.case.patient import SECOND_LINE, STEROIDS, THIOPURINES, Case
from actions.case.reason.reasons import reason_of_outcomes
from actions.knowledge.base import KnowledgeBase
from actions.reasoning.standings import judge

NOT_TOLERATED = "second_line_not_tolerated"
"""The reason, never one of a case by itself, under which the second-line drug that is left is shown."""
POSITIONED_AS = {
    "loss_of_response_on_treatment": "insufficient_response",
    "intolerance_and_insufficient_response": "insufficient_response",
    "non_response": "insufficient_response",
}
"""A reason without guideline positions of its own is placed by the one it is closest to; records say so in the guide's
label."""
_PAIR = ("mycophenolate", "tacrolimus")
_SECOND_NOT_THIRD = (*_PAIR, "ciclosporin")
_OPEN = (None, "unclear", "second_line_failed")


def harmful_second_line(case: Case) -> str | None:
    """The second-line drug that did harm, where it is the only one that was given and did not fail; else None."""
    blamed = [reaction.drug for reaction in case.reactions if reaction.drug in SECOND_LINE]
    given = [drug for drug in SECOND_LINE if drug in (*case.tried, *case.current, *case.still_on, *blamed)]
    if len(given) != 1 or given[0] not in _SECOND_NOT_THIRD:
        return None
    drug = given[0]
    harmed = case.tried.get(drug) == "not tolerated" or (drug in blamed and case.tried.get(drug) != "insufficient")
    return drug if harmed else None


def guided(base: KnowledgeBase, reason: str, case: Case, left_out: Collection[str] = ()) -> str:
    """The reason under which options are shown: of a second-line drug that only did harm that of the drug that is left,
    unless that one is to be avoided here, or is among those to be `left_out`: who refuses it is behind the second line.
    """
    harmful = harmful_second_line(case) if reason in _OPEN else None
    if harmful is None:
        harmed = any(reaction.drug in SECOND_LINE for reaction in case.reactions)
        return "second_line_failed" if harmed and reason in _OPEN else reason  # what comes after it is asked for
    before = _before_second_line(case)
    left = [drug for drug in _PAIR if drug != harmful]
    if set(left) <= {*left_out}:
        return "second_line_failed"
    if all(judge(base, drug, _positioned(base, before), case).standing == "avoid" for drug in left):
        return reason
    return before if before == "thiopurine_intolerance" else NOT_TOLERATED


def placed(base: KnowledgeBase, reason: str, case: Case) -> str:
    """The reason under which guidelines place drugs: its own where they do, otherwise the closest one."""
    return _positioned(base, _before_second_line(case) if reason == NOT_TOLERATED else reason)


def _positioned(base: KnowledgeBase, reason: str) -> str:
    return reason if base.positions(reason) else POSITIONED_AS.get(reason, reason)


def _before_second_line(case: Case) -> str:
    """Why first-line treatment was left, by what its drugs did; "unclear" where that is not told."""
    first = {drug: outcome for drug, outcome in case.tried.items() if drug in (*THIOPURINES, *STEROIDS)}
    found = reason_of_outcomes(first)
    return "unclear" if found in (None, "steroid_intolerance") else str(found)
