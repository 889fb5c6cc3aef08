"""Follow-up turns are answered for what they ask, about the drug that is meant: what is refused, what is held up
against a drug, how it goes, what was told, which of the options, when something begins or ends.
"""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_NAUSEA = "45F AIH aza nausea"
_DIABETIC = "45F AIH, aza and MMF failed, diabetic. options?"
_REFUSING = ("66F mmf diarrhoea 1g bd, AIH, aza pancreatitis prior", "she refuses tacrolimus")
_LEVEL = ("tac for AIH - how do you dose it", "2 mg bd trough came back 11.2, creat gone from 78 to 112")


def _text(answer: Answer) -> str:
    return " ".join(line.text for part in answer.parts for line in part.bottom_line)


def _titles(answer: Answer) -> str:
    return " | ".join(part.title for part in answer.parts)


def _rows(answer: Answer) -> list[str]:
    return [row.drug for part in answer.parts for section in part.sections for row in section.options]


def _sections(answer: Answer) -> str:
    return " | ".join(section.title for part in answer.parts for section in part.sections)


def _case(answer: Answer) -> str:
    return "; ".join(item.label for item in answer.case)


@pytest.mark.parametrize("further", [(), ("and no biologics",), ("and no biologics", "what's left")])
def test_who_refuses_what_the_second_line_has_left_is_behind_it(asker: Asker, further: tuple[str, ...]) -> None:
    answer = asker.last(*_REFUSING, *further)
    assert "After second-line treatment has failed or was not tolerated" in _titles(answer)
    assert "enteric-coated" in _text(answer)
    assert "easl25-pred-mono" in answer.records
    assert "4 of 7 patients with azathioprine pancreatitis" in _text(answer)
    assert "Doing it: mercaptopurine" not in _sections(answer)
    assert ("rituximab" in _rows(answer)) is not bool(further)


def test_of_a_first_line_intolerance_the_reason_stays(asker: Asker) -> None:
    answer = asker.last("45F AIH aza pancreatitis", "not MMF please", "and not tac")
    assert "Intolerance of azathioprine" in _titles(answer)
    assert "Doing it" not in _sections(answer)
    plain = asker.last(_NAUSEA, "without MMF")
    assert "Doing it: mercaptopurine" in _sections(plain)


@pytest.mark.parametrize(
    "held_up",
    [
        "won't tac be a problem with her diabetes",
        "is tac ok with the diabetes?",
        "isn't tac risky given her diabetes",
        "won't tac make her diabetes worse",
    ],
)
def test_a_drug_is_held_up_against_a_finding(asker: Asker, held_up: str) -> None:
    answer = asker.last(_DIABETIC, held_up)
    assert "tacrolimus (TAC), caution: diabetes." in _text(answer)
    assert "on tacrolimus" not in _case(answer)
    assert "hyperglycaemia" not in _case(answer)


@pytest.mark.parametrize("that", ["won't that be a problem with her diabetes?", "is that ok with her diabetes"])
def test_that_is_the_drug_just_talked_of(asker: Asker, that: str) -> None:
    answer = asker.last(_DIABETIC, "tac trough target?", that)
    assert answer.parts[0].title == "Diabetes: tacrolimus (TAC)"


def test_a_question_asked_through_a_denial_denies_and_refuses_nothing(asker: Asker) -> None:
    answer = asker.last(_DIABETIC, "won't tac be a problem with her kidneys")
    assert "kidney impairment" not in _case(answer)
    assert not any("Left out" in line.text for line in answer.notices)
    refused = asker.last(_DIABETIC, "she won't have tacrolimus")
    assert any("Left out" in line.text for line in refused.notices)


@pytest.mark.parametrize("asked", ["does that rule out ritux?", "is rituximab still ok?", "same q for rituximab"])
def test_what_was_told_last_is_asked_of_a_drug(asker: Asker, asked: str) -> None:
    answer = asker.last("pt failed aza, mmf, tac. what else", "she had lymphoma 5y ago", asked)
    assert answer.parts[0].title == "Lymphoma: rituximab (RTX)"


@pytest.mark.parametrize("asked", ["reduce?", "cut the dose?", "hold it?"])
def test_what_to_do_about_a_level_of_the_drug_talked_of(asker: Asker, asked: str) -> None:
    answer = asker.last(*_LEVEL, asked)
    assert "calls for cutting or holding the dose" in _text(answer)
    assert not _rows(answer)


@pytest.mark.parametrize("how_far", ["by how much", "to what", "how much do I cut it by"])
def test_by_how_much_is_no_starting_dose(asker: Asker, how_far: str) -> None:
    answer = asker.last(*_LEVEL, "reduce?", how_far)
    assert "calls for cutting or holding the dose" in _text(answer)
    assert not answer.parts[0].title.startswith("Dose")


@pytest.mark.parametrize("message", ["tremor too. swap to ciclo?", "tremor too. switch her over to ciclosporin?"])
def test_a_drug_that_may_be_changed_to_is_not_taken(asker: Asker, message: str) -> None:
    assert "on ciclosporin" not in _case(asker.last(*_LEVEL, message))


@pytest.mark.parametrize(
    "message",
    [
        "3 months on MMF now, ALT 28, IgG 13.9 (ULN 16). was aza intolerant, nausea",
        "mmf for 6 months after aza rash. ALT 22 IgG 12 (ULN 16)",
    ],
)
def test_results_under_a_drug_are_read(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert answer.parts[0].title == "Reading the response"
    assert not _rows(answer)


def test_results_told_in_turn_are_one_course(asker: Asker) -> None:
    told = ("60F AIH in remission on aza 75 for 4 yrs. stopped it Jan. Now ALT 340", "steroid dose to restart")
    fallen = asker.last(*told, "ok. 6 weeks on, ALT 41")
    assert "ALT 340 to 41: fall of 88 %." in _text(fallen)
    risen = asker.last(f"{_NAUSEA}, started mmf. ALT 180", "8 weeks later ALT 60", "3 months on and ALT 140")
    assert "ALT 60 to 140: rise of 133 %." in _text(risen)


def test_poor_results_still_lead_to_the_options(asker: Asker) -> None:
    answer = asker.last("MMF 1g bd for 4 months for aza nausea, ALT stuck at 95")
    assert "rituximab" in _rows(answer)


@pytest.mark.parametrize(
    "asked", ["what did she have against azathioprine?", "what happened on aza", "what was the reaction"]
)
def test_what_was_told_is_told_again(asker: Asker, asked: str) -> None:
    answer = asker.last(_NAUSEA, asked)
    assert _text(answer) == "nausea on azathioprine"
    assert not _rows(answer)


@pytest.mark.parametrize("asked", ["which one?", "which one would you use?", "so which then"])
def test_which_of_the_options(asker: Asker, asked: str) -> None:
    answer = asker.last("40F AIH insufficient response to azathioprine, 6TGN fine", asked)
    assert answer.parts[0].title == "Comparison: mycophenolate (MMF) and tacrolimus (TAC)"


def test_figures_of_each_of_the_options(asker: Asker) -> None:
    titles = _titles(asker.last("pt failed aza, mmf, tac. what else", "numbers for each?"))
    assert all(name in titles for name in ("infliximab", "rituximab", "belimumab"))


@pytest.mark.parametrize("asked", ["aza when?", "so when do I start aza", "when can I add the azathioprine"])
def test_when_azathioprine_joins_the_steroid(asker: Asker, asked: str) -> None:
    answer = asker.last("45M, AIH, ALT 220, pred 30 for 3 wks", asked)
    assert "only when bilirubin is under 6 mg/dl" in _text(answer)


@pytest.mark.parametrize("asked", ["when could mmf be stopped", "how long until I can stop the mmf"])
def test_when_treatment_may_end(asker: Asker, asked: str) -> None:
    answer = asker.last("54F AIH aza rash, on mmf 2 years, ALT normal", asked)
    assert "easl25-withdrawal" in answer.parts[0].bottom_line[0].records
    flares = asker.last("54F AIH aza rash, on mmf 2 years, ALT normal", asked, "and if she flares")
    assert "easl25-flare" in flares.parts[0].bottom_line[0].records


@pytest.mark.parametrize("asked", ["alternative antibiotic?", "a safer antibiotic?", "other antibiotic then?"])
def test_another_antibiotic_is_none_of_the_options(asker: Asker, asked: str) -> None:
    told = "70F on tacrolimus 2mg bd for AIH. GP has started clarithromycin for chest infection"
    answer = asker.last(told, "level tomorrow?", asked)
    assert answer.parts[0].title == "Interactions: tacrolimus (TAC)"


@pytest.mark.parametrize("asked", ["so can go ahead?", "ok to start?", "safe to proceed then?"])
def test_whether_the_drug_talked_of_may_begin(asker: Asker, asked: str) -> None:
    answer = asker.last("Pt is HBsAg positive on entecavir, AIH refractory to aza, thinking ritux", asked)
    assert answer.parts[0].title.startswith("rituximab")
    assert "antiviral prophylaxis is given" in _text(answer)


@pytest.mark.parametrize("asked", ["myfortic instead?", "would enteric coated help", "EC version?"])
def test_the_other_preparation_for_an_upset_gut(asker: Asker, asked: str) -> None:
    assert "from 2.28 to 2.02" in _text(asker.last("66F AIH aza rash, mmf diarrhoea 1g bd", asked))


@pytest.mark.parametrize("asked", ["why so different between studies", "why do the studies differ so much"])
def test_why_studies_differ(asker: Asker, asked: str) -> None:
    answer = asker.last("MMF response in non responders?", asked)
    assert answer.parts[0].title.startswith("Where sources differ")


def test_the_reactions_alone_that_speak_against_a_drug(asker: Asker) -> None:
    answer = asker.last("does mercaptopurine work if aza not tolerated", "in which reactions not")
    assert "pancreatitis on a thiopurine" in _text(answer)
    assert "febuxostat" not in answer.parts[0].bottom_line[0].text


@pytest.mark.parametrize(
    "message",
    [
        "I want to write to GP: mmf started for aza intolerance (rash) 54F",
        "letter to GP please, mmf started for aza rash",
    ],
)
def test_a_letter_is_about_the_drug_given(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert answer.letter is not None
    assert answer.letter.lower().startswith("mycophenolate")


@pytest.mark.parametrize(
    "message",
    [
        "mother on MMF found 7 weeks pregnant today, aza stopped for vomiting",
        "AIH, aza rash. Mum is on mycophenolate, now pregnant",
    ],
)
def test_a_mother_of_nobody_is_the_patient(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert any("contraindicated in pregnancy" in line.text for line in answer.warnings)
    assert "pregnant" in _case(answer)


def test_what_was_stopped_is_not_the_drug_taken_since(asker: Asker) -> None:
    answer = asker.last(
        "34F AIH, started pred 40 then aza 50, vomiting + epigastric pain day 12, lipase 900",
        "stopped it. now pred 15, ALT 64. what next",
    )
    assert "on prednisolone 15 mg" in _case(answer)
    assert "Intolerance of azathioprine" in _titles(answer)


def test_a_steroid_that_would_spare_another_is_not_taken(asker: Asker) -> None:
    told = "budesonide for steroid side effects, 52F, weight gain + BP, aza 75 ongoing"
    assert "budesonide" not in _case(asker.last(told))
    assert asker.last(told, "dose").parts[0].title == "Dose: budesonide"


def test_what_is_no_issue_is_not_answered(asker: Asker) -> None:
    answer = asker.last("what's the dose of mycophenolate", "cost not an issue. what did EASL say")
    assert "EASL 2025" in _text(answer)
    assert "Cost" not in _text(answer)
