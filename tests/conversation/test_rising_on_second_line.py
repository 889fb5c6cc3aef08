"""Transaminases that rise on the second-line drug taken: it has failed, and is not the switch that is offered."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _case_after(asker: Asker, *messages: str) -> dict[str, str]:
    answer = asker.last(*messages)
    return {item.id: item.label for item in answer.case}


@pytest.mark.parametrize(
    "messages",
    [
        (
            "pt stopped aza (pancreatitis), started mmf 6/52 ago ALT 190->60",
            "it's gone back up to 240 at 5 months, taking all",
        ),
        ("started mmf 5 months ago for aza pancreatitis", "ALT back up to 240, taking all of it"),
        ("41F mmf since jan, alt 60->220, full adherence confirmed. aza gave pancreatitis before", "what now"),
    ],
)
def test_mycophenolate_has_failed(asker: Asker, messages: tuple[str, ...]) -> None:
    case = _case_after(asker, *messages)
    assert "reason:second_line_failed" in case
    assert case["drug:mycophenolate"] == "mycophenolate: insufficient"


def test_the_number_is_that_of_the_test_told_last(asker: Asker) -> None:
    case = _case_after(asker, "30F aza rash, on MMF, ALT 190->60", "it is up to 240 now")
    assert case["value:alt"] == "ALT 60 to 240"


@pytest.mark.parametrize(
    "message",
    [
        "30F started MMF 2 weeks ago, ALT 150->180",
        "30F on MMF 1 g, ALT 20->35",
        "30F on MMF, missed doses, ALT 40->180",
    ],
)
def test_what_is_no_failure(asker: Asker, message: str) -> None:
    assert "reason:second_line_failed" not in _case_after(asker, message)
