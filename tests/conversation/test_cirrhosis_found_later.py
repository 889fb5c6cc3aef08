"""Varices or a stiff liver told after "no cirrhosis" open it again: budesonide is not given as if it were excluded."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _warned(asker: Asker, *turns: str) -> bool:
    answer = asker.last(*turns)
    return any("cirrhosis" in line.text for line in answer.warnings)


def _denied(asker: Asker, *turns: str) -> bool:
    return any(item.label == "cirrhosis: no" for item in asker.last(*turns).case)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("AIH, aza intolerant, no cirrhosis", "actually fibroscan 22 kPa, varices on OGD"),
        ("AIH, steroid side effects, no cirrhosis", "fibroscan 22 kPa now"),
        ("AIH, steroid side effects, non-cirrhotic", "OGD: varices"),
    ],
)
def test_it_is_open_again(asker: Asker, told: str, found: str) -> None:
    assert not _denied(asker, told, found)
    assert _warned(asker, told, found, "so is budesonide ok then?")


@pytest.mark.parametrize(
    "turns",
    [
        ("AIH, steroid side effects, non-cirrhotic", "fibroscan 6 kPa"),
        ("AIH steroid side effects, no cirrhosis", "non-cirrhotic portal hypertension, varices"),
        ("AIH steroid side effects. no cirrhosis, fibroscan 7 kPa. budesonide?",),
    ],
)
def test_it_stays_denied(asker: Asker, turns: tuple[str, ...]) -> None:
    assert _denied(asker, *turns)
