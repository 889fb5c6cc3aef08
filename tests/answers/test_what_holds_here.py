"""The bottom line says which options this patient's own findings speak against, and says it before a sentence that
names such a drug as the one to take.
"""

from __future__ import annotations

import pytest

from actions.answers.checker.tracing import Tracer
from actions.answers.model import Answer
from actions.answers.strings import HERE
from actions.case.patient import Case, Reaction
from tests.answers.corruption import replaced
from tests.asking import ask
from tests.base import base

_INTOLERANT = Case(reason="thiopurine_intolerance")
TRACER = Tracer(base())


def options(case: Case) -> Answer:
    return ask("inform_case", case=case)


def bottom_line(case: Case) -> list[str]:
    return [line.text for line in options(case).parts[0].bottom_line]


@pytest.mark.parametrize(
    ("condition", "line"),
    [
        ("breastfeeding", "Avoid here: mycophenolate (breastfeeding)."),
        ("renal-impairment", "With caution here: tacrolimus (reduced kidney function)."),
    ],
)
def test_what_speaks_against_an_option_is_said(condition: str, line: str) -> None:
    assert line in bottom_line(_INTOLERANT.with_condition(condition, "yes"))


@pytest.mark.parametrize("drug", ["tacrolimus", "rituximab", "infliximab"])
@pytest.mark.parametrize("other", ["tacrolimus", "rituximab", "infliximab"])
def test_a_drug_that_failed_is_not_named_as_rescue(drug: str, other: str) -> None:
    tried = dict.fromkeys(("azathioprine", "mycophenolate", drug, other), "insufficient")
    said = bottom_line(Case(reason="second_line_failed", tried=tried))[0].lower()  # type: ignore[arg-type]
    assert "named as rescue" in said
    assert drug not in said
    assert other not in said
    left = {"tacrolimus", "rituximab", "infliximab", "belimumab"} - {drug, other}
    assert all(one in said for one in left)


@pytest.mark.parametrize(
    "case",
    [
        Case(reason="thiopurine_intolerance", reactions=(Reaction("hypersensitivity", "azathioprine"),)),
        _INTOLERANT.with_condition("tpmt-deficient", "yes"),
        _INTOLERANT.with_condition("taking:febuxostat", "yes"),
    ],
)
def test_what_is_to_be_avoided_is_no_alternative(case: Case) -> None:
    assert "Avoid here: mercaptopurine" in " ".join(bottom_line(case))
    assert not any("Mercaptopurine is an alternative" in line for line in bottom_line(case))
    assert any("Mercaptopurine is an alternative" in line for line in bottom_line(_INTOLERANT))


def test_what_is_to_be_avoided_goes_before_the_sentence_that_names_it() -> None:
    assert bottom_line(_INTOLERANT.with_condition("breastfeeding", "yes"))[0].startswith("Avoid here: ")


def test_a_reaction_speaks_against_its_relatives() -> None:
    case = Case(reason="thiopurine_intolerance", reactions=(Reaction("pancreatitis", "azathioprine"),))
    assert any("With caution here: mercaptopurine (pancreatitis" in line for line in bottom_line(case))


@pytest.mark.parametrize("state", ["no", "possible", None])
def test_what_is_not_known_to_hold_is_not_said_to(state: str | None) -> None:
    case = _INTOLERANT.with_condition("renal-impairment", state)  # type: ignore[arg-type]
    assert not any(line.startswith(tuple(HERE.values())) for line in bottom_line(case))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("here: tacrolimus (", "here: mercaptopurine ("),
        ("With caution here: tacrolimus", "Avoid here: tacrolimus"),
        ("tacrolimus (reduced kidney function)", "tacrolimus (diabetes)"),
    ],
)
def test_another_drug_word_or_cause_is_found_by_the_checker(old: str, new: str) -> None:
    case = _INTOLERANT.with_conditions({"renal-impairment": "yes"})
    honest = options(case)
    assert not TRACER.untraced(honest, "", case)
    assert TRACER.untraced(replaced(honest, old, new), "", case)


def test_a_woman_is_not_asked_about_fathering() -> None:
    case = Case(reason="insufficient_response", sex="female")
    assert "father" not in str(options(case).as_dict())
