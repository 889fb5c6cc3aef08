"""Dangers that were missed or falsely raised: warfarin, a steroid stopped, potassium, seizures, low counts, doses given
by mistake, an obstetric emergency, and emergencies that are over.
"""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers.desk import Asked
from actions.case.mentions import from_entities
from actions.case.patient import Case
from actions.conversation.exchange import Reply, Turn
from actions.conversation.focus import Focus
from bot.nlu.components import packaged_recogniser
from tests.base import assistant


def said(*turns: tuple[str, str]) -> Reply:
    """The reply to the last of several messages, each with its intent."""
    case, focus, reply = Case(), Focus(), None
    for text, intent in turns:
        mentions = from_entities(packaged_recogniser().recognise(text))
        asked = (Asked(intent, text, mentions, 0.9),)
        reply = assistant().respond(Turn(text, asked, mentions, case, focus, date(2026, 11, 29)))
        case, focus = reply.case, reply.focus
    assert reply is not None
    return reply


def raised(reply: Reply) -> set[str]:
    lines = (*reply.answer.warnings, *(line for part in reply.answer.parts for line in part.bottom_line))
    return {record for line in lines for record in line.records if record.startswith(("plan-", "emergency-"))}


TAC = ("45F on tac 2 mg bd after MMF failure", "second_line_failed")


@pytest.mark.parametrize(
    ("turns", "rule"),
    [
        ([TAC, ("K 6.1", "inform_case")], "plan-calcineurin-kidney"),
        ([("on rituximab, slurred speech and clumsy hand since last week", "inform_case")], "plan-rituximab-neurology"),
        ([("rituximab 8 months ago, new hemianopia", "inform_case")], "plan-rituximab-neurology"),
        ([("cirrhosis, ascites, temp 38.4, pred 15 and aza 100", "inform_case")], "emergency-sepsis"),
        ([("febrile with a tense belly on MMF", "inform_case")], "emergency-sepsis"),
        ([TAC, ("K 6.1, creat up from 88 to 141. what now", "inform_case")], "plan-calcineurin-kidney"),
        ([TAC, ("creatinine has risen from 80 to 150", "inform_case")], "plan-calcineurin-kidney"),
        ([TAC, ("K 6.0 with peaked T waves", "inform_case")], "emergency-potassium"),
        ([TAC, ("K 6.8", "inform_case")], "emergency-potassium"),
        ([TAC, ("had a fit this morning", "greet")], "emergency-seizure-calcineurin"),
        ([TAC, ("she convulsed in clinic", "inform_case")], "emergency-seizure-calcineurin"),
        (
            [("55F on aza 75 and pred 5", "inform_case"), ("WCC 2.9 neut 1.1", "inform_case")],
            "plan-thiopurine-low-counts",
        ),
        ([("on azathioprine 75, platelets 68, WBC 3.4", "inform_case")], "plan-thiopurine-low-counts"),
        ([("60F AIH on aza + pred, WCC 2.9 neut 1.1. start allopurinol?", "ask_dose")], "plan-allopurinol-low-counts"),
        ([("29F AIH 33 weeks on aza 75, BP 162/108, platelets 71", "inform_case")], "emergency-pregnancy"),
        ([("29F AIH 33 weeks pregnant on aza 75, HELLP suspected", "inform_case")], "emergency-pregnancy"),
        (
            [("Pt stopped his pred 20 mg suddenly 5 days ago. dizzy, BP 82/50", "emergency")],
            "emergency-steroid-stopped",
        ),
        ([("on pred for years, ran out a week ago, adrenal crisis", "emergency")], "emergency-steroid-stopped"),
        ([("Child 9y 28 kg on tacrolimus, was given 5 mg instead of 0.5 mg", "inform_case")], "plan-dose-by-mistake"),
        (
            [("child on tac, mum gave 5 ml of the 1 mg/ml suspension instead of 0.5 ml", "ask_dose")],
            "plan-dose-by-mistake",
        ),
        ([("71M, AF on warfarin, aza stopped 3 weeks ago. INR 6.8", "inform_case")], "plan-warfarin-after-thiopurine"),
        ([("50F, fibroscan 22 kpa. budesonide?", "ask_drug_overview")], "plan-budesonide-stiffness"),
        ([("child 9y 28 kg, MMF 1.5 g/kg/day?", "ask_dose")], "plan-unit-mycophenolate"),
    ],
)
def test_a_danger_is_said(turns: list[tuple[str, str]], rule: str) -> None:
    assert rule in raised(said(*turns))


@pytest.mark.parametrize(
    ("turns", "rule"),
    [
        ([TAC, ("K 4.4", "inform_case")], "plan-calcineurin-kidney"),
        ([("45F on MMF", "inform_case"), ("K 6.0", "inform_case")], "plan-calcineurin-kidney"),
        ([("on rituximab, no new neurological signs, IgG 5", "inform_case")], "plan-rituximab-neurology"),
        ([("cirrhosis with ascites, afebrile, temp 36.8, pred 15", "inform_case")], "emergency-sepsis"),
        ([TAC, ("K 5.8", "inform_case")], "emergency-potassium"),
        ([("45F on tac, known epilepsy on levetiracetam, had a fit last night", "inform_case")], "emergency-sepsis"),
        (
            [("55F on aza 75 and pred 5", "inform_case"), ("WCC 5.9 neut 3.1", "inform_case")],
            "plan-thiopurine-low-counts",
        ),
        ([("29F AIH 33 weeks pregnant on aza 75, BP 118/72", "inform_case")], "emergency-pregnancy"),
        (
            [("58F, pred tapered over 6 months and stopped, well, BP 128/80", "inform_case")],
            "emergency-steroid-stopped",
        ),
        ([("on azathioprine 75 mg, neutrophils 1.2, afebrile and well", "inform_case")], "emergency-sepsis"),
        ([("71M, AF on warfarin, aza stopped 3 weeks ago. INR 6.8", "inform_case")], "emergency-acute-severe"),
        ([("52F on aza 100, takes 50 mg instead of 100 mg now", "inform_case")], "plan-dose-by-mistake"),
        ([("MMF after aza rash, now ALT 300 on 2g/d", "inform_case")], "plan-dose-azathioprine"),
        ([("TPMT heterozygous, aza dose?", "ask_dose")], "plan-thiopurine-tpmt"),
        ([("tpmt unknown, aza 50?", "ask_dose")], "plan-thiopurine-tpmt"),
        ([("NUDT15 *1/*3, azathioprine 2 mg/kg ok?", "ask_dose")], "plan-thiopurine-nudt15"),
    ],
)
def test_where_there_is_none_it_is_not(turns: list[tuple[str, str]], rule: str) -> None:
    assert rule not in raised(said(*turns))


def test_jaundice_with_a_high_inr_presses_on_warfarin_too() -> None:
    assert "emergency-acute-severe" in raised(said(("66M on warfarin, AIH, jaundiced, INR 5.2", "inform_case")))


def test_a_newer_inr_replaces_the_older_one() -> None:
    first = ("71M, AF on warfarin, aza 50 stopped, INR was 2.4", "inform_case")
    reply = said(first, ("INR this week 6.8, no jaundice. liver failure?", "inform_case"))
    assert reply.case.values["inr"].number == 6.8
    assert "acute-liver-failure" not in reply.case.conditions


def test_a_dose_given_by_mistake_is_not_the_one_that_is_taken() -> None:
    reply = said(("55F stable on aza 75", "inform_case"), ("aza dose was 500 mg by mistake for 3 days", "inform_case"))
    assert reply.case.doses["azathioprine"].number == 75


def test_an_emergency_is_over_when_who_had_it_recovered_or_was_transplanted() -> None:
    collapse = ("Pt stopped his pred 20 mg suddenly. dizzy, BP 82/50", "emergency")
    recovered = said(collapse, ("ok treated with hydrocortisone, recovered. stop MMF before surgery?", "ask_stopping"))
    assert not any(name.startswith("emergency-") for name in raised(recovered))
    not_yet = said(collapse, ("not recovered. stop MMF?", "ask_stopping"))
    assert any(name.startswith("emergency-") for name in raised(not_yet))
    severe = ("44F acute severe AIH, INR 1.8, bili 210", "acute_severe_disease")
    assert "emergency-stands" not in raised(said(severe, ("she got transplanted. tac level goal?", "ask_dose")))


def test_drowsiness_told_later_is_kept_and_leads_until_it_is_over() -> None:
    severe = ("44F acute severe AIH, INR 1.8, bili 210, on pred 60 day 5", "acute_severe_disease")
    reply = said(severe, ("bit drowsy this am", "emergency"), ("INR 1.8 and 1.9. SURFASA?", "acute_severe_disease"))
    assert reply.case.conditions["encephalopathy"] == "yes"
    assert "emergency-liver-failure" in raised(reply)


def test_an_antiviral_that_runs_is_credited_and_one_that_was_stopped_is_not() -> None:
    told = "52M anti-HBc positive HBsAg negative, on entecavir since 4 weeks, rituximab now ok?"
    reply = said((told, "ask_special_situation"))
    assert reply.case.conditions["hbv-prophylaxis"] == "yes"
    assert "plan-rituximab-hepatitis-b" not in raised(reply)
    bare = said(("52M anti-HBc positive HBsAg negative, rituximab now ok?", "ask_special_situation"))
    assert "plan-rituximab-hepatitis-b" in raised(bare)


@pytest.mark.parametrize("reply", ["no contraception", "no pill, nothing", "not using condoms"])
def test_no_contraception_is_no_answer_that_pregnancy_is_impossible(reply: str) -> None:
    mentions = from_entities(packaged_recogniser().recognise(reply))
    case, focus = Case(sex="female", age=33, reason="thiopurine_intolerance"), Focus(question="contraception")
    turn = Turn(reply, (Asked("inform_case", reply, mentions),), mentions, case, focus, date(2026, 11, 29))
    after = assistant().respond(turn).case
    assert after.conditions.get("contraception") == "no"
    assert "postmenopausal" not in after.conditions


@pytest.mark.parametrize(
    "text",
    ["NUDT15 *1/*2 intermediate, start aza 100 mg", "NUDT15 *1/*3, azathioprine 2 mg/kg ok?", "TPMT heterozygous"],
)
def test_an_intermediate_result_is_kept(text: str) -> None:
    kept = said((text, "ask_dose")).case
    enzyme = text[:6].lower() if text.startswith("NUDT") else "tpmt"
    assert kept.state(f"{enzyme}-intermediate") == "yes"
    assert kept.state(f"{enzyme}-deficient") == "no"


def test_a_population_has_no_result_of_its_own() -> None:
    assert said(("dose in TPMT heterozygous patients?", "ask_dose")).case == Case()


@pytest.mark.parametrize(
    "text",
    [
        "Response collapsed after 2 years of MMF, ALT 200",
        "his platelets collapsed on azathioprine last year, now recovered",
        "ALT collapsed to normal on tac",
        "the remission has collapsed on MMF",
    ],
)
def test_a_number_or_a_response_that_collapses_is_nobodys_collapse(text: str) -> None:
    assert "emergency-sepsis" not in raised(said((text, "inform_case")))


@pytest.mark.parametrize("text", ["collapsed at home, on MMF and pred", "she collapsed, response to MMF was good"])
def test_somebody_who_collapsed_is_an_emergency(text: str) -> None:
    assert "emergency-sepsis" in raised(said((text, "inform_case")))


@pytest.mark.parametrize(
    ("text", "harmed"),
    [
        ("tense belly and fever 38.6 on pred and aza, cirrhosis", False),
        ("chest infection with fever on azathioprine 100 mg", False),
        ("fever and rash on day 10 of aza", True),
    ],
)
def test_a_fever_with_an_infection_is_no_harm_of_the_drug(text: str, harmed: bool) -> None:
    reactions = said((text, "inform_case")).case.reactions
    assert any(r.drug == "azathioprine" for r in reactions) is harmed
