"""How old the patient is: never how old when the disease began; told also behind a title, a name or "child"."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Dx AIH 2015 age 12. aza since. Now 23 y/o, F. ALT 90 on aza", 23),
        ("Dx AIH age 12 in 2015, now 23F. ALT 90 on aza", 23),
        ("diagnosed with AIH at age 9, now 19 F", 19),
        ("Diagnosed AIH aged 8 y. Now 17", 17),
        ("onset age 11; 25 yo woman", 25),
        ("AIH age 12 in 2015, on aza since", None),
        ("age 12, AIH diagnosed last month", 12),
        ("12F dx AIH 2023", 12),
        ("23F, AIH dx age 12", 23),
    ],
)
def test_the_age_at_diagnosis_is_not_the_age(text: str, age: float | None) -> None:
    assert reading(text, "inform_case").age == age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Mr K 45 yrs, AIH, aza 50, wysolone 10, ALT 120", 45),
        ("Mr 45 yrs, AIH, aza 50, wysolone 10, ALT 120", 45),
        ("Mrs S 62 yrs. AIH on aza, rash", 62),
        ("Mrs S, 62 years, AIH on aza, rash", 62),
        ("[name] 62 yrs. AIH on aza", 62),
        ("child 7y 21kg AIH aza failed", 7),
        ("child 7y AIH", 7),
        ("toddler 2 yrs, AIH", 2),
        ("Mr K on aza 5 yrs, AIH", None),
        ("Mrs P AIH 12 yrs on aza", None),
        ("AIH 7y", None),
        ("AIH since 7y", None),
    ],
)
def test_an_age_stands_behind_who_it_is_of(text: str, age: float | None) -> None:
    assert reading(text, "inform_case").age == age


@pytest.mark.parametrize(
    "text", ["Mr K 45 yrs, AIH, aza 50, wysolone 10, ALT 120", "AIH, aza 50, wysolone 10, ALT 120", "Mrs S AIH on aza"]
)
def test_nobody_is_a_child_without_a_word_of_it(text: str) -> None:
    told = reading(text, "inform_case").conditions
    assert not {"child", "adolescent", "cirrhosis"} & set(told)
