"""The figure checker lets honest answers pass and stops each kind of corrupted one."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from actions.answers.arithmetic import from_given
from actions.answers.desk import Asked
from actions.answers.model import Answer, Line, Part
from actions.answers.tracing import Tracer, numbers
from actions.case.mentions import Mention, Mentions
from actions.case.patient import Case
from actions.conversation import turn as turn_module
from actions.conversation.focus import Focus
from actions.conversation.turn import Reply, Turn
from tests.base import assistant, base
from tests.traced import Watch


def answer() -> Answer:
    found = (
        Mention("reaction", "pancreatitis", 5, 17, "pancreatitis"),
        Mention("drug", "azathioprine", 21, 33, "azathioprine"),
    )
    text = "AIH, pancreatitis on azathioprine. Options?"
    asked = Asked("intolerance_to_azathioprine", text, Mentions(found))
    turn = Turn(text, (asked,), Mentions(found), Case(), Focus(), date(2026, 11, 24))
    return assistant().respond(turn).answer


def corrupted(line: Line) -> Answer:
    return structs.replace(answer(), parts=(Part("", (line,)),))


def test_an_honest_answer_passes() -> None:
    assert answer().kind == "answer"
    assert Tracer(base()).untraced(answer()) == ()


HONEST = Line("Pooled response was 82 % (95 % CI 77–87).", (1,), ("mmf-pooled-intolerant-santiago",))
CORRUPTED = [
    ("a figure", structs.replace(HONEST, text="Pooled response was 83 % (95 % CI 77–87)."), "number 83"),
    ("an interval", structs.replace(HONEST, text="Pooled response was 82 % (95 % CI 71–87)."), "number 71"),
    ("a dose", Line("Give 1750 mg a day.", (1,), ("mmf-pooled-intolerant-santiago",)), "number 1750"),
    ("a drug", structs.replace(HONEST, text="Pooled response to tacrolimus was 82 %."), "drug tacrolimus"),
    ("a guideline", structs.replace(HONEST, text="BSG puts it at 82 %."), "guideline BSG"),
    ("a record", structs.replace(HONEST, records=("no-such-record",)), "record no-such-record"),
    ("a number without any record", Line("It works in 90 %."), "number 90"),
]


@pytest.mark.parametrize(("line", "what"), [case[1:] for case in CORRUPTED], ids=[case[0] for case in CORRUPTED])
def test_each_kind_of_corruption_is_found(line: Line, what: str) -> None:
    assert what in {fault.what for fault in Tracer(base()).untraced(corrupted(line))}


def test_the_honest_line_itself_passes() -> None:
    assert Tracer(base()).untraced(corrupted(HONEST)) == ()


def test_numbers_are_compared_in_one_spelling() -> None:
    assert numbers("5,700 and 82.0 and NUDT15") == {"5700", "82"}
    assert "98" in from_given([100.0, 9800.0])


def test_a_corrupted_answer_is_withheld_and_counted(monkeypatch: pytest.MonkeyPatch, watch: Watch) -> None:
    line = Line("Pooled response was 91 %.", (1,), ("mmf-pooled-intolerant-santiago",))
    reply = Reply(corrupted(line), Case(), Focus())
    monkeypatch.setattr(turn_module._Writing, "reply", lambda _: reply)
    before = assistant().checks.withheld
    with watch.expecting() as found:
        given = answer()
    assert assistant().checks.withheld == before + 1
    assert given == assistant().sentence("safe-failure", "failure", date(2026, 11, 24))
    assert [fault for fault in found if "number 91" in fault]
