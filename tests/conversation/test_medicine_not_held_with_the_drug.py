"""Of an interaction that is not held it is said for which drug, and nothing else stands behind it; one azole is not
said to be what the records name others to be.
"""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _said(answer: Answer) -> str:
    open_ = [line.text for part in answer.parts for s in part.sections if not s.collapsed for line in s.lines]
    return " ".join([*(line.text for part in answer.parts for line in part.bottom_line), *open_])


@pytest.mark.parametrize(
    ("asked", "medicine"),
    [
        ("AIH on MMF, also on warfarin, interaction?", "warfarin"),
        ("45F on MMF + co-trimoxazole ok?", "co-trimoxazole"),
        ("mycophenolate with warfarin?", "warfarin"),
        ("pt on MMF taking allopurinol for gout, ok?", "allopurinol"),
    ],
)
def test_what_is_not_held_is_said_of_the_drug_and_nothing_fills_it(asker: Asker, asked: str, medicine: str) -> None:
    said = _said(asker.last(asked))
    assert f"mycophenolate (MMF) with {medicine}: not in the sources read." in said
    for filler in ("colestyramine", "contracepti", "azathioprine", "co-therapy", "mercaptopurine", "pantoprazole"):
        assert filler not in said.lower()


@pytest.mark.parametrize("asked", ["MMF with omeprazole and warfarin?", "MMF with pantoprazole"])
def test_what_is_held_of_one_stays(asker: Asker, asked: str) -> None:
    assert "pantoprazole lowered" in _said(asker.last(asked))


def test_warfarin_is_held_with_azathioprine(asker: Asker) -> None:
    assert "Warfarin works less under azathioprine" in _said(asker.last("AIH on azathioprine, warfarin ok?"))


@pytest.mark.parametrize(
    "asked",
    ["AIH on budesonide, taking fluconazole for thrush. ok?", "budesonide with diflucan?", "budesonide + fluconazole"],
)
def test_fluconazole_is_not_called_a_strong_inhibitor(asker: Asker, asked: str) -> None:
    answer = asker.last(asked)
    assert not answer.warnings
    assert "strong CYP3A4 inhibitor or grapefruit" not in _said(answer)
    assert "budesonide with fluconazole: not in the sources read." in _said(answer)
    assert "Levels of oral budesonide rose about sixfold with ketoconazole" in _said(answer)


@pytest.mark.parametrize("azole", ["itraconazole", "ketoconazole", "posaconazole"])
def test_the_other_azoles_stay_with_budesonide(asker: Asker, azole: str) -> None:
    assert "budesonide, avoid: strong CYP3A4 inhibitor" in _said(asker.last(f"AIH on budesonide, {azole} ok?"))


@pytest.mark.parametrize("drug", ["tacrolimus", "ciclosporin", "sirolimus"])
def test_fluconazole_still_raises_calcineurin_inhibitors(asker: Asker, drug: str) -> None:
    answer = asker.last(f"AIH on {drug}, fluconazole for thrush ok?")
    assert answer.warnings
    assert "caution: interacting medicine" in _said(answer)


@pytest.mark.parametrize("infection", ["oral thrush", "thrush"])
def test_thrush_is_no_active_infection(asker: Asker, infection: str) -> None:
    answer = asker.last(f"45F AIH rash on azathioprine, has {infection}. options?")
    assert "infection" not in " ".join(item.label for item in answer.case)
