"""Contraception not used, however it is said; and messages that only name it."""

from __future__ import annotations

import pytest

from actions.case.conditions.contraception import refused


@pytest.mark.parametrize(
    "text",
    [
        "no contraception",
        "declines pills and condoms on religious grounds",
        "doesn't want hormones, coil or condoms",
        "stopped her pill in autumn because of migraine",
        "contraception isn't required under 1 g/day",
        "boyfriend, nothing in use",
        "condoms sometimes",
        "no plans for protection",
        "contraception: none",
        "relies on withdrawal",
        "forgets her pill half the time",
    ],
)
def test_none_is_used(text: str) -> None:
    assert refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mirena plus condoms",
        "no issue with her contraception",
        "not pregnant, on contraception",
        "stopped aza, on the pill",
        "MMF does not affect the pill",
        "no pill burden concerns",
        "what contraception on MMF",
        "need to know if she uses no contraception",
    ],
)
def test_it_is_only_named(text: str) -> None:
    assert not refused(text)
