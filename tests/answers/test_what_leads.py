"""The first line of an answer is the one that was asked for: of the gravest harm, of the ordinary patient, of the test
by name.
"""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers.model import Answer, Line
from actions.case.patient import Case
from actions.conversation.exchange import Turn
from actions.conversation.focus import Focus
from actions.knowledge.kinds import Evidence, Finding
from tests.answers.test_readings import answer
from tests.base import assistant, base
from tests.conversation.test_following_on import asked


def first_lines(reply: Answer, most: int = 3) -> tuple[Line, ...]:
    part = reply.parts[0]
    return (*part.bottom_line, *(line for section in part.sections for line in section.lines))[:most]


def leading(text: str, intent: str, most: int = 1) -> list[str]:
    """The ids of the records of the first lines."""
    return [line.records[0] for line in first_lines(answer(text, intent), most)]


@pytest.mark.parametrize(
    ("drug", "first", "later"),
    [
        ("mycophenolate", "pregnancy", "hypersensitivity"),
        ("infliximab", "tuberculosis", "heart failure"),
        ("azathioprine", "TPMT deficiency", "pancreatitis"),
        ("budesonide", "cirrhosis", "child"),
        ("everolimus", "pregnancy", "CYP3A4"),
        ("rituximab", "hepatitis B without antiviral prophylaxis", "heart failure"),
    ],
)
def test_contraindications_are_listed_what_is_to_be_avoided_first(drug: str, first: str, later: str) -> None:
    text = " ".join(
        line.text for line in answer(f"contraindications of {drug}", "ask_contraindications").parts[0].bottom_line
    )
    assert 0 <= text.index(first) < text.index(later)


@pytest.mark.parametrize("drug", ["mycophenolate", "infliximab", "rituximab", "sirolimus", "everolimus"])
def test_the_boxed_warning_leads_the_adverse_effects(drug: str) -> None:
    record = base().get(leading(f"side effects of {drug}", "ask_adverse_effects")[0], Evidence)
    assert getattr(record, "boxed_warning", False)


@pytest.mark.parametrize(
    ("text", "intent", "wanted"),
    [
        ("steroid taper schedule", "ask_stopping", ["bsg25-steroid-stop"]),
        ("how to wean prednisolone once ALT normal", "ask_stopping", ["bsg25-steroid-stop"]),
        ("MMF dose in children", "ask_dose", ["easl25-children-dose-mycophenolate"]),
        ("tacrolimus dose in a child", "ask_dose", ["easl25-children-dose-tacrolimus"]),
        ("taper pred after remission how fast", "ask_stopping", ["bsg25-steroid-stop"]),
        ("teenager on tacrolimus trough", "ask_special_situation", ["tac-juvenile-trough"]),
        ("HBV core antibody positive, starting MMF", "ask_pre_treatment_checks", ["situation-anti-hbc"]),
        ("80 year old, AIH treatment", "ask_special_situation", ["situation-elderly"]),
        ("when should I call the transplant centre", "ask_referral", ["awmf25-referral-severe"]),
        ("prednisolone starting dose", "ask_dose", ["bsg25-first-line-dose-prednisolone"]),
        ("vaccines on MMF", "ask_drug_overview", ["acr-vaccine-nonlive"]),
        ("bone protection on steroids", "ask_pre_treatment_checks", ["acr-giop"]),
        ("blood tests on mycophenolate", "ask_monitoring", ["sps-mmf-schedule"]),
        ("warfarin and azathioprine", "ask_interactions", ["thiopurine-beside-warfarin"]),
    ],
)
def test_the_record_that_was_asked_for_leads(text: str, intent: str, wanted: list[str]) -> None:
    assert leading(text, intent) == wanted


def test_whether_to_test_is_answered_by_the_guidelines() -> None:
    assert set(leading("TPMT before azathioprine?", "ask_pre_treatment_checks", 2)) == {"aasld19-aza", "bsg25-tpmt"}


def test_a_dose_for_a_genotype_waits_behind_that_for_everybody() -> None:
    first = leading("azathioprine dose", "ask_dose", 3)
    assert "cpic-poor-metaboliser" not in first
    asked = base().get(leading("azathioprine dose with intermediate TPMT", "ask_dose", 2)[1], Evidence)
    assert "tpmt-intermediate" in asked.situations


def test_withdrawal_is_not_answered_by_thresholds_of_the_blood_count() -> None:
    for drug in ("azathioprine", "mycophenolate"):
        for line in first_lines(answer(f"when can I stop {drug} in remission", "ask_stopping")):
            assert "stopping" in base().get(line.records[0], Evidence).topics
            assert "neutrophils" not in line.text


def test_a_dose_beside_allopurinol_is_the_reduced_one() -> None:
    lead = answer("azathioprine with allopurinol: what dose", "ask_dose").parts[0].bottom_line
    assert "25 %" in lead[0].text


def test_an_interaction_of_two_of_our_drugs_is_no_comparison_of_their_efficacy() -> None:
    reply = answer("MMF and ciclosporin interaction", "ask_comparison")
    assert "Interactions" in reply.parts[0].title
    assert any("not in the sources read" in line.text for line in reply.parts[0].bottom_line)


def test_a_claim_of_safety_is_answered_by_harms_side_by_side() -> None:
    lead = answer("is it true that tacrolimus is safer than MMF", "verify_claim").parts[0].bottom_line[0]
    assert "adverse-event" in lead.text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("9 year old with AIH, azathioprine did not work, what next", "children"),
        ("PSC overlap, azathioprine did not work, what next", "AIH/PSC"),
        ("breast cancer 2 years ago, intolerant of azathioprine, what next", "malignancy"),
    ],
)
def test_the_patients_situation_stands_in_the_bottom_line_of_the_options(text: str, word: str) -> None:
    lead = answer(text, "inform_case").parts[0].bottom_line
    assert any(word in line.text for line in lead[1:])


def test_breastfeeding_is_answered_before_pregnancy() -> None:
    lead = answer("can she breastfeed on azathioprine", "ask_pregnancy").parts[0].bottom_line
    assert "breastfeeding" in lead[0].text
    assert "breastfeeding" in base().get(lead[1].records[0], Evidence).situations


def test_a_word_in_the_name_of_a_topic_is_no_situation() -> None:
    reply = answer("PJP prophylaxis with rituximab?", "ask_special_situation")
    assert reply.parts[0].title.startswith("Infection prophylaxis")


def test_drugs_compared_after_a_reaction_are_led_by_what_is_said_of_intolerance() -> None:
    lead = answer("MMF or 6-MP for azathioprine nausea", "ask_comparison").parts[0].bottom_line[0]
    assert lead.records[0] == "reason-thiopurine-intolerance"


def test_a_harm_that_no_record_names_is_said_not_to_be_known() -> None:
    lead = answer("can MMF cause pancreatitis", "ask_adverse_effects").parts[0].bottom_line[0]
    assert lead.text == "Pancreatitis: not in the sources read."


def test_a_named_guideline_speaks_of_adults_first() -> None:
    for text in ("BSG guideline mycophenolate", "EASL vs AASLD on tacrolimus"):
        lead = answer(text, "ask_guideline").parts[0].bottom_line[0].text
        assert "children" not in lead.lower()


def test_a_trial_that_is_named_is_answered_before_trials_at_large() -> None:
    assert "TAILOR" in answer("TAILOR trial status", "ask_licensing").parts[0].bottom_line[0].text


def test_asked_for_a_randomised_comparison_its_absence_leads() -> None:
    assert "randomised" in answer("RCT of tacrolimus vs MMF", "ask_comparison").parts[0].bottom_line[0].text


def test_whether_co_trimoxazole_is_needed_is_no_interaction() -> None:
    needed = answer("co-trimoxazole with rituximab needed?", "ask_interactions").parts[0].title
    beside = answer("co-trimoxazole and azathioprine", "ask_interactions").parts[0].title
    assert needed.startswith("Infection prophylaxis")
    assert beside.startswith("Interactions")


def test_figures_lead_the_evidence_before_what_a_guideline_makes_of_them() -> None:
    assert base().get(leading("evidence for tacrolimus", "ask_evidence")[0], Finding)


def test_a_failure_belongs_to_the_drug_before_it() -> None:
    title = answer("which is better after MMF failure tac or rituximab", "ask_comparison").parts[0].title
    assert "tacrolimus" in title
    assert "rituximab" in title


def test_a_mans_wish_for_a_child_is_fatherhood() -> None:
    lead = leading("azathioprine in a man wanting kids", "ask_pregnancy", 2)
    assert lead == ["conflict-thiopurine-fathers", "aza-fathers-2017"]


def test_a_situation_leads_while_the_reason_is_unclear() -> None:
    lead = answer("recurrent AIH after liver transplant on tacrolimus, options", "inform_case").parts[0].bottom_line[0]
    assert "transplantation" in lead.text


def test_renal_failure_is_no_failure_of_the_drug() -> None:
    assert "azathioprine" in answer("azathioprine in renal failure dose", "ask_dose").parts[0].title


def test_advice_for_pregnancy_does_not_answer_for_cirrhosis() -> None:
    lead = answer("mycophenolate in decompensated cirrhosis", "ask_special_situation").parts[0].bottom_line
    assert all("contracepti" not in line.text for line in lead)


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("neutrophils 1.5 on mycophenolate", "sps-mmf-thresholds"),
        ("neutrophils 1.0 on mycophenolate", "mmf-neutropenia-action"),
    ],
)
def test_of_two_limits_the_one_that_is_crossed_leads(text: str, leads: str) -> None:
    assert leading(text, "intolerance_to_second_line") == [leads]


@pytest.mark.parametrize(("case", "child"), [(Case(sex="male", age=6), True), (Case(sex="male", age=46), False)])
def test_a_childs_dose_leads_where_the_case_is_a_childs(case: Case, child: bool) -> None:
    one = asked("tac dose?", "ask_dose")
    turn = Turn(one.text, (one,), one.mentions, case, Focus(), date(2026, 11, 30))
    lead = assistant().respond(turn).answer.parts[0].bottom_line[0].text
    assert lead.startswith("In children") == child
