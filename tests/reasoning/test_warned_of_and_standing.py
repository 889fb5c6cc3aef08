"""A drug that is warned of in a case does not stand as if nothing spoke against it: every plan rule that holds by the
case alone goes with a standing of *caution* or *avoid* for the drug that it warns of.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec import structs

from actions.case.patient import TAKING, Case, Reaction
from actions.knowledge.kinds import PlanRule, When
from actions.reasoning.conditions import Scene, evaluate
from actions.reasoning.standings import judge
from tests.base import base

_SPOKEN_AGAINST = ("caution", "avoid")
# What is warned of because it is open stands as an open condition: who is sexually active may use contraception
_OPEN = {"plan-mycophenolate-contraception": "contraception in place"}


def leaves(when: When) -> Iterator[When]:
    """The leaves by which a rule may hold."""
    children = (*when.all, *when.any)
    yield from (leaf for child in children for leaf in leaves(child))
    if not children and not when.none and not when.unless:
        yield when


def told(leaf: When) -> Iterator[Case]:
    """The cases in which what a leaf asks for is told, each alone."""
    if leaf.condition is not None:
        yield Case(conditions={leaf.condition: "yes"})
    for reaction in leaf.reaction:
        for drug in leaf.to or ("azathioprine",):
            yield Case(reactions=(Reaction(reaction, drug),))
    for medicine in leaf.with_:
        if medicine not in base().drugs:
            yield Case(conditions={TAKING + medicine: "yes"})


def warned() -> Iterator[tuple[str, str, Case]]:
    """Rule, drug and case: the rule holds when the drug is asked about in that case, and needs no words for it."""
    for rule in base().all(PlanRule):
        if rule.kind != "unsafe plan":
            continue
        every = tuple(leaves(rule.when))
        drugs = dict.fromkeys(drug for leaf in every for drug in (*leaf.given, *leaf.asked))
        for drug in drugs:
            for case in (case for leaf in every for case in told(leaf)):
                if evaluate(rule.when, Scene(case, asked=(drug,))) is True:
                    yield rule.id, drug, case


@pytest.mark.parametrize(("rule", "drug"), sorted({(rule, drug) for rule, drug, _ in warned()}))
def test_what_is_warned_of_is_spoken_against(rule: str, drug: str) -> None:
    for warned_by, of, case in warned():
        if (warned_by, of) == (rule, drug):
            for reason in ("thiopurine_intolerance", "insufficient_response"):
                judged = judge(base(), drug, reason, structs.replace(case, reason=reason))
                named = rule in _OPEN and _OPEN[rule] in judged.label
                assert judged.standing in _SPOKEN_AGAINST or named, (case, judged.label)


def test_there_is_something_to_hold_against_each_other() -> None:
    assert len({rule for rule, _, _ in warned()}) > 20
