"""What is held on a question leads, and what was not found follows; a word for a class of medicines means its members;
a starting dose by weight is summed, never above its maximum.
"""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers import strings
from actions.answers.checker import arithmetic
from actions.answers.model import Answer
from actions.case.patient import Case
from actions.conversation.exchange import Turn
from actions.conversation.focus import Focus
from actions.knowledge.kinds import Record
from tests.answers.test_readings import answer
from tests.base import assistant, base
from tests.conversation.test_following_on import asked

MISSING = f"{strings.NOT_IN_SOURCES}."


def first(reply: Answer) -> str:
    return reply.parts[0].bottom_line[0].text


def of_case(text: str, intent: str, case: Case) -> Answer:
    question = asked(text, intent)
    return assistant().respond(Turn(text, (question,), question.mentions, case, Focus(), date(2026, 11, 24))).answer


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("which antibiotics interact with tacrolimus", "macrolides"),
        ("which antihypertensives interact with tacrolimus", "diltiazem"),
        ("do calcium channel blockers interact with tacrolimus", "diltiazem"),
        ("antifungals and ciclosporin, which interact", "Azoles"),
        ("which anticonvulsants interact with tacrolimus", "phenytoin"),
        ("do antibiotics interact with mycophenolate", "norfloxacin"),
    ],
)
def test_a_class_of_medicines_is_held_where_a_member_is(text: str, word: str) -> None:
    assert word in first(answer(text, "ask_interactions"))


@pytest.mark.parametrize("text", ["do anticoagulants interact with rituximab", "diuretics with mercaptopurine"])
def test_a_class_of_which_no_member_is_held_is_said_not_to_be(text: str) -> None:
    assert first(answer(text, "ask_interactions")).endswith(MISSING)


def test_of_two_drugs_the_one_on_which_the_harm_is_held_leads() -> None:
    reply = answer("PML risk mycophenolate rituximab", "ask_adverse_effects")
    assert [part.title.split(": ")[1] for part in reply.parts[:2]] == ["rituximab (RTX)", "mycophenolate (MMF)"]
    assert first(reply).count("progressive multifocal leukoencephalopathy")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("mycophenolate starting dose and how to titrate", True),
        ("what dose of MMF do I use, and titration?", True),
        ("how do I titrate mycophenolate", False),
    ],
)
def test_a_part_not_found_follows_the_rest_of_its_topic(text: str, held: bool) -> None:
    assert ("was not found" not in first(answer(text, "ask_dose"))) is held


@pytest.mark.parametrize(("text", "held"), [("on tac, dentist gave fluconazole", True), ("tac and the dentist", False)])
def test_a_subject_not_held_waits_behind_the_medicine_asked_about(text: str, held: bool) -> None:
    lines = [line.text for line in answer(text, "ask_interactions").parts[0].bottom_line]
    assert (not lines[0].endswith(MISSING)) is held
    assert any(line.startswith("Dental") for line in lines)


@pytest.mark.parametrize(
    ("text", "spoken"), [("azathioprine start dose", False), ("azathioprine dose beside allopurinol", True)]
)
def test_notes_on_allopurinol_stand_where_it_is_spoken_of(text: str, spoken: bool) -> None:
    parts = answer(text, "ask_dose").parts
    notes = [line for part in parts for section in part.sections for line in section.lines if section.id == "notes"]
    assert any("note-awmf-allopurinol-base" in line.records for line in notes) is spoken


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("prednisolone starting dose 70 kg", "35 mg a day."),
        ("prednisolone starting dose 95 kg", "40 mg a day, the maximum held."),
    ],
)
def test_a_starting_dose_by_weight_is_summed(text: str, total: str) -> None:
    sums = [x for x in answer(text, "ask_dose").parts[0].bottom_line if x.note == strings.CALCULATED]
    assert [x.text.endswith(total) for x in sums] == [True]


@pytest.mark.parametrize("text", ["mycophenolate dose for a 30 kg child", "prednisolone starting dose, child of 25 kg"])
def test_for_a_child_no_dose_is_summed(text: str) -> None:
    parts = of_case(text, "ask_dose", Case(conditions={"child": "yes"})).parts
    assert not any(line.note == strings.CALCULATED for part in parts for line in part.bottom_line)


@pytest.mark.parametrize("text", ["mycophenolate maximum dose 70 kg", "tacrolimus dose 70 kg", "prednisolone dose"])
def test_other_doses_are_not(text: str) -> None:
    assert not any(x.note == strings.CALCULATED for x in answer(text, "ask_dose").parts[0].bottom_line)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("70 kg: prednisolone 0.5 mg/kg a day is 35 mg a day.", True),
        ("70 kg: prednisolone 0.5 mg/kg a day is 36 mg a day.", False),
        ("95 kg: prednisolone 0.5 mg/kg a day is 47.5 mg a day.", False),
        ("70 kg: prednisolone 0.6 mg/kg a day is 42 mg a day.", False),
        ("70 kg: prednisolone 0.5 mg/kg twice daily is 35 mg twice daily.", False),
    ],
)
def test_the_checker_adds_it_up_for_itself(text: str, right: bool) -> None:
    record = base().get("bsg25-first-line-dose-prednisolone", Record)
    assert arithmetic.follows(text, (70.0, 95.0), (record,)) is right


@pytest.mark.parametrize(
    ("case", "tested"),
    [(Case(sex="male"), False), (Case(conditions={"postmenopausal": "yes"}), None), (Case(sex="female"), True)],
)
def test_no_pregnancy_tests_for_a_man(case: Case, tested: bool | None) -> None:
    reply = of_case("checks before mycophenolate", "ask_pre_treatment_checks", case)
    if tested is not None:
        assert ("pregnancy tests" in first(reply)) is tested
    assert "full blood count" in first(reply)


@pytest.mark.parametrize(
    "text",
    ["undetectable 6-TGN and 6-MMP", "6-TGN and 6-MMP both undetectable", "6-TGN undetectable, 6-MMP undetectable"],
)
def test_metabolites_that_cannot_be_found_are_low(text: str) -> None:
    assert first(answer(text, "interpret_metabolites")).startswith("Low 6-TGN and 6-MMP not high")


def test_a_trough_is_that_of_guidelines_before_transplant_ranges() -> None:
    assert "EASL 2025" in first(answer("tacrolimus trough to aim for", "ask_target_level"))


def test_of_drugs_no_study_compares_figures_lead() -> None:
    reply = answer("sirolimus or everolimus", "ask_comparison")
    assert "was not found" not in first(reply)
    cells = [row for s in reply.parts[0].sections if s.table for row in s.table.rows if row[0].text == "Dose"]
    assert not any("prednis" in cell.text.lower() for row in cells for cell in row)
