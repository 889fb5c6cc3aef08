"""A known condition of the patient: what it changes stands in the bottom line of the options, and is the answer when it
is asked about.
"""

from __future__ import annotations

import pytest

from actions.knowledge.kinds import NotKnown, SituationGuide
from actions.knowledge.vocabulary import load_terms
from tests.answers.test_readings import answer, lines
from tests.base import base

_ASKED = "ask_special_situation"
_CALLED = {term.value: term.forms[0] for term in load_terms() if term.entity == "condition"}

# message, its intent, words that must all stand in the bottom line of the options
CASES = [
    ("29F breastfeeding, aza rash, which drug", "intolerance_to_azathioprine", ["mycophenolate is contraindicated"]),
    ("31F nursing her newborn, aza did not work, options", "refractory_disease", ["contraindicated", "compatible"]),
    ("34M wants to father a child, aza nausea, options", "intolerance_to_azathioprine", ["ACR 2020", "90 days"]),
    ("60F osteoporosis, insufficient response to aza", "refractory_disease", ["0.1 to 5.0 mg", "Fracture risk"]),
    ("melanoma 5 y ago, aza nausea, what next", "intolerance_to_azathioprine", ["skin cancer", "yearly"]),
    ("previous Hodgkin lymphoma, aza failed, options", "refractory_disease", ["EBV-related lymphoma"]),
    ("45F obese, insufficient response to aza", "refractory_disease", ["steatotic liver disease", "budesonide"]),
    ("50M with MASLD, insufficient response to aza", "refractory_disease", ["Cohorts disagree"]),
    ("50M hypertension, insufficient response to aza", "refractory_disease", ["Ciclosporin and tacrolimus"]),
    (
        "55F cardiomyopathy, MMF failed, third line?",
        "second_line_failed",
        ["Rituximab", "5 mg/kg of infliximab", "ECG"],
    ),
    ("40F neutropenic, insufficient response, options", "refractory_disease", ["thiopurines", "1.3 x10^3/µL"]),
    ("33F with cellulitis, MMF failed, what next", "second_line_failed", ["not started during an active infection"]),
    ("19M poor adherence, ALT 300 on aza, what next", "refractory_disease", ["Adherence comes before", "6-TGN"]),
    ("48F steroid dependent on aza, options", "refractory_disease", ["metabolites are checked first", "5 mg a day"]),
    ("35F TPMT heterozygous, insufficient response to aza", "refractory_disease", ["30–80 %", "lower dose"]),
    ("41M HIV, aza failed, options", "refractory_disease", ["protease inhibitors", "ritonavir"]),
    ("38F bipolar disorder, cushingoid on pred, options", "intolerance_to_steroids", ["sychiatric effects"]),
    ("70F cataract, hyperglycaemia on pred, options", "intolerance_to_steroids", ["odds of cataract"]),
    ("52M alcohol excess, insufficient response to aza", "refractory_disease", ["methotrexate"]),
    (
        "60F varices, aza nausea, options",
        "intolerance_to_azathioprine",
        ["budesonide is contraindicated", "Tioguanine"],
    ),
    ("66M gout, insufficient response to aza, options", "refractory_disease", ["Febuxostat", "25 %"]),
    ("44M epileptic, insufficient response to aza", "refractory_disease", ["Carbamazepine", "trough"]),
    ("47F hepatitis C, insufficient response to aza", "refractory_disease", ["antivirals", "rituximab"]),
]


@pytest.mark.parametrize(("text", "intent", "words"), CASES, ids=[text for text, _, _ in CASES])
def test_what_a_condition_changes_stands_in_the_bottom_line(text: str, intent: str, words: list[str]) -> None:
    lead = " ".join(line.text for line in answer(text, intent).parts[0].bottom_line)
    assert [word for word in words if word not in lead] == []


# A live vaccine is a topic as well, which is answered before the condition.
_GUIDES = [guide for guide in base().all(SituationGuide) if guide.condition != "live-vaccine"]


@pytest.mark.parametrize("guide", _GUIDES, ids=lambda guide: guide.condition)
def test_a_condition_asked_about_is_answered_by_its_guide_and_its_first_record(guide: SituationGuide) -> None:
    lead = answer(f"does {_CALLED[guide.condition]} change the choice?", _ASKED).parts[0].bottom_line
    assert lead[0].text == guide.bottom_line
    # What is not known of a condition has no record but the one that says so
    assert (
        any(line.records == (guide.records[0],) for line in lead)
        if guide.records
        else guide.because[0] in lead[0].records
    )


@pytest.mark.parametrize(
    "record", [r for r in base().all(NotKnown) if r.situations and not r.drugs], ids=lambda r: r.id
)
def test_what_is_not_known_of_a_condition_is_said_when_it_is_asked_about(record: NotKnown) -> None:
    asked = answer(f"does {_CALLED[record.situations[0]]} change the choice?", _ASKED)
    assert "not found in the sources read" in lines(asked)


def test_ascites_is_answered_by_what_holds_for_decompensated_cirrhosis() -> None:
    lead = answer("does ascites change the choice?", _ASKED).parts[0].bottom_line
    assert lead[0].records[0] == "situation-decompensated"


def test_every_condition_told_stands_in_the_bottom_line() -> None:
    text = "70F, cirrhosis, diabetes, osteoporosis and hypertension, insufficient response to azathioprine, options?"
    named = {line.records[0] for line in answer(text, "refractory_disease").parts[0].bottom_line}
    assert {
        f"situation-{condition}" for condition in ("cirrhosis", "diabetes", "osteoporosis", "hypertension")
    } <= named


def test_a_man_who_wants_to_father_a_child_is_no_child() -> None:
    reply = answer("34M wants to father a child, aza nausea, options", "intolerance_to_azathioprine")
    assert "child" not in {item.label for item in reply.case}
    assert "paediatric" not in lines(reply)


def test_the_words_of_a_question_leave_the_curated_order_of_a_guide_alone() -> None:
    """ "Matter" occurs in a record on white matter, which says nothing of the choice in hypertension."""
    lead = answer("does hypertension matter for the choice?", _ASKED).parts[0].bottom_line
    assert lead[1].records == ("csa-renal-boxed",)


def test_a_story_that_ends_in_which_drug_is_answered_by_the_options_whatever_is_taken_beside() -> None:
    reply = answer("41M HIV on darunavir/ritonavir, aza intolerance, which drug?", "ask_interactions")
    assert reply.parts[0].title == "Intolerance of azathioprine"
