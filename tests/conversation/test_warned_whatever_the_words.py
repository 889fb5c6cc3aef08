"""Warnings follow from the drug and the condition, medicine, number or check told with it, however it is put; and twins
that only look alike are not warned of.
"""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("plan-thiopurine-febuxostat", "febuxostat instead of allopurinol for shunting?"),
        ("plan-thiopurine-febuxostat", "6-MMP 9000 6-TGN 120, is febuxostat ok rather than allopurinol"),
        ("plan-thiopurine-febuxostat", "adenuric in place of zyloric for a hypermethylator"),
        ("plan-rituximab-unchecked", "told my patient rituximab needs no hep B check because ALT is normal. right?"),
        ("plan-rituximab-unchecked", "hep B screening can be waived before rituximab as her LFTs are normal"),
        ("plan-rituximab-unchecked", "nobody needs hep B serology before mabthera"),
        ("plan-infliximab-unchecked", "her ALT was normal so no TB check before infliximab"),
        ("plan-mycophenolate-unchecked", "spare her the pregnancy test before MMF, she is 44"),
        ("plan-thiopurine-severe-neutropenia", "F 34, AIH, aza -> ANC 0.6 at wk 6, TPMT normal. what now"),
        ("plan-azathioprine-bilirubin", "azathioprine 2.5 mg/kg start straight away bili 210 umol/L fine?"),
        ("plan-azathioprine-start-dose", "azathioprine 2.5 mg/kg start straight away bili 210 umol/L fine?"),
        ("plan-azathioprine-bilirubin", "aza 3 mg/kg from day one with bilirubin 15 mg/dl"),
        ("plan-azathioprine-bilirubin", "begin azathioprine 50 mg today, bilirubin 7 mg/dl, pred 40"),
        ("plan-azathioprine-alone", "stop pred abruptly and just run aza mono from day 1 ok?"),
        ("plan-azathioprine-alone", "aza monotherapy from diagnosis, she hates steroids"),
        ("plan-azathioprine-co-trimoxazole", "co-trimoxazole prophylaxis with azathioprine safe or no? pred 25"),
        ("plan-azathioprine-co-trimoxazole", "on imuran, septrin for a UTI?"),
        ("plan-mycophenolate-ganciclovir", "on MMF, valcyte started for CMV, ok?"),
    ],
)
def test_a_danger_is_warned_of_in_any_words(asker: Asker, rule: str, message: str) -> None:
    answer = asker.answer(message)
    assert rule in answer.rules
    assert answer.warnings


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("plan-thiopurine-febuxostat", "gout on febuxostat instead of allopurinol, start MMF?"),
        ("plan-thiopurine-febuxostat", "febuxostat for gout in AIH on budesonide"),
        ("plan-thiopurine-severe-neutropenia", "on aza, neutrophils 1.8, what now"),
        ("plan-azathioprine-bilirubin", "AZA 50 mg start, bilirubin 45 umol/L"),
        ("plan-azathioprine-bilirubin", "bilirubin 4 mg/dl, can aza start with the pred"),
        ("plan-azathioprine-bilirubin", "on aza 100 mg for 5 years, bilirubin 120 and ALT 400, what now"),
        ("plan-azathioprine-start-dose", "on aza 2.5 mg/kg for 3 years, ALT 90, bilirubin 20. options?"),
        ("plan-azathioprine-alone", "aza monotherapy maintenance after 2 years remission ok?"),
        ("plan-azathioprine-co-trimoxazole", "on mycophenolate, septrin for a UTI?"),
        ("plan-mycophenolate-ganciclovir", "on MMF, aciclovir for cold sores?"),
        ("plan-thiopurine-allopurinol", "she takes febuxostat instead of allopurinol, ok with aza?"),
    ],
)
def test_its_twin_is_not(asker: Asker, rule: str, message: str) -> None:
    assert rule not in asker.answer(message).rules


def test_a_medicine_in_whose_place_another_is_asked_for_was_not_taken(asker: Asker) -> None:
    assert not asker.answer("febuxostat instead of allopurinol for shunting?").case


@pytest.mark.parametrize(
    "message",
    [
        "6yo girl type 2 AIH, 18 kg, mmf dose?",
        "boy 12, 40 kg, azathioprine dose?",
        "child 25 kg pred dose",
        "NUDT15 het (C415T), Chinese lady 55kg. aza dose?",
        "TPMT intermediate, 70 kg, azathioprine dose?",
    ],
)
def test_no_sum_for_a_child_nor_from_the_dose_of_another_genotype(asker: Asker, message: str) -> None:
    assert " kg: " not in str(asker.answer(message).parts)


def test_an_adult_has_the_sum(asker: Asker) -> None:
    assert "70 kg: azathioprine" in str(asker.answer("aza dose, 70 kg").parts)


def test_of_one_slow_enzyme_the_dose_of_both_does_not_lead(asker: Asker) -> None:
    answer = asker.answer("NUDT15 heterozygous, aza dose?")
    assert "intermediate for either gene" in str(answer.parts[0].bottom_line)


@pytest.mark.parametrize(
    "message", ["AIH, 45F, aza caused NRH. Can we use tioguanine", "52M AIH NRH on biopsy after 6 yrs aza. 6-TG?"]
)
def test_what_is_warned_of_does_not_stand_as_reasonable(asker: Asker, message: str) -> None:
    rows = [row for part in asker.answer(message).parts for s in part.sections for row in s.options]
    assert {row.standing for row in rows if row.drug == "tioguanine"} == {"caution"}


def test_an_inr_told_of_a_flare_is_acute_severe_disease(asker: Asker) -> None:
    told = ("AIH flare post-partum, ALT 900", "INR is 1.7 now")
    alarm = asker.last(*told)
    assert alarm.kind == "emergency"
    assert "emergency-acute-severe" in alarm.rules
    assert "plan-azathioprine-acute-severe" in asker.last(*told, "azathioprine?").rules


@pytest.mark.parametrize(
    "told",
    [
        ("AIH pt pregnant 26/40 on aza", "her glucose 11"),
        ("AIH on pred 20", "sugar 14 this morning"),
        ("pt on MMF, neuts 1.1", "he started valganciclovir last week for CMV"),
    ],
)
def test_what_a_message_charts_is_no_emergency(asker: Asker, told: tuple[str, ...]) -> None:
    assert asker.last(*told).kind == "answer"


@pytest.mark.parametrize("told", [("AIH on aza, neuts 0.3", "temp 39"), ("AIH on pred 40", "drowsy, BP 80/40")])
def test_what_presses_still_does(asker: Asker, told: tuple[str, ...]) -> None:
    assert asker.last(*told).kind == "emergency"


def test_an_emergency_told_before_leads_once_and_is_kept_in_a_line(asker: Asker) -> None:
    ill = "aza hypersensitivity, in intensive care with hypotension BP 80/40 and fever 39.5"
    assert "emergency-stands" in str(asker.last(ill, "mmf then").warnings)
    later = asker.last(ill, "mmf then", "gi upset")
    assert "emergency-stands" not in str(later.warnings)
    assert "emergency-stands" in str(later.notices)
    assert asker.last(ill, "mmf then", "gi upset", "now BP 85/40").kind == "emergency"


def test_a_medicine_named_by_itself_brings_up_nothing_of_the_drug_before(asker: Asker) -> None:
    assert not asker.last("methotrexate 15 mg weekly in AIH cirrhosis?", "leflunomide").warnings


def test_infliximab_for_the_bowel_is_told_to_harm_the_liver(asker: Asker) -> None:
    last = asker.last("AIH + UC, aza 2 mg/kg", "infliximab for the UC flare, good or bad for liver")
    assert {"plan-infliximab-harms-liver", "plan-infliximab-thiopurine"} <= set(last.rules)
