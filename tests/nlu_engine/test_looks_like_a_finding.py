"""Words that look like a finding or a harm and are none: allergies to other things, a scan, children to come."""

from __future__ import annotations

import pytest

from bot.nlu.components import packaged_recogniser


def harms(text: str) -> set[str]:
    return {e["value"] for e in packaged_recogniser().recognise(text) if e["entity"] == "reaction"}


@pytest.mark.parametrize(
    "text",
    [
        "penicillin allergic, on aza 100",
        "allergic to latex and on azathioprine",
        "egg and nut allergy, MMF 1 g bd",
        "what covers him if pen allergic",
    ],
)
def test_an_allergy_to_other_things_is_no_harm_of_ours(text: str) -> None:
    assert "hypersensitivity" not in harms(text)


@pytest.mark.parametrize("text", ["aza allergic", "allergic to azathioprine", "allergy to MMF, aza tolerated"])
def test_an_allergy_to_a_drug_of_ours_is_one(text: str) -> None:
    assert "hypersensitivity" in harms(text)


@pytest.mark.parametrize(
    ("text", "condition", "there"),
    [
        ("fibroscan CAP 330, MASLD and AIH", "infection", False),
        ("CAP score 285 on elastography", "infection", False),
        ("CAP treated last week, on tac", "infection", True),
        ("he plans a second child, aza 100", "child", False),
        ("HBV carrier, mother-to-child", "child", False),
        ("we have a child with AIH, MMF?", "child", True),
    ],
)
def test_words_that_look_like_a_finding(text: str, condition: str, there: bool) -> None:
    found = {e["value"] for e in packaged_recogniser().recognise(text) if e["entity"] == "condition"}
    assert (condition in found) is there
