"""Results as laboratories and dictation write them: per microlitre, in lakhs, in words, non-reactive, long ago."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("HBsAg NR, anti-HBc NR, HCV NR, HIV NR", ["hbsag-positive", "anti-hbc-positive", "hepatitis-c", "hiv"]),
        ("HBsAg non reactive, HCV non-reactive, HIV nonreactive", ["hbsag-positive", "hepatitis-c", "hiv"]),
        ("hep B sAg NR, core NR, hep C NR", ["hbsag-positive", "anti-hbc-positive", "hepatitis-c"]),
        ("hep C NR and HIV NR", ["hepatitis-c", "hiv"]),
    ],
)
def test_non_reactive_is_negative(text: str, told: list[str]) -> None:
    assert reading(f"34F AIH aza intolerant, {text}", "inform_case").conditions == dict.fromkeys(told, "no")


def test_reactive_is_positive_and_a_drug_is_never_non_reactive() -> None:
    read = reading("AIH 40F on aza. HIV reactive, HBsAg reactive", "inform_case")
    assert read.conditions == {"hiv": "yes", "hbsag-positive": "yes"}
    assert "azathioprine" in reading("aza NR, AIH 40F", "inform_case").current


@pytest.mark.parametrize("dna", ["DNA TND", "HBV DNA TND", "HBV DNA not detected"])
def test_a_core_antibody_alone_is_no_hepatitis_b(dna: str) -> None:
    read = reading(f"50F AIH aza failed, core total reactive, {dna}, sAg neg", "inform_case")
    assert read.conditions == {"anti-hbc-positive": "yes", "hbsag-positive": "no"}


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("TLC 5400", "wbc", 5.4),
        ("ANC 900", "neutrophils", 0.9),
        ("Plt 1.9 lakh", "platelets", 190),
        ("platelets 1,90,000", "platelets", 190),
        ("platelets 90000", "platelets", 90),
        ("TLC of two thousand one hundred", "wbc", 2.1),
        ("ANC nine hundred", "neutrophils", 0.9),
        ("ALT ninety", "alt", 90),
        ("platelets one hundred and fifty", "platelets", 150),
        ("WCC 5.4", "wbc", 5.4),
        ("6-MMP 11,400", "mmp", 11400),
        ("INR this week 6.8", "inr", 6.8),
        ("INR was 2.4 in march, INR this week 6.8", "inr", 6.8),
    ],
)
def test_a_result_is_read_in_the_unit_it_is_kept_in(text: str, name: str, number: float) -> None:
    assert reading(f"33F AIH on aza, {text}, what now", "inform_case").values[name].number == number


@pytest.mark.parametrize("text", ["ALT normal 3y", "ALT normal for 3 y", "ALT one of her worries", "AST two weeks ago"])
def test_a_time_or_a_turn_of_phrase_is_no_result(text: str) -> None:
    assert reading(f"40F AIH on aza 100, {text}. stop?", "inform_case").values == {}


@pytest.mark.parametrize("scan", ["pancreas MRI normal", "MRCP normal, panc normal on CT", "CT was normal"])
def test_a_normal_scan_is_no_pancreatitis(scan: str) -> None:
    assert reading(f"34F AIH aza intolerant, {scan}. which second line?", "inform_case").reactions == ()


def test_a_scan_that_shows_it_is_pancreatitis() -> None:
    read = reading("34F AIH aza intolerant, pancreas inflamed on CT", "inform_case")
    assert [r.reaction for r in read.reactions] == ["pancreatitis"]


@pytest.mark.parametrize(
    ("text", "active", "latent"),
    [
        ("quiescent TB on CXR", None, "yes"),
        ("old PTB treated 1998", None, "yes"),
        ("TB treated in 1998, six months", "no", "possible"),
        ("treated TB 2010", "no", "possible"),
        ("previous TB, partially treated", "yes", None),
        ("TB being treated", "yes", None),
        ("active TB on treatment", "yes", None),
        ("TB 2 years ago", "yes", None),
    ],
)
def test_tuberculosis_that_is_over_is_not_active(text: str, active: str | None, latent: str | None) -> None:
    told = reading(f"44M AIH, {text}. aza nausea", "inform_case").conditions
    assert (told.get("tuberculosis"), told.get("latent-tuberculosis")) == (active, latent)


@pytest.mark.parametrize("text", ["moon face, 12 kg, sugars 14", "weight gain 12 kg", "put on 12 kg", "12 kg heavier"])
def test_kilograms_that_were_put_on_are_no_weight(text: str) -> None:
    read = reading(f"29F AIH on pred 30, {text}. aza failed", "inform_case")
    assert "weight" not in read.values
    assert ("weight-gain", "prednisolone") in {(r.reaction, r.drug) for r in read.reactions}


@pytest.mark.parametrize(
    ("text", "kilograms"),
    [
        ("29F AIH on pred 30, weight 82 kg up from 70", 82),
        ("29F AIH weighing 64 kg, aza dose?", 64),
        ("8F AIH on pred 30, weight 24 kg", 24),
    ],
)
def test_a_weight_is_a_weight(text: str, kilograms: float) -> None:
    read = reading(text, "inform_case")
    assert read.values["weight"].number == kilograms
    assert read.reactions == ()


def test_kilograms_that_were_lost_are_no_weight() -> None:
    read = reading("29F AIH on MMF 1 g bd, lost 8 kg, diarrhoea", "inform_case")
    assert "weight" not in read.values
    assert "weight-gain" not in {r.reaction for r in read.reactions}


@pytest.mark.parametrize("told", ["T2DM on metformin", "diabetes and cirrhosis CP-B7", "on atorvastatin"])
def test_a_history_is_not_supposed(told: str) -> None:
    found = reading(f"47M AIH, pred 20 + AZA 150, ALT 121, {told}. next?", "inform_case").conditions
    assert not {"hypertension", "ischaemic-heart-disease"} & set(found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("HAV/HBV/HCV/HEV neg", ["hepatitis-b", "hepatitis-c", "hepatitis-e"]),
        ("hep A, B, C and E all negative", ["hepatitis-b", "hepatitis-c", "hepatitis-e"]),
        ("HBsAg, anti-HBc, HCV neg", ["hbsag-positive", "anti-hbc-positive", "hepatitis-c"]),
        ("negative for HBsAg, anti-HBc and HCV", ["hbsag-positive", "anti-hbc-positive", "hepatitis-c"]),
        ("neg for HAV, HBV, HCV, HIV", ["hepatitis-b", "hepatitis-c", "hiv"]),
        ("TB/HIV/HBV screen clear", ["tuberculosis", "hiv", "hepatitis-b"]),
        ("viral serology (HAV, HBV, HCV, HEV) negative", ["hepatitis-b", "hepatitis-c", "hepatitis-e"]),
        ("viral serology neg (HAV, HBV, HCV)", ["hepatitis-b", "hepatitis-c"]),
        ("HBV, HDV, parvovirus and HIV negative", ["hepatitis-b", "hiv"]),
        ("HBV, HIV neg", ["hepatitis-b", "hiv"]),
        ("no hep B, HIV neg", ["hepatitis-b", "hiv"]),
    ],
)
def test_a_list_shares_its_result(text: str, told: list[str]) -> None:
    found = reading(f"34F AIH aza intolerant, {text}", "inform_case").conditions
    assert {condition: found.get(condition) for condition in told} == dict.fromkeys(told, "no")
    assert "yes" not in {found.get(condition) for condition in ("hepatitis-b", "hbsag-positive", "infection")}


@pytest.mark.parametrize(
    ("text", "told", "denied"),
    [
        ("HBV positive, HCV neg", "hbsag-positive", "hepatitis-c"),
        ("HBsAg pos, HCV neg", "hbsag-positive", "hepatitis-c"),
        ("HIV pos, HBV, HCV neg", "hiv", "hepatitis-b"),
        ("positive IGRA, HIV neg", "latent-tuberculosis", "hiv"),
        ("has hep B, HIV neg", "hepatitis-b", "hiv"),
        ("known HBV, HCV neg", "hbsag-positive", "hepatitis-c"),
        ("chronic hep B, HIV negative", "hbsag-positive", "hiv"),
        ("living with HIV, hep B neg", "hiv", "hepatitis-b"),
    ],
)
def test_a_result_of_its_own_is_none_of_the_list(text: str, told: str, denied: str) -> None:
    found = reading(f"34F AIH aza intolerant, {text}", "inform_case").conditions
    assert (found.get(told), found.get(denied)) == ("yes", "no")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("HEV RNA positive, 2.1 million", "yes"),
        ("HEV IgM pos", "yes"),
        ("HEV RNA not detected", "no"),
        ("?hepatitis E", "possible"),
    ],
)
def test_hepatitis_e_is_heard(text: str, state: str) -> None:
    assert reading(f"55F AIH on aza, ALT 800, {text}", "inform_case").conditions["hepatitis-e"] == state


def test_hepatitis_e_of_the_past_is_neither_here_nor_denied() -> None:
    assert "hepatitis-e" not in reading("55F AIH on aza, ALT 800, hepatitis E in 2019", "inform_case").conditions


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("TPMT and NUDT15, heterozygous for both", {"tpmt-intermediate", "nudt15-intermediate"}),
        ("TPMT and NUDT15 back, low in both", {"tpmt-deficient", "nudt15-deficient"}),
        ("nudt15 now too - intermediate as well", {"nudt15-intermediate"}),
        ("IGRA came back hot", {"latent-tuberculosis"}),
        ("MRCP: beading + strictures intrahepatic", {"psc"}),
    ],
)
def test_results_in_other_words(text: str, told: set[str]) -> None:
    found = reading(f"34F AIH on aza, {text}", "inform_case").conditions
    assert told <= {condition for condition, state in found.items() if state == "yes"}


@pytest.mark.parametrize("text", ["MRCP: no beading", "no intrahepatic strictures on MRCP"])
def test_ducts_without_it_are_no_psc(text: str) -> None:
    assert reading(f"34F AIH on aza, {text}", "inform_case").conditions["psc"] == "no"
