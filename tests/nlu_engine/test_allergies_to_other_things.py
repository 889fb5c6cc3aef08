"""An allergy is a harm of one of our drugs only where it is to one of them."""

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
