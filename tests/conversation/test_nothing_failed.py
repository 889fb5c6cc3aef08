"""What is told of quiet disease, of drugs that were stopped, planned, taken again or only asked about is no failure."""

from __future__ import annotations

import pytest

from actions.case.patient import Reaction
from tests.case.test_asked_of_nobody import told
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow
POOR = ("insufficient_response", "non_response", "loss_of_response_on_treatment", "second_line_failed")
WANTS_OFF = (
    "33M, AIH on aza 125 + pred 5 for 3 yrs, ALT 24, IgG 13.1, normal since 2022. Wants off steroid. Bone density"
    " osteopenia. Mother on MMF for lupus. Does he need second line?"
)


def _case(asker: Asker, *messages: str) -> set[str]:
    return {item.id for item in asker.last(*messages).case}


@pytest.mark.parametrize(
    "text",
    [
        WANTS_OFF,
        "50F aza 100 + pred 5, ALT 22, IgG 12, normal for 4 years. does she need tac?",
        "50F aza 100, 3 yrs, ALT 26. second line?",
        "40M on aza 75 for 2 years, ALT 31 normal throughout, next line?",
    ],
)
def test_normal_results_are_no_insufficient_response(text: str) -> None:
    case = told(text)
    assert case.reason not in POOR
    assert "azathioprine" in case.current


@pytest.mark.parametrize(
    "text",
    [
        "50F aza 100, 3 yrs, ALT 126. second line?",
        "aza 100 2 years, ALT 38, biopsy active interface hepatitis, next?",
        "50F aza 100 failed, ALT 30 now on MMF",
    ],
)
def test_active_disease_still_is_one(text: str) -> None:
    assert told(text).reason == "insufficient_response"


@pytest.mark.parametrize(
    "text",
    [
        WANTS_OFF,
        "50F aza 100 and pred 5, ALT 22 and normal for 4 years. She would like to come off the steroids. Next step?",
        "61F on aza 50, pred 2.5, ALT 19, stable. keen to stop her prednisolone. Second line?",
    ],
)
def test_who_is_well_and_wants_off_the_steroid_is_told_how(asker: Asker, text: str) -> None:
    answer = asker.answer(text)
    assert answer.parts[0].title == "Stopping and switching: prednisolone"
    assert not {f"reason:{reason}" for reason in POOR} & {item.id for item in answer.case}


def test_who_is_not_well_is_not(asker: Asker) -> None:
    answer = asker.answer("50F aza 100 and pred 5, ALT 222. She would like to come off the steroids. Next step?")
    assert "Stopping" not in answer.parts[0].title


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (WANTS_OFF, "his ALT is 70 six wks after pred stopped"),
        ("30F aza 100 and pred 5, ALT 22, well", "pred stopped 2 months ago, ALT 88 now"),
        ("70F AIH on aza, ALT 25", "flared ALT 600 after we stopped"),
        ("70F AIH, azathioprine, skin SCC x2", "flared ALT 600 after we stopped"),
        ("70F AIH on aza, 5 yr remission", "flare with ALT 300 since coming off it"),
    ],
)
def test_what_came_after_the_end_of_treatment_is_a_relapse(asker: Asker, first: str, then: str) -> None:
    assert "reason:relapse_after_withdrawal" in _case(asker, first, then)


@pytest.mark.parametrize(
    "text",
    [
        "70M. AIH. Pred 5. Recently had aza stopped by GP because uric acid 560 and started febuxostat 80 for gout."
        " ALT 25->109. Pt was fine on aza 100 for 8 yrs. Need second line?",
        "aza stopped 3 months ago by the GP, ALT 28 -> 140, still on pred 5",
        "ALT 150 six weeks after pred stopped, on aza 100",
        "flared 6 weeks after stopping pred, still on aza 100, ALT 150",
    ],
)
def test_tests_that_rose_when_a_drug_was_stopped_are_a_relapse(asker: Asker, text: str) -> None:
    assert told(text).reason == "relapse_after_withdrawal"
    assert "reason:relapse_after_withdrawal" in _case(asker, text)


@pytest.mark.parametrize(
    "text",
    [
        "aza 100 and pred 5, ALT 25 -> 140 over 3 months",
        "flare on aza 100, ALT 300",
        "aza stopped for pancreatitis, on MMF 1 g bd 8 months, ALT 25->140",
    ],
)
def test_what_came_on_treatment_is_none(text: str) -> None:
    assert told(text).reason in (*POOR, "thiopurine_intolerance")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (
            "52M AIH, relapsed after stopping aza and pred in January.",
            "he's back on both for 2 months, alt 34 igg 15.2",
        ),
        ("52M AIH, relapsed after stopping aza and pred in January.", "back on them since May, ALT 50"),
        ("52M AIH, relapsed after stopping aza and pred in January.", "both restarted 6 weeks ago, ALT 60"),
        ("52M AIH, relapsed after stopping aza and pred in January.", "he resumed treatment, ALT 38"),
    ],
)
def test_what_is_taken_again_is_taken(asker: Asker, first: str, then: str) -> None:
    case = told(first, then)
    assert set(case.current) == {"azathioprine", "prednisolone"}
    assert case.tried == {}
    assert "reason:loss_of_response_on_treatment" not in _case(asker, first, then)


@pytest.mark.parametrize(
    "then",
    ["should we put him back on both?", "he is not back on both yet", "wants to go back on treatment", "back on both?"],
)
def test_what_is_only_thought_of_is_not(then: str) -> None:
    case = told("52M AIH, relapsed after stopping aza and pred in January.", then)
    assert case.current == ()


@pytest.mark.parametrize(
    "text",
    [
        "On budesonide 9 mg since Feb. Aza 50 stopped wk 6 WBC 1.9 neut 0.8.\nALT 130, bili 42, plts 68, Cr 138.\n"
        "Plan: MMF 500 bd and continue budesonide. Comments please",
        "Aza stopped, WBC 1.9. Plan - start MMF 500 mg bd.",
        "aza 100 stopped, neutrophils 0.8. Plan is to switch to MMF 500 bd",
    ],
)
def test_what_is_planned_is_not_taken_and_the_counts_are_of_what_was(text: str) -> None:
    case = told(text)
    assert "mycophenolate" not in (*case.current, *case.tried)
    assert case.tried["azathioprine"] == "not tolerated"
    assert all(reaction.drug == "azathioprine" for reaction in case.reactions)


def test_what_is_gone_on_with_in_a_plan_is_taken() -> None:
    assert "mycophenolate" in told("45F aza rash. Plan: continue MMF 1 g bd, stop pred").current


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        (
            "She did not tolerate azathioprine on account of hair loss and was switched to mycophenolate, which she"
            " took for 4 months with good effect until severe diarrhoea; colonoscopy normal. Myfortic was no better.",
            Reaction("diarrhoea", "mycophenolate"),
        ),
        ("did well on MMF until diarrhoea, Myfortic no better", Reaction("diarrhoea", "mycophenolate")),
        ("tacrolimus worked well until tremor, stopped", Reaction("tremor", "tacrolimus")),
        ("MMF helped but then severe diarrhoea. 45F", Reaction("diarrhoea", "mycophenolate")),
    ],
)
def test_what_worked_until_it_did_harm_was_not_tolerated(text: str, harm: Reaction) -> None:
    case = told(text)
    assert harm in case.reactions
    assert case.tried[harm.drug or ""] == "not tolerated"
    assert Reaction(harm.reaction, "azathioprine") not in case.reactions


def test_what_worked_until_a_flare_did_not_suffice() -> None:
    assert told("MMF worked well but then flare with ALT 300").reason in POOR


@pytest.mark.parametrize(
    "text",
    [
        "aza intolerant AIH on MMF 500 bd 3/12, ALT still 95",
        "MMF 12 weeks, ALT still 140, aza nausea",
        "aza rash, on tac 1 mg bd 10 weeks, ALT still 130",
    ],
)
def test_the_first_months_are_no_failure_of_the_second_line(asker: Asker, text: str) -> None:
    assert told(text).reason == "thiopurine_intolerance"
    assert "reason:second_line_failed" not in _case(asker, text)


@pytest.mark.parametrize(
    "text",
    [
        "MMF 8 months, ALT still 140, aza nausea",
        "MMF failed at 3 months, ALT 140, aza nausea",
        "aza rash, mmf 1 g bd for 7 months, ALT 120",
    ],
)
def test_later_or_by_words_they_are(text: str) -> None:
    assert told(text).reason == "second_line_failed"


def test_one_raised_alt_alone_is_no_failure(asker: Asker) -> None:
    turns = ("28F AIH on tacrolimus, now 14/40 pregnant", "level 4.1 whole blood, ok?", "ALT risen 160")
    assert "reason:second_line_failed" not in _case(asker, *turns)
    risen = ("28F AIH on tacrolimus 9 months, ALT 60", "ALT risen 160")
    assert "reason:second_line_failed" in _case(asker, *risen)


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("belimumab refractory aih", "belimumab"),
        ("infliximab refractory AIH", "infliximab"),
        ("rituximab in refractory AIH", "rituximab"),
        ("posterior reversible encephalopathy on tacrolimus - restart ciclosporin?", "ciclosporin"),
        ("tremor on tac, resume ciclosporin?", "ciclosporin"),
    ],
)
def test_a_drug_that_is_only_asked_about_did_not_fail(text: str, drug: str) -> None:
    assert told(text).tried.get(drug) not in ("insufficient", "not tolerated")


@pytest.mark.parametrize("text", ["MMF refractory AIH", "AIH refractory to infliximab", "45F, infliximab failed"])
def test_a_drug_that_is_told_to_have_failed_did(text: str) -> None:
    assert told(text).reason == "second_line_failed"


@pytest.mark.parametrize(
    "text",
    [
        "72 y/o female. AIH, dx 2021. PMHx: breast ca 2020 treated w lumpectomy+RT on letrozole; osteoporosis T -3.1;"
        " AF on apixaban; CKD3b eGFR 38.\nAza d/c 2/2 nausea despite split dosing, 6-MP tried 50 mg also nausea."
        " Pred 5 mg. ALT 78 IU/L (ULN 35), IgG 1780 mg/dL.\nWe're thinking tacrolimus. Thoughts?",
        "aza nausea, 6-MP nausea too, thinking tacrolimus, thoughts?",
    ],
)
def test_nausea_alone_brings_no_note_on_hypersensitivity(asker: Asker, text: str) -> None:
    assert "Fever together with a rash" not in _open_lines(asker, text)


def test_fever_and_muscle_pain_do(asker: Asker) -> None:
    assert "hypersensitivity" in _open_lines(asker, "fever and muscle pain on azathioprine hypersensitivity?")


def _open_lines(asker: Asker, text: str) -> str:
    return " ".join(line.text for part in asker.answer(text).parts for line in part.bottom_line)
