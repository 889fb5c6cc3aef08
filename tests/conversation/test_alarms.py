"""Unsafe plans and premises from the words of a message alone, each beside a message that only resembles it."""

from __future__ import annotations

import pytest

from actions.case import merge
from actions.case.patient import Case
from actions.case.reading import read
from actions.conversation.alarms import alarms, with_digits
from tests.base import assistant, base
from tests.case.test_reading import mentions


def raised(text: str) -> set[str]:
    """Ids of the plan rules and claims that a message raises by itself."""
    found = mentions(text)
    reading = read(text, (), found)
    case = merge.merge(Case(), reading).case
    said = alarms(base(), assistant().wordings, text, found, reading, Case(), case, ())
    return {item.id for item in (*said.urgent, *said.unsafe, *said.claims)}


@pytest.mark.parametrize(
    ("rule", "unsafe", "safe"),
    [
        ("plan-mycophenolate-pregnancy", "14 weeks gone on MMF", "14 weeks into MMF, 70 year old woman"),
        (
            "plan-mycophenolate-pregnancy",
            "wants baby soon, planning mofetil",
            "no plans for a baby, on MMF and the pill",
        ),
        (
            "plan-mycophenolate-contraception",
            "MMF: she doesn't want hormones, coil or condoms",
            "MMF, no other drugs, on the pill",
        ),
        (
            "plan-mycophenolate-breastfeeding",
            "mother exclusively breast feeding, give CellCept",
            "CellCept with milk at breakfast?",
        ),
        (
            "premise-dual-antimetabolite",
            "aza and mycophenolate running alongside each other",
            "aza then mycophenolate, rash on aza",
        ),
        ("plan-thiopurine-allopurinol", "full dose aza with allopurinol", "aza reduced to 25 % with allopurinol"),
        ("plan-thiopurine-allopurinol", "aza 100 and allopurinol 100", "allopurinol stopped in 2019, aza 100 now"),
        ("plan-thiopurine-tpmt", "TPMT 4 mU/L (deficient), aza 2 mg/kg", "TPMT 38 (normal), aza 2 mg/kg"),
        (
            "plan-thiopurine-after-hypersensitivity",
            "shaking chills and temp of 40 within hours of azathioprine. Rechallenge?",
            "nausea within hours of azathioprine. Rechallenge?",
        ),
        ("plan-tacrolimus-inhibitors", "tac with clarithromycin", "tac; clarithromycin was stopped last month"),
        (
            "plan-sirolimus-liver-transplant",
            "LT for AIH 10 days ago, sirolimus?",
            "sirolimus in AIH, never transplanted",
        ),
        ("plan-budesonide-portal-hypertension", "TIPS from 2022, Budenofalk", "no varices, Budenofalk, spleen normal"),
        (
            "plan-budesonide-portal-hypertension",
            "platelets 70, big spleen, Entocort",
            "platelets 240, big spleen, Entocort",
        ),
        ("plan-budesonide-acute-severe", "jaundiced, prothrombin time 24 sec, Budenofalk", "INR 1.0, Budenofalk"),
        ("plan-infliximab-tuberculosis", "sputum AFB 2+, infliximab this week", "TB excluded, infliximab this week"),
        (
            "plan-infliximab-infection",
            "febrile, CRP 180, awaiting cultures. Infliximab?",
            "afebrile, CRP 2. Infliximab?",
        ),
        ("plan-rituximab-hepatitis-b", "HBsAg positive, rituximab", "HBsAg positive on entecavir, rituximab"),
        ("plan-dose-tacrolimus", "Pangraf 15 mg morning 15 mg night", "Pangraf 2 mg morning 2 mg night"),
        ("plan-dose-tacrolimus", "tac 10 mg bd", "tac 3 mg bd"),
        ("plan-unit-trough", "Prograf level 7.5 ng/dL", "Prograf level 7.5 ng/ml"),
        ("plan-unit-thiopurine", "aza 50 mcg od", "aza 50 mg od"),
        ("plan-unit-mycophenolate", "MMF 500 micrograms bd", "MMF 500 mg bd"),
        ("plan-unit-steroid", "prednisolone 40 mcg od", "prednisolone 40 mg od"),
        ("plan-tacrolimus-with-ciclosporin", "start Neoral while continuing Prograf", "from Neoral to Prograf"),
        ("plan-live-vaccine", "MMR due, on MMF", "had MMR as a child, on MMF"),
        (
            "premise-mmf-nonresponder-figure",
            "MMF works in eighty per cent of non-responders",
            "MMF works in thirty per cent of non-responders",
        ),
        ("premise-camaro", "refractory, relying on CAMARO for MMF", "CAMARO was first line: MMF figure?"),
        ("premise-trial-unknown", "what dose did the TACROBUD trial use", "what dose did the CAMARO trial use"),
        (
            "premise-guideline-unknown",
            "per the Himalayan Liver Forum consensus, ritux first",
            "per the EASL 2025 guideline, MMF first",
        ),
        (
            "claim-rituximab-safe-effective",
            "ritux is safe and effective so can give without screening?",
            "is ritux safe and effective?",
        ),
    ],
)
def test_a_plan_is_caught_and_what_resembles_it_is_not(rule: str, unsafe: str, safe: str) -> None:
    wanted = {"premise-camaro": "premise-randomised-second-line"}.get(rule, rule)
    assert wanted in raised(unsafe)
    assert wanted not in raised(safe)


def test_percentages_in_words_are_figures() -> None:
    assert with_digits("fifty-eight per cent, ninety percent, fifty patients") == "58 %, 90 %, fifty patients"
