"""A question is answered in its first lines by what it asks in particular, and what no record gives of it is said
first: how fast a dose goes up, a biopsy before withdrawal, when a level is repeated, which antiviral.
"""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_AT_FIRST_SIGHT = 4


def _lead(answer: Answer, lines: int = _AT_FIRST_SIGHT) -> str:
    return " ".join([line.text for part in answer.parts for line in part.bottom_line][:lines])


def _records(answer: Answer, lines: int = _AT_FIRST_SIGHT) -> list[str]:
    led = [line for part in answer.parts for line in part.bottom_line][:lines]
    return [identifier for line in led for identifier in line.records[:1]]


@pytest.mark.parametrize(
    "asked",
    [
        "what dose MMF do i start at in AIH and how fast to go up, 62kg",
        "how quickly do I titrate MMF",
        "MMF 500 bd, when do I step up the dose",
    ],
)
def test_how_fast_a_dose_goes_up_is_no_time_to_response(asker: Asker, asked: str) -> None:
    answer = asker.last(asked)
    assert "no-mmf-titration-schedule" in _records(answer)
    assert not any("Time to response" in part.title for part in answer.parts)


def test_how_fast_a_drug_works_still_asks_of_its_effect(asker: Asker) -> None:
    assert "Time to response" in asker.last("how fast does MMF work").parts[0].title


@pytest.mark.parametrize(
    "asked",
    [
        "2 yrs biochem remission on tac 1mg bd, level 3. can i wean off? biopsy first?",
        "stable on MMF 3 years want to stop, do i need a biopsy",
        "biopsy before withdrawing aza?",
    ],
)
def test_a_biopsy_before_withdrawal(asker: Asker, asked: str) -> None:
    answer = asker.last(asked)
    assert "conflict-guidelines-withdrawal" in _records(answer)
    assert "Stopping" in answer.parts[0].title


@pytest.mark.parametrize(
    "asked",
    [
        "Prograf 2mg bd, clarithromycin 500 bd for 7 days. Level when?",
        "on tac, started diltiazem. when to check level",
        "tacrolimus plus fluconazole, when do I repeat the trough",
    ],
)
def test_a_level_is_repeated_when_another_medicine_is_added(asker: Asker, asked: str) -> None:
    assert "the trough is repeated whenever an interacting drug" in _lead(asker.last(asked))


def test_a_level_to_aim_for_stays_one(asker: Asker) -> None:
    assert "Level to aim for" in asker.last("target level tac in AIH").parts[0].title


@pytest.mark.parametrize(
    "asked",
    [
        "Patient gets diarrhoea on MMF 1g BD. switch to EC-MPS? equivalent dose?",
        "MMF 1.5g bd GI upset, can I convert to enteric coated mycophenolate",
        "switch from cellcept to myfortic, equivalent dose",
    ],
)
def test_another_preparation_of_mycophenolate(asker: Asker, asked: str) -> None:
    answer = asker.last(asked)
    assert _records(answer)[0] == "ecmps-gi-switch"
    assert "tacrolimus" not in _lead(answer)


@pytest.mark.parametrize(
    "asked",
    [
        "HBsAg+ not on antivirals. ritux 1g x2 booked thurs. premeds?",
        "rituximab premedication?",
        "what premeds before rituximab infusion",
    ],
)
def test_what_is_given_before_an_infusion(asker: Asker, asked: str) -> None:
    assert "rtx-premedication" in _records(asker.last(asked))


@pytest.mark.parametrize(
    "asked",
    [
        "pneumococcal and flu vaccines before rituximab - timing?",
        "AIH flu jab and shingrix before rituximab, interval",
        "how long before rituximab should vaccines be given",
    ],
)
def test_vaccines_before_the_first_rituximab(asker: Asker, asked: str) -> None:
    assert _records(asker.last(asked))[0] == "bsg25-rituximab-regimen"


def test_vaccines_on_rituximab_go_by_the_last_dose(asker: Asker) -> None:
    assert "6 months after" in _lead(asker.last("on rituximab since March, when flu vaccine"), 2)


@pytest.mark.parametrize("asked", ["on rituximab, IgG 3.8. IVIG?", "IgG 4.1 after ritux, replace immunoglobulin?"])
def test_immunoglobulin_is_replaced_for_a_low_igg(asker: Asker, asked: str) -> None:
    assert "no-rituximab-igg-threshold" in _records(asker.last(asked))


@pytest.mark.parametrize(
    "asked",
    [
        "EASL 2025 vs AASLD 2019 what do they say for aza non responders",
        "What does EASL recommend after azathioprine non response",
        "EASL and AASLD after azathioprine failure",
    ],
)
def test_guidelines_after_azathioprine_say_what_comes_next(asker: Asker, asked: str) -> None:
    assert "EASL 2025 says that mycophenolate may be tried" in _lead(asker.last(asked), 1)


def test_guidelines_on_azathioprine_itself_are_of_azathioprine(asker: Asker) -> None:
    assert "azathioprine" in _lead(asker.last("EASL on azathioprine dose"), 1)


@pytest.mark.parametrize(
    "asked",
    [
        "how many azathioprine intolerant pts actually get remission with MMF versus non responders",
        "mmf response intolerant vs refractory numbers",
        "mycophenolate: percent responding if aza not tolerated and if insufficient response?",
    ],
)
def test_figures_of_both_reasons_stand_side_by_side(asker: Asker, asked: str) -> None:
    lead = _lead(asker.last(asked), 2)
    assert "82 %" in lead
    assert "32 %" in lead


def test_numbers_asked_for_behind_a_comparison_are_figures(asker: Asker) -> None:
    answer = asker.last("MMF vs tacrolimus after azathioprine failure", "which is better", "numbers please with CI")
    assert "95 % CI" in _lead(answer, 1)


def test_what_a_trial_showed_and_its_side_effects(asker: Asker) -> None:
    answer = asker.last("camaro trial what did it show and side effects")
    assert _records(answer, 2) == ["camaro-remission", "camaro-discontinuation"]
    assert not answer.question


@pytest.mark.parametrize("asked", ["ianalumab AMBER trial results?", "ianalumab does it work"])
def test_no_result_of_a_drug_under_trial_is_said_first(asker: Asker, asked: str) -> None:
    assert _records(asker.last(asked))[0] == "no-ianalumab-result"


@pytest.mark.parametrize("asked", ["any deaths", "any deaths?", "deaths?"])
def test_deaths_are_asked_of_the_drug_talked_of(asker: Asker, asked: str) -> None:
    answer = asker.last("rituximab in AIH", asked)
    assert answer.parts[0].title == "Adverse effects: rituximab (RTX)"
    assert "Fatal" in _lead(answer)


@pytest.mark.parametrize(
    "asked",
    [
        "nausea on AZA 100mg. anything simple to try before MMF?",
        "vomiting on azathioprine, anything else I can do before moving to mycophenolate",
    ],
)
def test_what_is_tried_short_of_another_drug(asker: Asker, asked: str) -> None:
    assert _records(asker.last(asked))[0] == "note-thiopurine-again-nausea"


def test_what_is_checked_before_a_drug_stays_a_check(asker: Asker) -> None:
    answer = asker.last("nausea on azathioprine, what to check before MMF")
    assert any("Before the first dose" in part.title for part in answer.parts)


@pytest.mark.parametrize(
    "asked",
    [
        "She is on Myfortic 720 bd, wants to get pregnant next year. When do we need to stop and what do we swap to?",
        "on MMF, planning pregnancy, what do I switch to",
        "on MMF wants a baby. stop when, and which drug instead",
    ],
)
def test_what_replaces_mycophenolate_before_a_pregnancy(asker: Asker, asked: str) -> None:
    assert "bsg25-pregnancy" in _records(asker.last(asked))


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        ("hep C and AIH? which DAA", "Which direct-acting antiviral"),
        ("which DAA", "Which direct-acting antiviral"),
        ("which antiviral and how long if HBsAg positive before rituximab", "Which antiviral, by name"),
        ("entecavir or tenofovir before rituximab", "Which antiviral, by name"),
        ("quantiferon positive, need infliximab for AIH. how long INH first", "How long latent tuberculosis"),
        ("isoniazid for how long before infliximab", "How long latent tuberculosis"),
        ("pregnant on aza and pred 10, and delivery, steroid cover?", "How a steroid is covered at delivery"),
        ("pregnant 20 weeks, AIH flare ALT 400 on aza 100. how much pred", "The dose of prednisolone for a flare"),
        ("Contraception on mycophenolate - does POP count? Rems rules US", "Whether a progestogen-only pill"),
        ("planning to add tac to MMF + pred, any data on triple therapy", "A response rate of tacrolimus and"),
        ("AIH/PSC overlap not responding, does anything second line work there?", "How overlap with PSC or PBC"),
    ],
)
def test_what_no_record_gives_is_said_first(asker: Asker, asked: str, missing: str) -> None:
    assert f"{missing}" in _lead(asker.last(asked))


@pytest.mark.parametrize(
    "asked",
    [
        "AIH/PBC overlap on MMF, dose?",
        "after both tac and MMF failed, response to rituximab, data?",
        "how long does isoniazid affect tacrolimus",
        "on MMF, how much steroid for a flare",
        "MMF plus prednisolone dose",
    ],
)
def test_near_twins_are_not_said_to_be_missing(asker: Asker, asked: str) -> None:
    assert "not in the sources read" not in _lead(asker.last(asked), 2)


@pytest.mark.parametrize("asked", ["6-MP dose", "azathioprine dose", "EASL on azathioprine dose"])
def test_no_dose_of_allopurinol_in_the_dose_of_a_thiopurine(asker: Asker, asked: str) -> None:
    sections = asker.last(asked).parts[0].sections
    assert not any(
        "allopurinol" in line.text for section in sections if not section.collapsed for line in section.lines
    )


def test_allopurinol_that_is_spoken_of_leads(asker: Asker) -> None:
    assert "allopurinol" in _lead(asker.last("azathioprine dose with allopurinol"), 1)


def test_a_medicine_not_held_leaves_the_disease_answered(asker: Asker) -> None:
    answer = asker.last("obeticholic acid in AIH PBC overlap")
    assert "Obeticholic acid is not in the knowledge base" in _lead(answer, 1)
    assert "ursodeoxycholic acid" in _lead(answer)


def test_a_letter_that_came_asks_for_none(asker: Asker) -> None:
    given = asker.last("Clinic letter: 45F AIH, aza intolerant pancreatitis, pred 20. What next?")
    assert not any("letter" in line.text for line in given.notices)
