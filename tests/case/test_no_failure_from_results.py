"""No failure and no intolerance is read out of results alone, out of what is not chosen, or laid on another drug."""

from __future__ import annotations

import pytest

from actions.case.patient import Reaction
from tests.case.test_asked_of_nobody import told


@pytest.mark.parametrize(
    "text",
    [
        "40F aza pancreatitis, on mmf 1g bd. ALT 88",
        "pt A: 40F aza pancreatitis, on mmf 1g bd. ALT 88",
        "56F ALT 44 (ULN 40) on mmf 1.5g. IgG normal. escalate?",
        "56F on mmf 1.5g, IgG 17 (ULN 16)",
        "52M aza rash, tac 1 mg bd, ALT 70",
        "aza nausea, MMF 500 bd, AST 66",
    ],
)
def test_results_alone_are_no_failure_of_the_drug_in_use(text: str) -> None:
    case = told(text)
    assert "insufficient" not in case.tried.values()
    assert case.reason != "second_line_failed"


@pytest.mark.parametrize(
    "text",
    [
        "on mmf 2 g for 9 months, ALT 88",
        "mmf 2 g bd ALT still 120",
        "aza rash, mmf 1 g bd, ALT 120 despite that",
        "40F aza pancreatitis, mmf not working, ALT 120",
    ],
)
def test_time_or_words_say_that_it_failed(text: str) -> None:
    assert told(text).reason == "second_line_failed"


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("bud is out", "budesonide"),
        ("so budesonide is out then. what else", "budesonide"),
        ("ok so bud is out, what then", "budesonide"),
        ("tac's off the table", "tacrolimus"),
        ("rituximab is not an option", "rituximab"),
        ("mmf is a no-go", "mycophenolate"),
        ("so infliximab is ruled out", "infliximab"),
    ],
)
def test_what_is_out_of_the_question_was_not_given(text: str, drug: str) -> None:
    case = told(text)
    assert drug not in case.tried
    assert case.reason is None


def test_what_is_out_for_its_harm_was() -> None:
    case = told("aza is out, pancreatitis")
    assert Reaction("pancreatitis", "azathioprine") in case.reactions
    assert case.reason == "thiopurine_intolerance"


@pytest.mark.parametrize("text", ["44F, aza allergy, on mmf", "aza allergy. now on mmf 1 g", "on tac, aza allergy"])
def test_a_harm_called_after_its_drug_is_of_that_drug(text: str) -> None:
    assert {r.drug for r in told(text).reactions} == {"azathioprine"}


@pytest.mark.parametrize(
    "text", ["tac trough 14, tremor", "trough 14 on tac 3 mg bd, tremor", "csa trough 300, creat 160, gum swelling"]
)
def test_a_harm_at_a_level_that_is_told_is_no_failure(text: str) -> None:
    case = told(text)
    assert case.reason is None
    assert case.current


def test_a_harm_that_is_not_tolerated_is() -> None:
    assert told("tac trough 6, severe tremor, can't tolerate it").reason == "second_line_failed"
    assert told("tac stopped for tremor").reason == "second_line_failed"


@pytest.mark.parametrize(
    "text",
    [
        "63F AIH/PBC on UDCA aza 2mg/kg ALT 2x",
        "PBC overlap on urso 750 and pred 10, ALT 90",
        "UDCA 1 g, pred 5, ALT 130",
    ],
)
def test_what_is_given_beside_the_treatment_did_not_fail(text: str) -> None:
    assert "ursodeoxycholic-acid" not in told(text).tried


@pytest.mark.parametrize(
    "text",
    ["budesonide 9mg 3 months ALT 120 from 400", "pred 20, ALT 600 -> 200 at 10 weeks", "bud 9, AST 500->150, 12 wks"],
)
def test_who_responds_has_not_failed_before_it_is_due(text: str) -> None:
    case = told(text)
    assert case.reason is None
    assert case.current


def test_who_does_not_or_whose_time_is_over_has() -> None:
    assert told("budesonide 9mg 9 months ALT 120 from 400").reason == "insufficient_response"
    assert told("pred 40, ALT 600 -> 500 at 4 weeks").reason == "non_response"


@pytest.mark.parametrize(
    "text",
    [
        "wt 45kg, 6mp 50 mg, ALT 30->95 in 3 mths",
        "aza 100, ALT 25 to 110 over 2 months",
        "on aza 75, AST 28 -> 130 in 4 months",
    ],
)
def test_a_rise_from_normal_on_treatment_is_lost_response(text: str) -> None:
    assert told(text).reason == "loss_of_response_on_treatment"


@pytest.mark.parametrize("text", ["aza 100, ALT 30 -> 95 after 3 weeks", "aza 100, ALT 30 -> 38 in 3 months"])
def test_an_early_or_small_rise_is_not(text: str) -> None:
    assert told(text).reason != "loss_of_response_on_treatment"


@pytest.mark.parametrize(
    "text", ["plt 62 on aza, spleen big", "on aza 100, platelets 70, splenomegaly", "aza 75, plt 58, enlarged spleen"]
)
def test_low_platelets_of_a_big_spleen_are_no_harm_of_the_drug(text: str) -> None:
    case = told(text)
    assert case.reactions == ()
    assert "azathioprine" in case.current


@pytest.mark.parametrize("text", ["plt 62 on aza", "plt 62, WCC 2.1 on aza, spleen big"])
def test_low_counts_that_it_does_not_explain_are(text: str) -> None:
    assert told(text).reactions


@pytest.mark.parametrize(
    "text",
    ["first pt: 30F aza pancreatitis wants baby", "30F aza pancreatitis wants baby", "1st: 44M aza rash diabetic"],
)
def test_a_drug_told_by_its_harm_is_not_taken(text: str) -> None:
    case = told(text)
    assert case.current == ()
    assert case.tried["azathioprine"] == "not tolerated"


@pytest.mark.parametrize("text", ["6TG 180, MMP 4000", "6TG 180 MMP 4000 on aza 100", "6-TG 210, 6-MMP 900 aza 75"])
def test_a_metabolite_with_its_number_is_no_drug(text: str) -> None:
    case = told(text)
    assert "tioguanine" not in case.current
    assert "tgn" in case.values


@pytest.mark.parametrize("text", ["on 6TG 20 mg daily", "6-TG 20 mg, ALT 60"])
def test_with_its_dose_it_is(text: str) -> None:
    assert "tioguanine" in told(text).current
