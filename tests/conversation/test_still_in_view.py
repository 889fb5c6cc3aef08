"""The drug with the level, the harm or the question stays in view; a partner's drug is not the patient's."""

from __future__ import annotations

import pytest

from actions.case.patient import Case, Value
from actions.conversation.focus import Focus
from tests.conversation.test_persons_and_what_presses import say

ON_TAC = Case(current=("tacrolimus",), values={"trough": Value(4.1, drug="tacrolimus")}, sex="male", age=50)
SHUNTER = Case(reason="insufficient_response", current=("azathioprine",), sex="female", age=54)
TABLE = Focus(options=("rituximab", "infliximab"), intents=("inform_case",))


@pytest.mark.parametrize(
    ("text", "intent"),
    [("what would I aim for", "ask_target_level"), ("how often bloods", "ask_monitoring")],
)
@pytest.mark.parametrize("tried", [{}, {"tacrolimus": "not tolerated"}])
def test_what_follows_a_level_is_of_its_drug(text: str, intent: str, tried: dict[str, str]) -> None:
    case = Case(reason="second_line_failed", tried=tried, values=ON_TAC.values, sex="male")  # type: ignore[arg-type]
    reply = say(text, intent, case, focus=TABLE)
    assert reply.focus.drugs == ("tacrolimus",)


def test_a_level_that_is_read_puts_its_drug_in_view() -> None:
    reply = say("trough now 4.1", "interpret_trough", ON_TAC, focus=TABLE)
    assert reply.focus.drugs == ("tacrolimus",)


@pytest.mark.parametrize("text", ["eGFR 28 btw", "BMI 31", "she is 61 kg"])
def test_a_report_keeps_the_drug_talked_of(text: str) -> None:
    focus = Focus(drugs=("allopurinol",), seen=("allopurinol",), intents=("ask_dose",))
    assert say(text, "inform_case", SHUNTER, focus=focus).focus.drugs == ("allopurinol",)


@pytest.mark.parametrize("text", ["what would I cut the aza to", "how low do I drop the azathioprine to?"])
def test_the_thiopurines_dose_beside_allopurinol_is_the_cut_one(text: str) -> None:
    focus = Focus(drugs=("allopurinol",), seen=("allopurinol",), intents=("ask_drug_overview",))
    reply = say(text, "intolerance_to_azathioprine", SHUNTER, focus=focus)
    assert reply.focus.intents == ("ask_dose",)
    assert reply.focus.drugs == ("allopurinol",)


@pytest.mark.parametrize("text", ["swap to what", "what do I switch her to?", "ok change to what"])
def test_what_to_change_to_calls_for_the_options(text: str) -> None:
    case = Case(reason="thiopurine_intolerance", current=("mycophenolate",), conditions={"pregnant": "yes"}, age=28)
    reply = say(text, "ask_stopping", case, focus=Focus(drugs=("mycophenolate",), intents=("ask_pregnancy",)))
    assert any(section.options for part in reply.answer.parts for section in part.sections)


def test_a_supposed_number_asks_the_dose_again_and_the_limit_leads() -> None:
    case = Case(reason="thiopurine_intolerance", tried={"azathioprine": "not tolerated"}, sex="female", age=50)
    focus = Focus(drugs=("mycophenolate",), seen=("mycophenolate",), intents=("ask_dose",))
    answer = say("and if her eGFR is 24?", "ask_special_situation", case, focus=focus).answer
    first = [i for line in answer.parts[0].bottom_line[:2] for i in line.records]
    assert any("renal" in i or "gfr" in i.lower() for i in first), first


@pytest.mark.parametrize(("egfr", "leads"), [(25.0, True), (75.0, False)])
def test_a_limit_for_the_kidneys_leads_where_it_may_hold(egfr: float, leads: bool) -> None:
    case = Case(
        reason="thiopurine_intolerance", current=("mycophenolate",), values={"egfr": Value(egfr)}, sex="female", age=39
    )
    focus = Focus(drugs=("mycophenolate",), seen=("mycophenolate",), intents=("ask_dose",))
    answer = say("max dose then?", "ask_dose", case, focus=focus).answer
    said = " ".join(line.text for line in answer.parts[0].bottom_line[:3])
    assert ("GFR" in said) == leads


@pytest.mark.parametrize(
    "text", ["her husband is also on mmf (renal tx) - matter?", "the partner takes mycophenolate, does it matter?"]
)
def test_a_husbands_drug_is_answered_for_him_and_kept_from_her_case(text: str) -> None:
    hers = Case(reason="thiopurine_intolerance", current=("tacrolimus",), sex="female", age=28)
    reply = say(text, "patient_voice", hers, focus=Focus(drugs=("tacrolimus",), intents=("ask_pregnancy",)))
    assert reply.case == hers
    assert reply.focus.drugs == ("mycophenolate",)


@pytest.mark.parametrize("text", ["she is also on mmf, matter?", "husband wants a baby, mmf ok?"])
def test_her_own_drug_is_hers(text: str) -> None:
    hers = Case(reason="thiopurine_intolerance", sex="female", age=28)
    reply = say(text, "ask_pregnancy", hers, focus=Focus(intents=("ask_pregnancy",)))
    assert reply.case.sex == "female"


def test_a_letter_that_is_asked_for_is_said_to_be_there() -> None:
    case = Case(reason="thiopurine_intolerance", tried={"azathioprine": "not tolerated"}, sex="female", age=39)
    letter, other = (say(text, "inform_case", case) for text in ("clinic letter para please, options", "options"))
    assert "letter-beside" in letter.answer.records
    assert letter.answer.letter
    assert "letter-beside" not in other.answer.records


@pytest.mark.parametrize(
    ("text", "man"),
    [("39M on aza, wife is trying to conceive", True), ("39F on aza, trying to conceive", False)],
)
def test_a_man_who_wishes_for_a_child_is_answered_from_what_is_known_of_fathers(text: str, man: bool) -> None:
    case = Case(current=("azathioprine",), sex="male" if man else "female", age=39)
    answer = say(text, "ask_pregnancy", case).answer
    lead = answer.parts[0].bottom_line[0].text
    assert ("fatherhood" in lead or "fathers" in lead) == man
    assert not lead.startswith("Mycophenolate is stopped")
