"""A question with a qualifier is answered of that qualifier: which study, which drug a figure is claimed of, how good
the evidence is, a target as in another disease, a medicine that is not held after a failure.
"""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _lead(answer: Answer) -> str:
    return " ".join(line.text for part in answer.parts[:1] for line in part.bottom_line)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("does CAMARO include cirrhotics?", "Cirrhosis: not in what was read of this study."),
        ("did CAMARO include pregnant women", "Pregnant: not in what was read of this study."),
        ("does Efe 2017 say anything on diarrhoea", "Diarrhoea: not in what was read of this study."),
    ],
)
def test_what_a_study_does_not_speak_of_is_said_first(asker: Asker, message: str, said: str) -> None:
    assert _lead(asker.answer(message)).startswith(said)


def test_what_a_study_speaks_of_is_not_denied(asker: Asker) -> None:
    assert "not in what was read" not in _lead(asker.answer("CAMARO results"))


@pytest.mark.parametrize(
    "message",
    [
        "I heard tacrolimus has 95% response in refractory AIH so will skip MMF",
        "tac gives 88% in non-responders, so skip mycophenolate",
    ],
)
def test_a_figure_claimed_of_one_drug_is_not_corrected_by_another(asker: Asker, message: str) -> None:
    answer = asker.answer(message)
    assert "premise-mmf-nonresponder-figure" not in answer.records
    assert "tac-mmf-nonresponders-abdollahi" in answer.records


@pytest.mark.parametrize(
    "message",
    [
        "MMF gives 60 % response in refractory AIH so will use it before tacrolimus",
        "mmf works in 80% of non-responders",
    ],
)
def test_a_figure_claimed_of_mycophenolate_is_corrected(asker: Asker, message: str) -> None:
    assert "premise-mmf-nonresponder-figure" in asker.answer(message).records


@pytest.mark.parametrize(
    ("message", "graded"),
    [
        ("quality of evidence for tacrolimus?", "certainty: very low"),
        ("evidence quality for MMF in AIH", "certainty: LoE 2"),
        ("how good is the evidence for rituximab", "certainty: LoE 4"),
    ],
)
def test_how_good_the_evidence_is_is_told_by_what_places_the_drug(asker: Asker, message: str, graded: str) -> None:
    lead = asker.answer(message).parts[0].bottom_line[0].text
    assert graded in lead
    assert "children" not in lead
    assert "pregnan" not in lead


@pytest.mark.parametrize("message", ["6-TGN target - same 235 as in IBD?", "6-TGN target same as IBD?"])
def test_a_target_as_in_another_disease_is_ours(asker: Asker, message: str) -> None:
    answer = asker.answer(message)
    assert answer.kind == "answer"
    assert "223" in _lead(answer)


@pytest.mark.parametrize("message", ["6-TGN target for my Crohn's patient", "aza dose in IBD"])
def test_a_question_about_another_disease_is_not(asker: Asker, message: str) -> None:
    assert asker.answer(message).kind == "decline"


@pytest.mark.parametrize(
    "message",
    ["switching pt to leflunomide as MMF failed, good idea?", "39F failed aza and MMF. Leflunomide?"],
)
def test_after_a_failure_options_stand_behind_a_medicine_that_is_not_held(asker: Asker, message: str) -> None:
    answer = asker.answer(message)
    assert "not in the knowledge base" in _lead(answer)
    assert any(section.options for part in answer.parts for section in part.sections)


def test_a_guideline_that_speaks_of_the_third_line_is_not_said_to_be_silent(asker: Asker) -> None:
    lead = _lead(asker.answer("what does BSG 2025 say re biologics third line"))
    assert "third-line" in lead
    assert "BSG, after second line: not in the sources read" not in lead


@pytest.mark.parametrize(
    "message",
    ["hair loss on tac?", "nausea on mmf?", "headache from tacrolimus?", "alopecia tacrolimus?", "leucopenia on aza?"],
)
def test_a_harm_and_a_drug_with_a_question_mark_tell_of_nobody(asker: Asker, message: str) -> None:
    answer = asker.answer(message)
    assert answer.case == ()
    assert answer.parts[0].title.startswith("Adverse effects")


@pytest.mark.parametrize("message", ["44F hair loss on tac", "hair loss on tac", "hair loss on tac? switch?"])
def test_a_harm_that_is_told_is_kept(asker: Asker, message: str) -> None:
    assert any("alopecia" in item.label for item in asker.answer(message).case)


@pytest.mark.parametrize(
    "message",
    [
        "tac trough 3.1 ALT still 90 what now",
        "on tac 1 mg bd, trough 2.8, ALT 95 at 6 months. next?",
        "44F AIH aza failed, tac since March, trough 3, ALT 88. options?",
    ],
)
def test_the_level_of_what_is_taken_is_read_before_another_drug(asker: Asker, message: str) -> None:
    answer = asker.answer(message)
    assert answer.parts[0].title.startswith("Reading the level: tacrolimus")
    assert any(section.options for part in answer.parts[1:] for section in part.sections)


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("what BP target on cni", "Monitoring"),
        ("BP goal on tacrolimus", "Monitoring"),
        ("tac target", "Level to aim for"),
        ("what does tacrolimus target", "Mechanism"),
        ("molecular target of tacrolimus", "Mechanism"),
        ("what WCC to stop aza", "Monitoring"),
        ("at what neutrophil count do I stop mmf", "Monitoring"),
    ],
)
def test_which_target_is_asked_for(asker: Asker, message: str, title: str) -> None:
    assert asker.answer(message).parts[0].title.startswith(title)


@pytest.mark.parametrize(
    ("message", "medicine"),
    [
        ("50F AIH + HIV on dolutegravir. aza 100 + pred 10 incomplete response ALT 90. thinking tacro", "Dolutegravir"),
        ("27F AIH, epilepsy on carbamazepine + lamotrigine. AZA intolerant, MMF failed. Plan tac.", "Lamotrigine"),
        ("72F AIH on AZA 75. New SCC. Derm ask us to stop aza. Options? Osteoporosis on denosumab.", "Denosumab"),
    ],
)
def test_a_medicine_that_is_only_taken_leads_nothing(asker: Asker, message: str, medicine: str) -> None:
    answer = asker.answer(message)
    assert not any(medicine in line.text for line in answer.parts[0].bottom_line)
    assert any(section.options for part in answer.parts for section in part.sections)


def test_a_medicine_that_is_asked_about_is_still_said_first(asker: Asker) -> None:
    answer = asker.answer("50F AIH on MMF 1 g bd. GP wants to start leflunomide. Can leflunomide go with MMF?")
    assert "Leflunomide is not in the knowledge base." in _lead(answer)


@pytest.mark.parametrize("added", ["Not pregnant.", "She is not pregnant, no plans."])
def test_who_is_not_pregnant_reads_nothing_of_pregnancy_first(asker: Asker, added: str) -> None:
    story = "38F AIH remission 4 yrs on AZA 100. Stopped AZA herself in July, ALT 260 Oct. Willing to restart. "
    lead = _lead(asker.answer(story + added))
    assert "conception" not in lead
    assert "in pregnancy" not in lead
