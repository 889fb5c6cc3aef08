"""What is said beside the options once drugs were refused: what remains without a new drug, and that what is left is
warned of.
"""

from __future__ import annotations

from collections.abc import Iterable

from actions.answers.desk import Desk
from actions.answers.model import Line
from actions.case.patient import SECOND_LINE, THIOPURINES
from actions.knowledge.kinds import StandingRule, When
from actions.reasoning.standings import Judgement

_STEROID_BY_ITSELF = "easl25-pred-mono"
_MYCOPHENOLATE = "mycophenolate"


def first_to_start(desk: Desk, judgements: Iterable[Judgement]) -> str | None:
    """The first option whose start is written out; none that is to be avoided, that is taken already, or of which a
    harm that came on a drug like it warns.
    """
    open_to_us = (one for one in judgements if one.standing != "avoid" and one.drug not in desk.case.current)
    fit = (one for one in open_to_us if not _by_a_harm(one))
    return next((one.drug for one in fit if desk.base.drugs[one.drug].doing_it), None)


def without_a_new_drug(desk: Desk) -> tuple[Line, ...]:
    """What the guideline allows by itself where neither a thiopurine nor mycophenolate is tolerated, once what else the
    second line has was refused.
    """
    if not {*desk.left_out} & {*SECOND_LINE}:
        return ()
    harmed = {one.drug for one in desk.case.reactions}
    harmed |= {drug for drug, outcome in desk.case.tried.items() if outcome == "not tolerated"}
    neither = _MYCOPHENOLATE in harmed and bool(harmed & {*THIOPURINES})
    return (desk.citer.line(_STEROID_BY_ITSELF),) if neither else ()


def warned_of(desk: Desk, judgements: Iterable[Judgement]) -> tuple[Line, ...]:
    """What is held of the harm that warns of the options that are left after others were refused."""
    if not desk.left_out:
        return ()
    rules = {rule.id: rule for one in judgements for rule in _by_a_harm(one)}
    return desk.citer.lines(tuple(dict.fromkeys(rule.because[0] for rule in rules.values())))


def on_a_like_harm(judgement: Judgement) -> tuple[StandingRule, ...]:
    """The rules of a harm of which the figures for the reason at large say nothing."""
    return tuple(rule for rule in judgement.holding if rule.not_of_these)


def _by_a_harm(judgement: Judgement) -> tuple[StandingRule, ...]:
    """The rules that speak against a drug because of a reaction."""
    warning = (rule for rule in judgement.holding if rule.standing in ("caution", "avoid"))
    return tuple(rule for rule in warning if _of_a_reaction(rule.when))


def _of_a_reaction(when: When) -> bool:
    return bool(when.reaction) or any(map(_of_a_reaction, (*when.all, *when.any)))
