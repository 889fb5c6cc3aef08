"""Doses in the case: what is taken, told again and put right; what is only asked, planned or advised is not."""

from __future__ import annotations

import pytest

from actions.answers.case_view import chips
from actions.case.mentions import Dose
from actions.case.merge import forget, merge
from actions.case.patient import Case
from actions.knowledge.labels import load_labels
from actions.reasoning.conditions import Scene
from tests.base import base
from tests.case.test_reading import reading


def told(*messages: str) -> Case:
    case = Case()
    for message in messages:
        case = merge(case, reading(message, "inform_case"), message).case
    return case


@pytest.mark.parametrize(
    ("messages", "drug", "dose"),
    [
        (("on aza 100 mg, ALT 180",), "azathioprine", Dose(100, "mg")),
        (("pred 20 and aza 150",), "prednisolone", Dose(20, "mg")),
        (("MMF 1g bd, ALT 70",), "mycophenolate", Dose(1, "g", 2)),
        (("MMF 750 bd",), "mycophenolate", Dose(750, "mg", 2)),
        (("now tac 3 bd",), "tacrolimus", Dose(3, "mg", 2)),
        (("currently takes Azoran 50 mg 1-0-1",), "azathioprine", Dose(50, "mg", 2)),
        (("she takes tac 3 mg am 2 mg pm",), "tacrolimus", Dose(5, "mg")),
        (("pred was 60, then 40, now 20",), "prednisolone", Dose(20, "mg")),
        (("on aza 150 and pred 10", "sorry, aza is 200"), "azathioprine", Dose(200, "mg")),
        (("on aza 150 and pred 10", "sorry, aza is 200"), "prednisolone", Dose(10, "mg")),
        (("pred 20, aza 100", "pred now 10"), "prednisolone", Dose(10, "mg")),
        (("she is on MMF 500 mg bd", "up to 1.5 g bd now"), "mycophenolate", Dose(1.5, "g", 2)),
        (("pred 30 mg, aza 50 mg",), "azathioprine", Dose(50, "mg")),
        (("on aza 125", "correction, it's 100"), "azathioprine", Dose(100, "mg")),
        (("on aza 100 tac 3mg, gout flare",), "azathioprine", Dose(100, "mg")),
        (("on aza 100 tac 3mg, gout flare",), "tacrolimus", Dose(3, "mg")),
        (("pred 20 aza 100 tac 3 mg",), "prednisolone", Dose(20, "mg")),
        (("pred 20 aza 100 tac 3 mg",), "azathioprine", Dose(100, "mg")),
        (("aza 100mg tac 3mg pred 5mg",), "azathioprine", Dose(100, "mg")),
        (("ALT 200 aza 100 tac 3 mg",), "azathioprine", Dose(100, "mg")),
        (("100 mg aza 3 mg tac",), "azathioprine", Dose(100, "mg")),
        (("100 mg aza 3 mg tac",), "tacrolimus", Dose(3, "mg")),
        (("stable on aza, 3 mg tac added",), "tacrolimus", Dose(3, "mg")),
        (("now on aza, dose 125",), "azathioprine", Dose(125, "mg")),
        (("now on aza, ALT 40", "dose 125"), "azathioprine", Dose(125, "mg")),
        (("on aza 100", "the dose is now 75"), "azathioprine", Dose(75, "mg")),
        (("on MMF 1g bd", "sorry mmf 500 bd"), "mycophenolate", Dose(500, "mg", 2)),
        (("on tac 2 mg bd", "oops, tac 3 mg bd"), "tacrolimus", Dose(3, "mg", 2)),
        (("on aza 100", "correction: aza 50"), "azathioprine", Dose(50, "mg")),
        (("on pred 20", "my mistake, pred 10"), "prednisolone", Dose(10, "mg")),
        (("pharmacist here. pt on tac 2mg bd for AIH",), "tacrolimus", Dose(2, "mg", 2)),
        (("on tac 2 mg bd trough 6.4, K 5.9, Mg 0.52",), "tacrolimus", Dose(2, "mg", 2)),
        (("on tac 1 mg bd, trough 3.1", "increased to 2 mg bd"), "tacrolimus", Dose(2, "mg", 2)),
        (("on aza 150", "200 not 150"), "azathioprine", Dose(200, "mg")),
        (("on aza 100", "actually she's on 6-MP 50, not aza"), "mercaptopurine", Dose(50, "mg")),
    ],
)
def test_the_dose_told_last_is_the_one_taken(messages: tuple[str, ...], drug: str, dose: Dose) -> None:
    assert told(*messages).doses[drug] == dose


@pytest.mark.parametrize(
    ("messages", "drug"),
    [
        (("should she have aza 150?",), "azathioprine"),
        (("she is on pred, planning MMF 1 g bd",), "mycophenolate"),
        (("she is on pred. start aza 50 mg",), "azathioprine"),
        (("she had aza 100 mg, stopped for nausea",), "azathioprine"),
        (("her mother takes aza 100 mg",), "azathioprine"),
        (("on aza 100", "aza was stopped"), "azathioprine"),
        (("on aza 100", "actually she's on 6-MP 50, not aza"), "azathioprine"),
        (("pred stopped, was 10 mg",), "prednisolone"),
        (("she is on tac 12",), "tacrolimus"),
        (("on pred for 2 years",), "prednisolone"),
    ],
)
def test_other_numbers_and_drugs_have_no_dose(messages: tuple[str, ...], drug: str) -> None:
    assert drug not in told(*messages).doses


def test_a_dose_is_shown_and_goes_with_its_drug() -> None:
    case = told("on MMF 1 g bd and pred 7.5 mg daily, ALT 25")
    labels = {chip.id: chip.label for chip in chips(case, base(), load_labels())}
    assert labels["drug:mycophenolate"].endswith(" 1 g twice daily")
    assert labels["drug:prednisolone"].endswith(" 7.5 mg daily")
    assert set(forget(case, ("drug:mycophenolate",)).case.doses) == {"prednisolone"}


def test_a_changed_dose_is_a_change_of_its_drug() -> None:
    before = told("on aza 100")
    changes = merge(before, reading("aza is 150 mg now", "inform_case"), "aza is 150 mg now").changes
    assert [(change.item, change.kind) for change in changes] == [("drug:azathioprine", "changed")]


def test_rules_see_the_dose_that_is_known() -> None:
    case = told("on MMF 1 g bd, aza 2 mg/kg before, ALT 90")
    assert Scene(case).dose("mycophenolate", per_kg=False) == 2000
    assert Scene(case).dose("prednisolone", per_kg=False) is None


def test_a_drug_taken_again_is_not_stopped_any_more() -> None:
    case = told("aza was stopped in March", "she is back on aza 50 mg")
    assert (case.tried, case.current, case.doses) == ({}, ("azathioprine",), {"azathioprine": Dose(50, "mg")})


@pytest.mark.parametrize(
    "message",
    ["sorry, MMF stopped for diarrhoea", "oops MMF was stopped", "correction: MMF failed", "Sorry, off MMF since May"],
)
def test_an_apology_hides_no_stop(message: str) -> None:
    assert "mycophenolate" not in told("on MMF 1g bd", message).current


@pytest.mark.parametrize("message", ["dose 2 next week", "second dose", "dose?", "dose 125?"])
def test_what_is_no_dose_of_the_drug_taken_changes_none(message: str) -> None:
    assert told("on aza 100, ALT 50", message).doses == {"azathioprine": Dose(100, "mg")}


@pytest.mark.parametrize(
    ("first", "then", "test", "number"),
    [
        ("on tac, K 5.9", "k repeat 6.8", "potassium", 6.8),
        ("on tac, K 5.9", "potassium on repeat 4.9", "potassium", 4.9),
        ("on tac, K 5.9", "K rpt 5.1", "potassium", 5.1),
        ("on tac, creatinine 120", "creat rechecked 145", "creatinine", 145),
        ("on tac, K 5.9", "repeat K 6.8", "potassium", 6.8),
        ("on tac, Mg 0.8", "Mg 0.52", "magnesium", 0.52),
    ],
)
def test_a_later_result_replaces_the_earlier(first: str, then: str, test: str, number: float) -> None:
    assert told(first, then).values[test].number == number


@pytest.mark.parametrize("message", ["tac 3 mg bd", "pred 10 mg 0.5 mg less each week", "aza 50 mg 0.9 mg/kg"])
def test_milligrams_are_no_magnesium(message: str) -> None:
    assert "magnesium" not in told(message).values


@pytest.mark.parametrize(
    ("text", "drug", "dose"),
    [
        ("AIH, aza 2/kg, pred 10", "azathioprine", Dose(2, "mg/kg")),
        ("aza 1.5/kg/d and pred 20", "azathioprine", Dose(1.5, "mg/kg/day")),
        ("aza fine, ALT quiet only above 7.5 mg of prednisolone", "prednisolone", Dose(7.5, "mg")),
        ("on pred and aza 100, relapses under 10 mg each time", "azathioprine", Dose(100, "mg")),
        ("on aza 150, cut to below 100 mg", "azathioprine", Dose(100, "mg")),
        ("on aza, ALT normal at 50 mg", "azathioprine", Dose(50, "mg")),
    ],
)
def test_whose_dose_it_is(text: str, drug: str, dose: Dose) -> None:
    assert told(text).doses[drug] == dose


@pytest.mark.parametrize(
    "text",
    [
        "aza well tolerated, ALT normal only above 12.5 mg",
        "on aza, flares whenever below 7.5 mg",
        "steroid dependent at 15 mg, on aza",
        "pred-dependent on 10 mg, cushingoid, on aza",
    ],
)
def test_the_dose_below_which_it_comes_back_is_none_of_azathioprine(text: str) -> None:
    assert "azathioprine" not in told(text).doses


@pytest.mark.parametrize(("number", "unit"), [("61", "mmol/mol"), ("61 mmol/mol", "mmol/mol"), ("7.9", None)])
def test_the_unit_of_an_hba1c(number: str, unit: str | None) -> None:
    assert told(f"on pred 10, HbA1c {number}").values["hba1c"].unit == unit
