"""Merging a message into the case: once is enough, corrections win, and what states nothing changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.case.merge import forget, merge
from actions.case.patient import Case, Reaction, Value, from_slot, to_slot
from actions.case.people.another_patient import names_another_patient
from actions.case.reading import Reading

CONDITIONS = [
    *("cirrhosis", "decompensated", "pregnant", "wishes-pregnancy", "postmenopausal", "diabetes"),
    *("hbsag-positive", "taking:febuxostat"),
]
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
    values=st.dictionaries(
        st.sampled_from(["alt", "egfr"]),
        st.builds(Value, st.sampled_from([610.0, 820.0]), first=st.sampled_from([None, 900.0])),
        max_size=2,
    ),
    sex=st.sampled_from([None, "female"]),
    age=st.sampled_from([None, 34.0]),
)
TEXTS = ["", "sorry, 161 not 610", "900 to 300, sorry", "ng/mL", "actually 88"]


@given(first=readings, second=readings)
def test_merging_twice_changes_nothing_more(first: Reading, second: Reading) -> None:
    once = merge(merge(Case(), first).case, second).case
    assert merge(once, second).case == once


@given(first=readings, second=readings, text=st.sampled_from(TEXTS))
def test_merging_a_correction_twice_changes_nothing_more(first: Reading, second: Reading, text: str) -> None:
    once = merge(merge(Case(), first).case, second, text).case
    assert merge(once, second, text).case == once


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


def test_what_cannot_both_hold_gives_way_to_what_is_said_last() -> None:
    known = merge(Case(), Reading(conditions={"wishes-pregnancy": "yes", "decompensated": "yes"})).case
    told = merge(known, Reading(conditions={"postmenopausal": "yes", "cirrhosis": "no"})).case
    assert told.conditions == {"postmenopausal": "yes", "cirrhosis": "no"}


def test_no_contraception_told_of_a_young_woman_means_she_could_conceive() -> None:
    of_unknown_age = merge(Case(), Reading(sex="female", conditions={"contraception": "no"})).case
    assert of_unknown_age.state("postmenopausal") is None
    told = merge(of_unknown_age, Reading(age=30.0)).case
    assert told.state("postmenopausal") == "no"
    assert merge(told, Reading(conditions={"postmenopausal": "yes"})).case.state("postmenopausal") == "yes"


COURSE = Case(reason="non_response", values={"alt": Value(610, first=820, weeks=4), "trough": Value(12)})


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("oops 161 not 610", "alt", Value(161, first=820, weeks=4)),
        ("not 610 but 161", "alt", Value(161, first=820, weeks=4)),
        ("sorry, 820 to 300", "alt", Value(300, first=820, weeks=4)),
        ("ng/mL", "trough", Value(12, "ng/mL")),
        ("x ULN", "alt", Value(610, "xULN", first=820, weeks=4)),
        ("typo 1.2 ng/ml not 12", "trough", Value(1.2)),
    ],
)
def test_numbers_and_units_find_the_value_they_belong_to(text: str, name: str, value: Value) -> None:
    assert merge(COURSE, Reading(), text).case.values[name] == value


@pytest.mark.parametrize("text", ["MMF 500 mg not tolerated", "8 to 12 weeks", "what now?", "tac 5 ng/mL"])
def test_other_numbers_leave_the_values_alone(text: str) -> None:
    assert merge(COURSE, Reading(), text).case.values == COURSE.values


def test_a_pronoun_with_an_age_corrects_the_age() -> None:
    known = merge(Case(), Reading(age=29.0, sex="female", reason="loss_of_response_on_treatment")).case
    merged = merge(known, Reading(age=39.0, sex="female"), "not IBD, coeliac. and shes 39")
    assert (merged.new_patient, merged.case.age, merged.case.reason) == (False, 39.0, "loss_of_response_on_treatment")


def test_what_was_told_of_the_drug_denied_holds_for_the_one_named() -> None:
    known = Case(tried={"azathioprine": "not tolerated"}, current=("tacrolimus",))
    told = merge(known, Reading(not_taken=("tacrolimus",), drugs=("mycophenolate",)), "i meant mmf not tac").case
    assert (told.current, told.tried) == (("mycophenolate",), {"azathioprine": "not tolerated"})


def test_a_flare_off_all_treatment_is_a_relapse() -> None:
    known = Case(reason="loss_of_response_on_treatment")
    assert merge(known, Reading(), "off all treatment since Jan").case.reason == "relapse_after_withdrawal"
    assert merge(known, Reading(), "takes her treatment").case.reason == "loss_of_response_on_treatment"


def test_corrected_numbers_that_halve_are_no_non_response() -> None:
    assert merge(COURSE, Reading(), "oops 161 not 610").case.reason is None
    assert merge(COURSE, Reading(), "oops 600 not 610").case.reason == "non_response"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "next pt: 61M",
            "another bloke, same age",
            "also have a girl of 11",
            "different lady: 33",
            "now a 66 yo gentleman",
            "i have another child with AIH, aged 8",
        ),
        *("Next one. 37F", "thanks. next: 45M", "new case, aza rash"),
    ],
)
def test_words_that_begin_another_patient(text: str) -> None:
    assert names_another_patient(text.lower())


@pytest.mark.parametrize(
    "text",
    [
        *("same lady: can we stop", "back to my patient", "what next?", "next drug?", "another option", "second line"),
        *("she wants a second child next spring", "hoping to have another baby", "her second child is due in May"),
    ],
)
def test_words_that_do_not(text: str) -> None:
    assert not names_another_patient(text.lower())


def test_a_drug_that_was_tolerated_after_all_did_not_suffice() -> None:
    known = Case(reason="thiopurine_intolerance", tried={"azathioprine": "not tolerated"})
    denied = Reading(reason="insufficient_response", reason_denied=("thiopurine_intolerance",))
    assert merge(known, denied).case.tried == {"azathioprine": "insufficient"}
    assert merge(known, Reading(reason_denied=("thiopurine_intolerance",))).case.tried == {}
