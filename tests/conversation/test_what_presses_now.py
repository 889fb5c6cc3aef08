"""What presses now, and what only did once: a charted fever, emergencies and self-harm of years ago; each class with
twins, in which like words must press, or must not.
"""

from __future__ import annotations

import pytest

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
