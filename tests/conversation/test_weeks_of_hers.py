"""Weeks that are hers beside a drug are a pregnancy's; weeks of a course are not."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "message",
    [
        "she's 9 wks and has been on myfortic all along",
        "she's 14 weeks and on mycophenolate",
        "patient is 8 weeks, still taking MMF",
        "she is now 11 weeks, cellcept 1 g bd throughout",
    ],
)
def test_mycophenolate_in_pregnancy_is_warned_of(asker: Asker, message: str) -> None:
    assert any("contraindicated in pregnancy" in warning.text for warning in asker.answer(message).warnings)


@pytest.mark.parametrize(
    "message",
    [
        "she's 9 wks into myfortic",
        "she's 9 weeks on mycophenolate",
        "35F week 14 of mycophenolate",
        "she's 9 weeks post transplant, on mycophenolate",
        "he's 9 weeks and on mycophenolate",
    ],
)
def test_weeks_of_a_course_are_no_pregnancy(asker: Asker, message: str) -> None:
    answer = asker.answer(message)
    assert not any("contraindicated in pregnancy" in warning.text for warning in answer.warnings)
    assert "pregnant" not in {item.label for item in answer.case}
