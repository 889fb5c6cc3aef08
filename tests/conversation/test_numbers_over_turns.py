"""Numbers told in one message and completed, put right or judged in the next: upper limits, levels, units, courses."""

from __future__ import annotations

import pytest

from actions.case.patient import Value
from actions.conversation.exchange import Reply
from tests.conversation.test_dangers_of_the_ward import raised, said

TAC = ("45M on tac 2 mg bd after MMF failure", "second_line_failed")
JUDGED = ("is ALT 60 ok at 6 months? IgG 15.2", "interpret_response")
LIMITS = ("ULN 40 and igg limit is 16, upper limit igg 16", "gibberish")


def lines(reply: Reply) -> str:
    return " ".join(line.text for part in reply.answer.parts for line in part.bottom_line)


@pytest.mark.parametrize(
    ("text", "alt", "igg"),
    [
        ("ULN 40, and igg uln is 16", 1.5, 0.95),
        ("our ULNs are 40 and 16", 1.5, 0.95),
        ("alt upper limit 50", 1.2, 15.2),
        ("igg uln 16", 60, 0.95),
    ],
)
def test_a_limit_is_of_the_test_it_names_or_can_be_of(text: str, alt: float, igg: float) -> None:
    values = said(JUDGED, (text, "gibberish")).case.values
    assert (values["alt"].number, values["igg"].number) == (alt, igg)


def test_a_result_put_right_is_counted_with_the_limit_given_before() -> None:
    reply = said(JUDGED, ("ULN 40, igg uln 16", "gibberish"), ("hold on, alt was 44 not 60", "gibberish"))
    assert reply.case.values["alt"] == Value(1.1, "xULN", limit=40)
    assert "has not been reached" in lines(reply)


def test_a_later_result_is_counted_with_it_too() -> None:
    reply = said(JUDGED, ("ULN 40, igg uln 16", "gibberish"), ("ALT 34 now. complete response?", "interpret_response"))
    assert reply.case.values["alt"].number == 0.85
    assert "depends on your laboratory" not in lines(reply)


@pytest.mark.parametrize("text", ["sorry thats 15.1", "oops 15.1", "i meant 15.1", "correction, it's 15.1"])
@pytest.mark.parametrize("first", ["trough 5.1", "ALT 90, trough 5.1", "creat 80, ALT 50, level 5.1"])
def test_a_bare_number_puts_right_what_was_told_last(first: str, text: str) -> None:
    reply = said(TAC, (first, "interpret_trough"), (text, "gibberish"))
    assert reply.case.values["trough"].number == 15.1
    assert "level 15.1" in lines(reply)
    assert {name: v.number for name, v in reply.case.values.items()}.get("alt", 0) != 15.1


@pytest.mark.parametrize("text", ["15 days later?", "and aza 15", "thanks"])
def test_a_number_that_puts_nothing_right_changes_nothing(text: str) -> None:
    reply = said(TAC, ("trough 5.1", "interpret_trough"), (text, "gibberish"))
    assert reply.case.values["trough"].number == 5.1


@pytest.mark.parametrize("text", ["ng", "ng/ml", "ug per l"])
def test_a_unit_of_a_level_may_be_told_short(text: str) -> None:
    reply = said(TAC, ("started. level 4.2 wk 3", "interpret_trough"), (text, "gibberish"))
    assert reply.case.values["trough"] == Value(4.2, "ng/mL", drug="tacrolimus")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("umol? no mg/dL", "mg/dL"),
        ("mg/dl not umol", "mg/dL"),
        ("not mg/dl, umol/l", "umol/L"),
        ("umol", "umol/L"),
    ],
)
def test_a_unit_that_is_denied_is_not_taken(text: str, unit: str) -> None:
    assert said(TAC, ("creat 2.1", "inform_case"), (text, "gibberish")).case.values["creatinine"].unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "cr gone from 82 to 140",
        "creatinine 141 umol/l from 80",
        "creat now 1.9 (baseline 1.1)",
        "Cr 150, was 90 last month",
    ],
)
def test_a_creatinine_that_rose_on_a_calcineurin_inhibitor_is_warned_of(text: str) -> None:
    assert "plan-calcineurin-kidney" in raised(said(TAC, (text, "inform_case")))


def test_the_baseline_may_be_told_in_the_next_message() -> None:
    turns = (TAC, ("creat 1.9, tac level 6", "interpret_trough"), ("mg/dL. baseline 1.0", "gibberish"))
    assert "plan-calcineurin-kidney" in raised(said(*turns))


@pytest.mark.parametrize("text", ["creat 82 -> 85", "creat down from 140 to 82", "CR 60 % at 82 weeks", "cr 82"])
def test_a_steady_or_falling_creatinine_is_not(text: str) -> None:
    assert "plan-calcineurin-kidney" not in raised(said(TAC, (text, "inform_case")))


@pytest.mark.parametrize(
    "text",
    [
        "ALT now 200 (was 840) pred 50 wk 4",
        "pred 40, 4 wks, ALT 700 -> 300",
        "AST 90 from 510 after 4 weeks of pred",
        "3 wks of budesonide 9, ALT 120, 600 at diagnosis",
    ],
)
def test_half_and_more_in_the_first_weeks_is_no_failure(text: str) -> None:
    reply = said((text, "refractory_disease"))
    assert reply.case.reason is None
    assert "fell by half or more" in lines(reply)


@pytest.mark.parametrize("text", ["pred 40, 4 wks, ALT 700 -> 500", "ALT now 500 (was 700) pred 50 wk 4"])
def test_less_than_half_is_one(text: str) -> None:
    assert said((text, "refractory_disease")).case.reason == "non_response"


@pytest.mark.parametrize(("unit", "raised_"), [("umol", None), ("umol/l", None), ("mg/dl", "yes"), ("mg", "yes")])
def test_the_unit_of_a_bilirubin_decides_whether_it_is_raised_and_is_asked_for(unit: str, raised_: str | None) -> None:
    first = ("pt bilirubin 19", "inform_case")
    reply = said(first)
    assert reply.case.state("bilirubin-high") is None
    assert reply.answer.question is not None
    assert "bilirubin" in reply.answer.question.text
    assert said(first, (unit, "gibberish")).case.state("bilirubin-high") == raised_


@pytest.mark.parametrize("text", ["bilirubin 19 umol/l", "bilirubin 0.9", "bilirubin 240"])
def test_where_it_decides_nothing_it_is_not_asked_for(text: str) -> None:
    asked = said((text, "inform_case")).answer.question
    assert asked is None or "unit" not in asked.text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("bili was 14 mg now 3.1. can aza go in", 14, 3.1), ("bilirubin 9 mg, then 2.8, aza?", 9, 2.8)],
)
def test_a_bilirubin_in_milligrams_is_no_dose(text: str, first: float, last: float) -> None:
    case = said((text, "inform_case")).case
    assert case.values["bilirubin"] == Value(last, "mg/dL", first=first)
    assert not case.doses


@pytest.mark.parametrize("text", ["raise to?", "so increase it to?", "go up to what?", "reduce to"])
def test_to_what_the_dose_is_changed_is_asked_of_the_drug_that_is_taken(text: str) -> None:
    reply = said(("aza 50 od, ALT 190, wt 88 kg, 14 wks in", "refractory_disease"), (text, "gibberish"))
    assert [part.title for part in reply.answer.parts][:1] == ["Dose: azathioprine (AZA)"]


@pytest.mark.parametrize(("tgn", "shown"), [(540, False), (300, False), (120, True)])
def test_what_is_told_of_a_low_metabolite_leads_only_beside_a_low_one(tgn: int, shown: bool) -> None:
    reply = said((f"6-TGN {tgn}, 6MMP 1100, wcc 3.1. AIH on aza 150, ALT normal", "interpret_metabolites"))
    assert ("Under-dosing" in lines(reply)) == shown


@pytest.mark.parametrize(("mmp", "shown"), [(12500, False), (5700, False), (900, True)])
def test_too_small_a_dose_leads_nothing_beside_a_high_6_mmp(mmp: int, shown: bool) -> None:
    reply = said((f"6-TGN 150, 6MMP {mmp} on aza 150, ALT 98", "interpret_metabolites"))
    lead = " ".join(line.text for part in reply.answer.parts for line in part.bottom_line)
    assert ("Under-dosing" in lead) == shown


ACUTE = ("acute severe AIH, INR 1.8 bili 250 umol/l, pred 60 started tonight", "acute_severe_disease")


@pytest.mark.parametrize(
    "words", ["D3 INR 1.6, bili 240. SURFASA?", "72h: INR 1.6, bili 240", "day 3: INR 1.6 bili 240"]
)
def test_the_score_reads_results_told_apart(words: str) -> None:
    assert "INR 1.8 to 1.6, bilirubin 250 to 240: SURFASA" in lines(said(ACUTE, (words, "acute_severe_disease")))


@pytest.mark.parametrize("words", ["day 7 INR 1.6 bili 240", "wk 2 INR 1.6, bili 240", "INR 1.6, bili 240 now"])
def test_results_of_no_known_or_another_day_are_not_put_into_the_score(words: str) -> None:
    reply = said(ACUTE, (words, "acute_severe_disease"))
    assert ": SURFASA" not in lines(reply)
    assert reply.case.values["inr"].first == 1.8


def test_the_same_result_told_twice_begins_no_course() -> None:
    again = said(ACUTE, ("as I said INR 1.8", "acute_severe_disease"))
    assert again.case.values["inr"].first is None
