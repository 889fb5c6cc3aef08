"""What enters the case: what is told, and not what is asked about, looked out for, called by the same letters."""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def shown(answer: Answer) -> set[str]:
    return {item.id for item in answer.case}


def labels(answer: Answer) -> str:
    return " | ".join(item.label for item in answer.case)


def of(answer: Answer, kind: str) -> set[str]:
    """What the patient is said to have; what is denied is not there."""
    there = (item for item in answer.case if not item.label.endswith(": no"))
    return {item.id.partition(":")[2] for item in there if item.id.startswith(f"{kind}:")}


def rows(answer: Answer) -> dict[str, str]:
    return {row.drug: row.standing for part in answer.parts for section in part.sections for row in section.options}


@pytest.mark.parametrize(
    "said",
    [
        "mmf cap at egfr 20",
        "eGFR 22 aih aza intolerant - mmf dose cap?",
        "what's the max cap for MMF at GFR 18",
        "AIH aza intolerant, egfr 19, is there a cap on MMF",
        "do we cap the dose of mycophenolate when egfr is 15",
    ],
)
def test_the_cap_of_a_dose_is_no_pneumonia(asker: Asker, said: str) -> None:
    answer = asker.last(said)
    assert "infection" not in of(answer, "condition")
    assert not of(answer, "reaction")


@pytest.mark.parametrize("said", ["mmf cap at egfr 20", "eGFR 22 aih aza intolerant - mmf dose cap?"])
def test_the_cap_asked_for_is_told(asker: Asker, said: str) -> None:
    assert "should not exceed 1 g twice daily" in repr(asker.last(said))


@pytest.mark.parametrize(
    "said", ["AIH on MMF 1 g bd with CAP, curb 2", "eGFR 22, CAP on mmf - stop mmf?", "69M CAP, on pred 20 and aza"]
)
def test_a_pneumonia_called_by_its_letters_is_one(asker: Asker, said: str) -> None:
    assert "infection" in of(asker.last(said), "condition")


@pytest.mark.parametrize(
    ("said", "over"),
    [
        ("is low dose pred alone acceptable? 68F intolerant of aza AND mmf, ALT normal on 5mg", "mycophenolate"),
        ("intolerant of azathioprine and mycophenolate; stable on 10mg", "mycophenolate"),
        ("pt failed aza and couldn't tolerate MMF, controlled on 7.5 mg", "mycophenolate"),
        ("71F didn't tolerate 6MP or MMF, quiet at 7.5mg daily", "mycophenolate"),
        ("intolerant to both aza and tac, ALT 22 on 4mg", "tacrolimus"),
    ],
)
def test_a_dose_in_the_next_clause_is_of_no_drug_that_was_given_up(asker: Asker, said: str, over: str) -> None:
    answer = asker.last(said)
    drug = next(item.label for item in answer.case if item.id == f"drug:{over}")
    assert drug.endswith("not tolerated")
    assert " mg" not in labels(answer)
    assert not answer.warnings


@pytest.mark.parametrize(
    ("said", "dose"),
    [
        ("68F intolerant of aza, on mmf, ALT normal on 500 mg bd", "on mycophenolate 500 mg twice daily"),
        ("intolerant of aza, mmf 1 g bd, ALT normal", "on mycophenolate 1 g twice daily"),
        ("intolerant of aza and on tac 2 mg bd", "on tacrolimus 2 mg twice daily"),
        ("pred stopped, aza well tolerated, ALT normal on 100 mg", "on azathioprine 100 mg"),
    ],
)
def test_a_dose_of_the_drug_in_use_stays_its_own(asker: Asker, said: str, dose: str) -> None:
    assert dose in labels(asker.last(said))


@pytest.mark.parametrize("said", ["aza intolerant MMF?", "55F postmenopausal aza intolerant MMF?"])
def test_the_drug_asked_for_behind_a_word_for_intolerance_was_not_given(asker: Asker, said: str) -> None:
    answer = asker.last(said)
    assert of(answer, "drug") == {"azathioprine"}
    assert rows(answer)["mycophenolate"] == "preferred"


@pytest.mark.parametrize(
    "said",
    [
        "how to monitor pt on tioguanine for NRH",
        "which bloods to monitor a patient on tac for nephrotoxicity",
        "do i need to screen a 40F on MMF for skin cancer",
        "cyclosporin instead of tac - gums/hair issues? dose in adults",
        "AIH on tac 2 mg bd, tremor issues?",
        "AIH on tac. hair/gum problems? dose",
        "what to watch a man on sirolimus for: mouth ulcers, proteinuria?",
        "AIH on mmf 1 g bd. infections?",
    ],
)
def test_what_is_looked_out_for_happened_to_nobody(asker: Asker, said: str) -> None:
    answer = asker.last(said)
    assert not of(answer, "reaction")
    assert not of(answer, "reason")
    assert not of(answer, "condition") & {"infection", "skin-cancer"}


@pytest.mark.parametrize(
    ("said", "harm"),
    [
        ("she has hair issues on tac, switch?", "alopecia"),
        ("AIH on tac 2 mg bd, tremor, issue is dose?", "tremor"),
        ("monitoring showed nephrotoxicity on tac, swap?", "nephrotoxicity"),
        ("pt on aza with pancreatitis, monitor how?", "pancreatitis"),
        ("AIH on mmf 1 g bd, recurrent infections, what next", "infection-reaction"),
    ],
)
def test_a_harm_that_is_told_stays_one_beside_such_words(asker: Asker, said: str, harm: str) -> None:
    assert harm in of(asker.last(said), "reaction")


def test_low_immunoglobulins_are_no_infection(asker: Asker) -> None:
    answer = asker.last("IgG low 3.8 after 2 cycles of RTX what do i do")
    assert of(answer, "reaction") == {"low-igg"}
    assert "rituximab" in of(answer, "drug")


@pytest.mark.parametrize(
    "said", ["flu-like illness with azathioprine, mild, try 6MP?", "30F aza: flu-like reaction at day 10, next drug"]
)
def test_after_a_flu_like_illness_mercaptopurine_is_given_with_caution(asker: Asker, said: str) -> None:
    answer = asker.last(said)
    assert of(answer, "reaction") == {"flu-like"}
    assert rows(answer)["mercaptopurine"] == "caution"


@pytest.mark.parametrize("said", ["allergic reaction to aza, try 6MP?", "flu-like illness with fever and rash on aza"])
def test_hypersensitivity_is_no_flu_like_illness(asker: Asker, said: str) -> None:
    answer = asker.last(said)
    assert "hypersensitivity" in of(answer, "reaction")
    assert rows(answer)["mercaptopurine"] == "avoid"


def test_a_note_on_those_who_cannot_conceive_is_printed_for_nobody_else(asker: Asker) -> None:
    note = "not needed for mycophenolate where pregnancy is not possible"
    nursing = asker.last("26 y/o post-partum 8 wks flare ALT 800. breast feeding. aza 75 pred 5", "MMF in pregnancy?")
    assert note not in repr(nursing)
    assert note in repr(asker.last("55F postmenopausal aza intolerant", "MMF contraception?"))


@pytest.mark.parametrize(
    "said",
    [
        "relapsed 4 months after stopping azathioprine, ALT 600. what do I restart",
        "40F relapse 6 wks off aza, ALT 500",
        "AIH relapse after discontinuing azathioprine and pred, ALT 410. options?",
    ],
)
def test_what_was_well_until_it_was_stopped_may_be_started_again(asker: Asker, said: str) -> None:
    answer = asker.last(said)
    assert "azathioprine: stopped" in labels(answer)
    assert "insufficient" not in labels(answer)
    assert "azathioprine" in rows(answer)


@pytest.mark.parametrize(
    "said", ["failed aza, relapsed after stopping pred, ALT 300", "relapsed despite aza, stopped it, options"]
)
def test_what_failed_has_failed_also_where_the_disease_came_back(asker: Asker, said: str) -> None:
    assert "azathioprine: insufficient" in labels(asker.last(said))


@pytest.mark.parametrize(
    ("said", "not_there"),
    [
        ("29M, AIH on aza 100, ALT 300, drinking protein shakes and ashwagandha", {"alcohol", "tremor"}),
        ("34M on aza, herbalife shakes daily, ALT 200", {"alcohol", "tremor"}),
        ("child 8y AIH on tacrolimus, EBV viral load 45000, what to do", {"hepatitis-b", "hbv-prophylaxis"}),
        ("AIH on aza failing, TB quant neg, start infliximab?", {"tuberculosis"}),
        ("TB qft -ve CXR clear; IFX dose", {"tuberculosis"}),
        ("AIH aza 100, adherence poor. start DOT for adherence", {"taking:rifampicin"}),
        ("hep B core pos, rituximab planned, can he take tenofovir with egfr 45", {"hbv-prophylaxis"}),
        ("anti-HBc pos, do I start tenofovir with ritux", {"hbv-prophylaxis"}),
        ("AIH aza failing NUDT15 not available", {"nudt15-deficient"}),
        ("TPMT unavailable here, start aza?", {"tpmt-deficient"}),
    ],
)
def test_another_thing_of_the_same_name_is_not_kept(asker: Asker, said: str, not_there: set[str]) -> None:
    answer = asker.last(said)
    assert not (of(answer, "condition") | of(answer, "reaction")) & not_there


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("aza 100 ALT 300, drinking 6 beers a day", "alcohol"),
        ("34M on tac, drinks whey; shakes in both hands", "tremor"),
        ("on tac, hep b dna 2000", "hepatitis-b"),
        ("active TB on HRZE, infliximab?", "tuberculosis"),
        ("core positive, he takes tenofovir, ritux ok?", "hbv-prophylaxis"),
        ("TPMT pending, aza 50 started", "tpmt-deficient"),
    ],
)
def test_the_thing_itself_is_kept(asker: Asker, said: str, there: str) -> None:
    answer = asker.last(said)
    assert there in of(answer, "condition") | of(answer, "reaction")


def test_when_a_drug_is_to_count_as_failed_it_has_not(asker: Asker) -> None:
    asked = asker.last("switch aza to mmf - overlap or stop aza day 1?", "dose?", "when to say it failed")
    assert not of(asked, "reason")
    told = asker.last("on mmf 2 g 9 months, ALT 120, we call it failed")
    assert "second_line_failed" in of(told, "reason")
