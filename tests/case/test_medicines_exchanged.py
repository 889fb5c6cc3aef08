"""Other medicines that are exchanged: what is left leaves the case, what is only asked of does not."""

from __future__ import annotations

import pytest

from actions.case.drugs.medicines_exchanged import left_behind, with_exchanged
from actions.case.patient import TAKING, Case
from tests.case.test_reading import mentions, reading


def known(*medicines: str) -> Case:
    return Case(conditions={TAKING + name: "yes" for name in medicines}, current=("tacrolimus",))


@pytest.mark.parametrize(
    ("text", "taken", "left"),
    [
        ("neurology will switch her to levetiracetam. Tac ok?", ("carbamazepine",), ("carbamazepine",)),
        ("swap ibuprofen for paracetamol. still warn?", ("nsaid", "ace-inhibitor"), ("nsaid",)),
        ("ID changed to bictegravir/TAF/FTC. tac ok now?", ("protease-inhibitor",), ("protease-inhibitor",)),
        ("clari changed to doxycycline", ("clarithromycin",), ("clarithromycin",)),
        ("cardiology replaced diltiazem by amlodipine", ("diltiazem",), ("diltiazem",)),
        ("now on lamotrigine instead of phenytoin", ("phenytoin", "diltiazem"), ("phenytoin",)),
        ("doxycycline instead then. trough 5", ("clarithromycin",), ("clarithromycin",)),
        ("GP moved her over to azithromycin", ("clarithromycin",), ("clarithromycin",)),
    ],
)
def test_what_is_exchanged_is_no_longer_taken(text: str, taken: tuple[str, ...], left: tuple[str, ...]) -> None:
    found = with_exchanged(reading(text, "inform_case"), known(*taken), mentions(text), text)
    assert found.about_patient
    assert {c for c, state in found.conditions.items() if state == "no" and c.startswith(TAKING)} == {
        TAKING + name for name in left
    }


@pytest.mark.parametrize(
    "text",
    [
        "changed diltiazem to 120 mg",
        "do not switch diltiazem to verapamil",
        "started levetiracetam too",
        "switch her to mycophenolate",
        "her mother was switched to levetiracetam",
        "should we swap diltiazem for amlodipine?",
        "amlodipine instead?",
    ],
)
def test_what_stays_is_still_taken(text: str) -> None:
    assert left_behind(known("diltiazem"), mentions(text), text, asked=False) == ()


@pytest.mark.parametrize(
    "text", ["azithro instead?", "ok swap to colchicine alone?", "should I swap clarithro for doxy?"]
)
def test_an_exchange_that_is_asked_of_holds_for_the_answer(text: str) -> None:
    assert left_behind(known("clarithromycin"), mentions(text), text, asked=True) == ("clarithromycin",)


def test_of_several_that_are_known_none_is_guessed_to_be_left() -> None:
    text = "switched her to levetiracetam"
    assert left_behind(known("diltiazem", "carbamazepine"), mentions(text), text, asked=False) == ()


@pytest.mark.parametrize(
    "text",
    [
        "neuro will change carbamazepine to keppra next month",
        "they plan to swap carbamazepine for levetiracetam in 6 weeks",
    ],
)
def test_until_an_exchange_comes_the_medicine_is_taken(text: str) -> None:
    found = with_exchanged(reading(text, "inform_case"), known("carbamazepine"), mentions(text), text)
    assert found.conditions.get(TAKING + "carbamazepine") != "no"
