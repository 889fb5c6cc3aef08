"""Treatment started again is no new case; what is taken all the same, and what goes with it, is warned of."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow
RELAPSED = "29F relapsed off aza"


@pytest.mark.parametrize(
    "message",
    [
        "restart what",
        "start again with what drug",
        "which one to restart",
        "start over with azathioprine?",
        "resume the same treatment?",
        "ok, recommence which",
        "begin again with which dose",
        "restart at a lower dose?",
        "start again on steroids",
    ],
)
def test_treatment_started_again_clears_nothing(asker: Asker, message: str) -> None:
    _, slots = asker.turn(RELAPSED, {})
    answer, _ = asker.turn(message, slots)
    assert "reason:relapse_after_withdrawal" in {item.id for item in answer.case}


@pytest.mark.parametrize(
    "message",
    [
        "start over",
        "reset",
        "new patient",
        "restart the conversation",
        "start again with somebody else",
        "forget everything",
        "clear the case and start again",
    ],
)
def test_words_that_clear_still_clear(asker: Asker, message: str) -> None:
    _, slots = asker.turn(RELAPSED, {})
    answer, _ = asker.turn(message, slots)
    assert not answer.case


@pytest.mark.parametrize(
    ("first", "then", "rule"),
    [
        ("48F not responding to budesonide and aza", "she has cirrhosis", "plan-budesonide-cirrhosis"),
        ("52M insufficient response on budesonide + aza", "biopsy: cirrhosis", "plan-budesonide-cirrhosis"),
        ("AIH not responding to aza", "GP started allopurinol for gout", "plan-thiopurine-allopurinol"),
    ],
)
def test_what_does_not_suffice_is_taken_as_far_as_is_told(asker: Asker, first: str, then: str, rule: str) -> None:
    _, slots = asker.turn(first, {})
    assert rule in asker.turn(then, slots)[0].rules


@pytest.mark.parametrize(
    ("first", "then", "rule"),
    [
        ("48F stopped budesonide for no response, on pred and aza", "she has cirrhosis", "plan-budesonide-cirrhosis"),
        ("48F on aza and pred, not responding", "she has cirrhosis", "plan-budesonide-cirrhosis"),
        ("aza failed, MMF now", "allopurinol for gout by the GP", "plan-thiopurine-allopurinol"),
    ],
)
def test_what_was_stopped_is_not(asker: Asker, first: str, then: str, rule: str) -> None:
    _, slots = asker.turn(first, {})
    answer, _ = asker.turn(then, slots)
    assert rule not in {r for line in answer.warnings for r in line.records} | set(answer.rules)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("aza + allopurinol for shunter", "how to dose"),
        ("azathioprine with allopurinol", "dose?"),
        ("6-MP plus allopurinol", "what dose"),
    ],
)
def test_with_allopurinol_the_dose_is_that_of_the_two(asker: Asker, first: str, then: str) -> None:
    _, slots = asker.turn(first, {})
    answer, _ = asker.turn(then, slots)
    assert "plan-thiopurine-allopurinol" in answer.rules
    assert [part.title for part in answer.parts if part.title.startswith("Dose")] == [
        "Dose: allopurinol co-therapy (allopurinol)"
    ]


@pytest.mark.parametrize("told", ["azathioprine 50 + allopurinol 100", "allopurinol 100 + aza 37.5 mg"])
def test_a_dose_beside_allopurinol_is_not_cut_twice(asker: Asker, told: str) -> None:
    _, slots = asker.turn(told, {})
    first = asker.turn("how to dose", slots)[0].parts[0].bottom_line[0].text
    assert first.startswith("Is this the dose from before allopurinol")


def test_a_dose_to_which_allopurinol_is_added_is_cut(asker: Asker) -> None:
    _, slots = asker.turn("on aza 150, 6-MMP 12000 6-TGN 110", {})
    first = asker.turn("add allopurinol, what dose?", slots)[0].parts[0].bottom_line[0].text
    assert first.startswith("Azathioprine 150 mg a day cut to")


@pytest.mark.parametrize(
    ("turns", "chip"),
    [
        (("44M on tac after aza", "can't tolerate"), "drug:tacrolimus"),
        (("58M on MMF for AIH diarrhoea", "couldn't tolerate it"), "reaction:diarrhoea"),
    ],
)
def test_what_is_not_tolerated_is_what_is_taken(asker: Asker, turns: tuple[str, str], chip: str) -> None:
    _, slots = asker.turn(turns[0], {})
    answer, _ = asker.turn(turns[1], slots)
    assert {"reason:second_line_failed", chip} <= {item.id for item in answer.case}


@pytest.mark.parametrize("message", ["tacrolimus adverse effects", "rituximab adverse events", "mmf adverse reactions"])
def test_adverse_effects_asked_for_are_nobodys(asker: Asker, message: str) -> None:
    assert not asker.answer(message).case


@pytest.mark.parametrize(
    "message",
    [
        "does BSG 2025 recommend tacrolimus over MMF",
        "does BSG put tacrolimus before mmf",
        "which guideline puts tacrolimus before mycophenolate",
        "does EASL prefer tac to MMF in non-responders",
    ],
)
def test_a_neutral_question_is_no_premise(asker: Asker, message: str) -> None:
    assert not asker.answer(message).parts[0].title.startswith("Is that right?")


def test_a_statement_is(asker: Asker) -> None:
    assert asker.answer("EASL puts tacrolimus before MMF").parts[0].title.startswith("Is that right?")


@pytest.mark.parametrize(
    "message",
    [
        "aza pancreatitis, what about thioguanine",
        "can tioguanine be used when aza caused pancreatitis",
        "which drug next after azathioprine pancreatitis",
        "thioguanine after azathioprine pancreatitis",
    ],
)
def test_tioguanine_stands_the_same_after_pancreatitis_in_any_words(asker: Asker, message: str) -> None:
    rows = [row for part in asker.answer(message).parts for section in part.sections for row in section.options]
    assert {row.standing for row in rows if row.drug == "tioguanine"} == {"caution"}


def test_a_hypersensitivity_that_presses_says_to_stop_the_drug(asker: Asker) -> None:
    answer = asker.answer("fever, rash and rigors on day 10 of azathioprine, CRP 200")
    assert answer.kind == "emergency"
    assert "the drug must be stopped" in " ".join(line.text for line in answer.parts[0].bottom_line)
