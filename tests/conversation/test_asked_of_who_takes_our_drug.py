"""What is asked in a running case of who takes one of our drugs is no question of another disease."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("asked", ["how long to give entecavir", "duration of entecavir?", "how long on tenofovir"])
def test_the_length_of_prophylaxis_is_answered(asker: Asker, asked: str) -> None:
    answer = asker.last("33F AIH on rituximab, anti-HBc pos", asked)
    assert answer.kind == "answer"
    said = " ".join(line.text for part in answer.parts for line in part.bottom_line)
    assert "12 for B-cell-depleting" in said or "12 after B-cell depletion" in said


@pytest.mark.parametrize("asked", ["could this be drug induced?", "is this drug related?", "DILI?"])
def test_whether_the_drug_did_it_is_no_other_disease(asker: Asker, asked: str) -> None:
    assert asker.last("pt on infliximab ALT 400 after 3rd dose", asked).kind != "decline"


def test_the_interaction_is_warned_of_before_how_it_is_begun(asker: Asker) -> None:
    answer = asker.last("pt w AIH on aza 100mg and febuxostat just started by rheum for gout. Check LFTs in 3 months?")
    assert answer.warnings[0].text.startswith("Febuxostat is contraindicated")
