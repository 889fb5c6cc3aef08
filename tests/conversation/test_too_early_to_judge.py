"""A response told of fewer weeks than those in which it is judged is no failure yet."""

from __future__ import annotations

import pytest

from actions.presentation.plain_text import render
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow
_POOR = ("reason:non_response", "reason:insufficient_response", "reason:second_line_failed")


def _held(asker: Asker, *messages: str) -> tuple[str, dict[str, str]]:
    answer = asker.last(*messages)
    return render(answer), {chip.id: chip.label for chip in answer.case}


@pytest.mark.parametrize(
    "messages",
    [
        ("ALT 210 -> 190 at week 2 of pred, non-responder?",),
        ("62M AIH started pred 40 2 weeks ago ALT 210 -> 190, non-responder?",),
        ("ALT 400 to 380 after 10 days of pred 40, refractory?",),
        ("28F on pred 40 for 3 weeks, not responding, MMF?",),
        ("Wk 1 of prednisolone, ALT 600 → 560. Should I switch to tacrolimus?",),
        ("2 weeks into pred + aza, AST 300 -> 280. Is this insufficient response?",),
        ("45F AIH aza intolerant, on MMF for 2 weeks, ALT 150 -> 140. Has MMF failed?",),
        ("AIH 5 years, switched to MMF 2 weeks ago, ALT 150 -> 140, failing?",),
        ("30F started budesonide 3 weeks back, ALT 320 to 250, treatment failure?",),
        ("pred 60 x 2/52, ALT 1500->1350 second line?",),
        ("no response at 2 weeks of steroids, next step?",),
        ("ALT 210 -> 190 at week 2 of pred", "non-responder?"),
    ],
)
def test_it_is_too_early_and_the_reason_stays_open(asker: Asker, messages: tuple[str, ...]) -> None:
    said, case = _held(asker, *messages)
    assert "too early to call this a failure" in said.split("\n\n")[0]
    assert not set(_POOR) & case.keys()


@pytest.mark.parametrize(
    "message",
    [
        "on pred 40 4 weeks ALT 210 -> 190 non-responder?",
        "pred 40 and aza 5 weeks, ALT 520 -> 490, non response?",
        "pred 40 for 2 weeks ALT 200 -> 340, non-responder?",
        "2 weeks of pred ALT 800 -> 300 non responder?",
        "bili 240 INR 1.8 day 7 of pred 60 ALT 900->850, non-responder?",
        "aza for 3 years, ALT 110, rash for 2 weeks, refractory?",
    ],
)
def test_what_can_be_judged_is(asker: Asker, message: str) -> None:
    assert "too early to call this a failure" not in _held(asker, message)[0]


def test_drugs_that_failed_before_stay_failed(asker: Asker) -> None:
    said, case = _held(asker, "failed aza and MMF, tac for 2 weeks, ALT 200->190, what next?")
    assert "too early to call this a failure" in said
    assert case["drug:mycophenolate"] == "mycophenolate: insufficient"
    assert case["drug:tacrolimus"] == "on tacrolimus"
