"""A question that the sources read do not answer gets the sentence that says so first, not what lies beside it."""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from actions.knowledge import kinds as r
from tests.answers.test_readings import answer
from tests.base import base

WHOLE_TOPICS = {
    "mechanism": ("ask_mechanism", "how does {} work"),
    "target-level": ("ask_target_level", "target level of {}"),
    "time-to-response": ("ask_time_to_response", "how soon does {} work"),
    "adverse-effects": ("ask_adverse_effects", "side effects of {}"),
    "baseline": ("ask_pre_treatment_checks", "tests before {}"),
    "monitoring": ("ask_monitoring", "monitoring of {}"),
    "interactions": ("ask_interactions", "interactions of {}"),
    "licensing": ("ask_licensing", "is {} licensed"),
    "maximum": ("ask_dose", "maximum dose of {}"),
    "titration": ("ask_dose", "how to titrate {}"),
    "boxed-warning": ("ask_adverse_effects", "boxed warning of {}"),
    "action-thresholds": ("ask_monitoring", "at what counts do I stop {}"),
    "steroid-sparing": ("ask_evidence", "steroid sparing effect of {}"),
    "pregnancy": ("ask_pregnancy", "{} in pregnancy"),
    "lactation": ("ask_pregnancy", "breastfeeding on {}"),
    "contraception-women": ("ask_pregnancy", "contraception on {}"),
    "fatherhood": ("ask_pregnancy", "fathering a child on {}"),
    "renal": ("ask_special_situation", "{} in renal impairment"),
    "hepatic": ("ask_special_situation", "{} in cirrhosis"),
    "children": ("ask_special_situation", "{} in children"),
}
CASES = [
    pytest.param(record.id, drug, *WHOLE_TOPICS[field], id=f"{drug}-{field}")
    for record in base().all(r.NotKnown)
    for drug in record.drugs
    for field in record.fields
    if field in WHOLE_TOPICS
]


def leading(reply: Answer) -> list[str]:
    return [identifier for line in reply.parts[0].bottom_line for identifier in line.records]


@pytest.mark.parametrize(("record", "drug", "intent", "words"), CASES)
def test_what_was_looked_for_and_not_found_leads(record: str, drug: str, intent: str, words: str) -> None:
    name = base().drugs[drug].synonyms[0]
    assert record in leading(answer(words.format(name), intent))


@pytest.mark.parametrize(
    ("text", "intent", "first"),
    [
        ("maximum dose of azathioprine", "ask_dose", "easl25-ir-aza-up-dose"),
        ("dose of belimumab", "ask_dose", "easl25-dose-belimumab-dose"),
        ("adverse effects of tioguanine", "ask_adverse_effects", "tg-hepatotoxicity-livertox"),
        ("boxed warning of azathioprine", "ask_adverse_effects", "aza-boxed-malignancy"),
    ],
)
def test_what_is_known_leads_where_it_is_asked_for(text: str, intent: str, first: str) -> None:
    assert leading(answer(text, intent))[:1] == [first]


def test_a_gap_in_one_situation_stays_out_of_a_question_about_none() -> None:
    said = repr(answer("dose of belimumab", "ask_dose"))
    assert "no-belimumab-children" not in said
    assert "no-belimumab-dose-steps" in said


@pytest.mark.parametrize("text", ["Myfortic dose in AIH?", "myfortic 360 mg bd equals how much cellcept"])
def test_the_enteric_coated_salt_is_told_from_the_mofetil(text: str) -> None:
    warnings = " ".join(line.text for line in answer(text, "ask_dose").warnings)
    assert "not a dose of the enteric-coated" in warnings


def test_the_mofetil_is_answered_without_that_warning() -> None:
    assert not answer("CellCept dose in AIH?", "ask_dose").warnings
