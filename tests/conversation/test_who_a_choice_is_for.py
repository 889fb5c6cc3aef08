"""What is told of somebody before a choice, or beside what is taken, is kept; a risk asked about is nobody's."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _case(asker: Asker, *messages: str) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    for message in messages:
        _, slots = asker.turn(message, slots)
    case: dict[str, Any] = slots["case"]
    return case


@pytest.mark.parametrize(
    "text",
    [
        "AIH, untreated CLL. aza or MMF?",
        "AIH, CLL untreated lymph 32. aza or MMF?",
        "AIH, breast cancer on treatment. MMF vs tac?",
    ],
)
def test_a_finding_before_a_choice_is_kept(asker: Asker, text: str) -> None:
    assert _case(asker, text)["conditions"] == {"malignancy": "yes"}


def test_so_is_one_beside_what_is_taken(asker: Asker) -> None:
    case = _case(asker, "recurrent AIH post transplant on tac + pred")
    assert case["conditions"] == {"transplanted": "yes"}
    assert list(case["current"]) == ["tacrolimus", "prednisolone"]


@pytest.mark.parametrize("told", ["on tenofovir now", "entecavir started", "TAF commenced last week"])
def test_an_antiviral_told_later_is_given(asker: Asker, told: str) -> None:
    case = _case(asker, "AIH aza failed, HBsAg positive. rituximab?", told)
    assert case["conditions"]["hbv-prophylaxis"] == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "skin cancer risk on long term aza",
        "lymphoma risk azathioprine vs mmf",
        "is the 94% figure in kids or adults",
        "risk of malignancy with MMF?",
    ],
)
def test_a_risk_asked_about_is_nobodys(asker: Asker, text: str) -> None:
    assert not _case(asker, text).get("conditions")
    assert not any("caution: malignancy" in line.text for line in asker.answer(text).parts[0].bottom_line)


def test_undetectable_metabolites_lead_to_adherence(asker: Asker) -> None:
    told = "AIH on aza 150, ALT 120, 6TGN <30, MMP undetectable"
    answer = asker.last(told, "so no need for second line?")
    assert "check adherence" in answer.parts[0].bottom_line[0].text
    assert any("6-MMP undetectable" in item.label for item in answer.case)
    assert not any("Check the unit" in line.text for line in asker.answer(told).warnings)


def test_no_ratio_is_made_of_them(asker: Asker) -> None:
    answer = asker.last("TGN 60, undetectable MMP, aza 150 mg for 5 mths, ALT 200", "oh, pmol/8e8")
    assert answer.kind == "answer"
    assert not any(" : 6-TGN = " in line.text for part in answer.parts for line in part.bottom_line)
