"""Two low metabolites have one reading, a new level is read without the partner of the sample before, and adherence
that is mended is no longer missing.
"""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_RATIO = "metabolite-ratio-shunting"
_LOW = "34F AIH ALT 110 on AZA 125. 6TGN 95 6MMP 1200."


def _of_metabolites(asker: Asker, *turns: str) -> str:
    return " ".join(line.text for line in asker.last(*turns).parts[0].bottom_line)


@pytest.mark.parametrize("levels", ["6TGN 95 6MMP 1200", "6TGN 150 6MMP 2000", "6-MMP 900, 6-TGN 60"])
def test_two_low_levels_are_no_shunting(asker: Asker, levels: str) -> None:
    said = _of_metabolites(asker, f"AIH on aza 100, ALT 120. {levels}")
    assert "6-MMP not high" in said
    assert "shunting" not in said


@pytest.mark.parametrize(
    "levels", ["6TGN 120 6MMP 5200", "6TGN 90, 6MMP 11400", "6TGN 180 6MMP 2500, is the ratio high?"]
)
def test_a_ratio_that_would_not_come_right_or_is_asked_for_stays(asker: Asker, levels: str) -> None:
    assert _RATIO in asker.last(f"AIH on aza 100, ALT 90. {levels}").records


@pytest.mark.parametrize(
    "told",
    [
        "now taking properly, 3/12 later 6TGN 290",
        "adherence now sorted, 6TGN 280",
        "takes it as prescribed now. 6-TGN 300",
    ],
)
def test_a_new_level_is_of_a_new_sample_and_nothing_is_missed(asker: Asker, told: str) -> None:
    _, slots = asker.turn(_LOW, {})
    _, slots = asker.turn("she admits missing half her tablets", slots)
    answer, _ = asker.turn(told, slots)
    assert "6-MMP : 6-TGN" not in " ".join(line.text for part in answer.parts for line in part.bottom_line)
    known = {chip.label for chip in answer.case}
    assert "non-adherence" not in known
    assert not [label for label in known if label.startswith("6-MMP")]


def test_still_missed_is_still_missed(asker: Asker) -> None:
    answer = asker.last(_LOW, "she misses doses", "still not taking it properly")
    assert "non-adherence" in {chip.label for chip in answer.case}


@pytest.mark.parametrize("second", ["sorry 6TGN 180", "I meant 6TGN 130"])
def test_a_level_put_right_keeps_its_partner(asker: Asker, second: str) -> None:
    answer = asker.last("AIH on aza 100, ALT 90, 6TGN 120, 6MMP 9000", second)
    assert "6-MMP 9,000" in {chip.label for chip in answer.case}


def test_two_levels_told_one_after_the_other_are_a_pair(asker: Asker) -> None:
    assert "shunting pattern" in _of_metabolites(asker, "AIH on aza 100, ALT 90, 6TGN 120", "6MMP 9000")
