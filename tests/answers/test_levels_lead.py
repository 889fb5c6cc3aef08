"""A level or metabolites that are told lead with their verdict and what of the patient belongs to it."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers.checker.arithmetic import follows
from actions.answers.desk import Asked
from actions.answers.model import Answer
from actions.case.patient import Case
from actions.conversation.focus import Focus
from actions.conversation.turn import Turn
from actions.knowledge.kinds import Record
from tests.answers.test_readings import answer, lines
from tests.base import assistant, base
from tests.case.test_doses import told
from tests.case.test_reading import mentions


def asked_of(case: Case, text: str, intent: str, *in_view: str) -> Answer:
    found = mentions(text)
    turn = Turn(text, (Asked(intent, text, found, 0.9),), found, case, Focus(drugs=in_view), date(2026, 11, 24))
    reply = assistant().respond(turn).answer
    assert reply.kind != "failure"
    return reply


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("tac trough 14 ng/ml, what now", "Tacrolimus level 14: above all 5 ranges held for adults."),
        ("on tac, level 11.8", "Tacrolimus level 11.8: above all 5 ranges held for adults."),
        (
            "on tac 2 mg bd, trough 6.4",
            "Tacrolimus level 6.4: within 1 of the 5 ranges held for adults, too low for none, too high for 2; "
            "the other 2 give only an upper limit, which it stays under.",
        ),
        (
            "tac trough 0.3",
            "Tacrolimus level 0.3: within none of the 5 ranges held for adults, too low for 2, too high for none; "
            "the other 3 give only an upper limit, which it stays under.",
        ),
        (
            "on tac, trough 1.2",
            "Tacrolimus level 1.2: within 1 of the 5 ranges held for adults, too low for 1, too high for none; "
            "the other 3 give only an upper limit, which it stays under.",
        ),
        ("tac trough <2", "Tacrolimus level <2: below the one range held for adults."),
        ("12 yo girl on tac, trough 7", "Tacrolimus level 7: above both ranges held for children."),
        ("ciclosporin level 140, too high?", "Ciclosporin level 140: above the one range held for adults."),
    ],
)
def test_the_verdict_leads(text: str, verdict: str) -> None:
    assert answer(text, "interpret_trough").parts[0].bottom_line[0].text == verdict


@pytest.mark.parametrize("text", ["tac trough 5-8 ok?", "tac trough 2 mg/l", "sirolimus level 9", "tac, level?"])
def test_no_verdict_where_nothing_can_be_compared(text: str) -> None:
    assert "held for" not in lines(answer(text, "interpret_trough"))


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("on tac 2 mg bd, trough 6.4, K 5.9", "on tacrolimus 2 mg twice daily; potassium 5.9"),
        ("eGFR 28 K 5.8 tac trough 14", "eGFR 28; potassium 5.8"),
        ("tac level 12, on fluconazole", "fluconazole"),
        ("tac level 12, Mg 0.52", "magnesium 0.52"),
    ],
)
def test_what_belongs_to_the_level_stands_behind_the_verdict(text: str, beside: str) -> None:
    second = answer(text, "interpret_trough").parts[0].bottom_line[1].text
    assert second.startswith("Beside it in this case: ")
    assert beside in second


@pytest.mark.parametrize("text", ["tac trough 6", "tac trough 6, well", "tac trough 6, ALT 40"])
def test_nothing_is_put_beside_a_level_that_does_not_belong_to_it(text: str) -> None:
    assert "Beside it" not in lines(answer(text, "interpret_trough"))


@pytest.mark.parametrize("text", ["stop or reduce?", "same dose?", "reduce the dose or hold?", "lower it or carry on?"])
def test_a_dose_in_question_is_answered_by_the_level_known(text: str) -> None:
    case = told("on tac, trough 11.8, creatinine 145")
    reply = asked_of(case, text, "ask_stopping", "tacrolimus")
    assert reply.parts[0].bottom_line[0].text.startswith("Tacrolimus level 11.8: above all")
    assert "creatinine 145" in reply.parts[0].bottom_line[1].text


@pytest.mark.parametrize("text", ["when can tac be withdrawn", "how long before stopping tac", "can tac be weaned off"])
def test_withdrawal_is_not_answered_by_a_level(text: str) -> None:
    reply = asked_of(told("on tac, trough 11.8"), text, "ask_stopping", "tacrolimus")
    assert "Tacrolimus level" not in lines(reply)


@pytest.mark.parametrize(
    "text", ["ok K 4.6 now. same dose?", "creat 88 now, keep going?", "K fine at 4.6", "eGFR 70. same dose?"]
)
def test_a_level_stays_that_of_its_drug(text: str) -> None:
    case = told("on tac 2 mg bd, trough 6.4")
    first = asked_of(case, text, "interpret_trough", "ciclosporin").parts[0]
    assert first.title.endswith("tacrolimus (TAC)")
    assert first.bottom_line[0].text.startswith("Tacrolimus level 6.4:")


@pytest.mark.parametrize(
    "text", ["what about ciclosporin", "and ciclosporin?", "ciclosporin level?", "for ciclosporin then"]
)
def test_another_drug_is_not_read_by_its_level(text: str) -> None:
    reply = asked_of(told("on tac 2 mg bd, trough 6.4"), text, "interpret_trough", "tacrolimus")
    assert reply.parts[0].title.endswith("ciclosporin (CsA)")
    assert "6.4" not in lines(reply)


@pytest.mark.parametrize(
    ("messages", "drug"),
    [
        (("on tac, trough 6.4",), "tacrolimus"),
        (("on ciclosporin", "level 140"), "ciclosporin"),
        (("on tac and MMF, level 7",), "tacrolimus"),
        (("on MMF 1g bd", "tac 2 mg bd added, level 12"), "tacrolimus"),
        (("on tac, trough 6.4", "tac stopped, now on ciclosporin 100 mg bd"), "tacrolimus"),
        (("trough 6.4",), None),
    ],
)
def test_a_level_is_remembered_with_its_drug(messages: tuple[str, ...], drug: str | None) -> None:
    assert told(*messages).values["trough"].drug == drug


@pytest.mark.parametrize(
    "text",
    [
        "6-MMP 8200, 6-TGN 140, on aza 150 mg, ALT 110. what now",
        "ALT 110 on aza 150, TGN 140 MMP 8200, options?",
        "aza 150 mg, TGN 100, MMP 9800, ALT still up, next step",
        "on aza 150, ALT 90, 6-TGN 120, 6-MMP 7000. what next",
    ],
)
def test_metabolites_told_lead_the_options(text: str) -> None:
    parts = answer(text, "insufficient_response").parts
    assert parts[0].bottom_line[0].records == ("reading-metabolites-shunting",)
    assert any(section.options for part in parts[1:] for section in part.sections)


@pytest.mark.parametrize("text", ["ALT 110 on aza 150. what now", "ALT 90 on aza 150, next drug?"])
def test_without_metabolites_the_options_lead(text: str) -> None:
    first = answer(text, "insufficient_response").parts[0]
    assert first.bottom_line[0].records[:1] == ("reason-insufficient-response",)


@pytest.mark.parametrize(
    "text",
    [
        "53F aza 100 since march, hb 9.1, mcv 118, wbc 2.1, neuts 0.9. 6tgn 560 6mmp 900",
        "on aza 100, wcc 2.0, tgn 600",
        "aza 100 mg, neutrophils 0.8, TGN 700",
        "on aza, platelets 60, 6-TGN 610",
    ],
)
def test_low_counts_that_are_told_lead(text: str) -> None:
    first, second = answer(text, "interpret_metabolites").parts[:2]
    assert first.bottom_line[0].records == ("aza-action-primarycare",)
    assert second.bottom_line[0].records == ("reading-metabolites-high-low-counts",)


@pytest.mark.parametrize("text", ["on aza 100, TGN 600", "TGN 610 MMP 300", "on aza, wcc 6.0, TGN 600"])
def test_without_low_counts_the_count_is_to_be_checked(text: str) -> None:
    first = answer(text, "interpret_metabolites").parts[0]
    assert first.bottom_line[0].records == ("reading-metabolites-high",)


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("TGN 610 MMP 300", "300 / 610 = 0.49."),
        ("6tgn 560 6mmp 900", "900 / 560 = 1.6."),
        ("TGN 240 MMP 2300", "2,300 / 240 = 9.6."),
        ("TGN 140 MMP 8200", "8,200 / 140 = 59."),
    ],
)
def test_a_ratio_has_sensible_digits(text: str, ratio: str) -> None:
    assert ratio in lines(answer(text, "interpret_metabolites"))


_TACROLIMUS = (
    "easl25-tac-in-intolerance-dose",
    "awmf25-doses-dose-tacrolimus",
    "bsg25-tac-regimen-dose",
    "easl25-dose-tacrolimus-dose",
    "tac-adult-review-dose-trough",
)


@pytest.mark.parametrize(
    ("line", "right"),
    [
        (
            "Tacrolimus level 6.4: within 1 of the 5 ranges held for adults, too low for none, too high for 2; "
            "the other 2 give only an upper limit, which it stays under.",
            True,
        ),
        ("Tacrolimus level 6.4: within 3 of the 5 ranges held for adults, too low for none, too high for 2.", False),
        ("Tacrolimus level 6.4: within 2 of the 5 ranges held for adults, too low for none, too high for 3.", False),
        ("Tacrolimus level 6.4: within 3 of the 6 ranges held for adults, too low for none, too high for 2.", False),
        ("Tacrolimus level 6.4: above all 5 ranges held for adults.", False),
        ("Tacrolimus level 14: above all 5 ranges held for adults.", True),
        ("Tacrolimus level 14: within all 5 ranges held for adults.", False),
        ("Tacrolimus level <14: above all 5 ranges held for adults.", False),
        ("Tacrolimus level 14: above both ranges held for adults.", False),
        ("Ciclosporin level 14: above all 5 ranges held for adults.", False),
        ("Tacrolimus level 15: above all 5 ranges held for adults.", False),
        ("Tacrolimus level 14: above all 5 ranges held for children.", False),
    ],
)
def test_the_checker_counts_the_verdicts_again(line: str, right: bool) -> None:
    records = [base().get(identifier, Record) for identifier in _TACROLIMUS]
    assert follows(line, {6.4, 14.0}, records) is right


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("6-MMP : 6-TGN = 300 / 610 = 0.49.", True),
        ("6-MMP : 6-TGN = 300 / 610 = 0.5.", False),
        ("6-MMP : 6-TGN = 300 / 610 = 0.", False),
        ("6-MMP : 6-TGN = 8,200 / 140 = 59.", True),
        ("6-MMP : 6-TGN = 8,200 / 140 = 58.", False),
    ],
)
def test_the_checker_divides_again(line: str, right: bool) -> None:
    assert follows(line, {300.0, 610.0, 8200.0, 140.0}, []) is right
