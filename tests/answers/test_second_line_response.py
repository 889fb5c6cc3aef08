"""A response on a second-line drug: when it is judged, and no failure made of its first weeks."""

from __future__ import annotations

import pytest

from tests.answers.test_readings import answer, lines

_FAILED = "by the iaihg definition this is non-response"
_EARLY = "a shorter time on the drug does not show by itself that it has failed"


@pytest.mark.parametrize(
    "text",
    [
        "mmf 500 bd started 3 weeks ago, ALT 320->290. fail?",
        "on mmf 1g bd for 10 weeks, ALT 150 -> 88",
        "ALT 200 to 180 after 4 weeks of cellcept, is that failure",
        "4/52 of mycophenolate 500mg bd, AST 260 > 240, non-responder?",
        "tac 2 mg bd 6 weeks, ALT 200 -> 150. responding?",
        "3 wks on MMF, ALT 5x ULN, was 6x ULN",
    ],
)
def test_it_is_too_early_to_judge(text: str) -> None:
    said = lines(answer(text, "interpret_response")).lower()
    assert _EARLY in said
    assert _FAILED not in said


def test_the_time_it_took_elsewhere_and_the_usual_dose_stand_beside_it() -> None:
    said = lines(answer("mmf 500 bd started 3 weeks ago, ALT 320->290. fail?", "interpret_response"))
    assert "a median of 12 weeks" in said
    assert "1.5 to 2.0 g a day" in said
    assert "1.5 to 2.0 g a day" not in lines(answer("on mmf 1g bd 3 weeks, ALT 320->290. fail?", "interpret_response"))


@pytest.mark.parametrize("text", ["AST 1200 to 1100 day 28 pred 60", "ALT 320->290 at 4 weeks on pred 40 and aza 50"])
def test_of_first_line_treatment_it_is_said_as_before(text: str) -> None:
    said = lines(answer(text, "interpret_response")).lower()
    assert _FAILED in said
    assert _EARLY not in said
