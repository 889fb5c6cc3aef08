"""The case holds what a message tells of this patient: also where somebody stands beside, or a denial behind a name."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("message", "known"),
    [
        ("16M with AIH, seen with his mother on aza 50 today. ALT 120, options?", "azathioprine"),
        ("AIH, cirrhosis (no known varices), failed aza. options?", "cirrhosis"),
        ("60F AIH, diabetes: no insulin yet, failed aza. options?", "diabetes"),
    ],
)
def test_what_is_the_patients_is_held(asker: Asker, message: str, known: str) -> None:
    assert any(known in item.label for item in asker.answer(message).case)


@pytest.mark.parametrize(
    ("message", "unknown"),
    [
        ("16M with AIH on pred 10. His mother takes tacrolimus. options?", "tacrolimus"),
        ("AIH on pred 20, diabetes: no. failed aza. options?", "diabetes"),
    ],
)
def test_what_is_anothers_or_denied_is_not(asker: Asker, message: str, unknown: str) -> None:
    held = [item.label for item in asker.answer(message).case]
    assert not any(label in (unknown, f"on {unknown}") for label in held)
