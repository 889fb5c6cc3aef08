"""Search finds the records that speak of what is named, whatever its form, and nothing for questions about nothing."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import given
from hypothesis import strategies as st

from actions.knowledge.kinds import Record
from actions.knowledge.search import Search, content_words
from actions.knowledge.vocabulary import load_terms
from tests.base import base


@lru_cache(maxsize=1)
def search() -> Search:
    return Search(base(), load_terms())


def test_a_particular_word_leads_to_the_records_that_hold_it() -> None:
    found = search().relevance("risk of lymphoma on azathioprine", (), without=("azathioprine",))
    best = next(iter(found))
    assert "lymphoma" in str(base().get(best, Record)).lower()


def test_a_thing_is_found_under_every_form_of_its_name() -> None:
    by_id = search().relevance("", [("study", "camaro")])
    assert any("CAMARO" in str(base().get(identifier, Record)) for identifier in list(by_id)[:3])


def test_words_of_asking_are_not_searched() -> None:
    assert content_words("What should I use for the patient, and how long?") == []
    assert content_words("Is lymphoma likelier on azathioprine?", without=("azathioprine",)) == ["lymphoma", "likelier"]


def test_nothing_in_common_finds_nothing() -> None:
    assert search().relevance("xylophone quokka", ()) == {}


@given(st.text(max_size=60))
def test_no_text_breaks_the_query(text: str) -> None:
    scores = search().relevance(text, ())
    assert all(score > 0 for score in scores.values())
