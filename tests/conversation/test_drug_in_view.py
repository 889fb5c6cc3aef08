"""What is told of the drug just talked of without naming it, and questions put against it or for its protocol."""

from __future__ import annotations

import pytest

from actions.answers.desk import Asked
from actions.case.reading import read
from actions.conversation.asked.continuing import continued
from actions.conversation.focus import Focus
from actions.conversation.remembered.drug_in_view import with_the_drug
from tests.case.test_reading import mentions

ON_MMF = Focus(drugs=("mycophenolate",), intents=("ask_dose",))


def heard(text: str, focus: Focus = ON_MMF) -> tuple[tuple[str, ...], dict[str, str]]:
    """The drugs taken and what drugs did, as the message is heard with these drugs in view."""
    reading = with_the_drug(text, read(text, (), mentions(text)), focus)
    return reading.current, dict(reading.tried)


@pytest.mark.parametrize(
    "text",
    [
        "6 wk on: bad diarrhoea on it, had to stop",
        "tremor on it since last week",
        "she came off, vomiting",
        "got leucopenia with it",
        "terrible diarrhoea so I stopped it",
    ],
)
def test_a_harm_told_of_it_is_one_of_the_drug_in_view(text: str) -> None:
    assert heard(text)[1] == {"mycophenolate": "not tolerated"}


@pytest.mark.parametrize(
    "text",
    [
        "diarrhoea on it common?",
        "what if she gets diarrhoea on it",
        "aza gave her nausea, she came off it",
        "should I stop it if leucopenia comes",
        "she has nausea",
    ],
)
def test_a_harm_that_is_asked_of_or_told_of_another_drug_is_not(text: str) -> None:
    assert "mycophenolate" not in heard(text)[1]


@pytest.mark.parametrize(
    "text",
    ["started 500 bd last month. monitoring?", "she's on it now", "began it on Monday", "commenced at 1 g last week"],
)
def test_a_drug_that_was_begun_is_taken(text: str) -> None:
    assert heard(text)[0] == ("mycophenolate",)


@pytest.mark.parametrize(
    "text",
    ["should it be started at night?", "when can it be started on the ward", "not started it", "can I start it?"],
)
def test_one_that_may_be_begun_is_not(text: str) -> None:
    assert heard(text)[0] == ()


def test_of_two_drugs_in_view_none_is_meant() -> None:
    two = Focus(drugs=("mycophenolate", "tacrolimus"), intents=("ask_comparison",))
    assert heard("bad diarrhoea on it, had to stop", two) == ((), {})


@pytest.mark.parametrize("text", ["vs rituximab?", "versus tac", "and against infliximab?", "compared with tac?"])
def test_a_drug_set_against_the_one_in_view_is_compared(text: str) -> None:
    assert continued(Asked("inform_case", text, mentions(text)), ON_MMF) == "ask_comparison"


@pytest.mark.parametrize("text", ["protocol pls", "regimen?", "the schedule please", "ok and the protocol"])
def test_a_protocol_is_asked_for_the_drug_in_view(text: str) -> None:

    assert continued(Asked("ask_help", text, mentions(text)), ON_MMF) == "ask_dose"
