"""What presses now, and what only did once: a charted fever, emergencies and self-harm of years ago; each class with
twins, in which like words must press, or must not.
"""

from __future__ import annotations

import pytest

from tests.case.test_reading import mentions
from tests.conversation.test_dangers_of_the_ward import raised, said


@pytest.mark.parametrize(
    ("text", "presses"),
    [
        ("T 38.7 neuts 0.2 on mmf 1 g bd, looks well. what next", True),
        ("ANC 0.3, t39.4 since last night, aza 125", True),
        ("T 101.8F and neutrophils 0.4 on 6MP", True),
        ("neuts 0.3 and 39.1 °C on tac", True),
        ("T 36.6 neuts 0.3 on aza 100", False),
        ("T-score -2.9, neuts 0.3 on aza 100", False),
        ("T cells 39, neuts 0.3 on aza", False),
    ],
)
def test_a_charted_temperature_is_a_fever(text: str, presses: bool) -> None:
    assert ("emergency-sepsis" in raised(said((text, "inform_case")))) is presses


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("acute liver failure in 2017 that recovered on pred, now ALT 90 on aza 125. options", "acute_severe_disease"),
        ("ALF 2015 survived, aza rash now, 52F", "intolerance_to_azathioprine"),
        ("encephalopathy gr 1 last year, resolved, now compensated, INR 1.2, IR on aza 100", "emergency"),
        ("septic shock 4 yrs ago, now stable on mmf 1g bd, loose stools", "intolerance_to_second_line"),
    ],
)
def test_what_called_for_help_years_ago_presses_no_more(text: str, intent: str) -> None:
    reply = said((text, intent))
    assert reply.answer.kind == "answer"
    assert not {"acute-liver-failure", "acute-severe", "encephalopathy", "sepsis"} & {
        condition for condition, state in reply.case.conditions.items() if state == "yes"
    }


@pytest.mark.parametrize(
    "text",
    [
        "ALF 2015, again now",
        "ALF 2015 survived, now drowsy on aza 50",
        "encephalopathy last year and it's back, aza",
        "encephalopathy last year resolved, now drowsy, INR 1.3",
        "septic shock on mmf now",
        "acute liver failure in 2017, now INR 2.8 and jaundiced on aza",
    ],
)
def test_what_comes_back_or_is_told_of_now_presses(text: str) -> None:
    assert said((text, "inform_case")).answer.kind == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "took an overdose in her teens; now 48, nausea on aza, what next",
        "55F, hx self-harm age 19, aza nausea",
        "previous overdose 2001, now rash on aza",
        "47M, suicide attempt 2009, none since, now loose stools on mmf",
        "my pt overdosed 20 yrs ago, now pancreatitis on aza",
    ],
)
def test_self_harm_of_years_ago_is_history(text: str) -> None:
    reply = said((text, "self_harm"))
    assert reply.answer.kind == "answer"
    assert reply.case.reactions


@pytest.mark.parametrize(
    "text",
    [
        "took an overdose in her teens and again last night, on aza",
        "previous overdose 2001, now says she wants to die",
        "hx self-harm age 16, now 17F, nausea on aza",
        "overdose in 2025, now rash on aza",
        "i took an overdose in 2001, now on aza with a rash",
        "my overdose in 2001, now rash on aza",
        "hx of overdose, currently suicidal on pred 40",
        "self harm years ago, now stockpiling her aza",
        "previous overdose 2001, now took 40 of her aza",
        "took an overdose, aza",
    ],
)
def test_self_harm_in_any_doubt_is_present(text: str) -> None:
    assert said((text, "self_harm")).answer.kind == "emergency"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("wheezy, fever, SOB 4 weeks after rituximab, sats 86", "emergency-sepsis"),
        ("short of breath with fever 2 wks after infliximab", "emergency-sepsis"),
        ("wheeze and lip swelling 10 min into rituximab", "emergency-anaphylaxis-rituximab"),
        ("wheeze and throat tight, infliximab infusion running", "emergency-anaphylaxis"),
        ("rituximab infusion running, bp 62/30", "emergency-anaphylaxis-rituximab"),
    ],
)
def test_the_first_line_names_the_emergency_that_is_told(text: str, rule: str) -> None:
    reply = said((text, "emergency"))
    assert reply.answer.parts[0].bottom_line[0].records[0] == rule
    others = {"emergency-sepsis", "emergency-anaphylaxis", "emergency-anaphylaxis-rituximab"} - {rule}
    assert not raised(reply) & others


def test_a_reaction_to_infliximab_is_not_told_by_the_times_of_rituximab() -> None:
    first = said(("wheeze and lip swelling during the infliximab infusion", "emergency")).answer.parts[0].bottom_line[0]
    assert "rituximab" not in first.text


@pytest.mark.parametrize(
    "text",
    [
        "lip swelling and wheeze with infliximab yesterday, settled with adrenaline. next dose friday?",
        "anaphylaxis to infliximab last month, fully recovered. next infusion?",
    ],
)
def test_a_reaction_that_was_treated_and_is_over_presses_no_more_and_gives_no_next_dose(text: str) -> None:
    reply = said((text, "ask_dose"))
    assert reply.answer.kind == "answer"
    assert "plan-infliximab-after-anaphylaxis" in raised(reply)


def test_one_that_comes_back_presses() -> None:
    text = "lip swelling on rituximab yesterday settled with adrenaline, now wheezy again"
    assert said((text, "ask_dose")).answer.kind == "emergency"


@pytest.mark.parametrize(
    ("text", "presses"),
    [
        ("sudden epigastric pain since this morning, lipase 1800, still taking aza", True),
        ("abdo pain today and pancreatitis on 6MP", True),
        ("aza gave her pancreatitis in 2019, lipase was 1800. options", False),
        ("pancreatitis on aza, stopped. MMF?", False),
    ],
)
def test_a_pancreatitis_of_today_on_a_thiopurine_presses(text: str, presses: bool) -> None:
    assert ("emergency-pancreatitis" in raised(said((text, "intolerance_to_azathioprine")))) is presses


@pytest.mark.parametrize(
    ("text", "to_staff"),
    [
        ("quick one: bilirubin 320, ALT 1100, newly diagnosed, 8 days of pred 60, INR 2.6, drowsy", True),
        ("neuts 0.3 and temp 39.3 on aza, still taking it", True),
        ("my INR is 2.6 and i am drowsy on pred", False),
    ],
)
def test_who_charts_results_is_not_sent_to_the_emergency_department(text: str, to_staff: bool) -> None:
    records = said((text, "emergency")).answer.records
    assert ("emergency-of-ones-own" not in records) is to_staff


ON_AZA, ON_TAC = ("39F, AIH on aza 50 mg", "inform_case"), ("55M on tac 3 mg bd", "inform_case")


@pytest.mark.parametrize(
    ("told", "text", "reaction", "drug"),
    [
        (ON_AZA, "vomiting since day 3", "vomiting", "azathioprine"),
        (ON_AZA, "nausea every morning since starting", "nausea", "azathioprine"),
        (ON_TAC, "tremor since week 2", "tremor", "tacrolimus"),
        (("45F on pred 30 and aza 100", "inform_case"), "moon face, 12 kg up", "cushingoid", "prednisolone"),
    ],
)
def test_a_harm_told_by_itself_is_one_of_the_drug_that_is_taken(
    told: tuple[str, str], text: str, reaction: str, drug: str
) -> None:
    reply = said(told, (text, "emergency"))
    assert reply.answer.kind == "answer"
    assert (reaction, drug) in {(one.reaction, one.drug) for one in reply.case.reactions}


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (ON_AZA, "vomiting blood since this morning"),
        (ON_AZA, "vomiting, BP 70/40"),
        (ON_AZA, "drowsy since day 3"),
        (ON_TAC, "severe headache and a seizure today"),
        (("45F on pred 30 and aza 100", "inform_case"), "vomiting for 3 days"),
    ],
)
def test_what_presses_in_a_running_case_still_does(told: tuple[str, str], text: str) -> None:
    assert said(told, (text, "emergency")).answer.kind == "emergency"


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("AIH on aza and tac", None),
        ("AIH on aza 50 mg", "azathioprine"),
    ],
)
def test_of_several_drugs_nothing_says_whose_harm_it_is(text: str, drug: str | None) -> None:
    reply = said((text, "inform_case"), ("vomiting since day 3", "inform_case"))
    assert {one.drug for one in reply.case.reactions} == {drug}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("33F AIH: aza day 10 gave fever 39.5 + rigors, hypotensive. settled off it. now what", "emergency"),
        ("AIH 40F, aza day 12 fever and rigors BP 80, all settled within a day of stopping. next drug?", "emergency"),
        ("AIH 40F, fever and shock on 6MP, recovered once it was stopped, options", "intolerance_to_azathioprine"),
        ("AIH on MMF, septic last week, now well. restart?", "emergency"),
        ("AIH on aza, urosepsis two weeks ago, treated, fully recovered. when to restart", "emergency"),
        ("48F AIH, sepsis last month on MMF, home and well now. restart at what dose?", "ask_dose"),
        ("AIH cirrhosis on aza, variceal bleed 3 months ago, banded, well now. carry on aza?", "emergency"),
        ("48M AIH on tac and pred, BP 165/95, HbA1c 61 on metformin", "emergency"),
        ("52F AIH on pred 20: BP 150/90, HbA1c 58", "emergency"),
        ("AIH on MMF 1 g bd. WBC 2.6, ANC 1.1, plts 160. afebrile", "emergency"),
        ("AIH on MMF 1g bd, neutrophils 1.2, well, no fever", "emergency"),
    ],
)
def test_what_is_over_or_only_charted_presses_not(text: str, intent: str) -> None:
    reply = said((text, intent))
    assert reply.answer.kind == "answer"
    assert not {"sepsis", "gi-bleed"} & {name for name, state in reply.case.conditions.items() if state == "yes"}


@pytest.mark.parametrize(
    "text",
    [
        "AIH on MMF, septic last week, still spiking. restart?",
        "AIH on aza, sepsis two weeks ago, not yet recovered",
        "AIH on aza, fever and rigors day 10, stopped, still febrile 39 and BP 85",
        "AIH on aza, fever settled off it. today BP 75/40",
        "AIH cirrhosis, variceal bleed last month, bled again",
        "48M AIH on tac, BP 85/50, HbA1c 61",
        "AIH on MMF, ANC 0.3, T 38.6",
    ],
)
def test_what_goes_on_or_comes_back_presses(text: str) -> None:
    assert said((text, "emergency")).answer.kind == "emergency"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("AIH woman on pred 40, day 6. jaundiced, INR 2.4, confused", True),
        ("AIH: bili 400; INR 3; confused", True),
        ("confused, yellow, INR 2.9. AIH", True),
        ("AIH, ammonia 140 + confused since last night", True),
        ("bili 300, INR 2.2 and now confused. aih", True),
        ("I'm confused, INR 1.1, which drug first in AIH", False),
        ("AIH, bilirubin 20. Sorry, confused. which guideline", False),
        ("confused by the INR target", False),
        ("no jaundice, not confused, INR 1.1", False),
    ],
)
def test_confusion_among_other_signs_is_encephalopathy(text: str, heard: bool) -> None:
    assert ("encephalopathy" in mentions(text).values("condition", "affirmed")) is heard


def test_sepsis_told_before_leads_when_an_inr_is_told_with_it() -> None:
    reply = said(("62F AIH on MMF, neutropenic sepsis, BP 78/40", "emergency"), ("bili 60 INR 1.6", "inform_case"))
    assert reply.answer.kind == "emergency"
    assert "emergency-sepsis" in reply.answer.parts[0].bottom_line[0].records
