"""Fever with vomiting early on azathioprine is hypersensitivity however its time is told; late, it is not."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _taken_as_hypersensitivity(asker: Asker, message: str) -> bool:
    answer = asker.last(message)
    assert answer.kind == "answer"
    return any("neither azathioprine nor mercaptopurine" in line.text for line in answer.warnings)


@pytest.mark.parametrize(
    "message",
    [
        "52F AIH, aza stopped - vomiting and fever within 2 weeks. options?",
        "AIH, aza stopped after 2 wks: pyrexia, vomiting. what next?",
        "AIH, azathioprine withdrawn at 10 days for fever and nausea. options?",
        "AIH: aza, 2/52 later fever and vomiting, stopped. next line?",
        "AIH intolerant of aza: fever and D&V within a fortnight. what next?",
        "AIH, aza stopped, fever and vomiting within days of starting. options?",
        "AIH, aza stopped because of fever and vomiting in the first week. options?",
    ],
)
def test_early(asker: Asker, message: str) -> None:
    assert _taken_as_hypersensitivity(asker, message)


@pytest.mark.parametrize(
    "message",
    [
        "AIH, on aza for 3 years, fever and vomiting for 2 weeks. what next?",
        "AIH on azathioprine for years, fever and vomiting after 2 weeks in India. what next?",
        "AIH, aza stopped for fever and vomiting, resolved within 2 weeks. options?",
        "AIH, aza stopped after 8 months: fever, vomiting. what next?",
        "AIH aza stopped for fever and vomiting, review in 2 weeks. options?",
        "AIH on aza, vomiting and fever after 2 weeks of antibiotics. what next",
    ],
)
def test_not_known_to_be_early(asker: Asker, message: str) -> None:
    assert not _taken_as_hypersensitivity(asker, message)
