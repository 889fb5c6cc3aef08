"""Drug names that dictation split in words or wrote by their sound."""

from __future__ import annotations

import pytest

from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser


@pytest.fixture(scope="module")
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


def _drugs(recogniser: ClinicalRecogniser, text: str) -> list[tuple[str, str]]:
    return [(found["value"], found["text"]) for found in recogniser.recognise(text) if found["entity"] == "drug"]


@pytest.mark.parametrize(
    ("name", "drug"),
    [
        ("azo thioprine", "azathioprine"),
        ("as a thioprine", "azathioprine"),
        ("mike o phenolate", "mycophenolate"),
        ("tacro limus", "tacrolimus"),
        ("cyclo sporin", "ciclosporin"),
        ("buddy sonide", "budesonide"),
        ("ritux a mab", "rituximab"),
        ("inflicks imab", "infliximab"),
        ("mycofenalate", "mycophenolate"),
    ],
)
def test_a_name_in_pieces_is_heard(recogniser: ClinicalRecogniser, name: str, drug: str) -> None:
    assert _drugs(recogniser, f"she is on {name} now") == [(drug, name)]


@pytest.mark.parametrize("text", ["is a thiopurine ok here", "the colour limits us", "what a nice protein"])
def test_other_words_are_no_drug(recogniser: ClinicalRecogniser, text: str) -> None:
    assert _drugs(recogniser, text) == []


def test_a_whole_name_keeps_its_own_words(recogniser: ClinicalRecogniser) -> None:
    assert _drugs(recogniser, "azathioprine a week ago") == [("azathioprine", "azathioprine")]
