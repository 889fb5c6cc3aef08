"""Whether it is a failure, asked of what was told: the numbers are read again, and nothing of it is kept."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _after(asker: Asker, *messages: str) -> tuple[dict[str, str], str, list[str]]:
    """The case, the title of the first part and the warnings after these messages."""
    answer = asker.last(*messages)
    return {i.id: i.label for i in answer.case}, answer.parts[0].title, [line.text for line in answer.warnings]


_FIRST_LINE = "aza and pred since 3 wks ALT 600 -> 250"
_SECOND_LINE = "44M mmf 1g bd for 10 weeks, ALT 150 -> 88"


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (_FIRST_LINE, "non responder?"),
        (_FIRST_LINE, "so is she a non responder?"),
        (_SECOND_LINE, "so second line has failed?"),
        (_SECOND_LINE, "has mmf failed?"),
        (_SECOND_LINE, "fail?"),
        (_SECOND_LINE, "treatment failure?"),
    ],
)
def test_the_response_is_read_again(asker: Asker, told: str, asked: str) -> None:
    case, title, _ = _after(asker, told, asked)
    assert not any(item.startswith("reason:") for item in case)
    assert title == "Reading the response"


@pytest.mark.parametrize("told", ["it has failed", "mmf has failed", "second line failed. next?"])
def test_a_failure_told_is_kept(asker: Asker, told: str) -> None:
    case, _, _ = _after(asker, _SECOND_LINE, told)
    assert "reason:second_line_failed" in case


def test_monitoring_is_that_of_what_is_taken(asker: Asker) -> None:
    _, title, _ = _after(asker, _FIRST_LINE, "non responder?", "when to recheck")
    assert "azathioprine" in title


@pytest.mark.parametrize(
    "asked", ["what % respond to mmf if aza intolerant vs nonresponder", "n=? for tacrolimus non responders"]
)
def test_groups_are_answered_with_evidence(asker: Asker, asked: str) -> None:
    case, title, _ = _after(asker, asked)
    assert case == {}
    assert title.startswith("Evidence")


@pytest.mark.parametrize("message", ["44F aza nausea, allergic to mmf", "aza rash, now hypersensitivity on tac"])
def test_an_allergy_to_another_drug_is_none_to_azathioprine(asker: Asker, message: str) -> None:
    _, _, warnings = _after(asker, message)
    assert not any("Azathioprine hypersensitivity" in warning for warning in warnings)


@pytest.mark.parametrize(
    "message", ["aza allergy, restart it?", "fever and rash on aza, try 6mp?", "allergic to aza, 6-mp?"]
)
def test_an_allergy_to_it_is(asker: Asker, message: str) -> None:
    _, _, warnings = _after(asker, message)
    assert any("Azathioprine hypersensitivity" in warning for warning in warnings)


def test_the_creatinine_at_a_level_is_no_failure(asker: Asker) -> None:
    case, title, warnings = _after(asker, "34F on tac 2 mg bd", "trough now 9.8 creat up from 70 to 118")
    assert "reason:second_line_failed" not in case
    assert "level" in title.lower()
    assert any("kidney toxicity" in warning for warning in warnings)


def test_leave_asked_for_a_pregnancy_is_not_kept(asker: Asker) -> None:
    case, _, _ = _after(asker, "28F aza 75, AIH. ok to get pregnant?", "she's also on allopurinol 100", "is that safe")
    assert "condition:pregnant" not in case


def test_budesonide_that_is_out_invents_no_azathioprine(asker: Asker) -> None:
    case, _, _ = _after(
        asker,
        "budesonide vs pred for a 25F with acne weight gain",
        "she has F4 on fibroscan",
        "ok so bud is out, what then",
    )
    assert case.get("reason:thiopurine_intolerance") is None
    assert "drug:budesonide" not in case
