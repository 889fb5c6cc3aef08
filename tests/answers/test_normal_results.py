"""A result told beside a drug in use is no harm by itself: only what is low, raised or changing is managed first."""

from __future__ import annotations

import pytest

from tests.answers.test_readings import answer


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("on mycophenolate, neutrophils 0.8", True),
        ("on mycophenolate, neutrophils 3.1, WBC 6.2 and platelets 210", False),
        ("on tacrolimus, creatinine rising 80 to 140", True),
        ("on tacrolimus, creatinine 62, potassium 4.1, glucose 5.1", False),
        ("on tacrolimus, HbA1c up to 8.4", True),
        ("on tacrolimus, eGFR 95", False),
        ("on tacrolimus, eGFR 38", True),
    ],
)
def test_only_what_is_amiss_is_managed_first(text: str, harm: bool) -> None:
    part = answer(text, "inform_case").parts[0]
    assert any(section.id == "adverse-effects" for section in part.sections) is harm
