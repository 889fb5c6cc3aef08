"""What is known of a case holds for the next drug: low counts, an allergy, a level with signs of harm and a new number
are warned of, and a short turn that tells of no illness presses nobody.
"""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_FAILED = "53F AIH, failed aza and MMF, ALT 200 on pred 20. options?"
_PREGNANT = "37F TPMT absent on MMF, 9 weeks pregnant"


def _whole(answer: Answer) -> str:
    return " ".join(line.text for line in (*answer.warnings, *(li for part in answer.parts for li in part.bottom_line)))


def _standing(answer: Answer, drug: str) -> str:
    rows = [one for part in answer.parts for section in part.sections for one in section.options]
    return next((row.standing for row in rows if row.drug == drug), "")


@pytest.mark.parametrize("refused", ["refuses infusions", "no drips please", "not keen on infusions"])
def test_who_refuses_infusions_is_offered_none_and_is_no_emergency(asker: Asker, refused: str) -> None:
    answer = asker.last(_FAILED, refused)
    assert answer.kind == "answer"
    assert "ACUTE SEVERE" not in answer.parts[0].title.upper()
    assert not _standing(answer, "rituximab")
    assert not _standing(answer, "infliximab")
    assert _standing(answer, "tacrolimus")


@pytest.mark.parametrize(
    "told", ["already took it 2 weeks", "she has been taking it for 3 weeks", "been on it a fortnight"]
)
def test_since_when_something_is_taken_presses_nobody(asker: Asker, told: str) -> None:
    assert asker.last(_PREGNANT, told).kind == "answer"


@pytest.mark.parametrize("told", ["took it all last night", "now unresponsive", "vomited blood", "barely rousable"])
def test_what_presses_still_does(asker: Asker, told: str) -> None:
    assert asker.last("48F AIH on MMF", told).kind != "answer"


@pytest.mark.parametrize(
    "told",
    [
        "51F AIH, lymphoma 2022 after aza, in remission. ALT 260 on pred 20, insufficient response to aza. options?",
        "40M AIH insufficient response to aza 150, 6-TGN 280. options?",
        "40M AIH insufficient response to aza 150, WCC 3.0. options?",
    ],
)
def test_allopurinol_is_held_to_what_holds_for_a_thiopurine(asker: Asker, told: str) -> None:
    assert _standing(asker.last(told), "allopurinol") in ("caution", "avoid")


@pytest.mark.parametrize(
    "told",
    [
        "she's allergic to mycophenolate (rash/angioedema)",
        "AIH 40F, severe rash and lip swelling to cellcept years ago",
        "49F AIH, anaphylaxis to MMF in 2020",
    ],
)
def test_an_allergy_to_mycophenolate_makes_it_one_to_avoid(asker: Asker, told: str) -> None:
    assert "mycophenolate (MMF), avoid: hypersensitivity" in _whole(asker.last(told))
    assert "mycophenolate (MMF), avoid: hypersensitivity" in _whole(asker.last(told, "ok to give Myfortic?"))


def test_diarrhoea_on_it_makes_it_none(asker: Asker) -> None:
    assert "avoid" not in _whole(asker.last("AIH 40F on MMF, diarrhoea"))


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("AIH on MMF, neutrophils 0.4", "would you give aza"),
        ("AIH 40M on MMF, WBC 1.9", "swap to azathioprine?"),
        ("AIH 50M on aza 100, WBC 2.1", "mycophenolate instead?"),
    ],
)
def test_low_counts_are_warned_of_before_the_next_drug(asker: Asker, told: str, asked: str) -> None:
    assert "Counts are low already" in _whole(asker.last(told, asked))


def test_ordinary_counts_are_not(asker: Asker) -> None:
    assert "Counts are low" not in _whole(asker.last("AIH 50M on aza 100, WBC 6.1", "mycophenolate instead?"))


@pytest.mark.parametrize("number", ["K 5.9", "potassium 5.8 today", "creatinine now 160"])
def test_a_new_number_is_warned_of_in_full(asker: Asker, number: str) -> None:
    answer = asker.last("AIH on tac, level 11.2, creatinine 70->118", number)
    assert any("calls for cutting or holding the dose" in line.text for line in answer.warnings)


def test_the_same_number_is_not(asker: Asker) -> None:
    answer = asker.last("AIH on tac, level 11.2, creatinine 70->118", "creatinine 118")
    assert not any("calls for cutting" in line.text for line in answer.warnings)


@pytest.mark.parametrize("asked", ["stop it?", "hold it?", "tremor worse"])
def test_signs_of_neurotoxicity_beside_a_high_level_are_warned_of(asker: Asker, asked: str) -> None:
    answer = asker.last("AIH on tac and clarithromycin", "tremor and headache today, level 22", asked)
    assert any("when the dose is reduced or withheld" in line.text for line in answer.warnings)


def test_a_tremor_beside_a_low_level_is_not(asker: Asker) -> None:
    assert not any("withheld" in line.text for line in asker.last("AIH on tac, level 5, tremor").warnings)


@pytest.mark.parametrize("since", ["Pred 60 x 4 wks.", "On prednisolone for 5 weeks.", "6 weeks of prednisolone."])
def test_surfasa_is_not_made_of_values_weeks_apart(asker: Asker, since: str) -> None:
    assert "SURFASA -" not in _whole(asker.last(f"acute severe AIH. {since} INR 2.1 to 1.6, bilirubin 300 to 200"))


def test_surfasa_is_made_of_the_third_day(asker: Asker) -> None:
    told = "acute severe AIH, jaundiced for 3 weeks, on prednisolone day 3, INR 2.1 to 1.6, bilirubin 300 to 200"
    assert "SURFASA -" in _whole(asker.last(told))


@pytest.mark.parametrize("asked", ["swap for everolimus?", "everolimus instead?", "could she have everolimus"])
def test_proteinuria_on_sirolimus_speaks_against_everolimus_too(asker: Asker, asked: str) -> None:
    assert "everolimus, caution: proteinuria" in _whole(asker.last("AIH on sirolimus, proteinuria 2 g", asked))
