"""A detail told to an open question is answered with that question, and not with the options."""

from __future__ import annotations

import pytest

from actions.answers.strings import IN_THIS_CASE, WHAT_CHANGED
from actions.case.mentions import Dose
from actions.case.patient import Case, Value
from actions.conversation.exchange import Reply
from actions.conversation.focus import Focus
from tests.conversation.test_persons_and_what_presses import say

INTOLERANT = Case(reason="thiopurine_intolerance", tried={"azathioprine": "not tolerated"}, sex="male", age=40)
SHUNTING = Case(
    reason="insufficient_response", current=("azathioprine",), values={"tgn": Value(120), "mmp": Value(9800)}, age=52
)
IN_RANGE = Case(
    reason="insufficient_response", current=("azathioprine",), values={"tgn": Value(410), "mmp": Value(2100)}, age=58
)


def after(question: str, intent: str, said: str, guess: str = "inform_case", case: Case = INTOLERANT) -> Reply:
    first = say(question, intent, case)
    return say(said, guess, first.case, focus=first.focus)


def notices(reply: Reply) -> str:
    return " ".join(line.text for line in reply.answer.notices)


@pytest.mark.parametrize(
    "said",
    ["eGFR 24", "and eGFR 20", "and if eGFR is 24", "his egfr is 22 btw", "CKD 4", "creatinine 310", "GFR 19 ml/min"],
)
@pytest.mark.parametrize("case", [INTOLERANT, Case()])
def test_kidneys_told_to_a_dose_are_answered_with_the_dose(said: str, case: Case) -> None:
    reply = after("how much mmf", "ask_dose", said, case=case)
    assert reply.focus.intents == ("ask_dose",)
    dose, *standing = (part.title for part in reply.answer.parts)
    assert dose == "Dose: mycophenolate (MMF)"
    assert all(title.startswith(IN_THIS_CASE) or title == WHAT_CHANGED for title in standing)


@pytest.mark.parametrize("said", ["95 kg", "he's 95 kg", "weight 95", "weighs about 95kg", "wt 95 kg, adherent"])
def test_a_weight_stands_with_the_first_line_doses(said: str) -> None:
    reply = after("new AIH, dose of pred and aza?", "ask_first_line", said, case=Case())
    assert reply.focus.intents == ("ask_first_line",)
    assert reply.case.values["weight"].number == 95
    assert "answer stands" in notices(reply)


@pytest.mark.parametrize("said", ["eGFR 24", "TPMT deficient", "creatinine 240"])
def test_an_answer_is_not_said_to_stand_beside_what_may_change_it(said: str) -> None:
    assert "answer stands" not in notices(after("aza dose?", "ask_dose", said, case=Case()))


def test_a_deficient_tpmt_is_warned_of_beside_the_first_line_doses() -> None:
    reply = after("new AIH, dose of pred and aza?", "ask_first_line", "TPMT deficient", case=Case())
    assert reply.answer.warnings
    assert any("TPMT deficient" in part.title for part in reply.answer.parts)


@pytest.mark.parametrize("said", ["3 mg bd", "on 3 mg bd", "3mg twice daily", "she's on 3 mg bd"])
def test_a_dose_told_to_a_level_is_the_dose_in_use(said: str) -> None:
    reply = after("tac trough 14", "interpret_trough", said, case=Case(current=("tacrolimus",)))
    assert reply.focus.intents == ("interpret_trough",)
    assert reply.case.doses["tacrolimus"] == Dose(3, "mg", 2)


@pytest.mark.parametrize("said", ["compliance is fine she swears", "adherent", "she is adherent"])
def test_tablets_that_are_taken_decide_low_metabolites(said: str) -> None:
    reply = after("6-TGN 145, 6-MMP 800", "interpret_metabolites", said, case=Case())
    assert reply.focus.intents == ("interpret_metabolites",)
    assert reply.answer.parts[0].bottom_line[0].records[0] == "reading-metabolites-low-taken"


@pytest.mark.parametrize("said", ["8 months 2g", "2 g for 8 months"])
def test_a_drug_named_behind_a_failure_with_dose_and_time_is_the_one_that_failed(said: str) -> None:
    case = Case(reason="insufficient_response", reason_words="not working")
    reply = after("mmf", "ask_drug_overview", said, case=case)
    assert (reply.case.reason, reply.case.tried) == ("second_line_failed", {"mycophenolate": "insufficient"})


@pytest.mark.parametrize(
    ("said", "guess"),
    [
        ("neutrophils 0.8", "inform_case"),
        ("what else?", "inform_case"),
        ("she is pregnant", "inform_case"),
        ("ALT 300", "inform_case"),
        ("eGFR 24, what instead?", "inform_case"),
        ("weight loss 10 kg on it, stopped", "inform_case"),
    ],
)
def test_what_tells_or_asks_more_is_no_detail(said: str, guess: str) -> None:
    assert after("how much mmf", "ask_dose", said, guess).focus.intents != ("ask_dose",)


def test_a_detail_after_the_options_is_answered_with_them() -> None:
    reply = after("options?", "inform_case", "eGFR 40")
    assert any(section.options for part in reply.answer.parts for section in part.sections)


def test_a_question_of_a_long_story_is_not_kept() -> None:
    text = "how much mmf " + "and he walks a lot in the hills " * 12
    assert say(text, "ask_dose", INTOLERANT).focus.asked == ()


@pytest.mark.parametrize("text", ["options?", "so what do i do", "what next"])
def test_shunting_known_of_the_case_puts_allopurinol_first(text: str) -> None:
    answer = say(text, "inform_case", SHUNTING).answer
    rows = [row.drug for part in answer.parts for section in part.sections for row in section.options]
    assert rows[0] == "allopurinol"
    assert answer.parts[0].bottom_line[0].records[0] == "reading-metabolites-shunting"


def test_shunting_lists_allopurinol_while_the_reason_is_open() -> None:
    case = Case(values=SHUNTING.values)
    answer = say("options?", "inform_case", case).answer
    rows = [row.drug for part in answer.parts for section in part.sections for row in section.options]
    assert "allopurinol" in rows


def test_a_level_in_range_speaks_against_raising_and_against_allopurinol() -> None:
    answer = say("options?", "inform_case", IN_RANGE).answer
    rows = {row.drug: row for part in answer.parts for section in part.sections for row in section.options}
    assert rows["allopurinol"].standing == "caution"
    said = " ".join(line.text for line in answer.parts[0].bottom_line)
    assert "optimise the thiopurine" not in said
    assert "raising the thiopurine is not supported" in said


def test_without_metabolites_the_thiopurine_is_optimised_first() -> None:
    case = Case(reason="insufficient_response", current=("azathioprine",), age=52)
    answer = say("options?", "inform_case", case).answer
    rows = {row.drug: row for part in answer.parts for section in part.sections for row in section.options}
    assert rows["allopurinol"].standing == "reasonable"
    assert "optimise the thiopurine" in answer.parts[0].bottom_line[0].text


def test_a_man_is_not_answered_as_breastfeeding() -> None:
    case = Case(reason="insufficient_response", tried={"azathioprine": "insufficient"}, sex="male", age=70)
    reply = say("and breastfeeding", "ask_pregnancy", case, focus=Focus(drugs=("rituximab",)))
    assert "breastfeeding" not in notices(reply)
    assert reply.case.sex == "male"


@pytest.mark.parametrize(
    "text", ["her male partner takes mmf, ok?", "whose boyfriend is on mmf - matter?", "(male partner on mmf) matter?"]
)
def test_a_male_partner_begins_no_case(text: str) -> None:
    hers = Case(reason="thiopurine_intolerance", sex="female", age=33)
    assert say(text, "ask_interactions", hers).case == hers


@pytest.mark.parametrize("harm", ["pancreatitis", "rash", "nausea"])
def test_a_harm_alone_behind_a_first_line_drug_is_why_it_is_left(harm: str) -> None:
    reply = after("aza", "ask_drug_overview", harm, case=Case())
    assert (reply.case.reason, reply.case.tried) == ("thiopurine_intolerance", {"azathioprine": "not tolerated"})


def test_a_harm_alone_behind_a_second_line_drug_is_no_failure() -> None:
    reply = after("tac", "ask_drug_overview", "tremor", case=Case())
    assert reply.case.reason is None
    assert [r.drug for r in reply.case.reactions] == ["tacrolimus"]
