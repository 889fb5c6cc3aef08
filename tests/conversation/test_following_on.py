"""Messages that mean something only as the next turn: a choice between drugs in view, pointing into the options, a
result by a pronoun, a guess that no word bears out.
"""

from __future__ import annotations

from functools import lru_cache

import pytest

from actions.answers.desk import Asked
from actions.case.mentions import from_entities
from actions.case.patient import Case
from actions.case.reading import read
from actions.conversation.asked.continuing import MORE, asks_about, continued, told_of_the_choice
from actions.conversation.asked.doubt import by_content
from actions.conversation.focus import Focus
from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser

MMF, TAC = "mycophenolate", "tacrolimus"
COMPARED = Focus(drugs=(MMF, TAC), listed=(MMF, TAC), intents=("ask_comparison",))
TABLE = Focus(options=(MMF, TAC), intents=("inform_case",))


@lru_cache(maxsize=1)
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


def asked(text: str, intent: str, confidence: float = 0.5) -> Asked:
    return Asked(intent, text, from_entities(recogniser().recognise(text)), confidence)


def better(text: str, intent: str, focus: Focus, confidence: float = 0.5) -> str | None:
    one = asked(text, intent, confidence)
    return by_content(one, text, read(text, (), one.mentions), focus)


@pytest.mark.parametrize("text", ["anti-HBc positive - which is worse", "safer one with latent TB?"])
def test_a_condition_beside_a_choice_asks_for_the_comparison(text: str) -> None:
    assert better(text, "ask_special_situation", COMPARED) == "ask_comparison"


def test_two_first_line_drugs_set_against_each_other_are_compared() -> None:
    text = "budesonide or prednisolone as initial therapy, non cirrhotic 25F"
    assert better(text, "ask_first_line", Focus(), 1.0) == "ask_comparison"


@pytest.mark.parametrize(
    "text", ["so second line for him?", "options again pls", "what can she switch to", "options table for her again"]
)
def test_the_options_are_asked_for_in_many_words(text: str) -> None:
    assert better(text, "ask_stopping", TABLE, 0.3) == "inform_case"


def test_a_course_that_falls_is_read_and_no_loss_of_response() -> None:
    text = "ALT went from 14xULN to 9xULN in 4 wks on pred"
    assert better(text, "loss_of_response_or_relapse", Focus()) == "interpret_response"


def test_pregnancy_is_not_asked_about_where_no_word_names_it() -> None:
    assert better("can she take it again", "ask_pregnancy", TABLE, 0.35) == "ask_drug_overview"
    assert better("ok in pregnancy", "ask_pregnancy", TABLE, 0.5) is None


@pytest.mark.parametrize("text", ["option 2 in detail", "hmm and option 1", "the second one please"])
def test_pointing_into_the_options_asks_about_that_drug(text: str) -> None:
    assert continued(asked(text, "ask_more"), TABLE) == "ask_drug_overview"


def test_a_drug_after_a_guideline_asks_the_guideline_about_it() -> None:
    after = Focus(drugs=(MMF,), intents=("ask_guideline",), guidelines=("easl-2025",))
    assert continued(asked("tac?", "ask_drug_overview"), after) == MORE


def test_being_told_about_a_drug_reports_no_failure() -> None:
    told = asked("Tell me about tacrolimus in insufficient response", "second_line_failed")
    assert asks_about(told, Focus(), Case()) == "ask_drug_overview"
    assert asks_about(asked("tacrolimus failed", "second_line_failed"), Focus(), Case()) is None


INTERACTING = Focus(drugs=(TAC,), intents=("ask_interactions",), medicines=("nirmatrelvir-ritonavir",))


@pytest.mark.parametrize(
    "text",
    [
        "what if shes on ciclosporin not tac",
        "and if she was on csa instead",
        "say he's on sirolimus",
        "if the pt is taking csa rather than tac?",
    ],
)
def test_another_drug_supposed_to_be_taken_asks_the_same_again(text: str) -> None:
    assert continued(asked(text, "second_line_failed", 0.4), INTERACTING) == MORE


@pytest.mark.parametrize("text", ["what if tac fails", "if she's on tac and it fails?", "what if she stops tac"])
def test_a_failure_that_is_supposed_asks_nothing_again(text: str) -> None:
    assert continued(asked(text, "second_line_failed", 0.4), INTERACTING) != MORE


@pytest.mark.parametrize("text", ["paxlovid?", "and with fluconazole", "what about clarithromycin?", "diltiazem"])
def test_a_medicine_by_its_name_asks_of_its_interaction(text: str) -> None:
    assert continued(asked(text, "ask_drug_overview"), INTERACTING) == "ask_interactions"
    assert continued(asked(text, "ask_drug_overview"), Focus(intents=("ask_dose",))) != "ask_interactions"


@pytest.mark.parametrize(
    "text",
    ["he's actually never had a 6tgn. matters?", "no 6-TGN yet, need one?", "6-MMP not done, matter?", "tgn first?"],
)
def test_a_metabolite_asked_about_leads(text: str) -> None:
    assert better(text, "inform_case", TABLE, 0.9) == "interpret_metabolites"


@pytest.mark.parametrize("text", ["never had a 6tgn", "6tgn 180, options?", "6tgn not available. switch to mmf?"])
def test_a_metabolite_only_told_or_beside_a_drug_does_not(text: str) -> None:
    assert better(text, "inform_case", TABLE, 0.9) != "interpret_metabolites"


CHOSEN = Focus(drugs=(MMF,), intents=("ask_drug_overview", "ask_pregnancy"))


@pytest.mark.parametrize("text", ["actually she has a mirena", "she has a coil", "not pregnant", "he has cirrhosis"])
def test_what_is_told_of_a_drug_just_proposed_asks_of_it_again(text: str) -> None:
    assert told_of_the_choice(asked(text, "inform_case"), CHOSEN, Case())
    assert not told_of_the_choice(asked(text, "inform_case"), CHOSEN, Case(reason="thiopurine_intolerance"))
    assert not told_of_the_choice(asked(text, "inform_case"), COMPARED, Case())


@pytest.mark.parametrize("text", ["and pneumovax?", "prevenar?", "flu vaccine too?", "jabs?"])
def test_a_vaccine_beside_a_drug_in_view_is_ours(text: str) -> None:
    assert better(text, "out_of_scope_near", Focus(drugs=(MMF,), intents=("ask_dose",)), 0.0) == "ask_special_situation"
