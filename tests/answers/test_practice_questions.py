"""What hepatologists ask beside drugs, doses and figures: said from a record, or said not to be known with what was
searched, before anything that only lies near.
"""

from __future__ import annotations

import pytest

from tests.answers.test_readings import answer, lines

NOT_FOUND = "not found in the sources read"

# a question in other words than those of the record's own list, the intent it is taken for, words of the answer
HELD = [
    ("sun cream and a skin check for a patient on tacrolimus?", "ask_adverse_effects", "sunscreen"),
    ("should EBV serology be done in a child before tacrolimus", "ask_pre_treatment_checks", "EBV-seronegative"),
    ("macrocytosis on azathioprine, which vitamins to measure", "ask_monitoring", "folate"),
    ("ensitrelvir and tacrolimus levels", "ask_interactions", "threefold"),
    ("was infliximab deadlier in NYHA III or IV heart failure?", "ask_adverse_effects", "10 mg/kg"),
    ("does the fatal infusion reaction come with the first rituximab infusion", "ask_adverse_effects", "80 %"),
]
UNHELD = [
    ("hip replacement planned, pause tacrolimus around surgery?", "ask_stopping", "surgery"),
    ("is driving allowed on tacrolimus", "ask_adverse_effects", "driving"),
    ("mycophenolate and blood donation", "ask_adverse_effects", "donate blood"),
    ("travel with azathioprine", "ask_drug_overview", "Travel"),
    ("smoking while on mycophenolate", "ask_adverse_effects", "smoking"),
    ("is a biosimilar of rituximab the same in AIH", "ask_licensing", "biosimilar"),
    ("when a patient forgot one dose of mycophenolate, take it later or skip it?", "ask_dose", "missed"),
    ("can mycophenolate be taken with food", "ask_dose", "with food"),
    ("are tacrolimus brands interchangeable", "ask_dose", "brands"),
    ("may apixaban be given with tacrolimus", "ask_interactions", "anticoagulants"),
    ("how should PML be screened for on rituximab", "ask_monitoring", "leukoencephalopathy"),
    ("should mycophenolate be paused around a COVID booster", "ask_vaccination", "paused"),
]


@pytest.mark.parametrize(("text", "intent", "word"), HELD, ids=[text for text, _, _ in HELD])
def test_what_the_dossier_holds_is_said_first(text: str, intent: str, word: str) -> None:
    assert any(word in line.text for line in answer(text, intent).parts[0].bottom_line[:3])


@pytest.mark.parametrize(("text", "intent", "word"), UNHELD, ids=[text for text, _, _ in UNHELD])
def test_what_was_searched_for_and_not_found_is_said(text: str, intent: str, word: str) -> None:
    told = [line.text for line in answer(text, intent).parts[0].bottom_line[:3]]
    assert any(NOT_FOUND in line and word in line for line in told), told


def test_a_subject_searched_for_one_drug_is_still_said_not_to_be_held_for_another() -> None:
    assert "Biosimilars: not in the sources read." in lines(answer("biosimilar of belimumab?", "ask_licensing"))


def test_a_cancer_told_speaks_against_the_drug_whose_label_warns_of_it() -> None:
    lead = lines(answer("50M earlier lymphoma, azathioprine not tolerated, options?", "intolerance_to_azathioprine"))
    assert "With caution here: mycophenolate" in lead


def test_no_allopurinol_is_offered_where_no_thiopurine_may_be_given() -> None:
    lead = lines(answer("35F TPMT deficient, insufficient response to azathioprine, options?", "refractory_disease"))
    assert "Avoid here: allopurinol" in lead


def test_in_acute_severe_disease_the_bottom_line_is_no_second_line_drug() -> None:
    lead = answer("acute severe AIH not responding to steroids, options?", "refractory_disease").parts[0].bottom_line
    told = " ".join(line.text for line in lead)
    assert "transplant centre" in lead[0].text
    assert "both reasonable" not in told
    assert "not routinely recommended there" in told
