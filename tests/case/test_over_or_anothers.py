"""What is over, asleep, feared or of another is not the patient's; what a correction takes back leaves the case."""

from __future__ import annotations

import pytest

from actions.case.drugs.doses import Told
from actions.case.merge import merge
from actions.case.patient import TAKING, Case, Dose, Reaction
from tests.case.test_reading import reading


def told(text: str) -> dict[str, str]:
    return dict(reading(text, "inform_case").conditions)


@pytest.mark.parametrize(
    "text",
    [
        "CP-A6 actually, ascites resolved",
        "Child-Pugh A5 now, no ascites",
        "now CTP A, ascites has cleared",
        "child a now",
    ],
)
def test_a_better_stage_ends_decompensation_and_what_showed_it(text: str) -> None:
    known = Case(conditions={"ascites": "yes", "cirrhosis": "yes", "decompensated": "yes"})
    case = merge(known, reading(text, "inform_case"), text).case
    assert (case.state("ascites"), case.state("decompensated"), case.state("cirrhosis")) != ("yes", "yes", "yes")
    assert case.state("decompensated") == "no"
    assert case.conditions.get("ascites") in (None, "no")
    assert case.state("cirrhosis") == "yes"


@pytest.mark.parametrize(
    "text", ["ascites not resolved", "Child-Pugh B7, ascites", "ascites, if it resolved", "CP-C11 now", "ascites worse"]
)
def test_what_is_not_better_stays(text: str) -> None:
    known = Case(conditions={"ascites": "yes", "cirrhosis": "yes", "decompensated": "yes"})
    assert merge(known, reading(text, "inform_case"), text).case.state("decompensated") == "yes"


@pytest.mark.parametrize("text", ["quiescent TB on CXR", "CXR: healed TB", "inactive TB on ct", "TB looks quiescent"])
def test_tuberculosis_that_sleeps_is_latent(text: str) -> None:
    assert told(text).get("tuberculosis") in (None, "no")
    assert told(text)["latent-tuberculosis"] == "yes"


@pytest.mark.parametrize("text", ["active TB on CXR", "has TB", "she has TB, on treatment"])
def test_tuberculosis_is_active_otherwise(text: str) -> None:
    assert told(text)["tuberculosis"] == "yes"


@pytest.mark.parametrize(
    "text",
    ["she stopped aza for fear of lymphoma", "lymphoma fear, so off aza", "scared of cancer from aza, stopped it"],
)
def test_what_is_feared_nobody_has(text: str) -> None:
    assert not {"lymphoma", "malignancy"} & told(text).keys()


@pytest.mark.parametrize("text", ["she has lymphoma, scared", "worried about sepsis, temp 39", "lymphoma in 2019"])
def test_what_is_had_or_suspected_is_kept(text: str) -> None:
    assert {"lymphoma", "sepsis"} & told(text).keys()


def test_a_supposed_fear_supposes_the_stop_and_no_disease() -> None:
    supposed = reading("say she bins the aza because of lymphoma fear, what then", "inform_case").supposed
    assert supposed is not None
    assert (supposed.tried, supposed.conditions) == ({"azathioprine": "stopped"}, {})


@pytest.mark.parametrize(
    "text",
    [
        "sorry gout was in her husband",
        "sorry, it's her husband who has gout",
        "actually the gout is her husband's",
        "correction: gout was her mum's",
        "sorry her father had gout, not her",
    ],
)
def test_a_finding_of_the_family_leaves_the_case(text: str) -> None:
    known = Case(conditions={"gout": "yes"}, sex="female")
    merged = merge(known, reading(text, "inform_case"), text)
    assert "gout" not in merged.case.conditions
    assert "condition:gout" in [change.item for change in merged.changes]


def test_what_was_given_for_it_falls_with_it_where_it_was_never_taken() -> None:
    text = "sorry gout was in her husband, she never took it"
    known = Case(conditions={"gout": "yes", TAKING + "febuxostat": "yes"}, current=("allopurinol", "azathioprine"))
    case = merge(known, reading(text, "inform_case"), text).case
    assert (case.conditions, case.current) == ({}, ("azathioprine",))


@pytest.mark.parametrize("text", ["her husband has gout too", "sorry her gout is worse", "gout runs in the family"])
def test_a_finding_of_her_own_stays(text: str) -> None:
    known = Case(conditions={"gout": "yes"}, sex="female")
    assert merge(known, reading(text, "inform_case"), text).case.conditions["gout"] == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "so it wasn't the mycophenolate not tolerated, just not enough",
        "it wasn't that MMF was not tolerated, it just didn't work",
        "MMF no side effects, not intolerant, simply insufficient",
        "not intolerant of the mmf, more that there was no response",
    ],
)
def test_what_did_not_suffice_is_not_called_harmful(text: str) -> None:
    known = Case(reason="second_line_failed", tried={"mycophenolate": "not tolerated", "azathioprine": "not tolerated"})
    case = merge(known, reading(text, "intolerance_to_second_line"), text).case
    assert case.tried == {"azathioprine": "not tolerated", "mycophenolate": "insufficient"}


@pytest.mark.parametrize(
    "text",
    ["mmf not tolerated, diarrhoea", "she could not tolerate the mmf", "mmf gave her side effects, not enough time"],
)
def test_what_was_not_tolerated_stays_so(text: str) -> None:
    known = Case(reason="second_line_failed", tried={"mycophenolate": "not tolerated"})
    assert (
        merge(known, reading(text, "intolerance_to_second_line"), text).case.tried["mycophenolate"] == "not tolerated"
    )


@pytest.mark.parametrize(
    "text",
    ["missed 4 days of tacrolimus over holidays", "forgot a few doses of her tac", "ran out of tac for 5 days"],
)
def test_missed_doses_are_a_matter_of_adherence(text: str) -> None:
    found = reading(text, "inform_case")
    assert found.conditions["non-adherence"] == "yes"
    assert (found.tried, found.current) == ({}, ("tacrolimus",))


@pytest.mark.parametrize(
    "text", ["stopped tacrolimus 4 days ago", "has not missed any doses of tac", "missed her clinic, on tac"]
)
def test_a_drug_that_is_stopped_or_taken_is_not_missed(text: str) -> None:
    assert reading(text, "inform_case").conditions.get("non-adherence") != "yes"


def test_diarrhoea_and_vomiting_are_two_harms() -> None:
    found = reading("no it was the MMF she couldn't take, d+v", "inform_case").reactions
    assert {(r.reaction, r.drug) for r in found} == {("vomiting", "mycophenolate"), ("diarrhoea", "mycophenolate")}


@pytest.mark.parametrize("text", ["cellcept dose by weight, shes 38 kg", "MMF dosing for her, 40 kg", "hold the mmf?"])
def test_a_drug_whose_dose_or_stop_is_asked_is_not_told(text: str) -> None:
    found = reading(text, "ask_dose")
    assert (found.current, found.tried) == ((), {})


def test_toxicity_at_a_level_is_no_failure_of_the_second_line() -> None:
    text = "tac trough 11.4, creat up from 80 to 140, tremor. AIH, 50M, also on clari"
    found = reading(text, "intolerance_to_second_line")
    assert (found.reason, found.tried, found.current) == (None, {}, ("tacrolimus",))
    assert {r.reaction for r in found.reactions} == {"nephrotoxicity", "tremor"}


@pytest.mark.parametrize(
    "text", ["tac stopped, tremor at a trough of 15", "tac trough 12, tremor, creat up. what instead?"]
)
def test_a_drug_given_up_for_toxicity_is(text: str) -> None:
    assert reading(text, "intolerance_to_second_line").reason == "second_line_failed"


def test_a_dose_before_with_another_drug_is_of_the_one_taken() -> None:
    known = Case(current=("azathioprine",), doses={"azathioprine": Dose(100, "mg")})
    text = "dropped to 25 mg with allopurinol"
    found = reading(text, "inform_case")
    assert found.doses == Told({}, Dose(25, "mg"))
    assert merge(known, found, text).case.doses["azathioprine"] == Dose(25, "mg")


def test_a_reaction_of_another_is_dropped_by_a_correction() -> None:
    known = Case(reactions=(Reaction("rash", "azathioprine"),), tried={"azathioprine": "not tolerated"})
    text = "sorry the rash was her sister's"
    assert merge(known, reading(text, "inform_case"), text).case.reactions == ()
