"""Which topic an answer begins with: what the question asks, and not what a word in it or a guess calls up."""

from __future__ import annotations

import pytest

from actions.answers.desk import Asked
from actions.answers.model import Answer
from actions.conversation.asked.desks import _compares
from tests.case.test_reading import mentions
from tests.conversation.test_dangers_of_the_ward import said


def answered(text: str, intent: str) -> Answer:
    return said((text, intent)).answer


def first_records(answer: Answer) -> tuple[str, ...]:
    lines = (line for part in answer.parts for line in part.bottom_line)
    return next((line.records for line in lines if line.records), ())


@pytest.mark.parametrize(
    ("text", "intent", "brought_on"),
    [
        ("hydralazine-induced AIH, may steroids be stopped?", "ask_stopping", True),
        ("AIH after minocycline, steroids for life?", "ask_stopping", True),
        ("psoriasis pt on adalimumab, now autoimmune-like hepatitis", "out_of_scope_near", True),
        ("RA, on golimumab, ALT 310, ANA 1:320: stop golimumab?", "out_of_scope_near", True),
        ("may steroids be stopped in AIH?", "ask_stopping", False),
        ("covid-induced AIH, may steroids be stopped?", "ask_stopping", False),
        ("AIH, nitrofurantoin for a UTI, may steroids be stopped?", "ask_stopping", False),
    ],
)
def test_hepatitis_that_a_medicine_brought_on_is_answered_as_such(text: str, intent: str, brought_on: bool) -> None:
    assert ("situation-dili" in first_records(answered(text, intent))) is brought_on


@pytest.mark.parametrize(
    ("text", "intent", "title"),
    [
        ("what is the AMBER trial of ianalumab", "acute_severe_disease", "Evidence"),
        ("first prednisolone dose in new AIH, 80 kg", "ask_first_line", "Dose"),
        ("prednisolone and azathioprine dose in new AIH", "ask_first_line", "First-line"),
        ("target for metabolites in AIH?", "ask_target_level", "Level to aim for: azathioprine"),
        ("need to check MMF levels?", "ask_monitoring", "Level to aim for"),
        ("MMF bloods how often", "ask_monitoring", "Monitoring"),
        ("tac level monitoring how often", "ask_monitoring", "Monitoring"),
        ("pred plus aza: add aza at once or after 3 weeks?", "ask_first_line", "First-line"),
        ("which guideline says what on azathioprine intolerance", "ask_guideline", "Guideline positions: intolerance"),
        ("what do guidelines say on azathioprine", "ask_guideline", "Guideline positions: azathioprine"),
    ],
)
def test_the_heading_is_of_what_is_asked(text: str, intent: str, title: str) -> None:
    assert answered(text, intent).parts[0].title.startswith(title)


@pytest.mark.parametrize(
    ("text", "compares"),
    [
        ("pred or aza first", True),
        ("pred and aza: which is better", True),
        ("pred and aza, start now or later", False),
        ("aza then MMF or tac", True),
    ],
)
def test_an_or_without_a_drug_behind_it_sets_no_drugs_against_each_other(text: str, compares: bool) -> None:
    assert _compares(Asked("ask_first_line", text, mentions(text))) is compares


@pytest.mark.parametrize(
    ("text", "intent", "record"),
    [
        ("is the flu jab ok on MMF?", "ask_interactions", "acr-vaccine-nonlive"),
        ("can she have a covid booster vaccine on tac?", "ask_interactions", "acr-vaccine-nonlive"),
        ("how long on MMF before I give up on it", "ask_time_to_response", "conflict-time-to-complete-response"),
        ("before I judge tac, how many months", "ask_time_to_response", "conflict-time-to-complete-response"),
    ],
)
def test_one_record_decides(text: str, intent: str, record: str) -> None:
    assert first_records(answered(text, intent))[0] == record


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("when is the flu jab given around rituximab?", "ask_interactions"),
        ("how fast does MMF work", "ask_time_to_response"),
    ],
)
def test_when_and_how_fast_are_other_questions(text: str, intent: str) -> None:
    deciding = ("acr-vaccine-nonlive", "conflict-time-to-complete-response")
    assert first_records(answered(text, intent))[0] not in deciding


@pytest.mark.parametrize(("sex", "girls"), [("M", False), ("F", True)])
def test_what_is_of_girls_is_not_said_of_a_boy(sex: str, girls: bool) -> None:
    answer = answered(f"14{sex} AIH, aza not tolerated, what next?", "intolerance_to_azathioprine")
    lead = " ".join(line.text for part in answer.parts for line in part.bottom_line)
    assert ("adolescent girls" in lead) is girls


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("low mood and suicidal thoughts on prednisolone 30 mg, patient is 45", True),
        ("I feel low and suicidal on prednisolone", False),
        ("patient suicidal", False),
    ],
)
def test_whom_to_call_stands_first_and_what_is_held_of_steroids_behind(text: str, held: bool) -> None:
    answer = answered(text, "intolerance_to_steroids")
    assert answer.kind == "emergency"
    assert first_records(answer) == ("boundary-self-harm",)
    assert any("reason-steroid-intolerance" in line.records for p in answer.parts for line in p.bottom_line) is held


@pytest.mark.parametrize(
    ("text", "intent", "first"),
    [
        ("zoster on MMF, stop?", "ask_special_situation", "caution"),
        ("azathioprine and alcohol", "ask_special_situation", "azathioprine"),
        ("sleeve gastrectomy, tac absorption?", "ask_special_situation", "Absorption after bariatric surgery"),
        ("cervical smears on aza, how often", "ask_monitoring", "How often cervical smears"),
        ("gelatin in CellCept capsules?", "ask_drug_overview", "What capsules and tablets are made of"),
    ],
)
def test_the_first_line_is_of_the_subject(text: str, intent: str, first: str) -> None:
    assert first in answered(text, intent).parts[0].bottom_line[0].text


def test_the_choice_put_leads_before_what_is_taken() -> None:
    answer = answered("38M on pred + aza, never in remission. MMF vs tac?", "ask_comparison")
    assert "mycophenolate" in answer.parts[0].title
    assert "tacrolimus" in answer.parts[0].title


def test_a_steroid_that_is_spared_is_not_asked_about() -> None:
    answer = answered("on phenytoin, steroid-sparing needed: MMF or tac?", "ask_interactions")
    assert not any("prednisolone" in part.title or "budesonide" in part.title for part in answer.parts)


def test_of_the_steroids_the_one_in_use_is_stopped() -> None:
    answer = answered("70F on pred 5 and aza 50, how to come off steroids?", "ask_stopping")
    assert not any("budesonide" in part.title for part in answer.parts)
