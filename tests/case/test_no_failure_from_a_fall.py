"""A fall that is no non-response leaves no insufficient response in the case; what did not fall does."""

from __future__ import annotations

import pytest

from actions.case.reason.too_early import not_failed
from tests.case.test_reading import mentions


@pytest.mark.parametrize(
    "text",
    [
        "AST 210 -> 48 in 4 weeks on pred 40. non-response?",
        "ALT 5x ULN at 4 weeks on pred 40, was 20x. responder?",
        "bili 10 -> 8, INR 1.9 day 7 pred 60",
        "bili 8 mg/dl INR 1.9 ALT 900 on pred 60 day 7. bili was 10",
        "pred 40, ALT 800 to 300 wk 3, is this nonresponse?",
        "ALT 300 on pred 40 week 4, was 900",
    ],
)
def test_who_improves_in_the_first_weeks_has_not_failed(text: str) -> None:
    assert not_failed(text.lower(), mentions(text), {"prednisolone": "current_insufficient"}) == ("prednisolone",)


@pytest.mark.parametrize(
    "text",
    [
        "bili 8 -> 10, INR 1.9 day 7 pred 60",
        "ALT 200 -> 90 in 4 weeks on pred 40, insufficient response",
        "AST 1200 to 1100 day 30 pred 60",
        "bili 10 -> 8 day 7 pred 60, ALT 900 to 950",
        "ALT 900 on pred 40 week 4, was 1000",
        "bili 10 to 9 day 6, no better on pred",
    ],
)
def test_who_does_not_is_not_excused(text: str) -> None:
    assert not_failed(text.lower(), mentions(text), {"prednisolone": "current_insufficient"}) == ()
