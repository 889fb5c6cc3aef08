"""Warnings: unsafe plans and emergencies that records describe, and the wordings their rules listen for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from msgspec import structs

from actions.case.patient import Case, Value
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.kinds import PlanRule, Wording
from actions.reasoning.conditions import Scene, evaluate, holding_with, interacting

# Classes as a plan means them: "steroids in cirrhosis" is no plan for budesonide, "a biologic" may be any of them.
CLASSES: dict[str, tuple[str, ...]] = {
    "thiopurine": ("azathioprine", "mercaptopurine"),
    "calcineurin-inhibitor": ("tacrolimus", "ciclosporin"),
    "mtor-inhibitor": ("sirolimus", "everolimus"),
    "anti-tnf": ("infliximab",),
    "anti-cd20": ("rituximab",),
    "biologic": ("rituximab", "infliximab"),
    "steroid": ("prednisolone",),
}


class Wordings:
    """The `Wording` records of a base, each as one pattern."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._patterns = {wording.id: spoken(wording.forms) for wording in base.all(Wording)}

    def said(self, text: str) -> frozenset[str]:
        """Ids of the wordings that occur in a lower-case text."""
        return frozenset(identifier for identifier, pattern in self._patterns.items() if pattern.search(text))

    def places(self, wording: str, text: str) -> tuple[tuple[int, int], ...]:
        """Where a wording occurs in a lower-case text; nowhere when the base has no such wording."""
        pattern = self._patterns.get(wording)
        return tuple(match.span() for match in pattern.finditer(text)) if pattern else ()


def spoken(forms: Iterable[str]) -> re.Pattern[str]:
    """The pattern of a wording's forms: a space also matches a hyphen or several blanks, `*` any ending."""
    parts = [re.escape(form).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+") for form in forms]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?!\w)")


def raised(
    rules: Iterable[PlanRule], now: Scene, before: Case, message: Case, again: Collection[str] = ()
) -> tuple[PlanRule, ...]:
    """Rules that hold now and that this message brings up: not those that already held without it, unless one of their
    drugs is asked about, more makes them hold (pregnant, where pregnancy was only wished for), or a number they hold by
    is told anew, or a medicine spoken of before is said to be given all the same (`again`). By rank, then id.
    """
    then, alone = Scene(before), _of_message(now, message)
    found = [
        rule
        for rule in rules
        if evaluate(rule.when, now) is True
        and (
            evaluate(rule.when, then) is not True
            or evaluate(rule.when, alone) is True
            or any(_is_new(condition, now, before) for condition in holding_with(rule.when))
            or _by_its_numbers(rule, now, message)
            or set(rule.drugs) & set(now.asked)
            or interacting(rule.when) & {*again}
        )
    ]
    return tuple(sorted(found, key=lambda rule: (rule.rank, rule.id)))


def _is_new(condition: str, now: Scene, before: Case) -> bool:
    return now.case.state(condition) == "yes" and before.state(condition) != "yes"


def _by_its_numbers(rule: PlanRule, now: Scene, message: Case) -> bool:
    """Whether the rule would not hold without the numbers of the message ("platelets now 40"), or holds by these alone
    among all that are known: a potassium behind a creatinine.
    """
    if not message.values:
        return False
    known = {name: value for name, value in now.case.values.items() if name not in message.values}
    if not _holds_with(rule, now, known):
        return True
    told = {name: value for name, value in now.case.values.items() if name in message.values}
    return _holds_with(rule, now, told) and not _holds_with(rule, now, {})


def _holds_with(rule: PlanRule, now: Scene, values: dict[str, Value]) -> bool:
    return evaluate(rule.when, structs.replace(now, case=structs.replace(now.case, values=values))) is True


def _of_message(scene: Scene, message: Case) -> Scene:
    return structs.replace(scene, case=message)
