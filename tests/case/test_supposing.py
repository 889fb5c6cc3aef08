"""What a message only supposes is read apart from what it tells: not stored, and answered for."""

from __future__ import annotations

import pytest

from actions.case.merge import merge, with_supposed
from actions.case.patient import Case, Reaction
from actions.case.supposing import blanked, supposed
from tests.case.test_reading import reading


def parts(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in supposed(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what if she had pancreatitis on azathioprine", ["if she had pancreatitis on azathioprine"]),
        ("suppose he were cirrhotic, would budesonide be ok", ["suppose he were cirrhotic"]),
        ("would tac be ok if his eGFR were 25?", ["if his eGFR were 25"]),
        ("imagine she has ascites, diabetes and TB, what now", ["imagine she has ascites, diabetes and TB"]),
        ("if INR were 2.5 what then", ["if INR were 2.5"]),
        ("should she develop neutropenia, stop aza?", ["should she develop neutropenia"]),
        ("on aza. were pancreatitis to occur, what next", ["were pancreatitis to occur"]),
        ("had he been cirrhotic, would budesonide be out?", ["had he been cirrhotic"]),
        ("let's pretend he has cirrhosis, budesonide?", ["let's pretend he has cirrhosis"]),
        ("say the scan shows cirrhosis: is budesonide out?", ["say the scan shows cirrhosis"]),
        ("they were told to stop aza", []),
        ("had pancreatitis on aza. would you use MMF?", []),
        ("not sure if she is cirrhotic", []),
        ("increase aza if possible", []),
        ("should she stay on aza 100 mg?", []),
        ("the notes say she had pancreatitis", []),
    ],
)
def test_a_supposition_ends_where_its_question_begins(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "chip"),
    [
        ("what if she had pancreatitis on azathioprine", Case(reactions=(Reaction("pancreatitis", "azathioprine"),))),
        ("if her eGFR were 25", Case(values={})),
        ("suppose he were cirrhotic", Case(conditions={"cirrhosis": "yes"})),
        ("what if he were on tacrolimus 2 mg bd", Case(current=("tacrolimus",))),
        ("assuming she can't tolerate MMF", Case(tried={"mycophenolate": "not tolerated"})),
    ],
)
def test_what_is_supposed_is_not_kept_and_is_answered_for(text: str, chip: Case) -> None:
    read = reading(text, "inform_case")
    kept = merge(Case(), read, blanked(text, supposed(text))).case
    assert kept == Case(sex=kept.sex)
    assert read.supposed is not None
    answered = with_supposed(kept, read.supposed, "")
    assert answered != kept
    assert set(chip.reactions) <= set(answered.reactions)
    assert chip.conditions.items() <= answered.conditions.items()
    assert set(chip.current) <= set(answered.current)
    assert chip.tried.items() <= answered.tried.items()


def test_what_stands_beside_a_supposition_is_told() -> None:
    text = "45M, rash on aza. what would you use if his eGFR were 25?"
    read = reading(text, "intolerance_to_azathioprine")
    assert (read.age, read.reason, read.values) == (45, "thiopurine_intolerance", {})
    assert read.supposed is not None
    assert read.supposed.values["egfr"].number == 25


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("if she is not pregnant can I start MMF", {"pregnant"}),
        ("assuming normal TPMT, can she go to aza 2 mg/kg?", {"tpmt-deficient", "tpmt-intermediate"}),
        ("if HBsAg and anti-HBc are negative, rituximab?", {"hbsag-positive", "anti-hbc-positive"}),
    ],
)
def test_a_denied_supposition_denies(text: str, denied: set[str]) -> None:
    read = reading(text)
    assert read.supposed is not None
    assert read.supposed.conditions == dict.fromkeys(denied, "no")


def test_a_condition_of_a_general_question_is_not_the_patients() -> None:
    read = reading("34F on MMF. Risk of lymphoma?")
    assert (read.conditions, read.in_question) == ({}, ())  # and no standing is judged as if it were there
