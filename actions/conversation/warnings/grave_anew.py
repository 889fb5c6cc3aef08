"""Warnings told in this case that news brings up again and in full: a potassium behind a creatinine, although the same
rule warned of the creatinine; a pregnancy, although it warned of the wish for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from actions.case.patient import Case
from actions.conversation.draft import Draft
from actions.knowledge.kinds import PlanRule, When
from actions.reasoning.conditions import Scene, evaluate

_PREGNANT = "pregnant"


def settle(draft: Draft, before: Case, rules: Iterable[PlanRule]) -> None:
    """Count no rule as told of before that one of the message's new numbers, or a new pregnancy, makes hold."""
    new, told = _new_numbers(draft, before), [rule for rule in rules if rule.id in draft.warned_before]
    anew = {rule.id for rule in told if _holds_by(rule.when, new, draft.considered)}
    if before.state(_PREGNANT) != "yes" and draft.considered.state(_PREGNANT) == "yes":
        anew |= {rule.id for rule in told if _PREGNANT in set(_conditions(rule.when))}
    draft.warned_before = tuple(identifier for identifier in draft.warned_before if identifier not in anew)


def _new_numbers(draft: Draft, before: Case) -> frozenset[str]:
    """The tests of which the message tells another number than was known."""
    told = draft.turn.mentions.measures
    known = {name: value.number for name, value in before.values.items()}
    return frozenset(measure.name for measure in told if known.get(measure.name) != measure.number)


def _holds_by(when: When, names: frozenset[str], case: Case) -> bool:
    """Whether one of the limits that the rule sets for these tests is passed in the case."""
    return any(
        name in names and evaluate(part, Scene(case)) is True
        for part in _limits(when)
        for name in (part.measure or part.rising,)
    )


def _conditions(when: When) -> Iterator[str]:
    """The conditions of the patient that a rule asks for."""
    if when.condition:
        yield when.condition
    for part in (*when.all, *when.any):
        yield from _conditions(part)


def _limits(when: When) -> Iterator[When]:
    """The conditions of a rule that ask for a number below or above another; "above 0" only asks whether it is told."""
    if (when.measure or when.rising) and (when.below or when.above):
        yield when
    for part in (*when.all, *when.any):
        yield from _limits(part)
