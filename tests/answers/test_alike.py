"""The record that is asked for in the question's own words leads, where what stood there is clearly less like it."""

from __future__ import annotations

import pytest

from actions.knowledge.kinds import Finding
from tests.answers.test_readings import answer
from tests.answers.test_what_leads import first_lines
from tests.base import base


@pytest.mark.parametrize(
    ("text", "intent", "record"),
    [
        ("could CAR-T cells be something for her AIH", "ask_evidence", "no-car-t-cells-result"),
        ("does mycophenolate raise the chance of lymphoma", "ask_adverse_effects", "mmf-ptld"),
        (
            "is treatment failure of AASLD the same as non-response",
            "ask_definition",
            "note-aasld-failure-is-not-non-response",
        ),
    ],
)
def test_the_likest_record_stands_at_first_sight(text: str, intent: str, record: str) -> None:
    assert record in [line.records[0] for line in first_lines(answer(text, intent), 2)]


@pytest.mark.parametrize(
    ("text", "intent"),
    [("tacrolimus dose", "ask_dose"), ("rituximab versus infliximab", "ask_comparison")],
)
def test_a_question_of_a_drug_and_a_topic_keeps_the_curators_order(text: str, intent: str) -> None:
    lead = first_lines(answer(text, intent))[0]
    assert not lead.records[0].startswith(("no-tacrolimus-maximum", "conflict-infections"))


def test_a_standing_of_the_drug_stays_before_what_is_alike() -> None:
    lead = first_lines(answer("is budesonide a problem once there is cirrhosis", "ask_special_situation"))[0]
    assert "avoid" in lead.text


def test_what_is_alike_stands_once() -> None:
    part = answer("does mycophenolate raise the chance of lymphoma", "ask_adverse_effects").parts[0]
    lines = [*part.bottom_line, *(line for section in part.sections for line in section.lines)]
    assert sum("mmf-ptld" in line.records[:1] for line in lines) == 1


def test_a_figure_for_the_reason_is_not_displaced_by_one_for_both_reasons() -> None:
    asked = answer("azathioprine gave her a rash; what proportion do well on mycophenolate", "ask_evidence")
    lead = base().get(first_lines(asked)[0].records[0], Finding)
    assert lead.informs["thiopurine_intolerance"] == "direct"
