"""The numbers at which plan rules hold: each is printed by a record the rule rests on, or owned by the house."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from actions.knowledge import kinds as r

LIMITS = "aid-plan-limits"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ALMOST = 0.01  # a bound of 9.99 is one of 10: the rule holds from it on


def check_limits(by_id: Mapping[str, r.Record]) -> Iterator[tuple[str, str]]:
    """Rules with a number that neither a record they rest on prints nor the reading aid of the house names, and why
    that is a fault. A base without the aid (a made one) is not checked.
    """
    aid = by_id.get(LIMITS)
    if not isinstance(aid, r.ReadingAid):
        return
    for rule in by_id.values():
        if not isinstance(rule, r.PlanRule):
            continue
        printed = {number for i in rule.because if i in by_id for number in _printed(by_id[i])}
        told = {*_bounds(rule.when), *(_bounds(rule.unread) if rule.unread else ())}
        for number in sorted(told - {0.0}):
            if not any(_meets(number, known) for known in (*printed, *aid.numbers.values())):
                yield rule.id, f"{number:g} stands in no record it rests on, and {LIMITS} does not name it"


def _printed(record: r.Record) -> set[float]:
    return {float(number) for number in _NUMBER.findall(str(getattr(record, "text", "")).replace(",", ""))}


def _meets(number: float, known: float) -> bool:
    return number == known or 0 < known - number <= _ALMOST * known


def _bounds(when: r.When) -> Iterator[float]:
    for child in (*when.all, *when.any, *when.none, *when.unless):
        yield from _bounds(child)
    for bound in (when.above, when.below, when.aimed_above, when.cut_to, when.age_above, when.age_below):
        if bound is not None:
            yield bound
