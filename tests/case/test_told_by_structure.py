"""What a message tells by its structure: who a drug is for, what a disease came from, how far a denial reaches, numbers
that stand for a reaction or a reason.
"""

from __future__ import annotations

import pytest

from actions.case.merge import merge
from actions.case.patient import Case, Reaction
from tests.case.test_reading import reading


@pytest.mark.parametrize(
    ("text", "asked_about", "tried"),
    [
        (
            "Infliximab, any use for an AIH pt who failed aza, MMF and tac",
            "infliximab",
            {"azathioprine": "insufficient", "mycophenolate": "insufficient", "tacrolimus": "insufficient"},
        ),
        (
            "ciclosporin for a child of 9 who's not responded to pred/aza",
            "ciclosporin",
            {"azathioprine": "insufficient", "prednisolone": "insufficient"},
        ),
        ("tacrolimus for AIH not responding to std therapy", "tacrolimus", {}),
    ],
)
def test_a_drug_for_somebody_who_failed_others_is_asked_about(
    text: str, asked_about: str, tried: dict[str, str]
) -> None:
    read = reading(text, "second_line_failed")
    assert {drug: outcome for drug, outcome in read.tried.items() if drug != asked_about} == tried
    assert asked_about not in (*read.tried, *read.current)


@pytest.mark.parametrize(
    "text", ["never settled on aza, ALT 150", "she has not improved on azathioprine", "never got into remission on aza"]
)
def test_what_never_came_about_on_a_drug_is_its_failure(text: str) -> None:
    read = reading(text, "inform_case")
    assert read.tried["azathioprine"] == "insufficient"
    assert read.reason == "insufficient_response"


@pytest.mark.parametrize("word", ["if", "when"])
def test_the_first_line_failed_is_no_failure_of_the_drug_asked_about(word: str) -> None:
    read = reading(f"MMF response {word} aza failed, not intolerance", "second_line_failed")
    assert "mycophenolate" not in read.tried


def test_a_supposed_flare_on_first_line_treatment_is_kept_apart() -> None:
    read = reading(
        "44F on aza and pred, ALT normal. if she flares on azathioprine, tacrolimus?", "loss_of_response_or_relapse"
    )
    assert read.reason is None
    assert read.supposed is not None
    assert read.supposed.reason == "loss_of_response_on_treatment"


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("on wysolone only, diabetic from it", "hyperglycaemia"),
        ("osteoporosis + diabetes from pred", "osteoporosis-reaction"),
        ("fasting sugars creeping up on pred 15", "hyperglycaemia"),
        ("HbA1c 7.9 on pred 20", "hyperglycaemia"),
    ],
)
def test_a_disease_or_number_that_a_steroid_brought_is_its_harm(text: str, harm: str) -> None:
    read = reading(text, "inform_case")
    assert Reaction(harm, "prednisolone") in read.reactions
    assert read.reason == "steroid_intolerance"


def test_sugars_that_rise_may_be_diabetes_and_are_not_said_to_be() -> None:
    assert reading("sugars climbing on pred", "inform_case").conditions["diabetes"] == "possible"
    assert reading("HbA1c 5.4 on pred", "inform_case").reactions == ()


@pytest.mark.parametrize("text", ["aza hepatitis, what next", "azathioprine-induced hepatitis", "hepatitis from aza"])
def test_hepatitis_of_a_thiopurine_is_its_reaction(text: str) -> None:
    assert reading(text, "inform_case").reactions == (Reaction("hepatotoxicity", "azathioprine"),)


def test_autoimmune_hepatitis_on_azathioprine_is_the_disease() -> None:
    assert reading("autoimmune hepatitis on azathioprine", "inform_case").reactions == ()


def test_low_counts_stand_for_the_reaction_where_the_thiopurine_was_stopped() -> None:
    read = reading("52F aza 100, white cells 1.8 so I stopped it", "intolerance_to_azathioprine")
    assert read.reactions == (Reaction("leucopenia", "azathioprine"),)


def test_a_denial_reaches_over_its_list() -> None:
    read = reading("she didn't get leucopenia or pancreatitis on aza", "inform_case")
    assert read.reactions == ()
    assert set(read.reactions_denied) == {"leucopenia", "pancreatitis"}


def test_years_of_treatment_and_raised_numbers_are_insufficient_response() -> None:
    assert reading("pred 10 + aza 75 since 2020. AST 118 ALT 134", "inform_case").reason == "insufficient_response"
    assert reading("pred 10 + aza 75 since 2020. AST 28 ALT 34", "inform_case").reason is None


def test_a_course_that_hardly_falls_is_non_response_without_a_word_for_it() -> None:
    assert reading("pred 60, ALT 780 to 690 at 4 weeks", "inform_case").reason == "non_response"


def test_side_effects_to_be_spared_are_nobodys() -> None:
    assert reading("budesonide to spare side effects, 45M on aza", "intolerance_to_steroids").reactions == ()


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("she's 51 by the way", 51),
        ("post menopausal, 64", 64),
        ("she's 20 weeks pregnant", None),
        ("he is 70 kg", None),
    ],
)
def test_an_age_told_by_a_pronoun_or_as_an_item(text: str, age: float | None) -> None:
    assert reading(text, "inform_case").age == age


def test_total_bilirubin_is_no_tuberculosis() -> None:
    assert "tuberculosis" not in reading("ALT 66, TB 2.8, creat 0.9", "inform_case").conditions
    assert reading("TB 2 years ago", "inform_case").conditions.get("tuberculosis") != "no"


def test_a_plan_that_is_off_and_a_lactation_that_is_over_are_denied() -> None:
    read = reading("no that plan is off, lactation stopped", "inform_case")
    assert read.conditions == {"wishes-pregnancy": "no", "breastfeeding": "no"}


def test_a_drug_asked_whether_it_is_out_did_nothing_yet() -> None:
    read = reading("no pancreatitis, is 6mp out of question", "intolerance_to_azathioprine")
    assert read.tried == {}


def test_a_guess_does_not_undo_a_failed_second_line() -> None:
    case = Case(reason="second_line_failed", tried={"mycophenolate": "insufficient"})
    read = reading("sugars are fine", "intolerance_to_steroids")
    assert merge(case, read, "sugars are fine").case.reason == "second_line_failed"


def test_a_drug_told_for_another_takes_its_place() -> None:
    text = "and its mercaptopurine shes on not aza"
    merged = merge(Case(current=("azathioprine",)), reading(text, "inform_case"), text).case
    assert merged.current == ("mercaptopurine",)


def test_an_inr_with_jaundice_is_acute_severe_disease_unless_cirrhosis_is_known() -> None:
    told = reading("jaundiced, INR 1.9", "inform_case")
    acute = merge(Case(), told, "").case
    assert acute.state("acute-severe") == "yes"
    assert acute.with_condition("cirrhosis", "yes").state("acute-severe") is None
    assert merge(Case(), reading("jaundiced, INR 1.2", "inform_case"), "").case.state("acute-severe") is None


@pytest.mark.parametrize(
    "text",
    ["how is tremor on tacrolimus treated?", "what do I do about diarrhoea on MMF", "is hair loss on MMF reversible"],
)
def test_a_harm_that_is_to_be_dealt_with_is_no_failed_second_line(text: str) -> None:
    assert reading(text).reason is None


@pytest.mark.parametrize(
    "text",
    ["Last week's patient went septic after ritux, how often?", "a colleague's patient is cirrhotic, budesonide?"],
)
def test_what_another_patient_had_is_not_told_of_this_one(text: str) -> None:
    assert reading(text, "ask_adverse_effects").conditions == {}
