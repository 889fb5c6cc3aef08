"""After a response was read: whether it is enough, and how long to wait, is asked of the time to a response."""

from __future__ import annotations

import pytest

from actions.conversation.asked.continuing import continued
from actions.conversation.focus import Focus
from tests.conversation.test_following_on import MMF, asked

READ = Focus(drugs=(MMF,), intents=("interpret_response",))


@pytest.mark.parametrize(
    "text",
    [
        "enough?",
        "is that enough?",
        "good enough",
        "how long more",
        "how much longer to wait?",
        "ok how long then",
        "when do I judge it",
        "too early to say?",
        "how many more weeks?",
        "wait longer?",
    ],
)
def test_a_short_question_after_a_reading_is_of_the_time_to_judge(text: str) -> None:
    assert continued(asked(text, "interpret_response"), READ) == "ask_time_to_response"


@pytest.mark.parametrize(
    "text", ["enough steroid?", "how long on steroids", "ALT 40 enough?", "20 mg enough?", "how long is the trial"]
)
def test_what_names_something_else_is_not(text: str) -> None:
    assert continued(asked(text, "interpret_response"), READ) != "ask_time_to_response"


def test_after_another_question_it_means_something_else() -> None:
    assert continued(asked("enough?", "ask_dose"), Focus(drugs=(MMF,), intents=("ask_dose",))) != "ask_time_to_response"
