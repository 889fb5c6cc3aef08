"""What is put right: failure for intolerance, a drug with its harm, a count that recovered, how low a TPMT is."""

from __future__ import annotations

import pytest

from actions.case.patient import Case, Reaction
from tests.case.test_put_right import told


@pytest.mark.parametrize(
    "said",
    [
        "no i meant intolerance",
        "sorry not non response, she didn't tolerate it",
        "correction: not tolerated",
        "actually she was intolerant",
        "oops, intolerance i mean",
        "sorry, intolerant rather",
    ],
)
def test_a_failure_put_right_was_not_tolerated(said: str) -> None:
    case = told("50F aza non response", said)
    assert (case.reason, case.tried) == ("thiopurine_intolerance", {"azathioprine": "not tolerated"})


def test_a_failure_that_stands_is_not_put_right() -> None:
    assert told("50F aza non response", "mmf intolerant too").tried["azathioprine"] == "insufficient"


@pytest.mark.parametrize(
    "text",
    [
        "40F aza non response, sorry intolerance",
        "40F aza non-response - I mean intolerance",
        "40F aza non response, no wait, intolerance",
        "40F aza nonresponse (sorry, intolerance)",
    ],
)
def test_what_is_taken_back_in_the_same_breath_is_not_told(text: str) -> None:
    case = told(text)
    assert (case.reason, case.tried) == ("thiopurine_intolerance", {"azathioprine": "not tolerated"})


@pytest.mark.parametrize(
    ("text", "harms"), [("30F aza rash, sorry, nausea", {"nausea"}), ("30F aza rash and nausea", {"rash", "nausea"})]
)
def test_a_harm_taken_back_at_once_is_not_told(text: str, harms: set[str]) -> None:
    assert {r.reaction for r in told(text).reactions} == harms


@pytest.mark.parametrize(
    "said", ["sorry it was 6mp not aza", "i meant mercaptopurine, not azathioprine", "no, 6-MP not aza"]
)
def test_the_harm_goes_with_the_drug_that_was_meant(said: str) -> None:
    assert told("30F aza rash", said).reactions == (Reaction("rash", "mercaptopurine"),)


@pytest.mark.parametrize(
    "said",
    ["recovered to 2.1 off mmf", "back up to 2.1", "now at 2.1", "come up to 2.1", "risen to 2.1 since", "up to 2.1"],
)
def test_a_count_that_recovered_is_the_one_told_last(said: str) -> None:
    assert told("49F on mmf 1g bd, neutrophils 0.9", said).values["neutrophils"].number == 2.1


@pytest.mark.parametrize("said", ["pred down to 10 mg", "mmf up to 2 g", "platelets up to 210"])
def test_another_number_is_no_count_that_recovered(said: str) -> None:
    assert told("49F on mmf 1g bd, neutrophils 0.9", said).values["neutrophils"].number == 0.9


@pytest.mark.parametrize("text", ["TPMT very low", "TPMT deficient", "TPMT absent", "homozygous TPMT"])
def test_an_absent_tpmt_is_not(text: str) -> None:
    assert told(text).conditions["tpmt-deficient"] == "yes"


def test_what_was_open_is_settled_by_what_is_told() -> None:
    assert Case(conditions={"tpmt-deficient": "possible"}).with_conditions({"tpmt-intermediate": "yes"}).conditions == {
        "tpmt-intermediate": "yes"
    }


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("50F AIH, aza pancreatitis", "it was alcohol pancreatitis, aza was fine"),
        ("50F AIH, stopped aza for pancreatitis", "turned out to be gallstones"),
        ("50F AIH, aza pancreatitis", "due to gallstones, not the aza"),
        ("50F AIH, aza rash, stopped", "actually it was the septrin, not the aza"),
        ("50F AIH, aza rash, stopped", "the rash was from co-amoxiclav"),
        ("50F AIH, MMF diarrhoea, stopped", "the diarrhoea was c diff"),
        ("50F AIH, MMF neutropenia", "neutropenia was from the valganciclovir"),
    ],
)
def test_a_harm_that_proves_to_have_another_cause_is_taken_back(first: str, said: str) -> None:
    case = told(first, said)
    assert not case.reactions
    assert "not tolerated" not in case.tried.values()
    assert case.reason is None


@pytest.mark.parametrize(
    "said",
    ["was it the gallstones?", "could it be alcohol", "no gallstones on US", "not alcohol", "septrin was stopped too"],
)
def test_a_cause_asked_about_or_denied_takes_nothing_back(said: str) -> None:
    case = told("50F AIH, aza pancreatitis", said)
    assert Reaction("pancreatitis", "azathioprine") in case.reactions
    assert case.reason == "thiopurine_intolerance"


def test_another_harm_of_the_drug_keeps_it_not_tolerated() -> None:
    case = told("50F AIH, aza nausea and pancreatitis, stopped", "pancreatitis was gallstones")
    assert case.reactions == (Reaction("nausea", "azathioprine"),)
    assert (case.reason, case.tried) == ("thiopurine_intolerance", {"azathioprine": "not tolerated"})
