"""TPMT that is only low, and "6-TG" as the metabolite: what is meant is read, and a supposed stage goes on to the next
question.
"""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "message",
    [
        "TPMT low, aza dose?",
        "35F AIH TPMT low, aza 2 mg/kg?",
        "35F AIH low TPMT, start azathioprine 100 mg?",
        "35F AIH TPMT came back low, options",
        "TPMT is low on her bloods, what next for AIH",
        "aza in low TPMT?",
    ],
)
def test_low_is_not_taken_for_deficient_in_silence(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert answer.warnings[0].text.startswith("Low TPMT may be intermediate or deficient")
    assert "condition:tpmt-deficient" not in {chip.id for chip in answer.case}


@pytest.mark.parametrize(
    "message",
    [
        "35F AIH, TPMT very low, aza 50?",
        "low TPMT 5 mU/L deficient range, want to use mercaptopurine",
        "TPMT deficient, aza 100?",
        "TPMT homozygous low, AIH on pred 30. what instead of thiopurine",
    ],
)
def test_deficient_stays_deficient(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert answer.warnings[0].text.startswith("Absent TPMT activity")


@pytest.mark.parametrize(
    "messages",
    [("35F AIH TPMT normal, low WCC on aza",), ("35F AIH TPMT low, pred 40, what next", "TPMT is intermediate")],
)
def test_what_is_told_otherwise_is_not_low(asker: Asker, messages: tuple[str, ...]) -> None:
    answer = asker.last(*messages)
    assert "condition:tpmt-low" not in {chip.id for chip in answer.case}


@pytest.mark.parametrize(
    "message",
    [
        "6-TG levels when?",
        "6TG level",
        "when to check 6TG levels on aza",
        "6-TG level 180 on aza",
        "45F on aza 100, 6TG level 180",
        "measure 6-TG on aza 100?",
        "6TG range on azathioprine",
        "6TG low on aza, raise dose?",
    ],
)
def test_the_metabolite_is_meant(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert "TIOGUANINE" not in answer.parts[0].title.upper()
    assert "drug:tioguanine" not in {chip.id for chip in answer.case}
    assert "6-TGN" in " ".join(line.text for line in answer.parts[0].bottom_line)


@pytest.mark.parametrize("message", ["6-TG 20 mg dose monitoring?", "tioguanine levels", "dose of 6-TG in AIH"])
def test_the_drug_is_meant(asker: Asker, message: str) -> None:
    assert "TIOGUANINE" in asker.last(message).parts[0].title.upper()


@pytest.mark.parametrize(
    "messages",
    [
        ("28F AIH nausea on aza, F3, what next", "what if she was F4", "and budesonide?"),
        ("28F AIH nausea on aza, not cirrhotic", "if she had cirrhosis?", "budesonide?"),
    ],
)
def test_a_supposed_stage_goes_on(asker: Asker, messages: tuple[str, ...]) -> None:
    answer = asker.last(*messages)
    assert answer.warnings[0].text.startswith("Budesonide is contraindicated in cirrhosis")
    assert {chip.id: chip.label for chip in answer.case}["condition:cirrhosis"] == "cirrhosis: no"


def test_what_was_not_supposed_is_not(asker: Asker) -> None:
    assert not asker.last("28F AIH nausea on aza, F2", "budesonide?").warnings
