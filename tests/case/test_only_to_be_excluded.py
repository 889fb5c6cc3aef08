"""What is asked or said to be excluded still is neither there nor absent; what was excluded is absent."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading


@pytest.mark.parametrize(
    "text",
    [
        "does he need cirrhosis excluded",
        "is a biopsy needed to exclude cirrhosis first?",
        "should we rule out cirrhosis before budesonide?",
        "cirrhosis needs excluding first?",
        "should cirrhosis be ruled out before I start budesonide?",
        "would like cirrhosis excluded before budesonide",
        "how do I exclude cirrhosis",
    ],
)
def test_what_is_to_be_excluded_is_neither_told_nor_considered(text: str) -> None:
    read = reading(text)
    assert "cirrhosis" not in read.conditions
    assert "cirrhosis" not in read.in_question


@pytest.mark.parametrize(
    "text",
    [
        "cirrhosis excluded on biopsy",
        "biopsy excluded cirrhosis",
        "he has had cirrhosis excluded",
        "cirrhosis was ruled out by fibroscan",
        "62F aza rash, cirrhosis excluded. budesonide?",
    ],
)
def test_what_was_excluded_is_absent(text: str) -> None:
    assert reading(text).conditions.get("cirrhosis") == "no"


def test_what_is_supposed_to_be_excluded_is_supposed_absent() -> None:
    supposed = reading("if cirrhosis is excluded can I give budesonide").supposed
    assert supposed is not None
    assert supposed.conditions.get("cirrhosis") == "no"


def test_confirmed_is_there() -> None:
    assert reading("cirrhosis confirmed on biopsy").conditions.get("cirrhosis") == "yes"
