"""Whether a thiopurine is given again: the reaction decides and leads, and the grave ones are warned of."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "messages",
    [
        ("40M AIH mmf 2nd line failing, aza fever before, rechallenge aza?",),
        ("AIH, aza gave her fever in 2019, can I retry aza?",),
        ("fever and rash on aza last year. restart aza at 25 mg?",),
        ("aza fever", "rechallenge?"),
        ("45F AIH aza stopped for fever and arthralgia, failing MMF. could we go back to azathioprine",),
    ],
)
def test_not_after_what_looks_like_hypersensitivity(asker: Asker, messages: tuple[str, ...]) -> None:
    answer = asker.last(*messages)
    assert "hypersensitivity" in answer.warnings[0].text
    assert answer.parts[0].bottom_line[0].text.startswith("Not after hypersensitivity")


@pytest.mark.parametrize(
    "text",
    ["aza flu-like illness, rechallenge with azathioprine ok?", "flu like illness on aza, can rechallenge aza slowly?"],
)
def test_not_before_hypersensitivity_is_excluded(asker: Asker, text: str) -> None:
    answer = asker.answer(text)
    assert "hypersensitivity" in answer.warnings[0].text
    lead = answer.parts[0].bottom_line[0].text
    assert "before hypersensitivity is excluded" in lead
    assert "11 of 18" in lead


def test_not_after_pancreatitis(asker: Asker) -> None:
    answer = asker.last("aza pancreatitis rechallenge?")
    assert "pancreatitis" in answer.warnings[0].text
    assert answer.parts[0].bottom_line[0].text.startswith("Not after pancreatitis")


@pytest.mark.parametrize(
    "message",
    ["aza nausea, rechallenge?", "33F nausea on Imuran 100, retry at lower dose?", "vomiting on aza. try aza again?"],
)
def test_nausea_is_answered_and_not_warned_of(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert not answer.warnings
    assert "another attempt after nausea" in answer.parts[0].bottom_line[0].text


@pytest.mark.parametrize("message", ["aza gave leucopenia, rechallenge?", "aza hair loss. reintroduce?"])
def test_of_other_reactions_nothing_is_promised(asker: Asker, message: str) -> None:
    assert asker.last(message).parts[0].bottom_line[0].text.startswith("How often a thiopurine taken again")


@pytest.mark.parametrize(
    "message",
    [
        "aza gave nausea, restart pred?",
        "MMF diarrhoea, rechallenge MMF?",
        "35F with fever from UTI on aza, aza held, restart aza?",
        "she flares again on aza, nausea",
        "28F AIH nausea on aza. what about mercaptopurine?",
    ],
)
def test_what_asks_no_such_thing(asker: Asker, message: str) -> None:
    assert "TAKEN AGAIN" not in asker.last(message).parts[0].title.upper()
