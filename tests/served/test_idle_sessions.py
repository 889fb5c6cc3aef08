"""A case left alone is forgotten, offered again once, and taken up when that is wished: through the served process."""

from __future__ import annotations

from uuid import uuid4

from actions.answers.model import Answer, from_dict
from tests.served.process import Served

VIGNETTE = "34F AIH, pancreatitis on azathioprine. Options?"


class Desk:
    """One conversation that may lie idle."""

    def __init__(self, served: Served) -> None:
        self._served, self.name = served, uuid4().hex

    def say(self, message: str) -> Answer:
        return from_dict(self._served.say(message, self.name)["custom"])

    def rest(self, minutes: float) -> None:
        self._served.rest(self.name, minutes)


def offers(answer: Answer) -> list[str]:
    return [button.send for button in answer.follow_ups if button.label.startswith("Continue previous case: ")]


def test_a_case_is_kept_for_half_an_hour(served: Served) -> None:
    desk = Desk(served)
    desk.say(VIGNETTE)
    desk.rest(minutes=29)
    answer = desk.say("dose?")
    assert "reaction:pancreatitis" in {item.id for item in answer.case}
    assert offers(answer) == []


def test_after_that_it_is_forgotten_and_offered_once_and_comes_back_when_wished(served: Served) -> None:
    desk = Desk(served)
    desk.say(VIGNETTE)
    desk.rest(minutes=31)
    answer = desk.say("MMF dose?")
    assert answer.case == ()
    (taken,) = offers(answer)
    assert offers(desk.say("and monitoring?")) == []
    back = desk.say(taken)
    assert {"reaction:pancreatitis", "age:age"} <= {item.id for item in back.case}
    assert back.parts[0].sections
    assert "Dose: mycophenolate" in desk.say("dose?").parts[0].title


def test_an_offer_not_taken_is_not_made_in_the_session_after(served: Served) -> None:
    desk = Desk(served)
    desk.say(VIGNETTE)
    for expected in (1, 0):
        desk.rest(minutes=31)
        answer = desk.say("tacrolimus trough?")
        assert len(offers(answer)) == expected
        assert answer.case == ()
