"""What a follow-up is about in a running case: the drug in view, for this patient, and what would be if."""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow
INTOLERANT = "42F aza nausea, hysterectomy"
INSUFFICIENT = "52F on aza 2 mg/kg, ALT 3x ULN at 8 months. what next"


def lead(answer: Answer) -> str:
    return " ".join(line.text for line in answer.parts[0].bottom_line[:2]).lower()


def rows(answer: Answer) -> set[str]:
    return {row.drug for part in answer.parts for section in part.sections for row in section.options}


def section_ids(answer: Answer) -> list[str]:
    return [section.id for part in answer.parts for section in part.sections]


@pytest.mark.parametrize(
    "said", ["tac?", "what about tacrolimus", "boss wants tacrolimus. fair?", "boss says tac. ok?", "and tac"]
)
@pytest.mark.parametrize(("first", "figure"), [(INTOLERANT, "94.1 %"), (INSUFFICIENT, "59.1 %")])
def test_a_drug_by_its_name_is_answered_for_the_patient_first(asker: Asker, first: str, figure: str, said: str) -> None:
    answer = asker.last(first, said)
    assert "tacrolimus (tac): reasonable" in lead(answer)
    assert figure in lead(answer)
    assert any(part.title.startswith("Overview") for part in answer.parts[1:])


def test_what_is_checked_first_stands_above_a_drug_proposed_for_too_little_response(asker: Asker) -> None:
    answer = asker.last(INSUFFICIENT, "boss wants tacrolimus. fair?")
    assert section_ids(answer)[0] == "check-first"
    assert "check-first" not in section_ids(asker.last(INTOLERANT, "boss wants tacrolimus. fair?"))
    assert "check-first" not in section_ids(asker.last(INSUFFICIENT, "tac dose?"))


@pytest.mark.parametrize("said", ["how does tacrolimus work", "tac dose?", "tac with clarithromycin?"])
def test_a_question_on_one_point_is_answered_first(asker: Asker, said: str) -> None:
    assert not lead(asker.last(INTOLERANT, said)).startswith("tacrolimus (tac): reasonable")


@pytest.mark.parametrize(
    ("said", "harm"),
    [
        ("and if she gets diarrhoea?", "diarrhoea"),
        ("what if she vomits on it", "vomiting"),
        ("suppose she gets a rash on that", "rash"),
        ("and should she develop leucopenia", "leucopenia"),
    ],
)
def test_a_harm_supposed_is_one_of_the_drug_talked_of(asker: Asker, said: str, harm: str) -> None:
    answer = asker.last(INTOLERANT, "mmf dose?", said)
    assert any(f"{harm} on mycophenolate" in line.text for line in answer.notices)
    assert not any("on azathioprine" in line.text for line in answer.notices)
    assert len(rows(answer)) < 2  # and no options for a drug that was not left


def test_a_harm_supposed_in_place_of_the_one_that_was_stays_with_its_drug(asker: Asker) -> None:
    answer = asker.last(INTOLERANT, "mmf dose?", "what if it had been pancreatitis")
    assert any("pancreatitis on azathioprine" in line.text for line in answer.notices)


@pytest.mark.parametrize(
    "said", ["and if it does nothing by 6 months", "if that's no good after 3 months?", "should it let her down?"]
)
@pytest.mark.parametrize("topic", ["mmf dose?", "mmf monitoring?"])
def test_a_failure_supposed_after_a_topic_asks_for_the_next_line(asker: Asker, topic: str, said: str) -> None:
    answer = asker.last(INSUFFICIENT, topic, said)
    assert any("mycophenolate: insufficient" in line.text for line in answer.notices)
    assert "tacrolimus" in rows(answer)
    assert "mycophenolate" not in rows(answer)


def test_only_a_time_asks_the_same_again(asker: Asker) -> None:
    assert asker.last(INSUFFICIENT, "mmf dose?", "and after 3 months?").parts[0].title.startswith("Dose")


def test_results_that_did_not_change_by_the_third_day_make_a_score(asker: Asker) -> None:
    first = "Acute severe AIH, 46F. day 0 INR 2.0, bili 300 umol/L, started pred 50"
    said = [line.text for part in asker.last(first, "day 3: INR 2.0, bili 300").parts for line in part.bottom_line]
    assert any("SURFASA -2.96." in text for text in said)


def test_results_of_the_third_day_alone_make_none(asker: Asker) -> None:
    answer = asker.answer("acute severe AIH day 3 of pred: INR 1.9, bili 210. surfasa?")
    assert not any("SURFASA -" in line.text for part in answer.parts for line in part.bottom_line)


@pytest.mark.parametrize("asked", ["what dose then", "how much aza", "can I go up to 200 mg?", "aza dose?"])
def test_with_shunting_metabolites_the_dose_is_never_the_usual_one(asker: Asker, asked: str) -> None:
    answer = asker.last("on aza 150, 6TGN 90 MMP 11400 pmol/8x10^8", asked)
    said = " ".join(line.text for part in answer.parts for line in part.bottom_line)
    assert "shunting" in lead(answer)
    assert "rise to 2 mg/kg" not in said


def test_with_other_metabolites_they_are_read_before_the_dose(asker: Asker) -> None:
    answer = asker.last("62F on aza 100, 6-TGN 310 6-MMP 900 pmol/8x10^8", "aza dose?")
    assert "therapeutic" in lead(answer)
    assert any(part.title.startswith("Dose: azathioprine") for part in answer.parts)


@pytest.mark.parametrize("said", ["don't want tac", "I'd rather avoid tacrolimus", "no tac please"])
def test_a_drug_ruled_out_brings_the_options_that_remain(asker: Asker, said: str) -> None:
    answer = asker.last("he's diabetic, failed aza", said)
    assert "tacrolimus" not in rows(answer)
    assert "mycophenolate" in rows(answer)
    assert "tacrolimus are both reasonable" not in lead(answer)


@pytest.mark.parametrize("said", ["what about azithromycin", "and azithromycin?", "azithromycin ok?"])
def test_a_medicine_by_its_name_is_asked_of_the_drug_that_is_taken(asker: Asker, said: str) -> None:
    answer = asker.last("58F tac 2mg bd, given clarithromycin", "alternative antibiotic?", said)
    assert any("with azithromycin: not in the sources read." in line.text for line in answer.parts[0].bottom_line)


@pytest.mark.parametrize("said", ["going back to the first - monitoring", "back to the first: monitoring?"])
def test_the_first_is_the_one_that_was_talked_of_first(asker: Asker, said: str) -> None:
    talk = ("mechanism of rituximab", "of mycophenolate", "of tac")
    assert "rituximab" in asker.last(*talk, said).parts[0].title


@pytest.mark.parametrize(
    "asked", ["how long would the entecavir go on for if I give anti-CD20", "when can entecavir stop after rituximab?"]
)
def test_how_long_an_antiviral_goes_on_is_answered_in_a_running_case(asker: Asker, asked: str) -> None:
    answer = asker.last("63F failed aza and MMF, anti-HBc pos HBsAg neg.", asked)
    said = " ".join(line.text for line in (*answer.warnings, *answer.parts[0].bottom_line))
    assert "12" in said
    assert "belimumab" not in rows(answer)


@pytest.mark.parametrize("said", ["must I switch now?", "do we have to change yet", "time to change drug?"])
def test_whether_to_change_now_is_answered_with_what_comes_before_a_change(asker: Asker, said: str) -> None:
    answer = asker.last("70F on aza 75, ALT 80 at 7 months, pt well, no cirrhosis", said)
    assert lead(answer).startswith("first check")
    assert "check-first" in section_ids(answer)


def test_a_cousin_of_a_drug_is_no_relative(asker: Asker) -> None:
    answer = asker.last("66M, new AIH, TPMT absent activity, on pred. aza alright?", "its cousin mercaptopurine?")
    assert "mercaptopurine" in answer.parts[0].title
    assert any(row.standing == "avoid" for part in answer.parts for s in part.sections for row in s.options)


@pytest.mark.parametrize(
    ("said", "drug"),
    [
        ("Ascites, bili 3.8 mg/dL, INR 1.6, AIH cirrhosis. The local hospital started budesonide. 66F", "budesonide"),
        ("19F, jaundice, ALT 1450, bili 16 mg/dL, INR 1.7, biopsy = AIH. Day 3 of pred 60. add aza?", "azathioprine"),
    ],
)
def test_in_an_emergency_a_drug_that_a_rule_speaks_against_has_its_row(asker: Asker, said: str, drug: str) -> None:
    answer = asker.answer(said)
    found = [row for part in answer.parts for section in part.sections for row in section.options]
    assert answer.kind == "emergency"
    assert {row.drug: row.standing for row in found}[drug] == "avoid"
    assert not any(row.figures or row.other_figures or row.why for row in found)


def test_what_is_checked_already_does_not_head_the_checks(asker: Asker) -> None:
    def checks(text: str) -> list[str]:
        first = (one for part in asker.answer(text).parts for one in part.sections if one.id == "check-first")
        return [record for one in first for line in one.lines for record in line.records]

    unknown, known = (
        "ALT still 120 after 8 months of aza 2 mg/kg and pred. now?",
        "ALT still 120 on aza 2 mg/kg, TGN 300. now?",
    )
    assert checks(unknown)[0] == "easl25-ir-metabolites"
    assert checks(known)[0] == "easl25-exclude-before-ir"
    assert sorted(checks(known)) == sorted(checks(unknown))
