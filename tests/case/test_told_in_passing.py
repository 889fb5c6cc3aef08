"""What a vignette tells in passing is read as what it is: a last period, a test that is awaited, results and doses of
then, times behind an x, how often something came, a name that was left out, a drug that is only planned.
"""

from __future__ import annotations

import pytest

from actions.case.patient import State
from tests.case.test_reading import mentions, reading


def _state(text: str, condition: str) -> State | None:
    return reading(text, "inform_case").conditions.get(condition)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("33F AIH, aza stopped for rash, LMP 2 weeks ago. next drug?", None),
        ("33F AIH, aza rash, LMP 12/11, periods regular", None),
        ("33F AIH, aza rash, LMP 3 wks ago", None),
        ("33F AIH, aza rash, LMP 9 weeks ago", "possible"),
        ("33F AIH, aza rash. LMP 2 months ago", "possible"),
        ("33F AIH, aza rash. LMP 9 weeks ago, UPT neg", "no"),
        ("33F AIH on aza, 8 weeks by LMP", "yes"),
        ("33F AIH on aza, 9 weeks pregnant", "yes"),
    ],
)
def test_a_last_period_makes_nobody_pregnant(text: str, state: State | None) -> None:
    assert _state(text, "pregnant") == state


@pytest.mark.parametrize(
    ("text", "condition", "state"),
    [
        ("45F AIH, Mantoux 16 mm, aza rash", "latent-tuberculosis", "possible"),
        ("45F AIH, TST 12x10 mm, aza rash", "latent-tuberculosis", "possible"),
        ("45F AIH, mantoux positive 18 mm, aza rash", "latent-tuberculosis", "yes"),
        ("45F AIH, mantoux neg, aza rash", "latent-tuberculosis", "no"),
        ("45F AIH, aza rash, quantiferon negative", "tuberculosis", "no"),
        ("45F AIH, aza rash, IGRA neg", "tuberculosis", "no"),
        ("45F AIH, aza rash, no latent TB", "tuberculosis", None),
        ("45F AIH, aza rash, active TB on RIPE. Quantiferon negative", "tuberculosis", "yes"),
        ("45F AIH, aza rash, active TB, HIV negative", "tuberculosis", "yes"),
        ("45F AIH, aza rash, active TB, quantiferon negative", "tuberculosis", "yes"),
        ("45F AIH, aza rash, no active TB, HIV neg", "tuberculosis", "no"),
        ("45F AIH, aza rash, untreated hep C, HBsAg neg", "hepatitis-c", "yes"),
        ("45F AIH, aza rash, hep C, HBsAg neg", "hepatitis-c", "no"),
        ("45F AIH, Hep E IgM neg, pred 40", "hepatitis-e", "no"),
        ("45F AIH, hep E IgG neg, pred 40", "hepatitis-e", "no"),
        ("45F AIH, HEV IgM positive, pred 40", "hepatitis-e", "yes"),
        ("45F AIH. Hep B: sAg neg, cAb neg. On aza", "hepatitis-b", None),
        ("45F AIH. Hep B: sAg neg, cAb neg. On aza", "anti-hbc-positive", "no"),
        ("45F AIH. HBV - HBsAg negative, core ab pos. On aza", "anti-hbc-positive", "yes"),
        ("45F AIH. Hep B on entecavir. On aza", "hepatitis-b", "yes"),
        ("45F aza rash, creatinine normal", "renal-impairment", "no"),
        ("45F aza rash, cr fine", "renal-impairment", "no"),
        ("45F aza rash, creatinine 210", "renal-impairment", None),
    ],
)
def test_a_test_says_what_it_shows(text: str, condition: str, state: State | None) -> None:
    assert _state(text, condition) == state


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("TPMT absent - heterozygous actually 24 mU/L. is aza safe at half dose", "tpmt-intermediate"),
        ("TPMT deficient, intermediate in fact", "tpmt-intermediate"),
        ("TPMT low. sorry intermediate", "tpmt-intermediate"),
        ("TPMT absent - aza stopped actually", "tpmt-deficient"),
    ],
)
def test_a_result_is_put_right_behind_a_dash(text: str, level: str) -> None:
    assert {m.value for m in mentions(text).of("condition", "affirmed")} == {level}


@pytest.mark.parametrize(
    ("text", "number", "frequency"),
    [
        ("52F on azathioprine 150 mg x 8 mo, ALT 130", 150, 1),
        ("52F on azathioprine 50 mg x 3 yrs", 50, 1),
        ("52F on aza 50 mg x 3m", 50, 1),
        ("52F on aza 50 mg x 6 wks", 50, 1),
        ("52F on aza 50 mg x 3 tabs", 150, 1),
        ("52F on aza 50 mg x2", 100, 1),
        ("44F AZA 150 halved to 75 in Oct, ALT 32 to 96", 75, 1),
        ("44F aza 50 doubled to 100, ALT 96", 100, 1),
    ],
)
def test_behind_an_x_stand_tablets_or_a_time(text: str, number: float, frequency: float) -> None:
    dose = reading(text, "inform_case").doses.of["azathioprine"]
    assert (dose.number, dose.frequency) == (number, frequency)


@pytest.mark.parametrize(
    ("text", "drug", "number"),
    [
        ("70F AIH, pred 40 tapering, now 7.5", "prednisolone", 7.5),
        ("70F AIH, pred 60 weaning now at 15", "prednisolone", 15),
        ("62M on MMF 1.5g bd? (I think 1 g bd) since AZA failed. HBsAg positive, ALT 48", "mycophenolate", 1),
        ("50F on pred 20, psychosis at 40 mg in Feb. aza intolerant", "prednisolone", 20),
        ("48F on MMF 1 g bd, diarrhoea at 3 g last year", "mycophenolate", 1),
        ("50F pred 40 in Jan, now 20", "prednisolone", 20),
    ],
)
def test_the_dose_is_that_of_today(text: str, drug: str, number: float) -> None:
    assert reading(text, "inform_case").doses.of[drug].number == number


@pytest.mark.parametrize(
    ("text", "name", "last", "first"),
    [
        ("60M on rituximab, IgG 3.8, 2 pneumonias", "igg", 3.8, None),
        ("60M on rituximab, IgG 4.2, 3 chest infections", "igg", 4.2, None),
        ("60M on aza, ALT 90, 2 flares since", "alt", 90, None),
        ("60M on aza, ALT 400, 300, 150", "alt", 150, 400),
        ("60M on aza, ALT 60, 45 this week", "alt", 45, 60),
        ("66F AIH. IgG pre-ritux 20. RTX dose?", "igg", 20, None),
    ],
)
def test_a_count_of_events_is_no_result(text: str, name: str, last: float, first: float | None) -> None:
    value = reading(text, "inform_case").values[name]
    assert (value.number, value.first) == (last, first)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("ALT up to 200 again on aza 125", None), ("ALT went up to 300 on aza", None), ("ALT <200 on aza", "<")],
)
def test_a_result_that_went_up_to_a_number_is_that_number(text: str, comparator: str | None) -> None:
    assert reading(text, "inform_case").values["alt"].comparator == comparator


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("AZA stopped 2022: WCC 1.9, neut 0.7. 50F, pred 15, ALT 90", "neutrophils"),
        ("aza stopped 2019 for neutrophils 0.6. 50F on pred 15", "neutrophils"),
        ("aza 2019 stopped, neutrophils 0.6 then. Now on MMF 1 g bd, ALT 60", "neutrophils"),
        ("60M AKI on tacrolimus creat 210, resolved off tac", "creatinine"),
    ],
)
def test_results_of_then_are_not_kept(text: str, name: str) -> None:
    assert name not in reading(text, "inform_case").values


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("50F on aza, neutrophils 0.7", "neutrophils"),
        ("aza stopped 2019 for rash. On MMF, now neutrophils 0.6", "neutrophils"),
        ("60M AKI on tacrolimus creat 210, not resolved", "creatinine"),
    ],
)
def test_results_of_now_are_kept(text: str, name: str) -> None:
    assert name in reading(text, "inform_case").values


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Mrs ___, 70. AZA 50 mg 2009-2016 stopped for rash", 70),
        ("[name], 58, on aza 100", 58),
        ("Mr [name] 63, aza rash", 63),
        ("Mrs [name], 62 kg, on aza", None),
        ("AIH + MS, on aza 50, 70 mg pred", None),
    ],
)
def test_an_age_stands_behind_a_name_left_out(text: str, age: float | None) -> None:
    assert reading(text, "inform_case").age == age


@pytest.mark.parametrize(
    ("text", "sepsis"),
    [
        ("62M on MMF, one sepsis admission with E coli, IgG 5.1", "historical"),
        ("62M on MMF, two admissions with urosepsis", "historical"),
        ("62M on MMF, 1 episode of sepsis, now well", "historical"),
        ("62M on MMF, one sepsis admission, now on co-amoxiclav prophylaxis", "historical"),
        ("62M on MMF, one sepsis admission yesterday", "affirmed"),
        ("62M on MMF, admitted with sepsis", "affirmed"),
    ],
)
def test_counted_admissions_are_over(text: str, sepsis: str) -> None:
    assert [m.assertion for m in mentions(text).of("condition") if m.value == "sepsis"] == [sepsis]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("AZA 50 mg 2009-2016 stopped for recurrent zoster, pred 7.5", None),
        ("aza stopped 2018 for zoster, now on pred", None),
        ("on MMF with zoster", "yes"),
        ("PJP - is there an eGFR limit with co-trimoxazole on tac", None),
        ("PJP pneumonia on tac, on co-trimoxazole", "yes"),
    ],
)
def test_infections_of_then_and_kept_off_are_not_there(text: str, state: State | None) -> None:
    assert _state(text, "infection") == state


@pytest.mark.parametrize(
    ("text", "bowel"),
    [
        ("failed aza (pancreatitis) AND mmf (colitis), ALT 220, 41M", None),
        ("mmf stopped for colitis, aza failed too, ALT 220", None),
        ("40F AIH, colitis due to MMF, aza rash", None),
        ("40F AIH, MMF gave her a bad colitis", None),
        ("40F AIH and colitis, aza rash", "yes"),
        ("40F AIH with ulcerative colitis, MMF stopped for diarrhoea", "yes"),
        ("40F AIH, aza for colitis, ALT 200", "yes"),
    ],
)
def test_colitis_that_a_drug_brought_is_no_bowel_disease(text: str, bowel: State | None) -> None:
    assert _state(text, "ibd") == bowel


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("ALT up to 200 again on aza 125. probably not taking it", "possible"),
        ("45F on aza, ALT 200, ?not taking her tablets", "possible"),
        ("45F on aza 100, ALT 200, checked adherence, taking it. next?", "no"),
        ("45F on aza 100, ALT 200, confirmed adherence with levels, fine", "no"),
        ("45F aza 100 prescribed, probably not taking it yet", None),
    ],
)
def test_adherence_is_heard(text: str, state: State | None) -> None:
    assert _state(text, "non-adherence") == state


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("AIH + gout on allopurinol 300. Plan azathioprine 150mg od. how often bloods", "azathioprine"),
        ("AIH, pred 30. Plan: azathioprine 50 mg. TPMT normal. monitoring?", "azathioprine"),
        ("45F AIH. proposing MMF 1 g bd. bloods how often?", "mycophenolate"),
        ("Varices, swapping pred to budesonide 9mg. taper plan?", "budesonide"),
        ("AIH flare on aza; adding infliximab 5 mg/kg. dosing interval?", "infliximab"),
        ("66F AIH. IgG pre-ritux 20. RTX dose?", "rituximab"),
    ],
)
def test_what_is_only_planned_is_not_taken(text: str, drug: str) -> None:
    found = reading(text, "ask_monitoring")
    assert drug not in (*found.current, *found.tried)


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("40F AIH started MMF 500 bd last week, aza rash. monitoring?", "mycophenolate"),
        ("40F AIH starting MMF today 500 bd, aza rash. monitoring?", "mycophenolate"),
        ("45F flare on aza, adding tac 2 mg bd last month, ALT 90. next?", "tacrolimus"),
        ("45F AIH on aza 100, plan to continue. bloods?", "azathioprine"),
    ],
)
def test_what_was_begun_is_taken(text: str, drug: str) -> None:
    assert drug in reading(text, "ask_monitoring").current


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("55F aza intolerant, HbA1c 68, pred 10", "possible"),
        ("55F aza intolerant, HbA1c 52", "possible"),
        ("55F aza intolerant, A1c 6.9", "possible"),
        ("55F aza intolerant, HbA1c 40, pred 10", None),
        ("55F aza intolerant, not diabetic, HbA1c 49", "no"),
    ],
)
def test_a_raised_hba1c_leaves_diabetes_to_be_settled(text: str, state: State | None) -> None:
    assert _state(text, "diabetes") == state


@pytest.mark.parametrize(
    ("text", "reactions"),
    [
        ("melanoma 2019, AIH aza intolerant - MMF or tac? any skin cancer data on aza", set()),
        ("lymphoma 2015, aza intolerant. MMF?", set()),
        ("aza stopped 2019 for melanoma. MMF?", {"skin-cancer-reaction"}),
        ("50F on MMF 1 g bd since aza pancreatitis, complete response, lymphs 0.7", {"pancreatitis"}),
    ],
)
def test_a_dated_cancer_and_few_lymphocytes_are_no_harm(text: str, reactions: set[str]) -> None:
    assert {r.reaction for r in reading(text, "second_line_options").reactions} == reactions
