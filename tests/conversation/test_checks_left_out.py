"""Plans to start a drug with its checks denied, skipped or not waited for, and messages that only speak of checks."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("plan-rituximab-unchecked", "rituximab is harmless so there is no need to test for anything, agree?"),
        ("plan-rituximab-unchecked", "giving RTX this week, we don't bother with hep B serology here"),
        ("plan-rituximab-unchecked", "can I give mabthera before the hepatitis B result is back"),
        ("plan-rituximab-unchecked", "rituximab on Thursday, virology isn't needed"),
        ("plan-rituximab-unchecked", "HBsAg not checked, first rituximab tomorrow"),
        ("plan-rituximab-unchecked", "ritux without waiting for the HBV results"),
        ("plan-infliximab-unchecked", "remicade infusion tomorrow, TB test not needed as she is low risk"),
        ("plan-infliximab-unchecked", "infliximab from Friday, skipping the TB screen"),
        ("plan-mycophenolate-unchecked", "MMF can be started straight away without any blood tests"),
        ("plan-mycophenolate-unchecked", "start CellCept 500 bd, pregnancy test can wait"),
        ("plan-calcineurin-unchecked", "tac from tonight, no baseline bloods"),
        ("plan-calcineurin-unchecked", "ciclosporin: creatinine not needed beforehand?"),
        ("plan-thiopurine-unchecked", "azathioprine is so familiar that we skip the blood count"),
        ("plan-thiopurine-unchecked", "6-MP 50 mg, tests are unnecessary in the young, agree?"),
        ("plan-thiopurine-untested", "begin aza 100 without TPMT"),
    ],
)
def test_checks_left_out_are_warned_of_first(asker: Asker, rule: str, message: str) -> None:
    answer = asker.answer(message)
    assert rule in answer.rules
    assert answer.warnings


@pytest.mark.parametrize(
    "message",
    [
        "HBsAg, anti-HBc and TB tests all negative, no further tests needed before rituximab?",
        "what screening is needed before rituximab",
        "rituximab, no hepatitis B, no TB, IgG 14",
        "does azathioprine need TPMT testing",
        "need bloods before infliximab?",
        "tacrolimus without prednisolone, which bloods?",
        "no response to rituximab, what tests next",
        "there is no test for azathioprine adherence other than metabolites?",
        "TB screen done and negative, infliximab dose?",
        "MMF dose without a steroid",
        "rituximab only after the HBV result is back",
    ],
)
def test_speaking_of_checks_is_no_plan_without_them(asker: Asker, message: str) -> None:
    assert not [rule for rule in asker.answer(message).rules if rule.endswith("-unchecked")]
