"""What the words say of a drug: the same again, stopped with all the rest, compared in a study, asked about only."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading


@pytest.mark.parametrize(
    ("text", "drug", "outcome"),
    [
        ("Aza 100 -> nausea/vomiting, changed to Mercaptopurine 50 -> same. Next?", "mercaptopurine", "not tolerated"),
        ("AIH 40F aza 100 rash, 6MP 50 ditto, on pred", "mercaptopurine", "not tolerated"),
        ("Budesonide tried 2021 - no effect. 47M AIH", "budesonide", "insufficient"),
        ("relapse 4 months after stopping everything, lady 62, aza was fine before", "azathioprine", "stopped"),
        ("AIH 40F came off everything, mmf kept her well for years", "mycophenolate", "stopped"),
        ("66M AIH on azathioprine. Allopurinol taken for gout was stopped last month", "allopurinol", "stopped"),
        ("50F AIH flare since MMF failed, what next", "mycophenolate", "insufficient"),
        ("50F AIH. each time azathioprine restarted she vomits", "azathioprine", "not tolerated"),
    ],
)
def test_a_drug_is_over_as_the_words_say(text: str, drug: str, outcome: str) -> None:
    read = reading(text, "inform_case")
    assert read.tried[drug] == outcome
    assert drug not in read.current


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("AIH 40F aza 100 rash, now MMF 1 g bd same dose since 2020", "mycophenolate"),
        ("AIH 40F off everything for a year, restarted pred 20", "prednisolone"),
        ("60F on mmf 1g bd for AIH, ALT normal", "mycophenolate"),
        ("72F on aza. simvastatin 20 mg ok?", "azathioprine"),
        ("72F on aza, atorvastatin 20 ok?", "azathioprine"),
        ("AIH ALT 130 on aza 100, she admits skipping tablets. is this failure?", "azathioprine"),
        ("58F AIH, renal transplant 2019. on Prograf 3 mg BD, ALT 140", "tacrolimus"),
    ],
)
def test_a_drug_that_is_taken_is_not_over(text: str, drug: str) -> None:
    read = reading(text, "inform_case")
    assert drug in read.current
    assert (read.tried, read.reason) == ({}, None) or drug not in read.tried


@pytest.mark.parametrize(
    "text",
    [
        "the RCT showed tacrolimus 90% better than MMF, so for my 26F with AIH tac first?",
        "a trial showed MMF better than tac. 26F AIH, which first?",
    ],
)
def test_what_a_study_compared_was_not_taken(text: str) -> None:
    read = reading(text, "verify_claim")
    assert (read.tried, read.current) == ({}, ())


def test_what_failed_is_told_beside_a_claim() -> None:
    read = reading("trial showed MMF better than aza; she failed aza", "verify_claim")
    assert read.tried == {"azathioprine": "insufficient"}
    assert reading("BSG says MMF first, tac failed in her", "inform_case").tried == {"tacrolimus": "insufficient"}


@pytest.mark.parametrize(
    "text",
    [
        "AIH in remission on aza and pred, she stopped both 3 months ago, now ALT 522, MMF caused alopecia in 2020",
        "was in remission on Azoran 75 and prednisone 5; stopped both at 8 wks. ALT 522. Alopecia with MMF in 2020",
    ],
)
def test_a_relapse_after_stopping_is_no_failure_of_a_drug_that_was_not_tolerated(text: str) -> None:
    assert reading(text, "loss_of_response_or_relapse").reason == "relapse_after_withdrawal"


@pytest.mark.parametrize(
    "text",
    [
        "aza stopped for rash, MMF caused alopecia, ALT 522",
        "in remission on aza until stopped 2020, MMF failed since, ALT 300",
    ],
)
def test_second_line_that_failed_stays_the_reason(text: str) -> None:
    assert reading(text, "second_line_failed").reason == "second_line_failed"


@pytest.mark.parametrize(
    "text",
    [
        "he misses doses about twice a week, AIH, ALT 130 on aza 100. is this failure?",
        "AIH ALT 130 on aza 100, she admits skipping tablets. is this failure?",
        "AIH ALT 130 on aza 100, swears she takes it. is this failure?",
    ],
)
def test_what_is_only_asked_is_no_failure(text: str) -> None:
    read = reading(text, "refractory_disease")
    assert read.reason is None
    assert "non-adherence" in read.conditions


def test_a_failure_that_is_named_stands_whoever_skips() -> None:
    text = "AIH ALT 130 after 9 months on aza 100, refractory, skips doses"
    assert reading(text, "refractory_disease").reason == "insufficient_response"


def test_a_word_that_is_asked_about_is_no_reason() -> None:
    assert reading("AIH 40F, never had aza so is that intolerance or what", "inform_case").reason is None
    named = reading("AIH 40F aza rash, does this count as intolerance?", "inform_case")
    assert named.reason == "thiopurine_intolerance"


@pytest.mark.parametrize("graft", ["renal transplant 2019", "renal tx 2019", "kidney transplant recipient, 2019"])
def test_a_kidney_is_no_liver_transplant(graft: str) -> None:
    assert "transplanted" not in reading(f"58F AIH, {graft}, aza failed", "inform_case").conditions


@pytest.mark.parametrize("graft", ["liver transplant 2019", "liver and kidney transplant 2019", "transplanted 2019"])
def test_a_liver_transplant_is_one(graft: str) -> None:
    assert reading(f"58F AIH, {graft}, ALT 140", "inform_case").conditions["transplanted"] == "yes"


@pytest.mark.parametrize("words", ["on haemodialysis", "ESRD on HD", "on dialysis", "CKD 5"])
def test_dialysis_is_severe(words: str) -> None:
    told = reading(f"61M AIH {words}, aza failed", "inform_case").conditions
    assert told == {"renal-impairment": "yes", "severe-renal-impairment": "yes"}


@pytest.mark.parametrize("words", ["no dialysis needed", "CKD 3"])
def test_what_is_less_is_not_severe(words: str) -> None:
    told = reading(f"61M AIH {words}, aza failed", "inform_case").conditions
    assert "severe-renal-impairment" not in told


@pytest.mark.parametrize("name", ["as a thio prime", "as a thigh oprine"])
def test_a_name_dictated_in_four_words_has_its_own_dose(name: str) -> None:
    read = reading(f"52F AIH, on wysolone ten mg OD and {name} one hundred milligram OD. ALT 102", "inform_case")
    assert {drug: dose.number for drug, dose in read.doses.of.items()} == {"prednisolone": 10, "azathioprine": 100}


def test_a_lad_on_steroids_without_change_does_not_respond() -> None:
    read = reading("yellow lad 24, new AIH, bili 310 INR 2.1 day 6 of IV steroid, no change", "acute_severe_disease")
    assert (read.sex, read.reason) == ("male", "non_response")
    assert reading("no change to pred dose, day 6 of steroids, ALT falling, 24M AIH", "inform_case").reason is None
