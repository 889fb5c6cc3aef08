"""Short follow-ups with and without a question mark, symptoms by themselves, the aim of a test, orders to decide."""

from __future__ import annotations

import pytest

from actions.case.patient import Case
from actions.conversation.asked.continuing import continued
from actions.conversation.focus import Focus
from actions.conversation.remembered.bare_symptoms import completes_an_intolerance, names_a_symptom
from actions.presentation.plain_text import render as texts
from tests.conversation.test_following_on import TABLE, asked, better
from tests.conversation.test_persons_and_what_presses import say

AZA, MMF, TAC = "azathioprine", "mycophenolate", "tacrolimus"
OF_TAC = Focus(drugs=(TAC,), intents=("ask_adverse_effects",))
OF_RTX = Focus(drugs=("rituximab",), intents=("ask_dose",))
INTOLERANT = Case(reason="thiopurine_intolerance")
FAILED = Case(reason="insufficient_response", tried={AZA: "insufficient"}, sex="female", age=55)


@pytest.mark.parametrize(
    "text",
    ["in pregnancy", "in pregnancy?", "during pregnancy", "and in pregnancy", "ok and pregnancy", "for conception"],
)
@pytest.mark.parametrize("focus", [OF_TAC, TABLE])
def test_a_question_mark_does_not_make_the_question(text: str, focus: Focus) -> None:
    assert continued(asked(text, "inform_case", 0.88), focus) == "ask_pregnancy"


@pytest.mark.parametrize("text", ["pregnant", "she's pregnant", "breastfeeding", "pregnancy test negative"])
def test_what_tells_of_the_patient_is_left_to_the_case(text: str) -> None:
    assert continued(asked(text, "inform_case", 0.88), TABLE) is None


@pytest.mark.parametrize(
    ("text", "intent", "topic"),
    [
        ("ok and dose", "affirm", "ask_dose"),
        ("and dose", "inform_case", "ask_dose"),
        ("ok so monitoring pls", "affirm", "ask_monitoring"),
        ("right, interactions", "deny", "ask_interactions"),
        ("and the side effects", "gibberish", "ask_adverse_effects"),
        ("moa", "out_of_scope_far", "ask_mechanism"),
    ],
)
def test_a_topic_alone_goes_on_with_what_is_in_view(text: str, intent: str, topic: str) -> None:
    assert continued(asked(text, intent, 0.3), TABLE) == topic
    assert continued(asked(text, intent, 0.3), OF_TAC) == topic


@pytest.mark.parametrize("text", ["ok", "yes", "ok thanks", "no dose given yet, she is jaundiced"])
def test_an_answer_stays_one(text: str) -> None:
    assert continued(asked(text, "affirm", 0.9), TABLE) is None


@pytest.mark.parametrize("text", ["in cirrhosis", "in latent TB", "in diabetes"])
def test_in_a_condition_asks_although_a_question_is_open(text: str) -> None:
    focus = Focus(drugs=(TAC,), intents=("ask_dose",), question="pregnant")
    assert continued(asked(text, "inform_case", 0.9), focus) == "ask_special_situation"
    assert continued(asked(text.removeprefix("in "), "inform_case", 0.9), focus) is None


@pytest.mark.parametrize(
    "text", ["vomiting", "fever", "and diarrhoea", "nausea", "just a rash", "hair loss", "she had mouth ulcers"]
)
def test_a_symptom_alone_is_one(text: str) -> None:
    assert names_a_symptom(asked(text, "inform_case"))


@pytest.mark.parametrize(
    "text",
    [
        "vomiting blood",
        "drowsy",
        "seizures",
        "anaphylaxis",
        "fever and neutropenia",
        "vomiting?",
        "rash on aza",
        "severe vomiting",
        "vomiting and jaundiced",
        "no fever",
        "fever 39.5",
    ],
)
def test_what_presses_or_says_more_is_none(text: str) -> None:
    assert not names_a_symptom(asked(text, "inform_case"))


@pytest.mark.parametrize("text", ["vomiting", "fever", "diarrhoea", "rash"])
@pytest.mark.parametrize("intent", ["inform_case", "emergency"])
def test_after_an_intolerance_it_is_the_reaction(text: str, intent: str) -> None:
    reply = say(text, intent, INTOLERANT)
    assert reply.answer.kind != "emergency"
    assert [r.drug for r in reply.case.reactions] == [AZA]


@pytest.mark.parametrize("text", ["vomiting", "fever", "nausea"])
def test_by_itself_it_is_asked_back(text: str) -> None:
    reply = say(text, "inform_case", Case())
    assert reply.answer.kind != "emergency"
    assert reply.answer.question is not None
    assert "Which drug" in texts(reply.answer)


def test_of_a_drug_talked_of_it_is_an_effect_of_it() -> None:
    reply = say("diarrhoea", "inform_case", Case(), focus=OF_TAC)
    assert reply.focus.drugs == (TAC,)
    assert reply.focus.intents == ("ask_adverse_effects",)


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("vomiting", Case(current=(AZA, "prednisolone"))),
        ("vomiting", Case(reason="thiopurine_intolerance", conditions={"encephalopathy": "yes"})),
        ("haematemesis", INTOLERANT),
        ("drowsy", INTOLERANT),
    ],
)
def test_what_may_press_still_presses(text: str, case: Case) -> None:
    assert (
        say(text, "emergency", case, focus=Focus(intents=("inform_case",), options=(MMF,))).answer.kind == "emergency"
    )


@pytest.mark.parametrize("text", ["to aza", "of azathioprine", "to imuran", "to the aza", "sorry, to 6-mp", "with aza"])
def test_the_drug_completes_an_intolerance(text: str) -> None:
    assert completes_an_intolerance(text, asked(text, "ask_drug_overview").mentions, INTOLERANT)


@pytest.mark.parametrize("text", ["to aza?", "aza", "to aza or mmf", "to aza 50 mg", "switch to aza"])
def test_what_asks_or_names_more_completes_none(text: str) -> None:
    assert not completes_an_intolerance(text, asked(text, "ask_drug_overview").mentions, INTOLERANT)


def test_a_steroid_completes_the_intolerance_of_steroids() -> None:
    reply = say("to prednisolone", "ask_drug_overview", INTOLERANT)
    assert reply.case.reason == "steroid_intolerance"
    assert reply.case.tried == {"prednisolone": "not tolerated"}


@pytest.mark.parametrize(
    "text",
    [
        "how low must IgG go",
        "target IgG?",
        "what IgG level to aim for",
        "IgG goal",
        "how far down should the ALT come",
        "where should LFTs be, below normal? target",
        "does IgG need to be normal, what's the aim",
    ],
)
def test_the_aim_of_a_test_is_the_response(text: str) -> None:
    assert better(text, "ask_target_level", Focus()) == "ask_definition"
    reply = say(text, "ask_target_level", Case(current=(AZA,)))
    first = " ".join(line.text for line in reply.answer.parts[0].bottom_line[:2])
    assert "upper limit of normal" in first or "complete biochemical response" in first
    assert "mycophenolic" not in first


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("target IgG?", OF_RTX),
        ("what tac trough to aim for", Focus()),
        ("IgG 14 now, target 16", Focus()),
        ("how low is her ALT before stopping aza", Focus()),
    ],
)
def test_levels_of_drugs_and_results_are_no_aim(text: str, focus: Focus) -> None:
    assert better(text, "ask_target_level", focus, 0.9) != "ask_definition"


@pytest.mark.parametrize("text", ["what to do next?", "next step pls", "what now?", "so what next", "options pls"])
@pytest.mark.parametrize("intent", ["ask_more", "new_patient", "ask_help"])
def test_what_next_asks_for_the_options(text: str, intent: str) -> None:
    assert better(text, intent, Focus(), 0.3) == "inform_case"


@pytest.mark.parametrize("text", ["biopsy?", "need a liver biopsy first?", "MRCP?", "repeat fibroscan?"])
@pytest.mark.parametrize("case", [Case(), Case(current=(MMF,), sex="female", age=56)])
def test_an_examination_of_the_liver_is_ours(text: str, case: Case) -> None:
    reply = say(text, "out_of_scope_near", case)
    assert reply.answer.kind != "decline"
    assert reply.focus.intents == ("ask_check_nonresponse",)


@pytest.mark.parametrize(
    ("text", "declined"),
    [
        ("pred dose for 90 kg relapse", False),
        ("pred dose in relapse", False),
        ("aza dose at relapse", False),
        ("budesonide dose in a relapse?", False),
        ("pred for relapse, how much", False),
        ("MMF dose after relapse", False),
        ("pred dose in nephrotic relapse", True),
        ("pred dose for MS relapse", True),
        ("pred dose in polymyalgia relapse", True),
        ("prednisolone dose asthma relapse", True),
    ],
)
def test_a_relapse_of_no_other_disease_is_ours(text: str, declined: bool) -> None:
    assert (say(text, "out_of_scope_near", Case()).answer.kind == "decline") is declined


@pytest.mark.parametrize(
    "text",
    [
        "dentist gave amoxicillin instead",
        "GP gave doxycycline",
        "and if topical clotrimazole",
        "flucloxacillin started",
    ],
)
def test_a_medicine_that_is_not_held_is_said_so(text: str) -> None:
    reply = say(text, "out_of_scope_far", Case(current=(TAC,)), focus=OF_TAC)
    assert "not in the knowledge base" in texts(reply.answer)
    assert say("amoxicillin dose for otitis media", "out_of_scope_far", Case()).answer.kind == "decline"


@pytest.mark.parametrize("text", ["what about typhoid vi injection and hep A", "hep a jab ok?", "typhim and havrix"])
def test_a_vaccine_is_asked_about_and_not_what_it_protects_from(text: str) -> None:
    reply = say(text, "ask_special_situation", Case(current=(AZA,)), focus=Focus(drugs=(AZA,), intents=("ask_dose",)))
    assert reply.answer.kind != "decline"
    assert say("hep A outbreak, treatment?", "out_of_scope_near", Case()).answer.kind == "decline"


@pytest.mark.parametrize("text", ["when do I phone", "who do I ring", "should I call tonight", "when to transfer"])
def test_whom_to_call_is_answered_while_it_presses(text: str) -> None:
    pressing = Focus(intents=("inform_case",), pressing=("emergency-contact-first",))
    assert continued(asked(text, "out_of_scope_far", 0.8), pressing) == "ask_referral"
    assert continued(asked(text, "out_of_scope_far", 0.8), TABLE) is None


@pytest.mark.parametrize(
    "text",
    [
        "just decide for me, tac or MMF, and write the Rx",
        "you choose: MMF or tacrolimus",
        "pick one for me, mmf vs tac",
        "your call - tacro or cellcept, prescribe it",
        "just pick: tac or mmf",
    ],
)
def test_an_order_to_decide_gets_the_evidence_and_no_decision(text: str) -> None:
    reply = say(text, "prescribe_for_me", FAILED)
    assert "stay with you" in texts(reply.answer)
    assert reply.answer.kind == "answer"
    assert set(reply.focus.drugs) == {MMF, TAC}
    assert reply.case.reason == "insufficient_response"
    assert not reply.case.current


@pytest.mark.parametrize(
    "text", ["just decide for me, tac or MMF", "write me a script for tac", "prescribe MMF 1 g bd please"]
)
def test_without_a_reason_or_a_choice_it_is_declined(text: str) -> None:
    case = FAILED if "or" not in text.split() else Case()
    assert say(text, "prescribe_for_me", case).answer.kind == "decline"


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("30F pregnant 20/40, AIH, intolerant to azathioprine. what can I use", True),
        ("28F AIH, planning pregnancy, aza not tolerated, options?", True),
        ("AIH 33F breastfeeding, nausea on aza stopped it. what else", True),
        ("aza gave pancreatitis, 14 weeks pregnant, next step?", True),
        ("pregnant, azathioprine intolerant - alternatives?", True),
        ("30F not pregnant, intolerant to azathioprine. what can I use", False),
        ("30F pregnant, AIH, stable on azathioprine. continue?", False),
        ("62F AIH, intolerant to azathioprine. what can I use", False),
    ],
)
def test_what_must_not_be_given_in_pregnancy_is_warned_of_above_the_options(text: str, warned: bool) -> None:
    intent = "intolerance_to_azathioprine" if "continue" not in text else "ask_pregnancy"
    warnings = " ".join(line.text for line in say(text, intent, Case()).answer.warnings)
    assert ("ycophenolate" in warnings) is warned


@pytest.mark.parametrize(
    ("text", "harm"),
    [("itching", "itch"), ("pruritus", "itch"), ("and itching", "itch"), ("dizzy", "dizziness"), ("Itching.", "itch")],
)
def test_a_symptom_of_many_things_is_one_by_itself(text: str, harm: str) -> None:
    assert asked(text, "inform_case").mentions.values("reaction") == (harm,)
    assert [r.drug for r in say(text, "inform_case", INTOLERANT).case.reactions] == [AZA]


@pytest.mark.parametrize("text", ["PBC with itching", "itching since childhood, PSC", "tired and jaundiced", "on"])
def test_beside_other_words_it_may_be_of_the_disease(text: str) -> None:
    assert not asked(text, "inform_case").mentions.of("reaction")


@pytest.mark.parametrize("text", ["what's the ratio", "ratio?", "MMP/TGN ratio", "6-MMP:6-TGN ratio?", "and her ratio"])
def test_the_ratio_is_that_of_the_metabolites(text: str) -> None:
    assert better(text, "ask_evidence", TABLE) == "interpret_metabolites"


@pytest.mark.parametrize("text", ["hazard ratio?", "risk benefit ratio of tac", "ratio of men to women in CAMARO?"])
def test_other_ratios_are_not(text: str) -> None:
    assert better(text, "ask_evidence", TABLE) != "interpret_metabolites"
