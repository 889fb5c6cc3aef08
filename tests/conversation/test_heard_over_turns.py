"""What is told holds over the next turns, what is asked is not told, and short turns are read of the right drug."""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _case(answer: Answer) -> str:
    return "; ".join(item.label for item in answer.case)


def _warned(answer: Answer) -> str:
    return " ".join(line.text for line in answer.warnings)


def _rules(answer: Answer) -> tuple[str, ...]:
    return tuple(record for line in answer.warnings for record in line.records)


def _title(answer: Answer) -> str:
    return answer.parts[0].title.lower()


@pytest.mark.parametrize(
    "wish",
    [
        "She is getting married in November and would like to start a family.",
        "She'd love a baby next year.",
        "Planning IVF in spring.",
    ],
)
def test_a_wish_told_first_warns_of_mycophenolate_next(asker: Asker, wish: str) -> None:
    answer = asker.last(f"29F AIH not controlled on aza 75 and pred. {wish} next?", "ok. and MMF, could she have it?")
    assert "wishes pregnancy" in _case(answer)
    assert "Mycophenolate is contraindicated in pregnancy" in _warned(answer)


@pytest.mark.parametrize("told", ["and another baby next year", "honeymoon baby planned", "trying for a baby btw"])
def test_a_wish_told_next_enters_the_case(asker: Asker, told: str) -> None:
    answer = asker.last("30F AIH aza rash on prednisolone 15 mg. options", told)
    assert "wishes pregnancy" in _case(answer)
    assert "prednisolone 15 mg" in _case(answer)


@pytest.mark.parametrize("said", ["yes", "she could", "yes, possible"])
def test_a_yes_to_whether_she_could_be_pregnant_is_no_wish(asker: Asker, said: str) -> None:
    answer = asker.last("33F AIH aza rash. options?", said, "no she's on the pill")
    assert "wishes pregnancy" not in _case(answer)
    assert "using contraception" in _case(answer)
    assert "using contraception: no" not in _case(answer)


@pytest.mark.parametrize("said", ["planned", "yes planned for next year", "it is planned"])
def test_planned_is_a_wish(asker: Asker, said: str) -> None:
    assert "wishes pregnancy" in _case(asker.last("33F AIH aza rash. options?", said))


@pytest.mark.parametrize(
    "asked",
    [
        "does he need cirrhosis excluded",
        "is a biopsy needed to exclude cirrhosis first?",
        "should we rule out cirrhosis before that?",
    ],
)
def test_what_is_to_be_excluded_is_not_denied(asker: Asker, asked: str) -> None:
    told = "67M AIH aza pancreatitis, can't stay on pred"
    answer = asker.last(told, "budesonide how much", asked)
    assert "cirrhosis" not in _case(answer)
    assert _title(answer) == "cirrhosis: budesonide"
    later = asker.last(told, "budesonide how much", asked, "platelets 88 spleen 15cm", "so not budesonide?")
    assert "budesonide is contraindicated" in _warned(later)
    assert "budesonide" in _title(later)


def test_a_condition_told_before_is_what_speaks_against_it(asker: Asker) -> None:
    turns = ("50M AIH aza nausea can't have pred", "budesonide?", "he has cirrhosis")
    assert "budesonide: no guideline position → avoid: cirrhosis" in " ".join(
        line.text for line in asker.last(*turns, "does that change anything").parts[0].bottom_line
    )
    assert _title(asker.last(*turns, "so not budesonide?")) == "cirrhosis: budesonide"


def test_a_drug_left_out_is_left_out(asker: Asker) -> None:
    assert "intolerance" in _title(asker.last("45M AIH aza rash", "mmf?", "so no mmf then"))


def test_febuxostat_speaks_against_allopurinol_first(asker: Asker) -> None:
    answer = asker.last(
        "24F AIH 6-TGN 90 6-MMP 11400 on aza 100", "allopurinol?", "she's on febuxostat already for gout actually"
    )
    assert answer.warnings[0].text.startswith("Febuxostat is contraindicated")
    assert "allopurinol co-therapy: reasonable, guidelines differ → avoid" in " ".join(n.text for n in answer.notices)


@pytest.mark.parametrize("asked", ["how soon to stop the mmf", "when should she stop it", "stop it today?"])
def test_in_a_pregnancy_it_is_left_now(asker: Asker, asked: str) -> None:
    answer = asker.last("28F pregnant 6/40 on MMF for AIH", asked)
    assert "it is withdrawn now" in _warned(answer)
    assert "trial of stopping" not in " ".join(line.text for line in answer.parts[0].bottom_line)


def test_in_remission_stopping_is_stopping(asker: Asker) -> None:
    assert "stopping" in _title(asker.last("50M AIH on MMF 3 years, ALT and IgG normal", "how soon to stop the mmf"))


@pytest.mark.parametrize("asked", ["so can I give it tomorrow", "can we start it next week?", "ok to go ahead?"])
def test_rituximab_waits_for_hepatitis_b(asker: Asker, asked: str) -> None:
    told = "50F AIH aza failed, rituximab dose"
    assert "plan-rituximab-unchecked" in _rules(asker.last(told, "hep b unknown", asked)) or (
        "HBsAg and anti-HBc are tested" in _warned(asker.last(told, "hep b unknown", asked))
    )
    known = asker.last(f"{told}. HBsAg neg, anti-HBc neg", asked)
    assert "Checks are not left out" not in _warned(known)


def test_infection_with_low_counts_on_mycophenolate_leads(asker: Asker) -> None:
    assert "Infection with low counts on mycophenolate" in _warned(
        asker.last("45F AIH on MMF 2g, WCC 2.8 neut 1.4", "she's just got CMV viraemia")
    )
    assert "Infection with low counts" not in _warned(
        asker.last("45F AIH on MMF 2g, WCC 6", "she's just got CMV viraemia")
    )


def test_low_platelets_before_mycophenolate(asker: Asker) -> None:
    told = "45F AIH aza stopped. she had thrombocytopenia on aza last time"
    assert "Counts are low already" in _warned(asker.last(told, "plt 62", "what else, mmf?"))
    assert "Counts are low already" not in _warned(asker.answer("50M AIH cirrhosis spleen 15cm, plt 62. start mmf?"))


@pytest.mark.parametrize("text", ["33F aza rash AIH", "AIH 33F rash aza", "aza rash AIH 33F"])
def test_a_case_in_any_order_is_english(asker: Asker, text: str) -> None:
    assert "intolerance of azathioprine" in _title(asker.answer(text))


def test_another_language_is_still_declined(asker: Asker) -> None:
    assert asker.answer("Azathioprin Hautausschlag bei AIH, was nun").kind == "decline"


@pytest.mark.parametrize(
    ("turns", "title"),
    [
        (("HBsAg positive report came today", "what to do"), "intolerance of azathioprine"),
        (("ALP 290 ALT 110",), "intolerance of azathioprine"),
        (("options?", "write it as a letter"), "intolerance of azathioprine"),
        (("options?", "what's the real number"), "evidence: mycophenolate (mmf)"),
        (("mmf?", "she's pregnant", "so what then"), "intolerance of azathioprine"),
        (("tac dose", "no I meant the trough not the dose"), "level to aim for: tacrolimus (tac)"),
        (("tac trough target", "budesonide instead?"), "budesonide: intolerance"),
        (("ciclosporin trough target", "and tac?"), "level to aim for: tacrolimus (tac)"),
        (("rituximab?", "she's due her shingles & flu jabs"), "vaccination: rituximab (rtx)"),
    ],
)
def test_short_turns(asker: Asker, turns: tuple[str, ...], title: str) -> None:
    assert _title(asker.last("33F AIH aza rash", *turns)) == title


def test_first_line_or_something_else_asks_for_the_options(asker: Asker) -> None:
    answer = asker.last("33F AIH ALT 150 on pred 20", "TPMT back - normal. start aza or go straight to something else?")
    assert "insufficient response" in _title(answer)


def test_a_letter_to_be_signed_is_an_order(asker: Asker) -> None:
    answer = asker.last("33F AIH aza rash", "options?", "sign the letter and send it to the GP")
    assert answer.kind == "decline"


def test_the_other_preparation_for_the_gut(asker: Asker) -> None:
    assert "diarrhoea" in _title(asker.last("55M AIH on mmf with diarrhoea", "can I swap to myfortic"))
