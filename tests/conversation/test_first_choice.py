"""The first choice, asked of a case whose reason is known, is that among the options."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("32F aza pancreatitis", "first choice now?"),
        ("44M failed aza", "what's first choice now?"),
        ("44M failed aza", "first pick?"),
        ("60F aza gave her a rash", "top choice then?"),
    ],
)
def test_the_options_of_the_reason_are_given(asker: Asker, told: str, asked: str) -> None:
    answer = asker.last(told, asked)
    assert any(section.options for part in answer.parts for section in part.sections)
    assert all(part.title != "First-line treatment" for part in answer.parts)


@pytest.mark.parametrize("asked", ["what is first choice for AIH in general", "first line?"])
def test_first_line_treatment_by_its_name_is_meant(asker: Asker, asked: str) -> None:
    assert asker.last("32F aza nausea", asked).parts[0].title == "First-line treatment"


def test_who_came_off_the_pill_on_what_was_chosen_is_warned_of_it(asker: Asker) -> None:
    answer = asker.last(
        "34F nausea on aza, what next",
        "ok mmf it is. start dose and bloods?",
        "8 months later, CBR on 1 g bd. she came off the pill",
    )
    assert any("Mycophenolate" in line.text for line in answer.warnings)
    chips = {chip.id: chip.label for chip in answer.case}
    assert chips["reason:thiopurine_intolerance"]
    assert any("on mycophenolate 1 g" in label for label in chips.values())


def test_the_failures_told_before_a_question_are_kept(asker: Asker) -> None:
    answer = asker.last("Third line in a 50 yo woman (aza, mmf, tac failed). Rituximab dose? Which vaccines and when?")
    assert {"drug:azathioprine", "drug:mycophenolate", "drug:tacrolimus"} <= {chip.id for chip in answer.case}
