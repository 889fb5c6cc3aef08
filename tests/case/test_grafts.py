"""A transplant of another organ is the patient's own, and of an organ."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading

_GRAFT = "other-organ-transplant"


@pytest.mark.parametrize(
    "text",
    [
        "AIH, aza rash. His brother is on tacrolimus for a renal transplant. Options?",
        "her sister had a renal transplant, AIH aza failed",
        "father had a kidney transplant, AIH on aza",
        "stem cell therapy and fecal transplant for AIH?",
        "AIH, faecal microbiota transplant last year",
        "autologous stem cell transplant 2015, AIH",
        "options if she had a kidney transplant?",
    ],
)
def test_no_graft_of_the_patient(text: str) -> None:
    assert _GRAFT not in reading(text, "inform_case").conditions


@pytest.mark.parametrize(
    "text",
    ["had a renal transplant 2015", "he has a lung transplant, on tac", "AIH, islet tx", "transplant kidney 2015, AIH"],
)
def test_a_graft_of_the_patient(text: str) -> None:
    assert reading(text, "inform_case").conditions[_GRAFT] == "yes"


@pytest.mark.parametrize("text", ["liver transplant, kidney function poor", "liver transplant kidney function 40"])
def test_what_stands_behind_a_liver_is_no_graft(text: str) -> None:
    assert _GRAFT not in reading(text, "inform_case").conditions
