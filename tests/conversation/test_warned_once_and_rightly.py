"""What alarms is warned of whatever stands beside it, and what only sounds alarming is not."""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from actions.presentation.plain_text import render
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_LOW_ON_A_THIOPURINE = "plan-thiopurine-low-counts"
_LOW_ON_MYCOPHENOLATE = "plan-mycophenolate-low-counts"
_INFECTED_ON_MYCOPHENOLATE = "plan-mycophenolate-infection"
_HYPERSENSITIVE = "plan-thiopurine-after-hypersensitivity"
_CHOLESTATIC = "plan-thiopurine-cholestasis"
_WITHDRAWN_EARLY = "plan-withdrawal-early"
_THE_PILL = "plan-mycophenolate-pill"
_POTASSIUM = "plan-calcineurin-potassium"
_LIVE = "plan-live-vaccine"
_REACTIVATION = "plan-hepatitis-b-reactivation"
_ACUTE = "emergency-acute-severe"


def _warned_of(answer: Answer) -> set[str]:
    lines = (*answer.warnings, *(answer.parts[0].bottom_line if answer.kind == "emergency" else ()))
    return {record for line in lines for record in line.records}


def _first_lines(answer: Answer) -> str:
    return " ".join(line.text for line in answer.parts[0].bottom_line)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (_LOW_ON_A_THIOPURINE, "aza 50 -> WBC 1.1 in 3 wks"),
        (_LOW_ON_A_THIOPURINE, "aza 50 -> WBC 1.1 and hair falling out in 3 wks"),
        (_LOW_ON_A_THIOPURINE, "aza 50 -> WBC 1.1 and rash in 3 wks"),
        (_LOW_ON_A_THIOPURINE, "aza 50 -> WBC 1.1, hair falling out, stop aza?"),
        (_LOW_ON_A_THIOPURINE, "6TGN 520 6MMP 1200 wcc 3.2 ALT 45"),
        (_LOW_ON_A_THIOPURINE, "metabolites: 6-TGN 610, 6-MMP 900, neutrophils 1.5"),
        (_LOW_ON_MYCOPHENOLATE, "WBC 1.9 on MMF"),
        (_LOW_ON_MYCOPHENOLATE, "neut 1.4 on cellcept 1 g bd"),
        (_LOW_ON_MYCOPHENOLATE, "plts 60 on MMF, cirrhosis"),
        (_LOW_ON_MYCOPHENOLATE, "azathioprine intolerant (leucopenia, WCC 2.0), on MMF 1g bd, WCC 2.9"),
        (_INFECTED_ON_MYCOPHENOLATE, "63F AIH on MMF; CMV PCR 12,000, fever, WBC 1.9"),
        (_INFECTED_ON_MYCOPHENOLATE, "pt on MMF with CMV viraemia and fever"),
        (_HYPERSENSITIVE, "my patient had fever and hepatitis on aza day 10"),
        (_HYPERSENSITIVE, "aza fever + transaminitis day 10, can I try 6MP"),
        (_HYPERSENSITIVE, "10 days after starting azathioprine fever, vomiting and ALT up"),
        (_CHOLESTATIC, "Bili 45, ALP 380, ALT 60 six weeks after starting azathioprine; was ALT 500. new itch"),
        (_CHOLESTATIC, "new itch, ALP 380, bili 45 on azathioprine 6 weeks"),
        (_CHOLESTATIC, "developed cholestatic hepatitis with itch 8 weeks after starting aza"),
        (_WITHDRAWN_EARLY, "stop all immunosuppression in aih cirrhosis pt since normal LFTs 1 yr"),
        (_WITHDRAWN_EARLY, "stopping all immunosuppression in a pt with normal LFTs for 1 year ok?"),
        (_WITHDRAWN_EARLY, "normal ALT and IgG 18 months, stop aza?"),
        (_WITHDRAWN_EARLY, "can I take her off everything, LFTs normal 12/12"),
        (_THE_PILL, "MMF and microgynon, ok?"),
        (_THE_PILL, "starting MMF, she takes the pill"),
        (_POTASSIUM, "K+ 6.4 on tac"),
        (_POTASSIUM, "potassium 6.1 on ciclosporin"),
        (_REACTIVATION, "INR 2.1, ?HE, anti-HBc positive, ALT 1240 on pred and aza"),
        (_REACTIVATION, "anti-HBc pos, on aza + pred, ALT 800 flare"),
        (_REACTIVATION, "on MMF, HBsAg positive, AST 650"),
        (_HYPERSENSITIVE, "aza fever and rash, switch to 6MP?"),
        (_HYPERSENSITIVE, "started 6MP 2 weeks ago, temp 38.5 and diarrhoea"),
        (_ACUTE, "decompensated AIH cirrhosis, INR 1.8 rising, bili 200. what now"),
        (_ACUTE, "decompensated cirrhosis, INR 1.7, bili 250"),
    ],
)
def test_it_is_warned_of(asker: Asker, rule: str, message: str) -> None:
    assert rule in _warned_of(asker.last(message))


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (_LOW_ON_A_THIOPURINE, "stopped aza 2 years ago for leucopenia WCC 2.1, now relapse. options?"),
        (_LOW_ON_A_THIOPURINE, "azathioprine intolerant (leucopenia, WCC 2.0), on MMF 1g bd, WCC 2.9"),
        (_LOW_ON_A_THIOPURINE, "6TGN 320 6MMP 1200 wcc 5.2 ALT 45"),
        (_LOW_ON_MYCOPHENOLATE, "WBC 4.9 on MMF"),
        (_LOW_ON_MYCOPHENOLATE, "WBC 3.0 on aza, start MMF?"),
        (_INFECTED_ON_MYCOPHENOLATE, "on MMF, no fever, CMV PCR negative"),
        (_HYPERSENSITIVE, "fever and ALT up on aza for 3 years"),
        (_HYPERSENSITIVE, "fever and vomiting for 3 days on azathioprine"),
        (_HYPERSENSITIVE, "aza day 12 fever 39 and vomiting, blood culture e coli"),
        (_CHOLESTATIC, "PBC overlap on aza, ALP 380 and itch"),
        (_CHOLESTATIC, "itch on MMF, ALP 300"),
        (_CHOLESTATIC, "ALP 380 on aza, bili 12"),
        (_WITHDRAWN_EARLY, "in remission 3 years on aza 50, stop treatment?"),
        (_WITHDRAWN_EARLY, "normal LFTs for 1 year, stop pred?"),
        (_WITHDRAWN_EARLY, "normal ALT 6 months, stop aza as nauseated and switch to MMF?"),
        (_WITHDRAWN_EARLY, "11 years in remission, stop immunosuppression?"),
        (_THE_PILL, "she's off the pill, MMF dose"),
        (_THE_PILL, "28M on MMF, his wife is on the pill"),
        (_POTASSIUM, "K 5.8 on tac"),
        (_REACTIVATION, "anti-HBc neg, on aza + pred, ALT 800 flare"),
        (_REACTIVATION, "anti-HBc pos, on aza + pred, ALT 60"),
        (_HYPERSENSITIVE, "started 6MP 2 weeks ago, temp 36.8 and diarrhoea"),
        (_HYPERSENSITIVE, "arthralgia + nausea on azathioprine, no fever or rash. switch to 6MP?"),
    ],
)
def test_its_near_twin_is_not(asker: Asker, rule: str, message: str) -> None:
    assert rule not in _warned_of(asker.last(message))


@pytest.mark.parametrize(
    "told", ["TPMT normal, aza 50 -> WBC 1.1 and hair falling out", "on aza 100: hair loss, WCC 1.8"]
)
def test_hair_loss_beside_low_counts_leads_to_the_genotype(asker: Asker, told: str) -> None:
    assert "NUDT15 R139C" in _first_lines(asker.last(told))


def test_a_standing_agrees_with_the_warning_of_low_counts(asker: Asker) -> None:
    answer = asker.last("49F, on bud 9mg and aza; platelets 70, spleen 17cm, varices. flare ALT 260")
    assert any("azathioprine (low counts" in line.text for part in answer.parts for line in part.bottom_line)
    severe = asker.last("WCC 0.8 neuts 0.2 on azathioprine, febrile 39")
    assert severe.kind == "emergency"
    assert any("avoid: severe neutropenia" in str(part) for part in severe.parts)


def test_tioguanine_is_warned_of_after_fever_and_hepatitis(asker: Asker) -> None:
    answer = asker.last("my patient had fever and hepatitis on aza day 10", "so 6-TG?")
    assert "plan-tioguanine-after-hypersensitivity" in _warned_of(answer)
    assert "caution: hypersensitivity" in _first_lines(answer)


@pytest.mark.parametrize(
    "told",
    [
        "Allergic to penicillin, mycophenolate (angioedema)",
        "allergies: infliximab (anaphylaxis). AIH refractory to aza + MMF, tac?",
        "h/o anaphylaxis to azathioprine, AIH, what instead",
    ],
)
def test_an_allergy_of_the_history_is_no_emergency(asker: Asker, told: str) -> None:
    assert asker.last(told).kind != "emergency"
    assert "emergency-anaphylaxis" not in _warned_of(asker.last(told, "what next"))


def test_angioedema_in_an_infusion_is(asker: Asker) -> None:
    assert asker.last("rituximab infusion, angioedema and stridor 20 min in").kind == "emergency"
    assert asker.last("known penicillin allergy, now angioedema during the infliximab infusion").kind == "emergency"


@pytest.mark.parametrize(
    "told",
    ["live vaccine - she travels to Brazil, yellow fever", "needs yellow fever jab for Ghana", "yellow fever vaccine?"],
)
def test_yellow_fever_is_a_vaccine_of_travel(asker: Asker, told: str) -> None:
    answer = asker.last("27F decompensated AIH, ascites, on aza", told)
    assert answer.kind == "answer"
    assert _LIVE in _warned_of(answer)


def test_fever_of_her_own_with_ascites_is_an_emergency(asker: Asker) -> None:
    assert asker.last("27F decompensated AIH, ascites, on aza, fever 39").kind == "emergency"


@pytest.mark.parametrize("asked", ["entecavir or just monitor?", "tenofovir or watch the DNA?", "antivirals needed?"])
def test_prophylaxis_leads_before_monitoring_with_rituximab(asker: Asker, asked: str) -> None:
    told = ("HBsAg neg, anti-HBc pos, plan rituximab for refractory AIH", asked)
    answer, after = asker.last(*told), asker.last(*told, "how long for?")
    assert "prophylaxis rather than monitoring" in _first_lines(answer)
    assert all("prophylaxis" in line.text for line in answer.warnings)
    assert "at least 12" in _first_lines(after)


def test_how_long_of_a_dose_is_of_the_drug(asker: Asker) -> None:
    assert "AGA 2025" not in _first_lines(asker.last("rituximab dose", "how long?"))


@pytest.mark.parametrize("confused", ["drowsy", "encephalopathic", "?HE"])
def test_no_score_is_a_good_sign_beside_encephalopathy(asker: Asker, confused: str) -> None:
    answer = asker.last(f"acute severe AIH, day 3 of pred 60: INR 1.9 to 1.8, bili 420 to 330, {confused}")
    assert "reading-surfasa-low" not in answer.records
    assert (
        "reading-surfasa-low" in asker.last("acute severe AIH, day 3 of pred: INR 1.9 to 1.8, bili 420 to 330").records
    )


@pytest.mark.parametrize(
    ("told", "record"),
    [
        ("pred 40 d7. Bili 210->180, INR 1.6->1.4. carry on or tx centre?", "reading-acute-course-falls"),
        ("AIH day 5 of pred 60: INR 1.9->1.5, bilirubin 300->240. next?", "reading-acute-course-falls"),
        ("acute severe AIH, pred 60 day 7: INR 1.9 to 2.1, bilirubin 300 to 340. refer?", "reading-acute-course-stays"),
    ],
)
def test_the_course_of_the_first_days_is_read(asker: Asker, told: str, record: str) -> None:
    assert record in asker.last(told).records


def test_no_fall_reassures_beside_encephalopathy(asker: Asker) -> None:
    answer = asker.last("acute severe AIH d6 pred, INR 2.0->1.8, bili 400->350, drowsy")
    assert answer.kind == "emergency"
    assert "reading-acute-course-falls" not in answer.records


@pytest.mark.parametrize(
    "asked", ["What to do with MMF", "what should I do with the mycophenolate?", "what do I do with MMF now"]
)
def test_what_to_do_with_a_drug_that_does_harm_is_led_by_the_harm(asker: Asker, asked: str) -> None:
    told = "AIH on MMF 1g bd for 6 wks, aza stopped for nausea. Neut 1.1. on co-trimoxazole"
    assert "below 1.3" in _first_lines(asker.last(told, asked))


@pytest.mark.parametrize(
    "told", ["22F AIH on MMF, 7 weeks pregnant", "on MMF, pregnancy test positive", "MMF, pregnant. stop?"]
)
def test_what_goes_on_in_pregnancy_follows_the_warning(asker: Asker, told: str) -> None:
    assert any("with or without a thiopurine" in line.text for line in asker.last(told).warnings)


def test_a_level_that_comes_back_is_read(asker: Asker) -> None:
    answer = asker.last("WCC 2.1 neut 0.9 on aza 50 + allopurinol 100", "ok and if 6tgn comes back 600?")
    assert "above the range" in _first_lines(answer)


@pytest.mark.parametrize("asked", ["up-titrate?", "increase?", "raise the dose?"])
def test_a_dose_that_may_go_up_is_that_of_the_drug_still_taken(asker: Asker, asked: str) -> None:
    answer = asker.last("on MMF 500 bd for 3 months ALT still 80", asked)
    assert answer.parts[0].title == "Dose: mycophenolate (MMF)"


def test_a_question_without_choices_shows_none(asker: Asker) -> None:
    answer = asker.last("ALT 68 AST 74 IgG 17.2 after 6 months. is that failure")
    assert answer.question is not None
    assert "()" not in render(answer)


def test_a_pregnancy_is_warned_of_in_full_although_its_wish_was(asker: Asker) -> None:
    answer = asker.last("29F AIH aza nausea, on MMF, wants to conceive", "preg test positive today")
    assert any("withdrawn now" in line.text for line in answer.warnings)


@pytest.mark.parametrize("beside", ["on carbamazepine", "eGFR 35", "on phenytoin"])
def test_a_drug_asked_for_with_caution_stands_once_and_is_not_withheld(asker: Asker, beside: str) -> None:
    answer = asker.answer(f"47F AIH could not tolerate mycophenolate, {beside}. tacrolimus?")
    assert answer.kind == "answer"
