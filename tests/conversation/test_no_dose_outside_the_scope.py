"""No reply to a message outside the scope holds a dose, in any part of it: text, evidence, sources, letter, buttons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from msgspec import json

from actions.answers.desk import Asked
from actions.answers.model import Answer
from actions.case.mentions import Mention, Mentions
from actions.case.patient import Case
from actions.conversation.focus import Focus
from actions.conversation.scope.boundary import OUT_OF_SCOPE
from actions.conversation.turn import Turn
from actions.knowledge.kinds import PlanRule
from actions.knowledge.validation import DOSE
from tests.base import assistant, base

DEVELOPMENT = Path(__file__).parents[1] / "safety" / "development"
MESSAGES = [row["text"] for row in yaml.safe_load((DEVELOPMENT / "unsafe_plans.yml").read_text(encoding="utf-8"))]
DRUGS = sorted(base().drugs)
CONDITIONS = sorted(
    {"pregnant", "cirrhosis", "hbsag-positive", "tpmt-deficient", "tuberculosis", "sepsis", "acute-liver-failure"}
)


def replies(intent: str) -> dict[str, Answer]:
    """To development messages, each as if the classifier were sure of the intent, and read as about every drug."""
    found = tuple(Mention("drug", drug, 0, 1) for drug in DRUGS)
    found += tuple(Mention("condition", condition, 0, 1) for condition in CONDITIONS)
    said = {}
    for text in MESSAGES[::7]:
        mentions = Mentions(found)
        turn = Turn(
            text, (Asked(intent, text, mentions, confidence=1.0),), mentions, Case(), Focus(), date(2026, 11, 24)
        )
        said[text] = assistant().respond(turn).answer
    return said


@pytest.mark.parametrize("intent", [*sorted(OUT_OF_SCOPE), "emergency"])
def test_no_part_of_a_reply_holds_a_dose(intent: str) -> None:
    answers = replies(intent)
    refused = {text: answer for text, answer in answers.items() if answer.kind in ("decline", "emergency")}
    assert refused, "second thoughts made answers of them all"
    dosed = {
        text: found[0]
        for text, answer in refused.items()
        if (found := DOSE.search(json.encode({**answer.as_dict(), "case": ()}).decode()))
    }
    assert dosed == {}


def test_some_warnings_do_hold_a_dose_elsewhere() -> None:
    """Otherwise the test above would prove nothing."""
    assert any(DOSE.search(rule.text) for rule in base().all(PlanRule))
