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
