"""Words of a poor response, of a test, of fertility and of a harm that are said of something else."""

from __future__ import annotations

import pytest

from actions.case.conditions.swallowing import only_hard_to_swallow
from actions.case.merge import merge
from actions.case.patient import Case, Reaction
from tests.case.test_reading import reading

_FAILED = ("insufficient_response", "non_response", "second_line_failed")


@pytest.mark.parametrize(
    "text",
    [
        "AIH on aza, poorly controlled diabetes",
        "uncontrolled asthma, AIH on azathioprine",
        "hypothyroid poorly controlled, AIH on aza and pred",
        "poorly controlled epilepsy AIH on azathioprine",
        "AIH on aza 100, BP not well controlled",
        "refractory migraine, on azathioprine 100",
        "on aza; her type 2 diabetes is badly controlled",
        "difficult-to-treat psoriasis, AIH on azathioprine",
        "hep B vaccine non responder on aza",
        "non responder to hepatitis B vaccination, on azathioprine 100",
        "no response to flu vaccine on azathioprine",
        "non-responder to etanercept, now AIH on pred",
        "failed adalimumab for RA, now AIH on pred and aza",
        "EBV IgG negative 15M starting azathioprine",
        "CMV negative, on azathioprine 75",
    ],
)
def test_what_is_said_of_something_else_is_no_failure(text: str) -> None:
    """Poor control of another disease, no response to a vaccine or another medicine, and a negative serology."""
    told = reading(text, "refractory_disease")
    assert told.reason not in _FAILED
    assert not {"insufficient", "not tolerated"} & set(told.tried.values())


@pytest.mark.parametrize(
    "text",
    [
        "AIH poorly controlled on aza, diabetes",
        "uncontrolled AIH on aza, asthma",
        "diabetes, AIH poorly controlled on aza",
        "T2DM, poorly controlled AIH on azathioprine, next?",
        "diabetes poorly controlled, ALT 210 on aza, refractory AIH",
        "non-responder to azathioprine, RA on etanercept",
        "vaccinated for hep B, non-responder to azathioprine",
    ],
)
def test_the_hepatitis_beside_another_disease_still_fails(text: str) -> None:
    """The same words said of the hepatitis."""
    assert reading(text, "refractory_disease").reason == "insufficient_response"


@pytest.mark.parametrize("text", ["EBV negative 17 yo male", "CMV negative, EBV naive 20M, aza?"])
def test_a_negative_serology_denies_no_infection(text: str) -> None:
    """Who never met a virus may still be infected by something else."""
    assert "infection" not in reading(text, "inform_case").conditions


@pytest.mark.parametrize(
    ("text", "state"),
    [("azathioprine in a patient with previous hepatitis E", None), ("hepatitis E negative, ALT 300 on aza", "no")],
)
def test_a_past_hepatitis_e_is_not_denied(text: str, state: str | None) -> None:
    """One of the past says nothing of today."""
    assert reading(text, "ask_special_situation").conditions.get("hepatitis-e") == state


@pytest.mark.parametrize(
    "text",
    [
        "vasectomised man on MMF",
        "vasectomy done; MMF for 40M aza intolerant",
        "sterilised 34F MMF",
        "sterilized 41F, on mycophenolate 1 g bd",
        "34F tubal ligation in 2019, MMF 1 g bd",
        "44F s/p hysterectomy tacrolimus 2 mg bd",
        "menopausal 56F on MMF",
    ],
)
def test_fertility_tells_nothing_of_a_drug(text: str) -> None:
    """An operation or the menopause is no harm of what is taken."""
    told = reading(text, "inform_case")
    assert told.reason != "second_line_failed"
    assert not {"mycophenolate", "tacrolimus"} & set(told.tried)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("sterilised 34F MMF stopped for diarrhoea", "not tolerated"), ("sterilised 34F MMF failed", "insufficient")],
)
def test_what_a_drug_did_is_told_beside_it(text: str, outcome: str) -> None:
    """The same patient, of whom a failure is told."""
    assert reading(text, "inform_case").tried == {"mycophenolate": outcome}


@pytest.mark.parametrize(
    "text",
    [
        "transgender man on testosterone, aza intolerant",
        "trans man 28, aza intolerant, MMF?",
        "28 yo trans male AIH aza pancreatitis",
        "FTM patient, he is azathioprine intolerant",
        "non-binary, 30M, aza nausea",
        "28M assigned female at birth, aza nausea",
    ],
)
def test_the_sex_of_somebody_transgender_is_left_unknown(text: str) -> None:
    """Whether a pregnancy is possible "man" does not say; nor does "he" later."""
    told = reading(text, "intolerance_to_azathioprine")
    assert told.sex is None
    case = merge(Case(), told, text).case
    later = "he wants MMF"
    known = merge(case, reading(later, "ask_drug_overview"), later).case
    assert known.sex is None
    assert known.state("pregnant") is None


@pytest.mark.parametrize(
    "text", ["28M aza intolerant", "man of 40 on MMF, transaminases up", "transplanted man on tac"]
)
def test_the_sex_of_others_is_known(text: str) -> None:
    """Whoever is called a man otherwise."""
    assert reading(text, "inform_case").sex == "male"


@pytest.mark.parametrize(
    ("text", "medicine"),
    [
        ("erythromycin allergic pt on ciclosporin given diltiazem", "erythromycin"),
        ("on tacrolimus, allergic to clarithromycin, started fluconazole", "clarithromycin"),
        ("clarithromycin allergy, on tac", "clarithromycin"),
    ],
)
def test_what_somebody_is_allergic_to_is_not_taken(text: str, medicine: str) -> None:
    """An allergen is no medicine in use; what is given beside it is."""
    assert reading(text, "ask_interactions").conditions[f"taking:{medicine}"] == "no"


@pytest.mark.parametrize(
    "text", ["on tac, started clarithromycin", "allergic to penicillin, takes clarithromycin, on tac"]
)
def test_what_is_given_is_taken(text: str) -> None:
    """The same medicine without the allergy."""
    assert reading(text, "ask_interactions").conditions["taking:clarithromycin"] == "yes"


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("previous melanoma 2 years ago, aza intolerant", ()),
        ("h/o BCC, aza nausea", (Reaction("nausea", "azathioprine"),)),
        ("budesonide 9 mg started for acne", ()),
        ("eosinophils 1.2 on azathioprine", ()),
        ("hypersensitivity? eosinophils up, well, no rash", ()),
        ("azathioprine photosensitivity sunscreen skin checks", ()),
        ("melanoma on azathioprine", (Reaction("skin-cancer-reaction", "azathioprine"),)),
        ("acne on budesonide 9 mg", (Reaction("cushingoid", "budesonide"),)),
        ("eosinophils 1.2 and rash on azathioprine", (Reaction("rash", "azathioprine"),)),
    ],
)
def test_which_harms_are_of_the_drug(text: str, harms: tuple[Reaction, ...]) -> None:
    """What was there before, what a drug is given for, what is only a result or a question is no harm of a drug."""
    assert reading(text, "ask_monitoring").reactions == harms


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("60 kg woman tacrolimus starting dose non responder", "tacrolimus"),
        ("MMF starting dose? failed aza", "mycophenolate"),
        ("JAK inhibitors tofacitinib refractory AIH?", "jak-inhibitors"),
        ("sirolimus refractory AIH?", "sirolimus"),
        ("MMF for 40M aza intolerant", "mycophenolate"),
    ],
)
def test_a_drug_that_is_to_be_begun_did_nothing_yet(text: str, drug: str) -> None:
    """A starting dose, a drug for somebody, or one in refractory disease is asked about."""
    told = reading(text, "ask_dose")
    assert drug not in {*told.tried, *told.current}


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        ("failed azathioprine (optimized, 6-TGN 260) AND CellCept 3 g", {"azathioprine", "mycophenolate"}),
        ("sirolimus after failed MMF and tac", {"mycophenolate", "tacrolimus"}),
        ("failed MMF 2 g and tac, rituximab?", {"mycophenolate", "tacrolimus"}),
        ("failed aza, MMF 2 g bd", {"azathioprine"}),
        ("failed aza and MMF started", {"azathioprine"}),
    ],
)
def test_what_failed_together(text: str, tried: set[str]) -> None:
    """Drugs joined by "and" behind the word; what a comma begins, or what was started, is taken."""
    assert {drug for drug, did in reading(text, "second_line_failed").tried.items() if did == "insufficient"} == tried


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("pred 5 -> 0 failing each time, ALT rises to 70. steroid dependent", "insufficient_response"),
        ("steroid dependent: ALT rises each time pred goes below 7.5, aza 125", "insufficient_response"),
        ("steroid-dependent AIH on aza 100, flares every time pred is cut below 10", "insufficient_response"),
        ("steroid dependent, cushingoid, on aza 100", "steroid_intolerance"),
        ("steroid dependent at 10 mg, on aza 2 mg/kg, no cirrhosis", "steroid_intolerance"),
        ("MMF or tac for a 50M who failed a well-dosed thiopurine", "insufficient_response"),
        ("Four weeks of pred 40 and ALT only went from 820 to 610. Is that non response", "non_response"),
        ("MELD 18 after 2 wks pred ALT halved bili same", None),
    ],
)
def test_why_treatment_is_changed(text: str, reason: str | None) -> None:
    """Steroids that are needed since the disease comes back are no harm of theirs; a fall by half is no loss."""
    guess = "loss_of_response_or_relapse" if reason is None else "intolerance_to_steroids"
    assert reading(text, guess if "steroid" in text or reason is None else "interpret_response").reason == reason


def test_a_taper_that_fails_ends_at_no_dose() -> None:
    """Nobody is on 0 mg."""
    told = reading("pred 5 -> 0 failing each time, ALT rises to 70", "loss_of_response_or_relapse")
    assert told.doses.of["prednisolone"].number > 0


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("relapse after stopping aza 2 yrs", "he didn't tolerate aza actually", "relapse_after_withdrawal"),
        ("relapsed 6 months after stopping aza", "aza gave her pancreatitis", "relapse_after_withdrawal"),
        ("ALT 200 on aza", "he didn't tolerate aza actually", "thiopurine_intolerance"),
    ],
)
def test_a_relapse_stays_one(first: str, second: str, reason: str) -> None:
    """What a drug did before is told beside why treatment is wanted now."""
    case = merge(Case(), reading(first, "loss_of_response_or_relapse"), first).case
    known = merge(case, reading(second, "intolerance_to_azathioprine"), second).case
    assert known.reason == reason
    assert known.tried["azathioprine"] == "not tolerated"


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("cannot swallow tablets", True),
        ("12 yo can't swallow pills, tacrolimus suspension?", True),
        ("struggles to swallow capsules", True),
        ("can't swallow tablets so misses doses", False),
        ("she swallowed all her tablets", False),
    ],
)
def test_tablets_that_are_hard_to_swallow(text: str, alone: bool) -> None:
    """Neither doses missed nor any taken by the handful."""
    assert only_hard_to_swallow(text) is alone


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("AZA lymphopenia 0.4 neutrophils fine", "lymphocytes", 0.4),
        ("lymphopaenia of 0.3, neuts normal", "lymphocytes", 0.3),
        ("neutropenia 0.7 on aza", "neutrophils", 0.7),
        ("thrombocytopenia 60 platelets stable", "platelets", 60.0),
        ("leucopenia 2.1 lymphocytes ok", "wbc", 2.1),
        ("0.4 neutrophils", "neutrophils", 0.4),
    ],
)
def test_a_count_is_of_the_cells_it_stands_with(text: str, name: str, number: float) -> None:
    """A count told by the name of its want is none of the cells named behind it."""
    values = reading(text, "inform_case").values
    assert {n: v.number for n, v in values.items()} == {name: number}


@pytest.mark.parametrize("text", ["neutropenia 2018 on aza", "neutropenia 2 weeks after starting aza"])
def test_a_year_or_a_time_is_no_count(text: str) -> None:
    """What stands behind the name may be when it was."""
    assert "neutrophils" not in reading(text, "inform_case").values
