"""Whether to stop, hold, cut or restart a drug, asked after a harm or a level of it; and changes to another drug."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from actions.answers.choices.switching import coming, goes_to
from actions.answers.desk import ACTING, Asked
from actions.answers.subjects.acting import asks_to_act, drug_meant, tells_why
from actions.case.mentions import Mentions
from actions.case.patient import Case, Reaction, Value
from actions.conversation.exchange import Turn
from actions.conversation.focus import Focus
from tests.base import assistant
from tests.conversation.test_following_on import asked

if TYPE_CHECKING:
    from tests.evaluation.__main__ import Asker

TODAY = date(2026, 11, 29)
AZA, MMF, TAC, CSA = "azathioprine", "mycophenolate", "tacrolimus", "ciclosporin"
ON_TAC = Case(current=(TAC,), values={"trough": Value(11.8), "creatinine": Value(145)})
NEUTROPENIC = Case(
    reason="thiopurine_intolerance",
    reactions=(Reaction("neutropenia-reaction", AZA),),
    tried={AZA: "not tolerated"},
    values={"neutrophils": Value(0.9), "tgn": Value(560)},
)
REACTED = Case(
    reason="thiopurine_intolerance",
    reactions=(Reaction("fever", AZA), Reaction("rash", AZA), Reaction("hypersensitivity", AZA)),
    tried={AZA: "not tolerated"},
)


def answer(text: str, intent: str, case: Case, focus: Focus) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The question as it was answered, the records on top, and those of the warnings."""
    one = asked(text, intent)
    turn = Turn(text, (one,), one.mentions, case, focus, TODAY)
    reply = assistant().respond(turn)
    leads = tuple(i for part in reply.answer.parts for line in part.bottom_line for i in line.records)
    return reply.focus.intents[0], leads, tuple(i for line in reply.answer.warnings for i in line.records)


@pytest.mark.parametrize(
    "text", ["stop or reduce?", "so stop?", "hold it?", "should i cut the dose", "halve it?", "keep going?", "pause it"]
)
def test_a_question_of_what_to_do_with_the_drug_is_heard(text: str) -> None:
    assert asks_to_act(text)


@pytest.mark.parametrize(
    "text",
    [
        "when can i stop it",
        "stop after 3 years of remission?",
        "how do i taper",
        "reduce the steroids?",
        "stop long term?",
        "what is the dose",
        "hold on, what about shingrix",
    ],
)
def test_stopping_in_remission_or_by_steps_is_another_question(text: str) -> None:
    assert not asks_to_act(text)


@pytest.mark.parametrize("text", ["stop or reduce?", "so stop?", "hold tac?", "cut the dose?", "pause it?"])
def test_after_a_level_the_level_is_read_and_no_withdrawal(text: str) -> None:
    intent, leads, _ = answer(text, "ask_stopping", ON_TAC, Focus(drugs=(TAC,), intents=("interpret_trough",)))
    assert intent == ACTING
    assert "conflict-tacrolimus-trough" in leads
    assert not any("withdrawal" in i for i in leads)


@pytest.mark.parametrize("text", ["so stop?", "hold it?", "restart at 50 later?", "reduce it or stop?"])
def test_after_a_harm_its_records_lead(text: str) -> None:
    focus = Focus(drugs=(MMF,), intents=("ask_stopping",))
    intent, leads, _ = answer(text, "ask_more", NEUTROPENIC, focus)
    assert intent == ACTING
    assert "reading-metabolites-high-low-counts" in leads
    assert not any("withdrawal" in i or "relapse" in i for i in leads)


@pytest.mark.parametrize("text", ["stop or reduce?", "so stop?", "hold it?", "halve it?"])
def test_without_a_harm_or_level_stopping_is_what_it_was(text: str) -> None:
    focus = Focus(drugs=(MMF,), intents=("ask_dose",))
    assert answer(text, "ask_stopping", Case(current=(MMF,)), focus)[0] == "ask_stopping"


@pytest.mark.parametrize("text", ["rechallenge w lower dose?", "restart at 25?", "try again at 50 mg?", "retry it?"])
def test_a_rechallenge_is_of_the_drug_that_did_harm_and_warned_of(text: str) -> None:
    _, leads, warned = answer(
        text, "ask_dose", REACTED, Focus(options=(MMF,), intents=("intolerance_to_azathioprine",))
    )
    assert leads[0] == "note-thiopurine-again-hypersensitivity"
    assert "plan-thiopurine-after-hypersensitivity" in warned


@pytest.mark.parametrize("text", ["so aza stays?", "keep aza?", "carry on?", "so stop?"])
def test_in_a_wish_for_pregnancy_the_question_is_of_pregnancy(text: str) -> None:
    case = Case(current=(AZA,), conditions={"wishes-pregnancy": "yes"}, sex="female", age=32)
    assert answer(text, "ask_stopping", case, Focus(drugs=(AZA,), intents=("ask_pregnancy",)))[0] == "ask_pregnancy"


def test_which_drug_is_meant() -> None:
    both = Case(current=(AZA, TAC), values={"trough": Value(14)})
    assert drug_meant("so stop?", (), both) == TAC
    assert drug_meant("stop ?", (AZA,), both) == AZA
    assert drug_meant("so stop?", (), Case()) is None
    assert drug_meant("rechallenge?", (), Case(current=(MMF,), tried=REACTED.tried, reactions=REACTED.reactions)) == AZA
    assert not tells_why(Case(current=(MMF,), values={"neutrophils": Value(4.0)}), MMF)


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("swap to cyclosporin?", CSA),
        ("switch her to mmf", MMF),
        ("change over to tac then?", TAC),
        ("from tac move onto csa", CSA),
        ("is it superior to mmf", None),
        ("mmf is superior to aza so i swap him", None),
    ],
)
def test_where_a_change_goes(text: str, to: str | None) -> None:
    assert goes_to(asked(text, "ask_stopping")) == to


@pytest.mark.parametrize(
    "text",
    [
        "as mmf is superior to aza I want to swap my 50M in full remission on aza, dose?",
        "swap my 50M in remission on aza to mmf, dose?",
        "switching from aza to mmf, dose",
        "convert aza to mmf what dose",
    ],
)
def test_of_a_change_the_drug_taken_up_is_known(text: str) -> None:
    assert coming(asked(text, "ask_dose")) == MMF


def test_two_drugs_without_a_change_take_up_none() -> None:
    assert coming(asked("aza and mmf doses", "ask_dose")) is None


@pytest.mark.parametrize("text", ["swap to cyclosporin?", "switch to csa?", "move to ciclosporin", "change onto csa?"])
def test_a_change_from_the_drug_in_use_is_no_withdrawal(text: str) -> None:
    _, leads, _ = answer(text, "ask_stopping", Case(current=(TAC,)), Focus(drugs=(TAC,), intents=("interpret_trough",)))
    assert leads[:2] == (TAC, CSA)


@pytest.mark.parametrize(
    "text",
    ["stop for the flu vaccine?", "keep monitoring how often", "reduce which side effects?", "cut and monitor what?"],
)
def test_an_act_beside_another_topic_asks_about_that(text: str) -> None:
    assert answer(text, "ask_monitoring", ON_TAC, Focus(drugs=(TAC,), intents=("interpret_trough",)))[0] != ACTING


def test_a_question_that_names_nothing_given_is_left_alone() -> None:
    one = Asked(
        "ask_stopping", "keep tac in mind?", Mentions(asked("keep tac in mind?", "ask_stopping").mentions.found)
    )
    reply = assistant().respond(Turn(one.text, (one,), one.mentions, NEUTROPENIC, Focus(), TODAY))
    assert reply.focus.intents[0] == "ask_stopping"


@pytest.mark.parametrize(
    ("text", "acts"), [("restart when?", True), ("when can we resume", True), ("when stop?", False)]
)
def test_when_to_start_again_is_asked_of_what_led_to_the_stop(text: str, acts: bool) -> None:
    assert asks_to_act(text) is acts


@pytest.mark.parametrize("text", ["stopped the for neutrophils, what now", "reduced last week, fine now?"])
def test_what_was_done_is_not_asked(text: str) -> None:
    assert not asks_to_act(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("mmf diarrhoea - any way round it?", "Diarrhoea: mycophenolate"),
        ("aza rash before, now on MMF 1 g bd, loose stools. what should i do", "Diarrhoea: mycophenolate"),
        ("neutrophils 0.9 on MMF, what do we do", "Neutrophils: mycophenolate"),
        ("tac induced diabetes, how to manage", "Hyperglycaemia: tacrolimus"),
        ("tremor on tac 2 mg bd, what now", "Tremor: tacrolimus"),
    ],
)
def test_what_to_do_about_a_harm_is_no_question_for_other_drugs(asker: Asker, text: str, title: str) -> None:
    answer = asker.answer(text)
    assert answer.parts[0].title.startswith(title)
    assert not any(section.id == "options" for part in answer.parts for section in part.sections)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "mmf diarrhoea, what next?",
        "tremor on tac 2 mg bd. alternatives?",
        "diarrhoea on MMF after aza rash, which drug now",
    ],
)
def test_other_drugs_are_ranked_where_they_are_asked_for(asker: Asker, text: str) -> None:
    assert any(section.id == "options" for part in asker.answer(text).parts for section in part.sections)
