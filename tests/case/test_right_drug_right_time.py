"""Drugs and harms of a vignette are read of the right drug and in the right time: dictated, of an infection, only
feared, of the liver tests a drug raised, wished, taken for something else, borne at less.
"""

from __future__ import annotations

import pytest

from actions.case.mentions import Dose
from actions.case.patient import Reaction
from actions.case.reading import Reading, read
from actions.case.spoken_punctuation import punctuated
from tests.case.test_reading import mentions, reading


def told(text: str) -> Reading:
    """What a message tells that asks nothing."""
    return reading(text, "inform_case")


def harms(text: str) -> set[tuple[str, str | None]]:
    return {(r.reaction, r.drug) for r in told(text).reactions}


@pytest.mark.parametrize(
    ("dictated", "written"),
    [
        ("aza stopped comma on MMF full stop ALT thirty", "aza stopped,      on MMF.          ALT thirty"),
        ("seen today new line on aza", "seen today\n         on aza"),
        ("rash on aza new paragraph now on MMF full stop", "rash on aza\n              now on MMF.         "),
        ("safe with MMF question mark", "safe with MMF?             "),
    ],
)
def test_spoken_punctuation_is_written_in_its_place(dictated: str, written: str) -> None:
    assert punctuated(dictated) == written
    assert len(written) == len(dictated)


@pytest.mark.parametrize(
    "text", ["aza came to a full stop, needs a new line of treatment", "the next line would be tac", "new line drugs?"]
)
def test_words_that_are_no_punctuation_stay(text: str) -> None:
    assert punctuated(text) == text


def test_harms_of_a_dictated_letter_stay_with_their_drugs() -> None:
    text = punctuated(
        "she has had azathioprine stopped for cholestatic hepatitis comma mycophenolate was not tolerated because of "
        "headache and she is now on tacrolimus two milligrams twice daily with trough of nine point eight full stop "
        "creatinine has gone from seventy to one hundred and thirty two full stop potassium five point nine"
    )
    found = read(text, ("inform_case",), mentions(text))
    assert {(r.reaction, r.drug) for r in found.reactions} >= {
        ("hepatotoxicity", "azathioprine"),
        ("headache", "mycophenolate"),
    }
    assert ("headache", "tacrolimus") not in {(r.reaction, r.drug) for r in found.reactions}
    assert (found.values["creatinine"].first, found.values["creatinine"].number) == (70, 132)
    assert found.still_on == ("tacrolimus",)


@pytest.mark.parametrize(
    "text",
    [
        "70M AIH on AZA 100. Developed fever last week, CXR cavity, AFB positive",
        "70M AIH. AZA 100mg. new fever, CXR RUL cavity, AFB pos, starting RIPE",
        "60F AIH on aza 100, fever 39, productive cough, consolidation right base. hold it?",
        "45F AIH on aza, fever and dysuria, urine culture E coli",
        "45F AIH on aza 75, fever, blood cultures growing klebsiella",
        "70M AIH on AZA 100 and pred 5, new fever, cough",
    ],
)
def test_a_fever_with_an_infection_is_no_harm_of_the_drug(text: str) -> None:
    found = told(text)
    assert (found.reason, found.reactions, dict(found.tried)) == (None, (), {})
    assert "azathioprine" in found.current


@pytest.mark.parametrize(
    "text",
    [
        "AIH, fever on aza day 10 with rash",
        "AIH fever and hepatitis on aza day 10",
        "45F AIH fever on aza day 10, cultures negative, CXR clear",
        "45F AIH aza day 9 fever, rash and cough",
        "45F AIH fever on aza day 10, no cough, settled when stopped",
    ],
)
def test_a_fever_of_the_drug_stays_with_it(text: str) -> None:
    assert ("fever", "azathioprine") in harms(text)
    assert told(text).reason == "thiopurine_intolerance"


@pytest.mark.parametrize(
    "text",
    [
        "52F AIH. Azathioprine gave ALT rise to 600, settled off.",
        "45F AIH, AZA gave ALT rise to 600, settled off it",
        "45F AIH aza 50 -> ALT 3x in 2 weeks, stopped, settled",
        "45F AIH LFTs shot up on aza, normalised when stopped",
        "45F AIH hepatitis on aza with positive dechallenge",
        "45F AIH ALT went to 500 on azathioprine 50 mg and came down after it was stopped",
        "45F AIH, transaminases jumped after starting aza, back to normal off it",
    ],
)
def test_liver_tests_that_a_drug_raised_are_a_harm_of_it(text: str) -> None:
    found = told(text)
    assert found.reason == "thiopurine_intolerance"
    assert Reaction("hepatotoxicity", "azathioprine") in found.reactions
    assert found.tried["azathioprine"] == "not tolerated"
    assert "alt" not in found.values


@pytest.mark.parametrize(
    "text",
    [
        "ALT rose to 600 on aza, settled on more pred",
        "45F AIH ALT rose to 600 on aza, pred increased, settled",
        "45F AIH aza stopped, ALT rose to 600, settled on pred",
        "45F AIH on aza, ALT rose to 300 when pred stopped, settled when restarted",
        "45F AIH aza failed, ALT 200",
        "AIH on aza. ALT rose to 300 when aza stopped",
        "45F AIH, ALT rose to 300 after aza was stopped, settled",
        "45F AIH, ALT rose to 300 after stopping aza, settled when restarted",
    ],
)
def test_a_flare_is_no_harm_of_the_drug(text: str) -> None:
    found = told(text)
    assert not any(r.reaction == "hepatotoxicity" for r in found.reactions)
    assert "not tolerated" not in found.tried.values()


@pytest.mark.parametrize(
    "text",
    [
        "44M AIH, MMF stopped due to PML scare - turned out MS",
        "44M AIH, MMF stopped due to PML scare - turned out not to be PML",
        "44M AIH, MMF stopped for suspected PML, which turned out to be multiple sclerosis",
        "44M AIH MMF stopped for PML scare, false alarm",
    ],
)
def test_a_scare_is_no_harm(text: str) -> None:
    found = told(text)
    assert (found.reason, found.reactions, dict(found.tried)) == (None, (), {"mycophenolate": "stopped"})


def test_what_a_scare_turned_out_to_be_is_kept_and_so_is_what_goes_on() -> None:
    found = told("44M AIH. Prev MMF stopped (not aza) due to PML scare - turned out MS. AZA ongoing 150. ALT 30")
    assert found.conditions["demyelination"] == "yes"
    assert found.doses.of["azathioprine"] == Dose(150, "mg")
    assert found.current == ("azathioprine",)


@pytest.mark.parametrize("text", ["44M AIH MMF stopped due to PML", "44M AIH MMF stopped for PML, confirmed on LP"])
def test_a_harm_that_happened_stays(text: str) -> None:
    assert harms(text) == {("pml", "mycophenolate")}


@pytest.mark.parametrize(
    ("text", "drug", "dose"),
    [
        ("48F AIH, pred 7.5. AZA neutropenia at 150 mg, tolerating 50 mg now. ALT 77.", "azathioprine", 50),
        ("AZA caused neutropenia 0.9 at 150 mg, tolerating 50 mg now", "azathioprine", 50),
        ("48F AIH, leucopenia on aza 150 mg, settled on 75 mg, ALT 40", "azathioprine", 75),
        ("48F AIH, diarrhoea on MMF 2 g, tolerates 1 g", "mycophenolate", 1),
    ],
)
def test_what_is_borne_at_less_is_taken_so(text: str, drug: str, dose: float) -> None:
    found = told(text)
    assert drug in found.current
    assert drug not in found.tried
    assert found.doses.of[drug].number == dose
    assert any(r.drug == drug for r in found.reactions)


@pytest.mark.parametrize(
    "text",
    [
        "48F AIH, nausea on aza 100 mg, did not tolerate 50 mg either",
        "48F AIH, aza 150 neutropenia, reduced to 50 mg, still neutropenic",
        "48F AIH, aza rash at 50 mg, pred 10 tolerated",
    ],
)
def test_what_is_not_borne_at_less_is_not_tolerated(text: str) -> None:
    assert told(text).tried["azathioprine"] == "not tolerated"


@pytest.mark.parametrize(
    "text",
    [
        "38F pred 7.5 mg, aza 100, remission 3 yrs, ALT 18 IgG 12.1. wants off everything",
        "38F pred 7.5 mg, aza 100, remission 3 yrs, ALT 18. wants to come off everything",
        "38F on aza 100 and pred 5, would like to come off all meds",
        "38F, aza 100 and pred 5 in remission, hoping to come off all immunosuppression",
    ],
)
def test_a_wish_stops_nothing(text: str) -> None:
    found = told(text)
    assert {"azathioprine", "prednisolone"} == set(found.current)
    assert not found.tried


@pytest.mark.parametrize(
    "text",
    [
        "38F pred 7.5 mg, aza 100, remission 3 yrs. stopped everything in May, ALT 300",
        "38F pred and aza, came off everything 6 months ago, ALT 300",
    ],
)
def test_what_was_stopped_is_over(text: str) -> None:
    found = told(text)
    assert found.tried == {"prednisolone": "stopped", "azathioprine": "stopped"}
    assert found.reason == "relapse_after_withdrawal"


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("66F AIH on azathioprine 100, ALT 35. Took allopurinol for gout until 2024.", "allopurinol"),
        ("66F AIH on aza 100, was on allopurinol till March, now febuxostat", "allopurinol"),
        ("38F AIH, took aza until 2023, now MMF 1 g bd", "azathioprine"),
    ],
)
def test_until_then_is_over(text: str, over: str) -> None:
    assert told(text).tried == {over: "stopped"}


@pytest.mark.parametrize("intent", ["second_line_failed", "loss_of_response_or_relapse", "refractory_disease"])
@pytest.mark.parametrize(
    "text",
    [
        "66F on azathioprine for AIH 1.5 mg/kg, allopurinol stopped 2 yrs ago. Now febuxostat 80 for gout. ALT 35.",
        "66F AIH on azathioprine, allopurinol stopped 2 yrs ago, febuxostat now. ALT 35.",
        "66F AIH on azathioprine 100, ALT 35. Took allopurinol for gout until 2024.",
    ],
)
def test_medicines_for_gout_are_no_treatment_that_failed(text: str, intent: str) -> None:
    assert reading(text, intent).reason is None


@pytest.mark.parametrize(
    "text",
    [
        "29F AIH dx 2024. Pred 60->10. AZA never started as TPMT deficient. MMF offered but declined. ALT 55",
        "29F AIH TPMT deficient so AZA never given. Pred 10 only for 9 months, ALT 85",
        "29F AIH, NUDT15 *3/*3 so no aza, pred 15 for 8 months, ALT 90",
    ],
)
def test_what_the_genotype_forbids_did_not_fail(text: str) -> None:
    found = reading(text, "refractory_disease")
    assert found.reason is None
    assert "mycophenolate" not in (*found.tried, *found.current)


def test_a_failure_that_is_said_stays_one() -> None:
    assert told("29F AIH, pred 15 for 8 months, refractory, TPMT deficient so aza never started").reason is not None


@pytest.mark.parametrize(
    "text",
    [
        "22F AIH + SLE, MMF 1.5 bd for lupus nephritis, pred 10. AIH flare ALT 410. Aza caused agranulocytosis",
        "45F AIH, aza rash, on MMF 1 g bd, flare ALT 410",
        "22F AIH, on MMF 1.5 bd, pred 10. AIH flare ALT 410. Aza previously caused agranulocytosis",
    ],
)
def test_a_flare_on_second_line_is_no_intolerance_of_what_went_before(text: str) -> None:
    found = told(text)
    assert found.reason == "loss_of_response_on_treatment"
    assert "mycophenolate" in found.current


@pytest.mark.parametrize(
    "text",
    [
        "budesonide for steroid side effects, 52F, weight gain + BP, aza 75 ongoing",
        "44F aza 100, pred 10. budesonide for pred weight gain",
        "52F AIH on aza 75 and pred 10, budesonide for steroid side effects?",
    ],
)
def test_what_is_proposed_for_the_harms_of_another_is_not_taken(text: str) -> None:
    found = told(text)
    assert "budesonide" not in (*found.tried, *found.current, *found.still_on)
    assert "azathioprine" in found.current


@pytest.mark.parametrize(
    "text",
    ["52F on budesonide for steroid side effects, aza 75", "52F switched to budesonide for pred side effects"],
)
def test_what_was_begun_for_them_is(text: str) -> None:
    assert "budesonide" in told(text).current


@pytest.mark.parametrize(
    "text",
    [
        "mother on MMF found 7 weeks pregnant today",
        "mother on MMF, 7/40 pregnant, aza stopped for vomiting",
        "mum on MMF, 7/40 pregnant",
    ],
)
def test_a_mother_who_is_the_patient(text: str) -> None:
    found = told(text)
    assert "mycophenolate" in found.current
    assert found.conditions["pregnant"] == "yes"
    assert found.age is None
    assert found.about_patient


@pytest.mark.parametrize(
    "text",
    [
        "her mother is on MMF and pregnant",
        "45F AIH on aza, her mother is on MMF",
        "mother on MMF for lupus. 30F AIH on aza",
        "mother had diabetes, 45F AIH on aza",
    ],
)
def test_a_mother_who_is_not(text: str) -> None:
    found = told(text)
    assert "mycophenolate" not in found.current
    assert "diabetes" not in found.conditions


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("27F aza nausea on MMF. yellow fever vaccine ok?", "azathioprine"),
        ("27F aza rash, on MMF", "azathioprine"),
        ("27F AIH aza nausea now on MMF, travels to Brazil", "azathioprine"),
    ],
)
def test_a_harm_right_behind_its_drug_is_of_no_other(text: str, past: str) -> None:
    found = told(text)
    assert {r.drug for r in found.reactions} == {past}
    assert found.current == ("mycophenolate",)


def test_what_treatment_began_with_is_not_what_is_taken() -> None:
    found = told(
        "38F AIH. She was initially treated with prednisolone 40 mg and azathioprine 75 mg in 2021. Azathioprine "
        "stopped for rash. MMF 1 g bd since 2022. ALT 28."
    )
    assert found.current == ("mycophenolate",)
    assert "prednisolone" not in found.doses.of


@pytest.mark.parametrize(
    "text",
    [
        "17M, MMF 750 bd + pred 5, ALT 210, admits to not taking MMF for 2 months due to exams. Next step - tacro?",
        "17M AIH, on MMF 750 bd, ALT 210, hasn't taken it for 2 months",
        "41F AIH on MMF 1 g bd, admitted to not taking her tablets, ALT 90",
    ],
)
def test_tablets_that_are_not_taken_did_not_fail(text: str) -> None:
    found = told(text)
    assert found.conditions["non-adherence"] == "yes"
    assert "mycophenolate" in found.current
    assert found.reason is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("41F AIH on aza 125. denies missing doses. husband says she forgets.", "possible"),
        ("41F AIH on aza 125, takes every tablet, pharmacy reports she has missed collections", "possible"),
        ("41F AIH on aza 125, denies missing doses, husband agrees", "no"),
    ],
)
def test_adherence_that_others_dispute_is_open(text: str, state: str) -> None:
    assert told(text).conditions["non-adherence"] == state


def test_a_count_of_then_is_not_one_of_now() -> None:
    past = "54F AIH. Aza 50mg stopped 2/2026 neutrophils 0.7. MMF 1g bd started, diarrhoea x6/day, MMF stopped"
    assert "neutrophils" not in told(past).values
    assert ("neutropenia-reaction", "azathioprine") in harms(past)
    assert "neutrophils" in told("54F AIH. Aza stopped 2 days ago, neutrophils 0.7 today. MMF started").values
