"""Warnings on the drug that is taken or thought of, each with harmless twins in which it must not be given."""

from __future__ import annotations

import pytest

from actions.case.patient import Case, State
from actions.reasoning.standings import rank
from tests.base import base
from tests.conversation.test_dangers_of_the_ward import raised, said


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("44M on infliximab 5 mg/kg after mmf and tac; jaundiced, ALT 700 now", True),
        ("on infliximab for 3 months, ALT 6x ULN", True),
        ("infliximab since may, bilirubin raised and jaundice", True),
        ("on infliximab, ALT 60, well", False),
        ("jaundiced, ALT 700, failed mmf and tac. start infliximab?", False),
        ("on tac, jaundiced, ALT 700", False),
    ],
)
def test_jaundice_on_infliximab_is_warned_of(text: str, warned: bool) -> None:
    assert ("plan-infliximab-liver" in raised(said((text, "second_line_failed")))) is warned


def test_whether_to_stop_it_is_answered_from_what_is_held_on_the_liver() -> None:
    reply = said(("44M on infliximab after mmf and tac; jaundiced", "second_line_failed"), ("stop it?", "ask_stopping"))
    assert any("ifx-stop-liver" in line.records for part in reply.answer.parts for line in part.bottom_line)


ON_TAC = ("50F on tac 3 mg bd, creatinine doubled, K 5.9", "intolerance_to_second_line")


@pytest.mark.parametrize(
    ("turns", "warned"),
    [
        ((ON_TAC, ("switch to csa?", "ask_drug_overview")), True),
        ((("50F, tac wrecked her kidneys, ciclosporin instead?", "ask_drug_overview"),), True),
        ((("50F, tremor on tac, ciclosporin instead?", "ask_drug_overview"),), False),
        ((ON_TAC, ("rituximab?", "ask_drug_overview")), False),
    ],
)
def test_what_tacrolimus_did_to_the_kidney_is_feared_of_ciclosporin(
    turns: tuple[tuple[str, str], ...], warned: bool
) -> None:
    assert ("plan-ciclosporin-after-tacrolimus-kidney" in raised(said(*turns))) is warned


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("tac 0.1mg/kg bd with eGFR 24, when first level", True),
        ("tac 3 mg bd, eGFR 28. dose?", True),
        ("tac 0.1mg/kg bd, eGFR 95, when first level", False),
    ],
)
def test_of_a_tacrolimus_dose_in_reduced_kidney_function_the_kidney_is_warned_of_first(text: str, first: bool) -> None:
    warnings = said((text, "ask_dose")).answer.warnings
    assert bool(warnings and warnings[0].records[0] == "plan-tacrolimus-dose-kidney") is first


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("hep A jab before Ghana, on mmf 1 g bd", "plan-live-vaccine"),
        ("flu jab and pneumovax on aza ok?", "plan-live-vaccine"),
        ("household contact due MMR, pt on tac. ok?", "plan-live-vaccine"),
        ("close contact had the yellow fever vaccine, pt on mmf", "plan-live-vaccine"),
        ("previous hep B vaccinated, anti-HBs pos only, rituximab dose", "plan-rituximab-hepatitis-b"),
        ("hep B jabs done, isolated anti-HBs, rituximab dose", "plan-rituximab-hepatitis-b"),
        ("stopped breastfeeding in May, MMF ok?", "plan-mycophenolate-breastfeeding"),
        ("weaned off breastfeeding last week, MMF dose", "plan-mycophenolate-breastfeeding"),
    ],
)
def test_what_only_sounds_like_a_danger_is_not_warned_of(text: str, rule: str) -> None:
    assert rule not in raised(said((text, "ask_special_situation")))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("yellow fever jab before Ghana, on mmf 1 g bd", "plan-live-vaccine"),
        ("MMR due, on tac. ok?", "plan-live-vaccine"),
        ("anti-HBs and anti-HBc positive, rituximab dose", "plan-rituximab-hepatitis-b"),
        ("previous hep B, rituximab dose", "plan-rituximab-hepatitis-b"),
        ("breastfeeding, MMF dose", "plan-mycophenolate-breastfeeding"),
    ],
)
def test_the_danger_itself_is(text: str, rule: str) -> None:
    assert rule in raised(said((text, "ask_special_situation")))


@pytest.mark.parametrize(("text", "avoided"), [("TB treated fully in 1999, IFX ok?", False), ("TB, IFX ok?", True)])
def test_what_is_told_to_be_over_is_not_supposed(text: str, avoided: bool) -> None:
    lines = [line.text for part in said((text, "ask_special_situation")).answer.parts for line in part.bottom_line]
    assert any("avoid: active tuberculosis" in line for line in lines) is avoided


@pytest.mark.parametrize("drug", ["rituximab", "infliximab"])
@pytest.mark.parametrize("condition", ["hbsag-positive", "hepatitis-b"])
def test_an_antiviral_that_runs_is_not_asked_for(drug: str, condition: str) -> None:
    def label(prophylaxis: State | None) -> str:
        told: dict[str, State] = {condition: "yes"} | ({"hbv-prophylaxis": prophylaxis} if prophylaxis else {})
        return rank(base(), (drug,), "second_line_failed", Case(conditions=told))[0].label

    assert "prophylaxis is given" in label("yes")
    assert "first" not in label("yes")
    assert "first" in label(None)
    assert "first" in label("no") or "without antiviral" in label("no")
