"""How much of an answer is shown at first: about as many words as are read between two patients, and nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.answers.length import behind, folded, opened, shortened
from actions.answers.model import Answer, Line, OptionRow, Part, Section, Table
from tests.asking import ask

LINES = st.lists(st.integers(1, 90).map(lambda words: Line("word " * words)), max_size=6).map(tuple)
ROW = OptionRow("mycophenolate", "mycophenolate (MMF)", "reasonable", "reasonable")
SECTIONS = st.builds(
    Section,
    id=st.sampled_from(["check-first", "dose", "monitoring"]),
    title=st.sampled_from(["Check first", "Dose"]),
    lines=LINES,
    options=st.sampled_from([(), (ROW,)]),
    table=st.sampled_from([None, Table(("a", "b"), ((Line("cell"), Line("cell " * 150)),))]),
    collapsed=st.booleans(),
)
PARTS = st.builds(
    Part,
    title=st.just("A question"),
    bottom_line=LINES,
    sections=st.lists(SECTIONS, max_size=4).map(tuple),
)
ANSWERS = st.builds(
    lambda warnings, parts: Answer(kind="answer", warnings=warnings, parts=tuple(parts)),
    LINES,
    st.lists(PARTS, min_size=1, max_size=3),
)


def content(answer: Answer) -> list[object]:
    """Everything an answer says, in order, whatever stands behind a title."""
    return [
        each
        for part in answer.parts
        for section in part.sections
        for each in (*section.lines, *section.options, section.table)
        if each
    ]


def shown(answer: Answer) -> list[Section]:
    return [section for part in answer.parts for section in part.sections if not section.collapsed]


@given(ANSWERS)
def test_nothing_is_lost_and_nothing_opened(answer: Answer) -> None:
    after = folded(answer)
    assert content(after) == content(answer)
    assert set(behind(answer)) <= set(behind(after))
    assert [part.bottom_line for part in after.parts] == [part.bottom_line for part in answer.parts]


@given(ANSWERS)
def test_folded_once_is_folded(answer: Answer) -> None:
    assert folded(folded(answer)) == folded(answer)


@given(ANSWERS)
def test_options_that_stood_open_stand_open(answer: Answer) -> None:
    assert sum(len(one.options) for one in shown(folded(answer))) == sum(len(one.options) for one in shown(answer))


@pytest.mark.parametrize(
    "intent", ["ask_dose", "ask_monitoring", "ask_adverse_effects", "ask_evidence", "ask_pregnancy"]
)
@pytest.mark.parametrize("drug", ["mycophenolate", "tacrolimus", "rituximab", "azathioprine"])
def test_what_is_read_at_first_is_short(intent: str, drug: str) -> None:
    """Under twice the words of the specification, so that a curator who adds records does not lengthen what is read."""
    answer = ask(intent, ("drug", drug))
    lines = [line for part in answer.parts for line in part.bottom_line]
    lines += [line for one in shown(answer) for line in one.lines]
    assert sum(len(line.text.split()) for line in lines) < 240
    assert any(section.collapsed for part in answer.parts for section in part.sections)


def test_all_of_it_and_the_bottom_line_alone_are_one_step_away() -> None:
    answer = ask("ask_monitoring", ("drug", "mycophenolate"))
    assert behind(answer)
    assert not behind(opened(answer))
    assert not shown(shortened(answer))
