"""Whose it is and what holds now: somebody told of beside the patient is kept as a case of their own, what cannot be
had is left out, a number held up against an answer leads it, and what is over is not taken for present.
"""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_MUM = "66F AIH, aza not tried as TPMT absent, osteoporosis and cataract on pred 15, ALT 58."
_BEDS = (
    "bed 12, 26F, AIH flare ALT 870, stopped aza herself 5 mths ago, breastfeeding. Bed 14 is the 70M with MMF colitis."
)
_PLANS = "27F AIH on aza 75, ALT 110, wants a baby next year"


def _case(answer: Answer) -> str:
    return "; ".join(item.label for item in answer.case)


def _first_lines(answer: Answer) -> str:
    return " ".join(line.text for line in answer.parts[0].bottom_line)


def _notices(answer: Answer) -> tuple[str, ...]:
    return tuple(record for line in answer.notices for record in line.records)


def _all(asker: Asker, *messages: str) -> list[Answer]:
    slots: dict[str, Any] = {}
    answers = []
    for message in messages:
        answer, slots = asker.turn(message, slots)
        answers.append(answer)
    return answers


@pytest.mark.parametrize(
    "told",
    [
        "Daughter, 35, on azathioprine for AIH, failing, ALT 200. What for mum?",
        "Her daughter (35) is on azathioprine for AIH and failing, ALT 200. What for mum?",
        "And her sister, 60, has AIH on MMF, ALT 200. What next for her?",
    ],
)
def test_a_relative_described_is_none_of_the_patient(asker: Asker, told: str) -> None:
    answer = asker.last(f"{_MUM} {told}")
    assert "ALT 58" in _case(answer)
    assert "200" not in _case(answer)
    assert "azathioprine" not in _case(answer)
    assert "mycophenolate" not in _case(answer)
    assert "told-beside" in _notices(answer)
    assert "new-case" not in _notices(answer)


def test_a_relative_is_taken_up_and_left_again(asker: Asker) -> None:
    told = f"{_MUM} Daughter, 35, on azathioprine for AIH, failing, ALT 200. What for mum?"
    _, daughter, mum = _all(
        asker, told, "and for the daughter? she is planning pregnancy", "back to mum: and budesonide?"
    )
    assert "35 years" in _case(daughter)
    assert "wishes pregnancy" in _case(daughter)
    assert "ALT 200" in _case(daughter)
    assert "66 years" in _case(mum)
    assert "wishes pregnancy" not in _case(mum)
    assert "ALT 58" in _case(mum)


@pytest.mark.parametrize("asked", ["For bed 12 - restart what?", "For bed 12 what next?", "So for bed 12: options?"])
def test_another_bed_is_none_of_the_patient(asker: Asker, asked: str) -> None:
    first, second = _all(asker, f"{_BEDS} {asked}", "and bed 14: AIH too, aza gave him pancytopenia, pred 10, ALT 90")
    assert "26 years" in _case(first)
    assert "mycophenolate" not in _case(first)
    assert "bowel" not in _case(first)
    assert "70 years" in _case(second)
    assert "pancytopenia" in _case(second)
    assert "breastfeeding" not in _case(second)


@pytest.mark.parametrize(
    "told",
    [
        "her sister also has AIH and took tacro through pregnancy fine. would that work for her",
        "her sister has AIH too and did well on tacrolimus, could we try that in her?",
    ],
)
def test_a_relatives_good_story_starts_no_new_case(asker: Asker, told: str) -> None:
    answer = asker.last(_PLANS, told)
    assert "new-case" not in _notices(answer)
    assert "27 years" in _case(answer)
    assert "tacrolimus" not in _case(answer)
    assert "tacrolimus" in answer.parts[0].title.lower()


def test_a_relative_who_is_asked_for_is_another_case(asker: Asker) -> None:
    answer = asker.last("27F AIH on aza 75, ALT 110", "Her sister has AIH too, 24, pancreatitis on aza, what for her?")
    assert "new-case" in _notices(answer)
    assert "24 years" in _case(answer)


@pytest.mark.parametrize(
    "refused", ["not MMF - she won't have it", "won't have MMF", "doesn't want mmf", "unaffordable MMF"]
)
def test_what_is_refused_or_cannot_be_had_is_left_out(asker: Asker, refused: str) -> None:
    answer = asker.last("AIH failed aza, 45F", refused, "options")
    assert any("Left out" in line.text and "mycophenolate" in line.text for line in answer.notices)


@pytest.mark.parametrize("had", ["tacrolimus too expensive here", "can't afford tac", "unaffordable tacro"])
def test_what_cannot_be_had_leads_nothing(asker: Asker, had: str) -> None:
    answer = asker.last(f"32F AIH failed aza, {had}, what next")
    assert "tacrolimus" not in answer.parts[0].title.lower()
    assert any("Left out" in line.text and "tacrolimus" in line.text for line in answer.notices)


def test_whether_it_is_affordable_is_asked(asker: Asker) -> None:
    answer = asker.last("32F AIH failed aza, is tac unaffordable for most?")
    assert "tacrolimus" in answer.parts[0].title.lower()


@pytest.mark.parametrize("drinks", ["Drinks 20 units/wk", "drinks about 30 units per week", "drinking 4 units a day"])
def test_units_are_alcohol(asker: Asker, drinks: str) -> None:
    case = _case(asker.last(f"36F AIH on aza 50, B12 normal. {drinks}. ALT 70. second line?"))
    assert "alcohol use" in case
    assert "alcohol use: no" not in case


def test_a_dose_of_nothing_is_not_taken(asker: Asker) -> None:
    assert "on prednisolone" not in _case(asker.last("60M AIH on aza 100, on prednisolone 0 mg, ALT 29"))
    assert "on prednisolone 5 mg" in _case(asker.last("60M AIH on aza 100, on prednisolone 5 mg, ALT 29"))


@pytest.mark.parametrize(
    "held_up",
    [
        "isn't her creatinine of 132 a worry?",
        "doesn't a creatinine of 140 matter?",
        "should I worry about her creatinine of 1.6",
    ],
)
def test_a_raised_creatinine_leads(asker: Asker, held_up: str) -> None:
    answer = asker.last("45F AIH failed aza and MMF", "tacrolimus dose and level", held_up)
    assert "caution" in _first_lines(answer)
    assert "kidney" in _first_lines(answer)


def test_a_creatinine_that_is_not_raised_supposes_nothing(asker: Asker) -> None:
    answer = asker.last("45F AIH failed aza and MMF", "tacrolimus monitoring", "isn't her creatinine of 60 a worry?")
    assert "caution: reduced kidney function" not in _first_lines(answer)


@pytest.mark.parametrize(
    "asked",
    ["HBV DNA undetectable, which prophylaxis and how long", "which antiviral prophylaxis for hep B and for how long"],
)
def test_prophylaxis_beside_a_drug_of_ours_is_ours(asker: Asker, asked: str) -> None:
    answer = asker.last("47M AIH non responder to pred/aza", "HBsAg neg, anti-HBc pos", "what about rituximab", asked)
    assert answer.kind == "answer"
    assert "rituximab" in answer.parts[0].title.lower()


def test_a_clinicians_vignette_with_suicidal_thoughts_is_kept(asker: Asker) -> None:
    told = "22M AIH. Pred 40, Aza 100. moon face, low mood with suicidal thoughts on pred 40, psych involved. ALT 28."
    first, second = _all(asker, told, "options")
    assert first.kind == "emergency"
    assert first.parts[0].bottom_line[0].records == ("boundary-self-harm",)
    assert "22 years" in _case(first)
    assert "mood change" in _case(second)


def test_a_patients_own_is_no_case(asker: Asker) -> None:
    answer = asker.last("I feel suicidal on prednisolone, I am 22F")
    assert answer.kind == "emergency"
    assert not answer.case


@pytest.mark.parametrize(
    "opens",
    [
        "Thank you for referring this 45 year old lady with AIH.",
        "Referred by her GP: 45F AIH.",
        "Many thanks for your referral of this 45F with AIH.",
    ],
)
def test_a_letters_thanks_ask_for_no_referral(asker: Asker, opens: str) -> None:
    answer = asker.last(f"{opens} Azathioprine gave her pancreatitis, ALT 95. Advice please.")
    assert "referral" not in answer.parts[0].title.lower()


@pytest.mark.parametrize("asked", ["when should she be referred?", "refer?"])
def test_a_referral_that_is_asked_for_stays(asker: Asker, asked: str) -> None:
    assert "referral" in asker.last(f"45F AIH, aza and MMF failed. {asked}").parts[0].title.lower()


@pytest.mark.parametrize(
    "told",
    [
        "Past latent TB treated 6H 2019",
        "latent TB treated with isoniazid in 2015",
        "old TB scar, took ATT 2014 completed",
    ],
)
def test_a_treated_tuberculosis_is_no_untreated_one(asker: Asker, told: str) -> None:
    answer = asker.last(f"46M, failed aza, MMF & tac. {told}. Infliximab next week.")
    assert "tuberculosis treated before" in _case(answer)
    assert "treat it first" not in _first_lines(answer)


@pytest.mark.parametrize(
    "told",
    [
        "latent TB untreated",
        "latent TB, never treated",
        "latent TB not yet treated",
        "old TB scar, took ATT 2014, defaulted",
        "latent TB treated with isoniazid 2019. Not completed",
    ],
)
def test_an_untreated_one_still_warns(asker: Asker, told: str) -> None:
    answer = asker.last(f"46M, failed aza, MMF & tac. {told}. Infliximab next week.")
    assert "tuberculosis treated before" not in _case(answer)
    assert "latent tuberculosis: no" not in _case(answer)


def test_an_infection_of_long_ago_is_not_active(asker: Asker) -> None:
    past = asker.last("65M AIH on tac 3 mg bd, MMF stopped 2020 for zoster. ALT 140. next?")
    now = asker.last("52F AIH on aza, MMF stopped for zoster last week. next?")
    assert "active infection" not in _case(past)
    assert "active infection" in _case(now)


@pytest.mark.parametrize("told", ["?ALF resolved", "acute liver failure in May, resolved", "ALF now resolved"])
def test_a_liver_failure_that_resolved_presses_no_more(asker: Asker, told: str) -> None:
    told_, after = _all(
        asker, f"28F AIH, {told}. Tac 1 mg bd started 10 days ago, ALT 210.", "on tac 6 wks now, ALT 84"
    )
    assert told_.kind != "emergency"
    assert not any("critical care" in line.text for line in after.notices)


def test_a_liver_failure_of_today_presses(asker: Asker) -> None:
    assert asker.last("28F AIH, acute liver failure, INR 3, drowsy").kind == "emergency"


@pytest.mark.parametrize(
    "began",
    [
        "Presented Jan w jaundice, bili 180, ALT 1100. Pred 60 -> remission by April.",
        "Diagnosed in 2024 with jaundice and bilirubin 200. In remission on pred by June.",
    ],
)
def test_how_it_began_is_not_how_it_is(asker: Asker, began: str) -> None:
    case = _case(asker.last(f"34M AIH. {began} Aza 100 stopped June: pancreatitis. Now pred 15, ALT 41. options?"))
    assert "jaundice" not in case
    assert "bilirubin" not in case


@pytest.mark.parametrize(
    "began", ["Presented with jaundice, bili 180, no remission yet.", "Presented with jaundice, bili 180."]
)
def test_how_it_began_and_goes_on_stays(asker: Asker, began: str) -> None:
    assert "jaundice" in _case(asker.last(f"34M AIH. {began} aza nausea. options?"))
