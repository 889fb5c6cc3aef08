"""The measure of plans in fresh words: its halves are apart, its rules exist, and what was reached stays reached."""

from __future__ import annotations

import pytest

from bot.nlu.weights.reader_data import same_as
from tests.base import base
from tests.evaluation.__main__ import Asker
from tests.evaluation.gates import missed
from tests.evaluation.plans.measure import HALVES, measured, plans


@pytest.mark.parametrize("half", HALVES)
def test_every_rule_named_exists_and_has_messages_with_and_without_its_danger(half: str) -> None:
    asked = plans(half)
    rules = {plan.rule for plan in asked}
    unknown = sum(rule not in base() for rule in {*rules, *(same for rule in rules for same in same_as(rule))})
    one_sided = sum(len({plan.danger for plan in asked if plan.rule == rule}) < 2 for rule in rules)
    assert (unknown, one_sided) == (0, 0)  # counted: a held-out row is not printed


def test_no_message_is_in_two_halves() -> None:
    texts = [plan.text.lower() for half in HALVES for plan in plans(half)]
    shared = len(texts) - len(set(texts))
    assert shared == 0


@pytest.mark.slow
def test_fresh_words_are_understood_as_often_as_before(asker: Asker) -> None:
    reached = {
        f"{half}_{name}".replace(" ", "_"): share
        for half in HALVES
        for name, share in measured(asker, plans(half)).shares.items()
    }
    assert missed("plans", reached) == []
