"""What later turns put right of the drugs: which is taken instead, which did harm, which was only thought of."""

from __future__ import annotations

import pytest

from actions.case.merge import merge
from actions.case.patient import Case
from actions.case.reading import read
from tests.case.test_reading import mentions


def told(*turns: str) -> Case:
    """The case after these turns."""
    case = Case()
    for text in turns:
        case = merge(case, read(text, (), mentions(text)), text).case
    return case


@pytest.mark.parametrize(
    "said",
    [
        "sorry, not failed - she got pancreatitis on it",
        "no, it didn't fail, he had pancreatitis with it",
        "correction: never failed, it gave her pancreatitis",
        "not a failure actually, developed pancreatitis from it",
    ],
)
@pytest.mark.parametrize("first", ["58F AIH, failed pred + aza 100mg, ALT 180", "AIH, aza failed, ALT 180, next?"])
def test_a_harm_in_place_of_a_failure_is_the_thiopurines(first: str, said: str) -> None:
    case = told(first, said)
    assert case.reason == "thiopurine_intolerance"
    assert case.tried["azathioprine"] == "not tolerated"
    assert "azathioprine" not in case.current
    assert [(r.reaction, r.drug) for r in case.reactions] == [("pancreatitis", "azathioprine")]


@pytest.mark.parametrize("said", ["and she has pancreatitis too", "she also had a rash last week"])
def test_a_harm_beside_a_failure_takes_nothing_back(said: str) -> None:
    case = told("58F AIH on aza 100mg for a year, ALT 180, not responding", said)
    assert case.reason == "insufficient_response"
    assert "azathioprine" in case.current


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("swapped to aza 50. tpmt not back yet", "azathioprine"),
        ("we switched her to tac 2 mg bd last week", "tacrolimus"),
        ("changed over to azathioprine 75 now", "azathioprine"),
        ("mmf was replaced by tacrolimus, on 1 mg bd", "tacrolimus"),
    ],
)
def test_who_was_changed_over_is_off_the_former_drug(said: str, now: str) -> None:
    case = told("22F AIH on mmf 1 g bd and pred 5, bloods normal", said)
    assert now in case.current
    assert "mycophenolate" not in case.current
    assert "prednisolone" in case.current


@pytest.mark.parametrize("said", ["aza 50 added last week", "also on tac 1 mg bd now", "she takes aza 50 as well"])
def test_what_is_added_replaces_nothing(said: str) -> None:
    assert "mycophenolate" in told("22F AIH on mmf 1 g bd and pred 5, bloods normal", said).current


@pytest.mark.parametrize(
    "said",
    ["same question but he's on mmf instead of aza", "he is on mmf not aza", "sorry, he's taking mmf rather than aza"],
)
def test_who_is_on_another_drug_is_not_on_the_first(said: str) -> None:
    case = told("pt on aza 100, gout flare.", said)
    assert "mycophenolate" in case.current
    assert "azathioprine" not in case.current


@pytest.mark.parametrize(
    "said",
    ["ok mmf then, 1g bd", "right, tac then", "fine, go with mmf then", "plt 62, wcc 2.9 - mmf ok?", "tac safe here?"],
)
def test_a_drug_that_is_settled_on_or_asked_about_is_not_taken_yet(said: str) -> None:
    case = told("35F AIH, aza stopped for pancreatitis, now on budesonide 9, ALT 140", said)
    assert not {"mycophenolate", "tacrolimus"} & {*case.current, *case.tried}


@pytest.mark.parametrize("said", ["she is on mmf 1 g bd, fine?", "on tac 2 mg bd now"])
def test_a_drug_she_is_said_to_be_on_is_taken(said: str) -> None:
    assert {"mycophenolate", "tacrolimus"} & {*told("35F AIH, aza gave her a rash", said).current}


@pytest.mark.parametrize(
    ("said", "reaction"),
    [
        ("she cant have mmf, diarrhoea last time", "diarrhoea"),
        ("he can't take MMF, had vomiting on it", "vomiting"),
        ("can't have CellCept, terrible diarrhoea in the past", "diarrhoea"),
        ("couldn't take mycophenolate, diarrhoea before", "diarrhoea"),
    ],
)
def test_who_cannot_have_a_drug_for_its_harm_did_not_tolerate_it(said: str, reaction: str) -> None:
    case = told("70F AIH, aza rash. options", said)
    assert case.tried["mycophenolate"] == "not tolerated"
    assert (reaction, "mycophenolate") in {(r.reaction, r.drug) for r in case.reactions}


@pytest.mark.parametrize("said", ["she can't have mmf, wants a baby", "can't have mmf, it is not funded here"])
def test_who_cannot_have_a_drug_for_another_reason_never_had_it(said: str) -> None:
    assert "mycophenolate" not in told("30F AIH, aza rash. options", said).tried


@pytest.mark.parametrize(
    "said",
    [
        "14 yo girl, aza failed (nausea, vomiting)",
        "aza failed due to nausea, 34F",
        "failed azathioprine: rash and fever",
        "azathioprine failed, vomiting every time",
    ],
)
def test_a_drug_that_failed_by_its_harm_was_not_tolerated(said: str) -> None:
    assert told(said).reason == "thiopurine_intolerance"


@pytest.mark.parametrize(
    "said",
    [
        "pt in remission 3 yrs on mmf 1g bd + pred 2.5. can i stop both?",
        "in remission for 4 years on aza 75, wants to stop",
        "stable on aza 100 for 3 years, when can we stop it",
    ],
)
def test_who_is_well_and_may_stop_has_no_relapse(said: str) -> None:
    text = said
    assert read(text, ("loss_of_response_or_relapse",), mentions(text)).reason is None


@pytest.mark.parametrize("said", ["70F AIH, aza rash", "aza intolerant lady, 66 years old", "82 yo woman on aza 50"])
def test_an_old_woman_is_not_asked_about_pregnancy(said: str) -> None:
    assert told(said).state("postmenopausal") == "yes"
    assert told(said).state("pregnant") == "no"


@pytest.mark.parametrize(
    "said", ["50F AIH, aza rash", "AIH lady, aza rash", "61F, pregnant after egg donation, aza rash"]
)
def test_of_others_pregnancy_stays_open(said: str) -> None:
    assert told(said).state("postmenopausal") is None
    assert told(said).state("pregnant") != "no"


@pytest.mark.parametrize(
    "said",
    [
        "not failed actually, she just never took it. nonadherent",
        "she didn't fail it, she was non-adherent",
        "never failed: hardly took any, poor adherence",
    ],
)
def test_a_drug_that_was_never_taken_did_not_fail(said: str) -> None:
    case = told("51f, failed aza (no response). next?", said)
    assert "azathioprine" not in case.tried
    assert case.reason is None
    assert case.state("non-adherence") == "yes"


@pytest.mark.parametrize(
    "said",
    [
        "22F mmf 2g well controlled 3 y",
        "mmf 1 g bd, normal ALT and IgG for 2 years",
        "doing well on mmf 1 g bd since 2021",
    ],
)
def test_who_is_well_on_a_drug_has_no_failure_of_it(said: str) -> None:
    assert told(said).tried == {}


@pytest.mark.parametrize(
    "said", ["mmf 2g for 3 y, was in remission but ALT 180 now", "on mmf 1 g for a year, ALT not normal, 90"]
)
def test_who_was_well_on_it_may_have_one(said: str) -> None:
    assert told(said).tried == {"mycophenolate": "insufficient"}


@pytest.mark.parametrize("said", ["TPMT low, start aza 50", "will retry with 6mp 25mg", "plan to start mmf 500 bd"])
def test_a_drug_to_be_begun_is_not_taken_yet(said: str) -> None:
    assert told(said).current == ()


def test_a_wrong_patients_story_is_left_behind() -> None:
    first = "pt w aih on aza+pred, bili 280 inr 2.3, encephalopathy"
    case = told(first, "sorry wrong pt. this one is stable, alt 60 bili 15 on aza 50 pred 5")
    assert "inr" not in case.values
    assert case.state("encephalopathy") is None
    assert told(first, "sorry, wrong, her INR is 2.1").state("encephalopathy") == "yes"
