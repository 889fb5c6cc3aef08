"""What each drug did: words of organs, of a replacement, of both of two drugs, of the past; doses written out."""

from __future__ import annotations

import pytest

from actions.case.mentions import Dose
from actions.case.patient import Reaction
from tests.case.test_reading import reading


@pytest.mark.parametrize(
    "text", ["azathioprine in renal failure", "tacrolimus and heart failure, is it safe", "aza in acute liver failure?"]
)
def test_the_failure_of_an_organ_is_not_that_of_a_drug(text: str) -> None:
    assert reading(text, "ask_special_situation").tried == {}
    assert reading(text, "ask_special_situation").reason is None


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        ("MMF for azathioprine intolerance", {"azathioprine": "not tolerated"}),
        ("infliximab for tacrolimus non-response?", {"tacrolimus": "insufficient"}),
        ("tacrolimus after MMF failure", {"mycophenolate": "insufficient"}),
    ],
)
def test_a_drug_for_what_another_did_is_not_what_failed(text: str, tried: dict[str, str]) -> None:
    assert reading(text, "second_line_failed").tried == tried


def test_a_drug_with_its_course_is_taken_whatever_it_is_for() -> None:
    assert "mycophenolate" in reading("MMF 1 g bd for azathioprine intolerance, ALT 30 now", "inform_case").current


def test_instead_of_stops_the_old_drug() -> None:
    read = reading("now MMF 1 g bd instead of aza", "ask_first_line")
    assert (read.current, read.tried) == (("mycophenolate",), {"azathioprine": "stopped"})


@pytest.mark.parametrize(
    "text", ["should we use MMF instead of aza?", "MMF instead of aza?", "I'd give MMF 1 g bd instead of aza"]
)
def test_instead_of_in_a_thought_changes_nothing(text: str) -> None:
    read = reading(text, "ask_comparison")
    assert (read.current, read.tried) == ((), {})


@pytest.mark.parametrize(
    "text",
    [
        "aza and 6-MP, reacted to both with rash",
        "rash with azathioprine and with mercaptopurine",
        "azathioprine and 6MP each gave her a rash",
        "couldn't tolerate either aza or 6-MP, rash",
        "rash on both aza and 6-MP",
    ],
)
def test_a_reaction_to_both_is_that_of_both(text: str) -> None:
    wanted = {Reaction("rash", "azathioprine"), Reaction("rash", "mercaptopurine")}
    assert set(reading(text, "intolerance_to_azathioprine").reactions) == wanted


def test_drugs_taken_together_do_not_share_a_reaction() -> None:
    found = reading("rash on aza and pred 20 mg", "intolerance_to_azathioprine").reactions
    assert found == (Reaction("rash", "azathioprine"),)


def test_a_cytopenia_of_a_drug_of_the_past_is_not_there_any_more() -> None:
    past = reading("stopped aza in 2019 for neutropenia, now on MMF", "inform_case")
    assert (Reaction("neutropenia-reaction", "azathioprine") in past.reactions, past.conditions) == (True, {})
    present = reading("neutropenia on aza, what now?", "intolerance_to_azathioprine")
    assert present.conditions == {"neutropenia": "yes"}


@pytest.mark.parametrize(
    ("text", "drug", "dose"),
    [
        ("she is on fifty mg of azathioprine", "azathioprine", Dose(50, "mg")),
        ("on aza one hundred and fifty mg", "azathioprine", Dose(150, "mg")),
        ("on azathioprine seventy-five mg daily", "azathioprine", Dose(75, "mg/day")),
        ("takes MMF one gram twice daily", "mycophenolate", Dose(1, "g", 2)),
    ],
)
def test_a_dose_may_be_written_out(text: str, drug: str, dose: Dose) -> None:
    assert reading(text, "inform_case").doses.of == {drug: dose}
