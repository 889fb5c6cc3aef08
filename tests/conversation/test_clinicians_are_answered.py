"""Clinicians who were taken for patients or sent to another field, each with those who still are."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers.desk import Asked
from actions.answers.model import Answer
from actions.case.patient import Case
from actions.conversation.exchange import Turn
from actions.conversation.focus import Focus
from actions.conversation.scope.lay_words import SEVERAL, traits
from actions.conversation.scope.voice import without_acts
from actions.conversation.warnings.no_emergency import only_a_nuisance
from actions.reasoning.places import misplaced
from tests.base import assistant, base
from tests.case.test_reading import mentions
from tests.conversation.test_dangers_of_the_ward import said


def guessed(*turns: tuple[str, str, float]) -> Answer:
    """The answer to the last of several messages, each with the classifier's guess and its likelihood."""
    case, focus, answer = Case(), Focus(), None
    for text, intent, likely in turns:
        found = mentions(text)
        asked = (Asked(intent, text, found, likely),)
        reply = assistant().respond(Turn(text, asked, found, case, focus, date(2026, 11, 29)))
        case, focus, answer = reply.case, reply.focus, reply.answer
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("flu jab and pneumo jab before rituximab, interval?", False),
        ("covid jab, second jab on mmf: timing", False),
        ("gp clueless, tummy puffy since the tablets", True),
        ("scared, fed up, mum says ask", True),
    ],
)
def test_a_word_said_twice_is_one_trait_of_a_patient(text: str, several: bool) -> None:
    assert (traits(text) >= SEVERAL) is several


@pytest.mark.parametrize(
    ("text", "of_oneself"),
    [
        ("i take care of a 12 y old with aih who vomits aza", False),
        ("we care for two women on tac", False),
        ("i take care of my daughter, she vomits aza", True),
        ("i take aza and care for my mum", True),
    ],
)
def test_who_takes_care_of_somebody_takes_no_drug(text: str, of_oneself: bool) -> None:
    assert ("i take" in without_acts(text) or "i care" in without_acts(text)) is of_oneself


@pytest.mark.parametrize(
    ("text", "nuisance"),
    [
        ("so itchy since the new tablets, what is it", True),
        ("my hair is falling out on tac", True),
        ("itchy and yellow since the new tablets", False),
        ("itchy, lips swelling after the tablet", False),
        ("itchy all over with hives", False),
        ("drowsy since the new tablets", False),
    ],
)
def test_an_itch_alone_calls_no_ambulance(text: str, nuisance: bool) -> None:
    assert only_a_nuisance(text) is nuisance


ON_AZA = ("45F on aza 50, tolerating well", "inform_case", 0.9)


@pytest.mark.parametrize("text", ["raise to?", "increase?", "go up by how much?", "so push the dose further?"])
def test_how_far_to_raise_is_asked_of_what_is_taken(text: str) -> None:
    answer = guessed(ON_AZA, (text, "out_of_scope_far", 0.2))
    assert answer.kind == "answer"
    assert "azathioprine" in answer.parts[0].title.lower()


@pytest.mark.parametrize("text", ["raise money for the unit?", "raise the bed?"])
def test_what_else_is_raised_is_not(text: str) -> None:
    assert "azathioprine" not in guessed(ON_AZA, (text, "out_of_scope_far", 0.9)).parts[0].title.lower()


@pytest.mark.parametrize("text", ["ANA 1:320 speckled", "SMA and LKM negative", "her anti-SLA positive btw"])
def test_antibodies_told_of_the_patient_are_no_other_disease(text: str) -> None:
    assert guessed(ON_AZA, (text, "out_of_scope_near", 0.97)).kind == "answer"


def test_antibodies_that_are_asked_of_still_are() -> None:
    assert guessed(ON_AZA, ("does ANA 1:320 mean AIH?", "out_of_scope_near", 0.97)).kind == "decline"


RITUXIMAB = ("rituximab with anti-HBc positive, HBsAg neg?", "ask_special_situation", 0.9)


def test_which_antiviral_is_asked_of_the_drug_in_view() -> None:
    answer = guessed(RITUXIMAB, ("which antiviral n how long", "out_of_scope_near", 0.73))
    assert answer.kind == "answer"
    assert "hbv-aga-2025-high-risk" in answer.records


def test_the_potassium_of_spironolactone_on_tacrolimus_is_ours() -> None:
    answer = guessed(("spironolactone 50 on tac for ascites", "ask_interactions", 0.57))
    assert answer.kind == "answer"
    assert answer.warnings


def test_a_genotype_no_record_speaks_of_is_said_not_to_be_held() -> None:
    assert guessed(("45F on tac 3 bd", "inform_case", 0.9), ("cyp3a5?", "out_of_scope_near", 0.43)).kind == "not known"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("as easl strongly recommends rituximab in the second line, dose?", True),
        ("easl strongly recommends tac second line, so start?", True),
        ("bsg strongly recommends infliximab, dose?", True),
        ("easl strongly recommends mmf in intolerance, dose?", False),
        ("easl recommends mmf second line, dose?", False),
    ],
)
def test_a_strength_that_no_record_gives_is_corrected(text: str, wrong: bool) -> None:
    assert misplaced(base(), text, mentions(text)) is wrong


def test_a_patient_with_an_itch_is_sent_to_the_care_team() -> None:
    answer = said(("why am i so itchy since the new tablets", "patient_voice")).answer
    assert (answer.kind, "boundary-patient" in answer.records) == ("decline", True)


TAKEN_FOR_A_PATIENT = ("i was given azathioprine & feel sick all day should i stop", "patient_voice", 0.97)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("no im the registrar, its my pt, sorry. 39F", True),
        ("i'm the pharmacist asking, it's of my patient, 39F", True),
        ("39F on nothing yet. what do guidelines say", False),
    ],
)
def test_what_was_refused_as_a_patient_s_is_kept_for_the_clinician_who_says_so(text: str, known: bool) -> None:
    case, focus = Case(), Focus()
    for said_, intent, likely in (TAKEN_FOR_A_PATIENT, (text, "inform_case", 0.8)):
        found = mentions(said_)
        asked = (Asked(intent, said_, found, likely),)
        reply = assistant().respond(Turn(said_, asked, found, case, focus, date(2026, 11, 29)))
        case, focus = reply.case, reply.focus
    assert ("azathioprine" in case.current) is known


@pytest.mark.parametrize("text", ["im a patient", "i'm a patient"])
def test_who_says_to_be_a_patient_stays_one(text: str) -> None:
    asked = (TAKEN_FOR_A_PATIENT, (text, "patient_voice", 0.9), ("what now", "inform_case", 0.6))
    assert guessed(*asked).kind == "decline"


def test_the_pregnancy_of_another_patient_is_not_this_one_s() -> None:
    text = "my last patient was pregnant, this one is a 61 yo man, aza failed, MMF?"
    reply = said((text, "ask_pregnancy"))
    assert reply.case.age == 61
    assert not any("pregnancy" in part.title.lower() for part in reply.answer.parts)


def test_that_of_his_partner_is() -> None:
    answer = said(("58 yo man, wife pregnant, aza failed, MMF?", "ask_pregnancy")).answer
    assert any("pregnancy" in part.title.lower() for part in answer.parts)


_RUNNING = ("52F AIH, aza intolerant, on MMF 1g bd and pred 10, ALT normal", "intolerance_to_azathioprine", 0.99)
_GIRL = ("16yo girl AIH, intolerant to azathioprine (vomiting), on MMF", "intolerance_to_azathioprine", 0.99)
_PANCREATITIS = (
    "34F AIH, aza stopped for pancreatitis, on pred 20. options?",
    "intolerance_to_azathioprine",
    0.99,
)


@pytest.mark.parametrize(
    ("first", "said", "intent", "likely"),
    [
        (_RUNNING, "how do I get off the steroid", "ask_stopping", 0.99),
        (_RUNNING, "how do I come off the pred", "ask_stopping", 0.99),
        (_RUNNING, "which diuretic, spiro or furosemide", "out_of_scope_near", 0.98),
        (_RUNNING, "spironolactone or furosemide for the ascites?", "out_of_scope_near", 0.99),
        (_RUNNING, "gallstones on USS. options?", "out_of_scope_near", 0.6),
        (_RUNNING, "tell me about the former: the registry", "out_of_scope_far", 0.24),
        (
            _GIRL,
            "Mum has left the room and she tells me she has a boyfriend. Is the pill enough?",
            "patient_voice",
            0.5,
        ),
        (_PANCREATITIS, "consultant says just put her on 6MP 50 mg. write me the titration", "prescribe_for_me", 0.58),
        (_RUNNING, "give me the taper for the pred", "prescribe_for_me", 0.5),
    ],
)
def test_a_running_case_is_not_refused(first: tuple[str, str, float], said: str, intent: str, likely: float) -> None:
    assert guessed(first, (said, intent, likely)).kind != "decline"


@pytest.mark.parametrize(
    ("said", "intent", "likely"),
    [
        ("actually it's me, I take MMF", "patient_voice", 0.9),
        ("will I lose my hair", "patient_voice", 0.99),
        ("my mum takes it too and she wants to stop", "patient_voice", 0.9),
        ("just write the prescription for MMF", "prescribe_for_me", 0.99),
        ("best treatment for psoriasis", "out_of_scope_near", 0.98),
        ("what's the weather", "out_of_scope_far", 0.98),
    ],
)
def test_a_running_case_still_has_a_boundary(said: str, intent: str, likely: float) -> None:
    assert guessed(_RUNNING, (said, intent, likely)).kind == "decline"


@pytest.mark.parametrize(
    ("first", "said", "warned"),
    [
        (_PANCREATITIS, "so not 6MP then? registrar says it's a different molecule", True),
        (_PANCREATITIS, "isn't mercaptopurine a separate compound? pharmacist suggests it", True),
        (_PANCREATITIS, "6-MP is a different drug so should be ok, no?", True),
        (_RUNNING, "so not 6MP then? registrar says it's a different molecule", False),
    ],
)
def test_another_molecule_is_no_other_drug_for_the_pancreas(
    first: tuple[str, str, float], said: str, warned: bool
) -> None:
    answer = guessed(first, (said, "ask_drug_overview", 0.6))
    assert any("pancreatitis" in line.text for line in answer.warnings) is warned


def test_allopurinol_is_asked_of_with_the_thiopurine_in_view() -> None:
    first = ("mercaptopurine dose in AIH?", "ask_dose", 0.99)
    answer = guessed(first, ("and does allopurinol matter with it, he takes 300 for gout", "inform_case", 0.37))
    assert answer.warnings
    assert "mercaptopurine" in answer.parts[0].title
