"""The figure checker must let every honest answer pass: each question on each drug, situation, reason and claim."""

from __future__ import annotations

import pytest

from actions.answers.checker.tracing import Tracer
from actions.answers.citing import Citer
from actions.answers.figures import describe
from actions.answers.model import Answer, Line, Part
from actions.answers.subjects.topics import TOPIC_OF
from actions.case.patient import Case
from actions.knowledge import kinds as r
from actions.knowledge.vocabulary import load_terms
from tests.asking import ask
from tests.base import base

DRUGS = sorted(base().drugs)
ABOUT_DRUGS = sorted({*TOPIC_OF, "ask_drug_overview", "ask_licensing", "interpret_trough"})
GENERAL = [
    "ask_guideline",
    "ask_first_line",
    "ask_referral",
    "ask_check_nonresponse",
    "ask_help",
    "show_case",
    "ask_more",
]
TERMS = sorted({(term.entity, term.value) for term in load_terms()} - {("drug", drug) for drug in DRUGS})


@pytest.mark.parametrize("intent", ABOUT_DRUGS)
def test_each_question_on_each_drug_is_answered(intent: str) -> None:
    assert [drug for drug in DRUGS if ask(intent, ("drug", drug)).kind == "failure"] == []


@pytest.mark.parametrize("drug", DRUGS)
def test_each_drug_against_each_other_is_answered(drug: str) -> None:
    others = [other for other in DRUGS if other != drug]
    assert [o for o in others if ask("ask_comparison", ("drug", drug), ("drug", o)).kind == "failure"] == []


@pytest.mark.parametrize(
    "intent", [*GENERAL, "ask_special_situation", "ask_definition", "ask_interactions", "inform_case"]
)
def test_whatever_is_named_is_answered(intent: str) -> None:
    assert [term for term in TERMS if ask(intent, term).kind == "failure"] == []


@pytest.mark.parametrize("reason", sorted(base().reasons))
def test_each_reason_with_each_condition_is_answered(reason: str) -> None:
    named = [value for entity, value in TERMS if entity == "condition"]
    for condition in named:
        assert ask("inform_case", case=Case(reason=reason, conditions={condition: "yes"})).kind != "failure", condition


def test_each_finding_in_a_table_is_its_own() -> None:
    tracer, citer = Tracer(base()), Citer(base())
    for finding in base().all(r.Finding):
        text, cites = describe(finding, citer)
        line = Line(text, cites, (finding.id,))
        answer = Answer("answer", parts=(Part("", (line,)),), sources=citer.citations())
        assert tracer.untraced(answer) == (), finding.id
