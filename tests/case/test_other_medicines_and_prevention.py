"""Other medicines that come and go, what they are taken for, and infections that are only prevented or met."""

from __future__ import annotations

import pytest

from actions.case.drugs.co_medications import exchanged
from actions.case.merge import merge
from actions.case.patient import Case
from tests.case.test_reading import mentions, reading


@pytest.mark.parametrize(
    ("text", "medicine", "state"),
    [
        ("ok stop febux. what dose aza then", "febuxostat", "no"),
        ("clarithro finished", "clarithromycin", "no"),
        ("came off diltiazem. tac trough?", "diltiazem", "no"),
        ("warfarin was stopped, now on MMF", "warfarin", "no"),
        ("started clarithro 4d ago", "clarithromycin", "yes"),
        ("on tac and diltiazem. should we stop diltiazem?", "diltiazem", "yes"),
        ("she takes febuxostat for gout", "febuxostat", "yes"),
    ],
)
def test_a_medicine_that_ends_goes_out_of_the_case(text: str, medicine: str, state: str) -> None:
    known = Case(conditions={f"taking:{medicine}": "yes"}, sex="female")
    told = reading(text, "inform_case")
    assert told.about_patient or state == "yes"
    assert merge(known, told, text).case.conditions[f"taking:{medicine}"] == state


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("and if it was bisoprolol + apixaban?", {"taking:doac"}),
        ("if she was on amlodipine and apixaban?", {"taking:doac"}),
        ("suppose it were bisoprolol", set()),
        ("say they were amlodipine and a statin", set()),
        ("if she gets pregnant on apixaban?", {"taking:diltiazem", "taking:doac"}),
        ("is apixaban ok?", {"taking:diltiazem", "taking:doac"}),
    ],
)
def test_what_is_supposed_instead_takes_the_place_of_what_was_known(text: str, left: set[str]) -> None:
    known = Case(conditions={"taking:diltiazem": "yes", "taking:doac": "yes"})
    assert set(exchanged(known, mentions(text), text).conditions) == left


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("50F on tac. takes paracetamol 1g prn for headache", ()),
        ("on tac, uses codeine for occasional headache", ()),
        ("on tacrolimus. takes sumatriptan for headaches", ()),
        ("on tac, paracetamol as needed for her headache", ()),
        ("on tac, headache", ("headache",)),
        ("tac stopped for headache", ("headache",)),
        ("headache on tac, takes paracetamol", ("headache",)),
    ],
)
def test_what_a_medicine_is_taken_for_is_no_harm_of_the_drug(text: str, harms: tuple[str, ...]) -> None:
    assert tuple(r.reaction for r in reading(text, "inform_case").reactions) == harms


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("34F on mmf. covid jab", None),
        ("vaccines? shingles one is live right", None),
        ("34F on mmf. live zoster instead", None),
        ("34F on mmf. pcp prophylaxis", None),
        ("pjp proph with mmf, 34F", None),
        ("34F on aza, exposed to covid", None),
        ("34F on aza, shingles contact", None),
        ("flu, covid and shingles jabs for a 34F on mmf", None),
        ("34F on mmf has shingles", "yes"),
        ("covid positive, 34F on mmf", "yes"),
        ("34F on mmf with PCP pneumonia", "yes"),
        ("34F on mmf, shingles, vaccine later", "yes"),
        ("34F on mmf, disseminated zoster", "yes"),
    ],
)
def test_an_infection_that_is_prevented_or_met_is_none(text: str, state: str | None) -> None:
    assert reading(text, "inform_case").conditions.get("infection") == state


@pytest.mark.parametrize(
    "text",
    [
        "60F on mmf. grandson is getting MMR",
        "34F on tac. her brother got nasal flu vaccine",
        "34F on tac, her sister had MMR",
        "her son got the varicella vaccine. 34F on tac",
    ],
)
def test_a_live_vaccine_of_the_family_is_not_the_patients(text: str) -> None:
    told = reading(text, "inform_case").conditions
    assert not {"live-vaccine", "taking:live-vaccine"} & set(told)


def test_a_live_vaccine_of_the_patients_own_is() -> None:
    assert reading("34F on tac, had MMR last week", "inform_case").conditions["live-vaccine"] == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "27F pancreatitis on aza, options? and her sister also AIH, 31, on mmf, same question",
        "27F pancreatitis on aza. her brother has AIH too, on mmf",
        "27F pancreatitis on aza, her mother takes mmf",
        "27F pancreatitis on aza. her sister has AIH, 31, on mmf",
    ],
)
def test_what_a_relative_takes_is_not_the_patients(text: str) -> None:
    told = reading(text, "intolerance_to_azathioprine")
    assert "mycophenolate" not in (*told.current, *told.tried)
    assert told.age == 27


@pytest.mark.parametrize(
    "where", ["in another pt", "for another patient", "with a different patient", "in the other pt"]
)
def test_a_question_on_another_patient_tells_nothing_of_this_one(where: str) -> None:
    known = Case(sex="female", age=50, reason="thiopurine_intolerance")
    text = f"mmf dose? also is st johns wort ok w tac {where}?"
    merged = merge(known, reading(text, "ask_dose"), text)
    assert not merged.new_patient
    assert merged.case.conditions == {}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("50F AIH cant tolerate aza. on febuxostat", None),
        ("50F on aza and allopurinol", None),
        ("allopurinol 100 added to aza 50", None),
        ("takes allopurinol 300, on mmf", None),
        ("takes allopurinol for gout, on mmf", "yes"),
    ],
)
def test_a_medicine_alone_tells_of_no_gout(text: str, state: str | None) -> None:
    assert reading(text, "inform_case").conditions.get("gout") == state
