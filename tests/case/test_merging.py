"""Merging a message into the case: once is enough, corrections win, and what states nothing changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from actions.case.merge import forget, merge
from actions.case.patient import Case, Reaction, from_slot, to_slot
from actions.case.reading import Reading

CONDITIONS = ["cirrhosis", "pregnant", "diabetes", "hbsag-positive", "taking:febuxostat"]
states = st.dictionaries(st.sampled_from(CONDITIONS), st.sampled_from(["yes", "no", "possible"]), max_size=4)
reactions = st.lists(
    st.builds(Reaction, st.sampled_from(["pancreatitis", "nausea"]), st.sampled_from(["azathioprine", None])),
    max_size=2,
).map(tuple)
readings = st.builds(
    Reading,
    reason=st.sampled_from([None, "thiopurine_intolerance", "insufficient_response", "second_line_failed"]),
    reactions=reactions,
    conditions=states,
    sex=st.sampled_from([None, "female"]),
    age=st.sampled_from([None, 34.0]),
)


@given(first=readings, second=readings)
def test_merging_twice_changes_nothing_more(first: Reading, second: Reading) -> None:
    once = merge(merge(Case(), first).case, second).case
    assert merge(once, second).case == once


@given(first=readings)
def test_a_message_that_states_nothing_changes_nothing(first: Reading) -> None:
    case = merge(Case(), first).case
    merged = merge(case, Reading())
    assert merged.case == case
    assert merged.changes == ()


@given(first=readings, condition=st.sampled_from(CONDITIONS))
def test_what_is_said_last_wins(first: Reading, condition: str) -> None:
    case = merge(Case(), first).case
    assert merge(case, Reading(conditions={condition: "no"})).case.conditions[condition] == "no"
    assert merge(case, Reading(conditions={condition: "yes"})).case.conditions[condition] == "yes"


@given(first=readings, condition=st.sampled_from(CONDITIONS))
def test_what_is_forgotten_is_unknown(first: Reading, condition: str) -> None:
    case = merge(Case(), first).case
    assert condition not in forget(case, (f"condition:{condition}",)).case.conditions


@given(first=readings)
def test_the_case_survives_its_slot(first: Reading) -> None:
    case = merge(Case(), first).case
    assert from_slot(to_slot(case)) == case


def test_whatever_is_no_case_is_an_empty_one() -> None:
    for broken in (None, [], "x", {"reason": 3}, {"unknown": {}, "conditions": []}):
        assert from_slot(broken) == Case() or from_slot(broken).empty


def test_another_age_is_another_patient() -> None:
    known = merge(Case(), Reading(age=34.0, sex="female", reason="thiopurine_intolerance")).case
    merged = merge(known, Reading(age=58.0, reason="insufficient_response"))
    assert merged.new_patient
    assert merged.case.sex is None


def test_denying_intolerance_takes_its_reactions_along() -> None:
    known = merge(
        Case(), Reading(reason="thiopurine_intolerance", reactions=(Reaction("nausea", "azathioprine"),))
    ).case
    merged = merge(known, Reading(reason="insufficient_response", reason_denied=("thiopurine_intolerance",)))
    assert merged.case.reason == "insufficient_response"
    assert merged.case.reactions == ()
