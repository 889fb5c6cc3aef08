"""The messages the reader learns dangers from: well formed, distinct, of rules that exist, none of the measure's."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.curation.phrasings.training_data import digest
from bot.launch.settings import ROOT
from bot.nlu.weights.reader_data import DANGERS, rows, same_as
from tests.base import base
from tests.evaluation.plans.measure import HALVES, plans

FILES = sorted(DANGERS.glob("*.jsonl"))
ENOUGH = 40  # messages of a rule, with its danger and without


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_message_is_of_a_rule_and_says_whether_its_danger_is_there(path: Path) -> None:
    known = {record.id for record in (*base().plan_rules, *base().claims)}
    for row in rows(path.parent, [path.stem]):
        assert set(row) == {"rule", "danger", "text"}
        assert row["rule"] in known
        assert isinstance(row["danger"], bool)
        assert row["text"].strip() == row["text"] != ""


def test_every_rule_has_many_messages_with_its_danger_and_without() -> None:
    found = Counter(row["rule"] for path in FILES for row in rows(path.parent, [path.stem]))
    with_ = Counter(row["rule"] for path in FILES for row in rows(path.parent, [path.stem]) if row["danger"])
    assert min(found.values()) >= ENOUGH
    assert all(0 < with_[rule] < number for rule, number in found.items())


def test_no_message_is_there_twice_and_none_is_of_the_measure() -> None:
    learnt = [digest(row["text"]) for path in FILES for row in rows(path.parent, [path.stem])]
    measured = {digest(plan.text) for half in HALVES for plan in plans(half)}
    assert len(learnt) - len(set(learnt)) == 0
    assert len(measured & set(learnt)) == 0


def test_rules_that_say_the_same_say_so_of_each_other() -> None:
    assert "plan-level-tacrolimus" in same_as("plan-level-unnamed")
    assert "plan-level-unnamed" in same_as("plan-level-tacrolimus")
    assert same_as("plan-live-vaccine") == {"plan-live-vaccine"}
