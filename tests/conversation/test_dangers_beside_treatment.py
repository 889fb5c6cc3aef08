"""Conditions and medicines beside the treatment that change what is safe, or of which nothing is known."""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _answer(asker: Asker, message: str) -> Answer:
    return asker.last(message)


def _chips(answer: Answer) -> list[str]:
    return [item.label for item in answer.case]


def _rows(answer: Answer) -> dict[str, str]:
    rows = (row for part in answer.parts for section in part.sections for row in section.options)
    return {row.drug: row.standing for row in rows}


def _said(answer: Answer) -> str:
    lines = (line.text for part in answer.parts for line in part.bottom_line)
    return " ".join((*(line.text for line in answer.warnings), *lines))


@pytest.mark.parametrize(
    ("message", "standing"),
    [
        ("prolonged QT, aza failed, second line drug?", "caution"),
        ("refractory to aza, QTc 505, options?", "caution"),
        ("LQTS, failed azathioprine, what next", "avoid"),
        ("refractory to aza, QTc 410, options?", "reasonable"),
        ("failed aza, no long QT, options?", "reasonable"),
    ],
)
def test_a_prolonged_qt_speaks_against_tacrolimus(asker: Asker, message: str, standing: str) -> None:
    assert _rows(_answer(asker, message))["tacrolimus"] == standing


@pytest.mark.parametrize("words", ["known MS", "multiple sclerosis", "relapsing remitting MS"])
def test_of_demyelination_it_is_said_that_nothing_was_found(asker: Asker, words: str) -> None:
    answer = _answer(asker, f"38F with {words}, AIH not responding to pred and aza, options?")
    assert _rows(answer)["infliximab"] == "caution"
    assert "demyelinating disease" in _said(answer)


@pytest.mark.parametrize(
    "message",
    [
        "contact with chickenpox, not immune, on pred and aza",
    ],
)
def test_contact_with_varicella(asker: Asker, message: str) -> None:
    assert "prophylaxis after exposure" in _said(_answer(asker, message))


@pytest.mark.parametrize(
    "message",
    ["she refuses all steroids, what can I give", "pt declines prednisolone completely", "won't take any steroids"],
)
def test_azathioprine_is_never_alone_for_induction(asker: Asker, message: str) -> None:
    answer = _answer(asker, message)
    assert "takes no steroid" in _chips(answer)
    assert "never" in _said(answer)
    assert _rows(answer)["azathioprine"] == "caution"


def test_who_cannot_come_off_steroids_refuses_none(asker: Asker) -> None:
    assert "takes no steroid" not in _chips(_answer(asker, "can't wean below 10 mg pred on aza, options?"))


@pytest.mark.parametrize(
    ("message", "taken"),
    [
        ("kidney transplant 2015 on tacrolimus, now AIH, options?", "tacrolimus"),
        ("renal graft on MMF, AIH flare on pred, what next", "mycophenolate"),
    ],
)
def test_a_graft_of_another_organ_is_heard_as_one(asker: Asker, message: str, taken: str) -> None:
    answer = _answer(asker, message)
    assert "transplant of another organ" in _chips(answer)
    assert "liver transplant recipient" not in _chips(answer)
    assert taken not in _rows(answer)


def test_a_liver_graft_is_none_of_another_organ(asker: Asker) -> None:
    chips = _chips(_answer(asker, "liver transplant 2015 for AIH, on tac, ALT 120"))
    assert "transplant of another organ" not in chips
    assert "liver transplant recipient" in chips


@pytest.mark.parametrize(
    "message",
    ["on rifampicin and isoniazid for TB, AIH refractory to aza", "TB on HRZE, ALT 300 flare on azathioprine"],
)
def test_medicines_for_tuberculosis_are_thought_of(asker: Asker, message: str) -> None:
    assert "Medicines for tuberculosis" in _said(_answer(asker, message))


@pytest.mark.parametrize(
    "message",
    [
        "2 weeks of pred, ALT 900 to 400, bilirubin not falling",
        "week 3 pred 40, ALT better but bili rising",
    ],
)
def test_bilirubin_and_meld_of_the_first_weeks_call_for_help(asker: Asker, message: str) -> None:
    assert "rapid transplant evaluation" in _said(_answer(asker, message))


@pytest.mark.parametrize(
    "message", ["2 weeks of pred, ALT 900 to 400, bilirubin falling", "8 months of aza, ALT 80, MELD 8"]
)
def test_a_bilirubin_that_falls_calls_for_none(asker: Asker, message: str) -> None:
    assert "rapid transplant evaluation" not in _said(_answer(asker, message))


def test_active_disease_at_a_high_level_is_not_only_a_dose(asker: Asker) -> None:
    answer = _answer(asker, "6-TGN 480, 6-MMP 1200, ALT 160, takes every tablet")
    assert {"mycophenolate", "tacrolimus"} <= set(_rows(answer))
    normal = _answer(asker, "6-TGN 480, 6-MMP 1200, ALT 25, takes every tablet")
    assert "tacrolimus" not in _rows(normal)
