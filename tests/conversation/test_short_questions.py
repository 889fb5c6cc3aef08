"""The shortest questions of a running conversation, questions that read like reports, and which drug is meant."""

from __future__ import annotations

import pytest

from actions.answers.desk import MORE
from actions.case.patient import Case
from actions.conversation.asked import ellipses
from actions.conversation.asked.subjects import drugs_in_question, own_drugs
from actions.conversation.focus import Focus
from tests.base import assistant
from tests.conversation.test_following_on import asked, better

AZA, MMF, TAC, RTX = "azathioprine", "mycophenolate", "tacrolimus", "rituximab"
OF_TAC = Focus(drugs=(TAC,), intents=("ask_dose",))
OF_STOPPING = Focus(drugs=(AZA,), intents=("ask_stopping",))
TABLE = Focus(options=(MMF, TAC), intents=("inform_case",))


def short(text: str, focus: Focus, intent: str = "ask_more", confidence: float = 0.3) -> str | None:
    return ellipses.meant(asked(text, intent, confidence), text.lower(), focus)


@pytest.mark.parametrize("text", ["other options?", "ok whats left for her", "what else"])
def test_what_is_left_asks_for_the_options(text: str) -> None:
    expected = None if text == "what else" else "inform_case"  # which other places read
    assert short(text, TABLE) == expected


@pytest.mark.parametrize("text", ["so which", "which one then?", "which would you use"])
def test_which_of_the_options_sets_the_first_side_by_side(text: str) -> None:
    assert short(text, TABLE) == "ask_comparison"


def test_which_of_two_in_view_compares_them() -> None:
    assert short("so which?", Focus(drugs=(MMF, TAC), intents=("ask_dose",))) == "ask_comparison"


@pytest.mark.parametrize("text", ["which dose of tac", "the other one?", "what is left ventricular function"])
def test_other_words_with_which_and_other_are_left_alone(text: str) -> None:
    assert short(text, TABLE) is None


@pytest.mark.parametrize("text", ["biopsy?", "bx first?", "and a liver biopsy"])
def test_an_examination_by_itself_repeats_the_question(text: str) -> None:
    assert short(text, OF_STOPPING, "out_of_scope_near", 0.85) == MORE


def test_an_examination_of_nothing_in_view_repeats_nothing() -> None:
    assert short("biopsy?", Focus(), "out_of_scope_near", 0.85) is None


@pytest.mark.parametrize(("text", "expected"), [("infections?", "ask_adverse_effects"), ("infection", None)])
def test_infections_are_what_drugs_bring_and_an_infection_is_the_patients(text: str, expected: str | None) -> None:
    assert short(text, OF_TAC, "ask_special_situation") == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("2 mg bd ok?", "ask_dose"), ("2 mg bd", None), ("2 mg bd with clarithromycin ok?", None)]
)
def test_a_dose_put_forward_is_held_against_the_drug_in_view(text: str, expected: str | None) -> None:
    assert short(text, OF_TAC) == expected


@pytest.mark.parametrize(("text", "expected"), [("n if 3 weeks", MORE), ("after 3 weeks of mmf", None)])
def test_another_time_repeats_the_question(text: str, expected: str | None) -> None:
    assert short(text, OF_TAC) == expected


@pytest.mark.parametrize("text", ["81 kg", "she's 81kg"])
def test_a_weight_belongs_to_the_dose_just_asked(text: str) -> None:
    assert short(text, OF_TAC, "inform_case", 0.99) == MORE
    assert short(text, TABLE, "inform_case", 0.99) is None


@pytest.mark.parametrize("text", ["and if it comes back", "what if she relapses"])
def test_a_return_after_stopping_fails_no_drug(text: str) -> None:
    assert short(text, OF_STOPPING, "second_line_failed") == "ask_stopping"
    assert short(text, OF_TAC, "second_line_failed") is None


@pytest.mark.parametrize(
    ("text", "guessed", "expected"),
    [
        ("hair thinning since ciclosporin went in, could this be the drug?", "intolerance_to_second_line", True),
        ("numb fingers on tac. known side effect?", "intolerance_to_second_line", True),
        ("numb fingers on tac, what next", "intolerance_to_second_line", False),
    ],
)
def test_whether_a_drug_did_it_is_asked_of_the_drug(text: str, guessed: str, expected: bool) -> None:
    assert (better(text, guessed, Focus()) == "ask_adverse_effects") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("62M aza 75 mg, IgG and ALT normal for 4 yrs, asking if he can come off", "ask_stopping"),
        ("on mmf 2 years, stable, keen to stop", "ask_stopping"),
        ("aza 75 mg, ALT normal, wants to stop because of nausea", None),
        ("aza 75 mg, ALT never normal, wants to stop", None),
    ],
)
def test_who_is_well_and_wants_to_stop_is_no_failure(text: str, expected: str | None) -> None:
    assert better(text, "intolerance_to_azathioprine", Focus()) == expected


def test_how_many_did_well_after_a_harm_asks_for_figures() -> None:
    text = "what proportion responded to mmf after aza side effects"
    assert better(text, "ask_adverse_effects", Focus()) == "ask_evidence"
    assert better("how often is diarrhoea on mmf and tac", "ask_adverse_effects", Focus()) != "ask_evidence"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what share of aza-intolerant pts remit on mmf", (MMF,)),
        ("of those who couldn't tolerate aza, success on tac?", (TAC,)),
        ("pts on mmf who failed, how many did well on rituximab", (RTX,)),
        ("success of azathioprine after intolerance", (AZA,)),
    ],
)
def test_a_drug_that_failed_is_not_what_the_figures_are_asked_of(text: str, expected: tuple[str, ...]) -> None:
    one = asked(text, "ask_evidence", 0.9)
    assert own_drugs(one, assistant().base) == expected


def test_both_in_view_are_compared_with_the_one_named() -> None:
    focus = Focus(drugs=(MMF, TAC), listed=(MMF, TAC), intents=("ask_comparison",))
    one = asked("ok rituximab against the two", "ask_comparison", 0.9)
    assert drugs_in_question(one, Case(), {}, focus, focus, assistant().base) == (RTX, MMF, TAC)


@pytest.mark.parametrize(
    ("text", "guessed", "expected"),
    [
        ("does folic acid help mouth ulcers on mtx?", "intolerance_to_second_line", "ask_adverse_effects"),
        ("39F mouth ulcers on mtx, would anything help?", "intolerance_to_second_line", None),
        ("alcohol on tac ok?", "ask_interactions", "ask_special_situation"),
        ("erythromycin on tac in cirrhosis ok?", "ask_interactions", None),
        ("what if he forgets his ciclosporin for two days", "second_line_failed", "search"),
        ("forgot his ciclosporin for two days, ALT 300", "second_line_failed", "interpret_response"),
        ("tac vs mmf hair loss", "intolerance_to_second_line", "ask_comparison"),
    ],
)
def test_what_reads_like_a_report_and_asks(text: str, guessed: str, expected: str | None) -> None:
    assert better(text, guessed, Focus()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can we get him off the pred? LFTs normal, on aza 100", ("prednisolone",)),
        ("wants to come off tac, stable on mmf too", (TAC,)),
        ("when to stop aza if normal on pred 5", (AZA,)),
    ],
)
def test_what_is_to_be_ended_is_what_stopping_is_asked_of(text: str, expected: tuple[str, ...]) -> None:
    assert own_drugs(asked(text, "ask_stopping", 0.9), assistant().base) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hep B status?", "ask_special_situation"),
        ("and HIV?", "ask_special_situation"),
        ("etanercept?", "ask_drug_overview"),
        ("hep b neg", None),
        ("treat his hepatitis c?", None),
    ],
)
def test_what_is_looked_for_first_and_other_medicines_go_on_with_the_case(text: str, expected: str | None) -> None:
    assert short(text, TABLE, "out_of_scope_near", 0.9) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("micro started her on erythromycin, she takes prograf", "ask_interactions"),
        ("on erythromycin and prograf, tremor", None),
        ("failed aza, now erythromycin and prograf", None),
    ],
)
def test_a_medicine_told_beside_ours_asks_for_the_interaction(text: str, expected: str | None) -> None:
    assert better(text, "inform_case", Focus(), 0.9) == expected
