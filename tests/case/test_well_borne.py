"""A drug said to be borne well has done none of the harm that is told of another."""

from __future__ import annotations

import pytest

from actions.case.drugs.well_borne import well_borne
from actions.case.mentions import Mention, Mentions

_NAMES = {"aza": "azathioprine", "bud": "budesonide", "mmf": "mycophenolate", "6mp": "mercaptopurine"}


def _fine(text: str) -> frozenset[str]:
    found = tuple(
        Mention("drug", drug, text.index(name), text.index(name) + len(name), name)
        for name, drug in _NAMES.items()
        if name in text
    )
    return well_borne(text, Mentions(found))


@pytest.mark.parametrize(
    "text",
    [
        "bud intolerant - insomnia, aza ok",
        "bud gave palpitations, aza 100 going well",
        "bud gave palpitations, on aza 100, ALT normal. alternatives",
        "mood on bud, tolerating aza",
        "bud insomnia, aza no problems",
    ],
)
def test_it_is_fine(text: str) -> None:
    assert _fine(text) == {"azathioprine"}


def test_so_is_the_one_changed_to_after_a_harm() -> None:
    assert _fine("aza switched to 6mp last month after rash, now LFTs perfect") == {"mercaptopurine"}


@pytest.mark.parametrize(
    "text",
    [
        "bud insomnia, aza not ok",
        "bud insomnia, is aza ok",
        "bud nausea, aza rash, ALT normal",
        "aza fine",
        "mmf well before aza rash",
    ],
)
def test_nothing_says_so(text: str) -> None:
    assert not _fine(text)
