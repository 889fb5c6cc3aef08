"""Who is sexually active may become pregnant, and contraception is open: mycophenolate's warning leads."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_GIRL = "16yo girl aza cytopenia, MMF planned"


def _warned(asker: Asker, *turns: str) -> bool:
    return any("without highly effective contraception" in line.text for line in asker.last(*turns).warnings)


@pytest.mark.parametrize(
    "turns",
    [
        (_GIRL, "she is sexually active"),
        (_GIRL, "sexually active, no idea about contraception"),
        ("17F AIH on MMF", "she has had a boyfriend since May"),
        ("22F sexually active, aza intolerant, start MMF?",),
        ("24F AIH aza intolerant, sexually active", "start MMF?"),
    ],
)
def test_mycophenolate_is_warned_of(asker: Asker, turns: tuple[str, ...]) -> None:
    assert _warned(asker, *turns)


@pytest.mark.parametrize(
    "turns",
    [
        (_GIRL, "not sexually active"),
        (_GIRL, "sexually active? no"),
        ("22F sexually active, has a copper coil, aza intolerant, start MMF?",),
        ("30M AIH sexually active, aza intolerant, start MMF?",),
        ("60F postmenopausal sexually active, start MMF?",),
    ],
)
def test_where_none_can_come_it_is_not(asker: Asker, turns: tuple[str, ...]) -> None:
    assert not _warned(asker, *turns)
