"""Every contraindication the standing rules name, as three states of a case: present, known absent, unknown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from msgspec import Struct, structs

from actions.case.patient import TAKING, Case, Reaction, State, Value
from actions.knowledge.kinds import When
from tests.base import base

_HARMLESS = "nausea"  # a reaction no standing rule names
_NOT_SAID_WHICH = "unspecified-intolerance"
_BESIDE = 1.0  # a value this far beyond a rule's limit is on the other side of it


class Danger(Struct, frozen=True):
    """One thing a rule turns on: a kind of leaf, what it is about, and on which side the danger lies (`yes` unless the
    rule holds where the thing is missing, as contraception is).
    """

    kind: str  # condition, sex, value or reaction
    name: str
    side: State = "yes"
    limit: float = 0.0
    to: str = ""

    def present(self, case: Case) -> Case:
        """The case with it."""
        return self._with(case, self.side)

    def absent(self, case: Case) -> Case:
        """The case known to be without it."""
        return self._with(case, "no" if self.side == "yes" else "yes")

    def unknown(self, case: Case) -> Case:
        """The case in which nobody knows."""
        return self._with(case, None)

    def _with(self, case: Case, state: State | None) -> Case:
        if self.kind == "condition":
            return case.with_condition(self.name, state)
        if self.kind == "sex":
            other = {"female": "male", "male": "female"}[self.name]
            sex: Any = None if state is None else self.name if state == "yes" else other
            return structs.replace(case, sex=sex)
        if self.kind == "value":
            values = {name: value for name, value in case.values.items() if name != self.name}
            if state is not None:
                values[self.name] = Value(self.limit + (-_BESIDE if state == "yes" else _BESIDE))
            return structs.replace(case, values=values)
        others = tuple(reaction for reaction in case.reactions if reaction.drug != self.to)
        named = {"yes": self.name, "no": _HARMLESS}.get(state or "", _NOT_SAID_WHICH)
        return structs.replace(case, reactions=(*others, Reaction(named, self.to)))


@lru_cache(maxsize=1)
def dangers() -> tuple[Danger, ...]:
    """All of them, each once, in a fixed order."""
    found = {danger for rule in base().standing_rules for danger in _of(rule.when, "yes")}
    return tuple(sorted(found, key=lambda d: (d.kind, d.name, d.side, d.to)))


def _of(when: When, side: State) -> Iterator[Danger]:
    for child in (*when.all, *when.any):
        yield from _of(child, side)
    for child in when.none:
        yield from _of(child, "no" if side == "yes" else "yes")
    if when.condition:
        yield Danger("condition", when.condition, side)
    if when.sex:
        yield Danger("sex", when.sex, side)
    if when.measure and when.below is not None:
        yield Danger("value", when.measure, side, limit=when.below)
    for name in when.with_:
        yield Danger("condition", TAKING + name, side)
    for reaction in when.reaction:
        for drug in when.to:
            yield Danger("reaction", reaction, side, to=drug)
