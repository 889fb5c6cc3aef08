"""A condition that a question asks for is neither told nor supposed."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading


@pytest.mark.parametrize(
    "text",
    [
        "is she decompensated?",
        "does he have cirrhosis",
        "ok, so is she now decompensated if bili 2.1 alb 29",
        "could this be acute severe disease?",
        "do you think she is cirrhotic?",
    ],
)
def test_what_is_asked_is_not_told(text: str) -> None:
    read = reading(text, "ask_special_situation")
    assert read.conditions == {}
    assert read.in_question == ()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("she is decompensated, is mmf ok?", "decompensated"),
        ("he has cirrhosis", "cirrhosis"),
        ("can she have budesonide with cirrhosis?", "cirrhosis"),
        ("this is acute severe disease", "acute-severe"),
    ],
)
def test_what_is_told_beside_a_question_is(text: str, condition: str) -> None:
    assert reading(text, "ask_special_situation").conditions.get(condition) == "yes"
