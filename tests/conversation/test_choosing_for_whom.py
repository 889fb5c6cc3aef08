"""What is chosen is chosen for this patient: a graft, a pregnancy, a child, a harm of the same kind, a dose that has
room.
"""

from __future__ import annotations

import pytest

from actions.answers.model import Answer, OptionRow
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _first_lines(answer: Answer) -> str:
    return " ".join(line.text for line in answer.parts[0].bottom_line)


def _all_lines(answer: Answer) -> str:
    return " ".join(line.text for part in answer.parts for line in part.bottom_line)


def _warnings(answer: Answer) -> str:
    return " ".join(line.text for line in answer.warnings)


def _rows(answer: Answer) -> dict[str, OptionRow]:
    return {row.drug: row for part in answer.parts for section in part.sections for row in section.options}


@pytest.mark.parametrize(
    "message",
    [
        "Liver tx 2 yrs ago for AIH, tac trough 3.2, target?",
        "liver transplant recipient on tacrolimus, what trough should I aim for?",
        "transplanted for AIH in 2019, on tac, level 4. ok?",
    ],
)
def test_the_level_of_a_graft_is_held_to_no_range_of_the_hepatitis(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert "Transplant troughs are not targets" not in _warnings(answer)
    assert "note-level-of-a-graft" in answer.records
    assert "within" not in _all_lines(answer)


@pytest.mark.parametrize(
    "message",
    [
        "post liver transplant recurrent AIH on tac 5 ng/ml ALT 200 what to add",
        "liver transplant recipient, AIH recurred, tac level 6, ALT 150",
    ],
)
def test_recurrent_disease_leads_the_level_of_a_graft(asker: Asker, message: str) -> None:
    assert "with corticosteroids with or without azathioprine" in _first_lines(asker.last(message))


@pytest.mark.parametrize("message", ["AIH on tac, trough 12, transplant range is 5-20 so fine?", "tac level 4, ok?"])
def test_without_a_graft_the_ranges_of_the_hepatitis_are_read(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert "note-level-of-a-graft" not in answer.records
    assert "ranges held for adults" in _first_lines(answer)
    assert answer.question is None or "unit" not in answer.question.text


@pytest.mark.parametrize(
    "message",
    [
        "14 weeks pregnant, flare ALT 380 on aza 100. pred 5",
        "pregnant 22 weeks, AIH flaring on azathioprine, ALT 300, options?",
        "28F 10/40, flare on aza 75, ALT 250. what now",
    ],
)
def test_a_flare_in_pregnancy_is_treated_first(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert "short corticosteroid course" in answer.parts[0].bottom_line[0].text
    assert "preg-heneghan-outcomes" not in {i for line in answer.parts[0].bottom_line for i in line.records}


@pytest.mark.parametrize(
    "message",
    [
        "32yo, AIH, aza intolerant (rash+fever), now 8/40 pregnant, flaring ALT 410 on pred 10. options?",
        "pregnant, azathioprine hypersensitivity with fever and rash, ALT 300 on pred 10, options",
        "39F AIH, wants pregnancy, aza gave rash+fever. options?",
    ],
)
def test_after_hypersensitivity_no_thiopurine_is_advised_in_pregnancy(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    shown = {i for part in answer.parts for line in part.bottom_line for i in line.records[:1]}
    assert "easl25-preg-thiopurine" not in shown
    assert "6-TGN" not in _all_lines(answer)
    assert "orticosteroid" in _all_lines(answer)


@pytest.mark.parametrize(
    "message",
    ["pregnant on aza 100, 6-TGN 345, ALT 90, what next", "breastfeeding, on aza 125, 6-TGN 310 ALT 95. what now"],
)
def test_nothing_is_optimised_at_a_level_that_is_reached(asker: Asker, message: str) -> None:
    assert "Optimise the thiopurine" not in _all_lines(asker.last(message))


@pytest.mark.parametrize(
    "message",
    [
        "9 year old girl, failed pred and aza, what next",
        "14M AIH insufficient response to aza. options",
        "8yo boy failed aza, tac?",
    ],
)
def test_a_child_is_shown_figures_of_children_first(asker: Asker, message: str) -> None:
    row = _rows(asker.last(message))["tacrolimus"]
    assert "children" in (row.figures[0].n or "")


@pytest.mark.parametrize(
    "message", ["45F failed aza, tac or MMF, numbers?", "50M AIH insufficient response to aza. options"]
)
def test_an_adult_is_shown_none_of_children(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert "figures-not-of-children" not in answer.records
    assert all("children" not in (figure.n or "") for row in _rows(answer).values() for figure in row.figures)


@pytest.mark.parametrize(
    "message",
    [
        "Azathioprine pancreatitis 3 weeks in, lipase 1800. Can we try 6MP instead?",
        "she got pancreatitis on aza, options?",
        "AIH, acute pancreatitis on azathioprine. mercaptopurine next?",
    ],
)
def test_after_pancreatitis_no_rate_of_others_stands_beside_mercaptopurine(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert not _rows(answer)["mercaptopurine"].figures
    assert "It may suit some patients" not in _all_lines(answer)


def test_after_nausea_mercaptopurine_keeps_its_figures(asker: Asker) -> None:
    assert _rows(asker.last("nausea on azathioprine, options?"))["mercaptopurine"].figures


@pytest.mark.parametrize("message", ["skin SCC on aza, what instead", "lymphoma on azathioprine, which drug now"])
def test_after_a_cancer_of_thiopurines_the_others_go_before_them(asker: Asker, message: str) -> None:
    order = list(_rows(asker.last(message)))
    assert order.index("tacrolimus") < order.index("mercaptopurine")


@pytest.mark.parametrize(
    "message",
    [
        "Pt on AZA 100mg 70kg ALT 90 at 5 months. Escalate aza or switch MMF?",
        "AZA 75mg, wt 80, 6 months in, ALT still 70, metabolites not sent. up the aza or go to cellcept?",
        "on azathioprine 75, insufficient response, raise the dose or switch to mycophenolate?",
    ],
)
def test_whether_there_is_room_to_raise_comes_before_another_drug(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert "raising azathioprine to as much as 2 mg/kg" in _all_lines(answer)
    assert "better stopped than escalated" not in _all_lines(answer)


def test_the_dose_in_use_is_told_by_weight(asker: Asker) -> None:
    answer = asker.last("Pt on AZA 100mg 70kg ALT 90 at 5 months. Escalate aza or switch MMF?")
    assert "Azathioprine 100 mg a day at 70 kg is 1.4 mg/kg a day." in _all_lines(answer)


@pytest.mark.parametrize(
    "message",
    ["aza 150 mg 70 kg, 6-TGN 320, ALT 88: raise aza or go to MMF?", "aza nausea, ALT 90, switch to MMF or raise aza?"],
)
def test_nothing_is_raised_where_metabolites_or_a_harm_decide(asker: Asker, message: str) -> None:
    assert "mg/kg a day." not in _all_lines(asker.last(message))


@pytest.mark.parametrize(
    "message",
    [
        "ALT normal IgG 19 after 12 months pred/aza. is that treatment failure",
        "LFTs normal but IgG 22 at 9 months on azathioprine, is that a response?",
    ],
)
def test_with_normal_transaminases_the_igg_decides(asker: Asker, message: str) -> None:
    assert "so IgG decides" in _first_lines(asker.last(message))


def test_without_them_both_limits_are_needed(asker: Asker) -> None:
    assert "IgG decides" not in _first_lines(asker.last("ALT 60 IgG 19 at 12 months, response?"))


@pytest.mark.parametrize(
    "message",
    [
        "decompensated Child C MELD 19 refractory to steroids, is tac worth trying or just list her",
        "ascites, refractory AIH, transplant referral or rituximab?",
    ],
)
def test_a_failing_liver_is_evaluated_for_transplantation_first(asker: Asker, message: str) -> None:
    assert "valuat" in _first_lines(asker.last(message))


@pytest.mark.parametrize(
    "message",
    [
        "I want to start tacrolimus first line in a treatment naive 52M, reasonable?",
        "can rituximab be used first line in new AIH",
    ],
)
def test_that_no_guideline_places_it_first_leads(asker: Asker, message: str) -> None:
    assert asker.last(message).parts[0].bottom_line[0].records[0] == "note-not-placed-first"


@pytest.mark.parametrize("message", ["mycophenolate first line ok?", "budesonide first line?"])
def test_what_guidelines_place_first_is_not_denied(asker: Asker, message: str) -> None:
    assert "note-not-placed-first" not in asker.last(message).records


@pytest.mark.parametrize("message", ["ATG in AIH?", "ATG or infliximab as rescue in acute severe AIH"])
def test_a_drug_that_is_not_held_is_said_first(asker: Asker, message: str) -> None:
    assert "not in the knowledge base" in asker.last(message).parts[0].bottom_line[0].text


def test_what_is_taken_is_not_started(asker: Asker) -> None:
    answer = asker.last(
        "78 yr old, fractures, diabetic, can't come off 15 mg pred, on aza 100. steroid sparing choices?"
    )
    titles = [section.title for part in answer.parts for section in part.sections]
    assert not any("azathioprine" in title for title in titles if title.startswith("Doing it"))


def test_a_screen_that_is_told_is_not_asked_for(asker: Asker) -> None:
    answer = asker.last(
        "45M AIH aza and MMF failed, tac failed, quantiferon negative, HBsAg and anti-HBc negative. options?"
    )
    assert answer.question is None or "tuberculosis" not in answer.question.text


@pytest.mark.parametrize("message", ["on tac, K 5.9, swap to ciclosporin?", "tac, potassium 6.1, ciclosporin instead?"])
def test_a_raised_potassium_calls_for_caution_with_either(asker: Asker, message: str) -> None:
    assert "raised potassium" in _rows(asker.last(message))["ciclosporin"].label


@pytest.mark.parametrize(
    "message", ["43M transplant kidney 2015, AIH, tac level 8, ok?", "AIH, kidney transplant 2015, tac level 8"]
)
def test_a_graft_of_another_organ_is_no_liver(asker: Asker, message: str) -> None:
    assert "note-level-of-a-graft" not in asker.last(message).records


@pytest.mark.parametrize("message", ["MMF or tac, K 4.2, aza failed?", "on tac, K 4.8, fine?"])
def test_an_ordinary_potassium_calls_for_none(asker: Asker, message: str) -> None:
    assert all("raised potassium" not in row.label for row in _rows(asker.last(message)).values())
