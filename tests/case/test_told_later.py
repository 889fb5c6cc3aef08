"""What a later turn makes of what was told: over, taken back, a year older, a number put right, a supposition come
true."""

from __future__ import annotations

import pytest

from actions.case.drugs.medicines_exchanged import with_exchanged
from actions.case.merge import merge
from actions.case.patient import Case, Value
from actions.case.values.levels import placed_in_view
from tests.case.test_put_right import told
from tests.case.test_reading import mentions, reading

GIRL = Case(reason="insufficient_response", sex="female", age=15)
ON_CLARITHRO = Case(conditions={"taking:clarithromycin": "yes"})


@pytest.mark.parametrize(
    "text",
    ["she just turned 16", "had her birthday, 16yo now", "she is now 16 years old", "turning 17 this week, 17yo"],
)
def test_a_birthday_is_the_same_patient(text: str) -> None:
    merged = merge(GIRL, reading(text), text)
    assert not merged.new_patient
    assert merged.case.reason == "insufficient_response"


@pytest.mark.parametrize("text", ["16yo girl, aza nausea", "boy turned 16 yo", "30F turned up jaundiced"])
def test_another_age_is_another_patient(text: str) -> None:
    assert merge(GIRL, reading(text), text).new_patient


@pytest.mark.parametrize(
    "text", ["done, that course is over", "finished the antibiotics yesterday", "his course has finished"]
)
def test_a_course_that_is_over_ends_its_medicine(text: str) -> None:
    after = with_exchanged(reading(text), ON_CLARITHRO, mentions(text), text)
    assert after.conditions["taking:clarithromycin"] == "no"


@pytest.mark.parametrize("text", ["once that course is over, tac?", "is that course over?", "the meeting is over"])
def test_a_course_that_goes_on_does_not(text: str) -> None:
    after = with_exchanged(reading(text), ON_CLARITHRO, mentions(text), text)
    assert "taking:clarithromycin" not in after.conditions


@pytest.mark.parametrize(
    "text", ["ok TB finished now, 12 months ago", "TB treatment completed", "she completed her TB treatment"]
)
def test_a_tuberculosis_treated_to_its_end_is_over(text: str) -> None:
    case = told("40M aza intolerant, TB on rifampicin", text)
    assert case.conditions["tuberculosis"] == "no"
    assert case.conditions["taking:rifampicin"] == "no"
    assert case.conditions["latent-tuberculosis"] == "possible"


def test_a_tuberculosis_not_finished_stays() -> None:
    assert told("40M aza intolerant, TB on rifampicin", "TB not finished yet").conditions["tuberculosis"] == "yes"


def test_a_disease_taken_back_takes_its_kinds_with_it() -> None:
    case = told("40M aza intolerant, latent TB", "no tb actually that was another pt")
    assert "latent-tuberculosis" not in case.conditions


def test_a_corrected_number_keeps_its_unit() -> None:
    case = told("50M aza failed. bili 22 mg/dl", "sorry bili 2.2 not 22")
    assert case.values["bilirubin"] == Value(2.2, "mg/dL")


def test_counts_of_a_harm_of_the_past_are_not_todays() -> None:
    values = reading("Previously AZA -> pancytopenia (wcc 1.1 plt 40). now mmf 500bd. wcc 2.4").values
    assert values["wbc"] == Value(2.4)
    assert "platelets" not in values
    assert reading("50F leucopenia (wcc 2.1) on aza 100, options?").values["wbc"].number == 2.1


@pytest.mark.parametrize("text", ["what if pregnant - she just rang", "what if already pregnant, she did a home test"])
def test_a_supposition_that_came_true_is_told(text: str) -> None:
    found = reading(text)
    assert found.supposed is None
    assert found.conditions["pregnant"] == "yes"


@pytest.mark.parametrize("text", ["what if she gets pregnant", "what if she got pregnant - she asked me to stop mmf"])
def test_one_that_did_not_is_supposed(text: str) -> None:
    assert reading(text).supposed is not None


def test_a_second_line_drug_named_for_the_first_line_is_the_one_that_failed() -> None:
    case = told("refractory. ALT 310 after 7/12 pred + aza 150", "scrap that, it was MMF 2g she was on not aza")
    assert case.reason == "second_line_failed"
    assert case.tried["mycophenolate"] == "insufficient"
    assert "azathioprine" not in {*case.tried, *case.current}


@pytest.mark.parametrize("text", ["no, aza 75 not 50", "aza 75, not 50"])
def test_a_dose_put_right_takes_no_drug_up_again(text: str) -> None:
    case = merge(Case(tried={"azathioprine": "stopped"}), reading(text), text).case
    assert case.tried == {"azathioprine": "stopped"}
    assert not case.current


def test_a_level_is_of_the_drug_talked_of_rather_than_of_mycophenolate() -> None:
    level = {"trough": Value(11.2)}
    assert placed_in_view(level, ("tacrolimus",), ("mycophenolate",))["trough"].drug == "tacrolimus"
    assert placed_in_view(level, ("tacrolimus",), ("ciclosporin",))["trough"].drug is None


@pytest.mark.parametrize(
    "text",
    ["put her on MMF 1 g bd, ALT 60 after 3 months, what next", "MMF 3 months, ALT 88", "MMF 3 months, ALT still 200"],
)
def test_a_few_months_are_no_failure(text: str) -> None:
    found = reading(text, "second_line_failed")
    assert found.tried == {}
    assert found.reason != "second_line_failed"


@pytest.mark.parametrize("text", ["MMF 5 months, ALT still 200", "failed MMF after 4 months, ALT 200"])
def test_what_is_said_to_have_failed_did(text: str) -> None:
    assert reading(text, "second_line_failed").tried["mycophenolate"] == "insufficient"
