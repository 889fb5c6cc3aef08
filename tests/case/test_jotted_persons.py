"""Age, sex, weight and whose child it is, as they are jotted down: in any order, joined or apart."""

from __future__ import annotations

import pytest

from actions.case.merge import merge
from actions.case.patient import Case
from actions.case.people import age_and_sex
from tests.case.test_reading import mentions, reading


def person(text: str) -> tuple[float | None, str | None]:
    found = mentions(text)
    return age_and_sex.age(found, text), age_and_sex.sex(found, text)


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("61M old treated TB, aza intolerant and mmf failed. infliximab?", 61, "male"),
        ("45M old MI, aza intolerant", 45, "male"),
        ("25M old MI, aza intolerant", 25, "male"),
        ("28 M old TB, aza rash", 28, "male"),
        ("61m old treated tb, mmf failed", 61, "male"),
        ("62M, old DVT. aza rash", 62, "male"),
        ("45M 70kg aza nausea", 45, "male"),
        ("45 m 70 kg aza rash", 45, "male"),
        ("45F 70kg aza rash", 45, "female"),
        ("45F70kg aza rash", 45, "female"),
        ("mmf for aza nausea, 45M 70kg", 45, "male"),
        ("70kg 45M aza rash", 45, "male"),
        ("F 34, 58 kg, tac tremor", 34, "female"),
        ("9yr M 30kg, aza failed", 9, "male"),
        ("9yrM 30kg aza failed", 9, "male"),
        ("9yo28kg girl, no response", 9, "female"),
        ("60F 6MP hives", 60, "female"),
        ("45M 3/52 on pred", 45, "male"),
        ("34F F 4 fibrosis", 34, "female"),
    ],
)
def test_age_and_sex_are_read_beside_whatever_is_jotted_next(text: str, age: float, sex: str) -> None:
    assert person(text) == (age, sex)


@pytest.mark.parametrize(
    "text",
    [
        "9y, 30kg, aza no response",
        "9y 30kg, aza failed",
        "9y30kg aza failed",
        "30kg 9y, aza failed",
        "9, 30kg, aza failed",
        "aza failed, 9y 30kg",
        "9 yrs 28.5 kg no response to aza",
        "9y, aza failed",
    ],
)
def test_years_beside_a_weight_or_at_the_opening_are_an_age(text: str) -> None:
    assert person(text)[0] == 9


@pytest.mark.parametrize(
    "text",
    [
        "CBR 3y",
        "aza 3y, still raised ALT",
        "3y, still on aza",
        "on aza 9y 70kg",
        "30 kg, 9y on aza",
        "stopped aza 3m 70kg",
    ],
)
def test_times_of_treatment_are_none(text: str) -> None:
    assert person(text)[0] is None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("18 months old boy, aza failed", 18),
        ("8 m old, aza failed", 8),
        ("8m old boy aza failed", 8),
        ("18m old aza failed", 18),
        ("18m old girl on aza", 18),
        ("30m old with AIH", 30),
        ("61 mo old, aza failed", 61),
    ],
)
def test_months_stay_months(text: str, months: int) -> None:
    age, sex = person(text)
    assert age == pytest.approx(months / 12, abs=0.01)
    assert sex == ("male" if "boy" in text else "female" if "girl" in text else None)


@pytest.mark.parametrize(
    "text",
    [
        "30F oldest child has AIH, aza intolerant",
        "42F, youngest child 3y, aza intolerant",
        "30F, child has a cold, aza rash",
        "she's 34, her only child is well, aza rash",
        "38 yo woman, elder child asthmatic. aza failed",
    ],
)
def test_the_child_of_an_adult_is_another_person(text: str) -> None:
    read = reading(text)
    assert "child" not in read.conditions
    assert "adolescent" not in read.conditions


def test_who_grew_up_is_no_child_any_more() -> None:
    case = merge(Case(), reading("it's a child"), "it's a child").case
    assert case.state("child") == "yes"
    assert merge(case, reading("sorry, she's 28"), "sorry, she's 28").case.state("child") == "no"


@pytest.mark.parametrize(
    "text", ["child", "Child.", "it's a child", "he's a small child", "paediatric patient", "a teenager"]
)
def test_who_is_a_child_is_told_by_the_word_alone(text: str) -> None:
    assert reading(text, "ask_special_situation").about_patient


@pytest.mark.parametrize("text", ["children?", "in a child?", "in children", "paeds dose"])
def test_who_asks_of_children_tells_of_none(text: str) -> None:
    assert "child" not in reading(text, "ask_special_situation").conditions


@pytest.mark.parametrize(("age", "state"), [(9, "no"), (5, "no"), (12, None), (28, None)])
def test_nobody_asks_a_small_child_about_pregnancy(age: float, state: str | None) -> None:
    case = Case(age=age, sex="female")
    assert case.state("pregnant") == case.state("wishes-pregnancy") == state
    assert (case.state("postmenopausal") == "yes") == (state == "no")


@pytest.mark.parametrize(("age", "state"), [(9, "no"), (13, "yes"), (17, "yes"), (18, "no")])
def test_who_is_an_adolescent_follows_from_the_age(age: float, state: str) -> None:
    assert Case(age=age).state("adolescent") == state


def test_a_child_whose_age_is_not_told_may_be_an_adolescent() -> None:
    assert Case(conditions={"child": "yes"}).state("adolescent") == "yes"
    assert Case(conditions={"child": "yes"}, age=9).state("adolescent") == "no"
    assert Case().state("adolescent") is None


@pytest.mark.parametrize(
    ("text", "age", "sex", "drug"),
    [
        ("And in her daughter, who is 31, also AIH, vomits on aza. Same answer?", 31, "female", "azathioprine"),
        ("her sister has AIH too, 24, pancreatitis on aza, what for her?", 24, "female", "azathioprine"),
        ("what about his son, 29, autoimmune hepatitis as well, aza leucopenia?", 29, "male", "azathioprine"),
        ("Thanks. And for his sister, 58, also AIH, nausea on aza?", 58, "female", "azathioprine"),
    ],
)
def test_a_relative_asked_about_is_another_patient(text: str, age: float, sex: str, drug: str) -> None:
    known = Case(age=61, sex="male", reason="insufficient_response", conditions={"cirrhosis": "yes"})
    told = reading(text, "inform_case")
    merged = merge(known, told, text)
    assert merged.new_patient
    assert (merged.case.age, merged.case.sex, merged.case.conditions.get("cirrhosis")) == (age, sex, None)
    assert drug in (*merged.case.tried, *merged.case.current)


@pytest.mark.parametrize(
    "text",
    [
        "her sister has AIH too and did well on MMF. Does that matter?",
        "her mother had AIH and died of liver failure, does that change things?",
        "And for her daughter, 3, is a live vaccine ok?",
        "Sister has AIH on tac. What for her?",
        "her sister did well on MMF for the same disease. My pt vomits on aza. Same for her?",
        "her sister also has AIH, 31, on MMF. Should she get it too?",
    ],
)
def test_a_relative_only_told_of_is_none(text: str) -> None:
    known = Case(age=52, sex="female", reason="thiopurine_intolerance", tried={"azathioprine": "not tolerated"})
    merged = merge(known, reading(text, "inform_case"), text)
    assert not merged.new_patient
    assert (merged.case.age, set(merged.case.tried)) == (52, {"azathioprine"})
