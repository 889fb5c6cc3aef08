"""A failure is supposed by the words around it, not by an "if" or "when" that asks something else."""

from __future__ import annotations

import pytest

from actions.conversation.remembered.failure_supposed import supposes


@pytest.mark.parametrize(
    "text",
    [
        "what if that fails too",
        "and if it doesn't work?",
        "should MMF fail, what next",
        "when tac fails what do you do",
        "suppose MMF and tac both fail",
        "in case MMF fails as well?",
        "once cellcept stops working?",
        "if she doesn't respond to tac, ritux?",
        "what if that isn't the answer",
        "aza failed. what if MMF fails as well",
        "say MMF fails, then what",
        "ok, say tac does not work either",
    ],
)
def test_a_failure_is_supposed(text: str) -> None:
    assert supposes(text)


@pytest.mark.parametrize(
    "text",
    [
        "third line in a 50 yo man (aza, mmf and tac failed). which vaccines first and when?",
        "failed aza and MMF. when should I start tac?",
        "aza and MMF failed. if tac, what trough?",
        "should I go for ritux after MMF failed",
        "when MMF failed she was put on tac",
        "tac failed; when to refer?",
        "mmf failed. in case of infection what do I do",
        "if rituximab is given after MMF failed, which vaccines?",
        "MMF didn't work, should she have tac",
        "tac 4 mg once daily not enough",
        "the transplant team say failed, so tac is out",
    ],
)
def test_a_failure_is_told(text: str) -> None:
    assert not supposes(text)
