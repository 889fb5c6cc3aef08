"""Facts on which much depends are heard in every ordinary wording: a positive pregnancy test, tablets not taken,
fever with signs of infection, treatment that lost its effect, the drug taken since another was not tolerated. Beside
each stand words that look alike and tell nothing of the kind.
"""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def chips(answer: Answer) -> dict[str, str]:
    return {item.id: item.label for item in answer.case}


@pytest.mark.parametrize(
    "test",
    ["took a home pregnancy test, positive!!", "did a preg test yesterday and it was positive", "pregnancy test +ve"],
)
def test_a_positive_pregnancy_test_is_kept(asker: Asker, test: str) -> None:
    answer = asker.last(f"35F on MMF for AIH {test}", "dose of mmf?")
    assert "condition:pregnant" in chips(answer)
    assert "contraindicated in pregnancy" in answer.warnings[0].text


@pytest.mark.parametrize("test", ["pregnancy test negative", "if the pregnancy test is positive, what then?"])
def test_a_test_that_is_not_positive_is_no_pregnancy(asker: Asker, test: str) -> None:
    assert chips(asker.answer(f"35F on tac for AIH, {test}")).get("condition:pregnant") != "pregnant"


@pytest.mark.parametrize(
    "told",
    ["29F AIH aza intolerant on MMF", "29F AIH azathioprine intolerance, now on MMF", "29F aza refractory, on MMF"],
)
def test_the_drug_taken_since_is_taken(asker: Asker, told: str) -> None:
    answer = asker.last(told, "her pregnancy test came back positive")
    assert chips(answer)["drug:mycophenolate"].startswith("on mycophenolate")
    assert "contraindicated in pregnancy" in answer.warnings[0].text


@pytest.mark.parametrize(
    "told", ["she's not taking it half the time", "she isn't taking it", "turns out she has not been taking them"]
)
def test_tablets_not_taken_are_not_adherence(asker: Asker, told: str) -> None:
    answer = asker.last("19F AIH on AZA 100, ALT 180", told)
    assert chips(answer)["condition:non-adherence"] == "non-adherence"
    assert answer.parts[0].bottom_line[0].text.startswith("Adherence comes before any change")


@pytest.mark.parametrize(
    "told", ["she's not taking it with food", "she is not taking it yet", "she takes it every day"]
)
def test_how_or_when_tablets_are_taken_is_no_non_adherence(asker: Asker, told: str) -> None:
    answer = asker.last("19F AIH on AZA 100, ALT 180", told)
    assert chips(answer).get("condition:non-adherence") != "non-adherence"


@pytest.mark.parametrize(
    "told",
    [
        "pt stopped responding to aza after 3 yrs, flare ALT 600 while on it",
        "56M AIH flare ALT 500 on aza 150, never stopped it",
        "he stopped responding to azathioprine, ALT 480, compliant",
    ],
)
def test_an_effect_that_stopped_is_no_treatment_that_was_stopped(asker: Asker, told: str) -> None:
    assert "Loss of response" in chips(asker.answer(told))["reason:loss_of_response_on_treatment"]


def test_treatment_that_was_stopped_is_a_relapse(asker: Asker) -> None:
    assert "reason:relapse_after_withdrawal" in chips(asker.answer("56M AIH flare ALT 500, stopped aza in March"))


@pytest.mark.parametrize(
    "told",
    [
        "AIH on tac 3 bd + MMF, febrile 39, cough",
        "AIH on prednisolone and MMF now febrile, CRP 210",
        "on ciclosporin and pred for AIH, pyrexial with rigors",
        "MMF 1 g bd, fever and short of breath since last night",
    ],
)
def test_fever_with_signs_of_infection_presses(asker: Asker, told: str) -> None:
    answer = asker.answer(told)
    assert answer.kind == "emergency"
    assert "sepsis" in answer.parts[0].bottom_line[0].text


@pytest.mark.parametrize(
    "told",
    [
        "on MMF, dry cough for months, no fever",
        "fever and cough on infliximab 2 years ago, fine now. dose of MMF?",
        "on aza 100, CRP 4, afebrile. ALT 90",
    ],
)
def test_a_cough_without_fever_and_what_is_over_do_not(asker: Asker, told: str) -> None:
    assert asker.answer(told).kind != "emergency"


@pytest.mark.parametrize(
    "asked",
    [
        "EASL 2025 vs AASLD 2019 for azathioprine failure",
        "what does EASL 2025 say vs AASLD on second line after aza failure",
        "AASLD versus EASL 2025 on tacrolimus",
    ],
)
def test_guidelines_that_were_read_are_not_unread(asker: Asker, asked: str) -> None:
    assert not any("premise-guideline-unknown" in line.records for line in asker.answer(asked).parts[0].bottom_line)


def test_a_year_without_such_a_guideline_is(asker: Asker) -> None:
    answer = asker.answer("AASLD 2024 puts rituximab second line")
    assert "premise-guideline-unknown" in answer.parts[0].bottom_line[0].records


def test_after_another_thiopurine_mycophenolate_is_still_to_come(asker: Asker) -> None:
    answer = asker.last("pt 40M aza intolerant", "6mp?", "and if he doesn't tolerate it")
    rows = [row.drug for part in answer.parts for section in part.sections for row in section.options]
    assert rows[0] == "mycophenolate"
    assert "third-line" not in answer.parts[0].bottom_line[0].text


def test_what_fails_is_what_is_taken(asker: Asker) -> None:
    answer = asker.last("50F aza intolerant, MMF started", "what if that fails")
    assert "mycophenolate: insufficient" in answer.notices[0].text


@pytest.mark.parametrize("asked", ["St Johns wort and tac", "clarithromycin plus tacrolimus", "tac with rifampicin"])
def test_two_names_side_by_side_tell_of_no_harm(asker: Asker, asked: str) -> None:
    assert not any(item.startswith("reason:") for item in chips(asker.answer(asked)))
