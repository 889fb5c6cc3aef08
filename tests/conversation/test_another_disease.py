"""Other diseases: those with similar names are no harm of a drug, and a diagnosis taken back ends the options."""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _case(answer: Answer) -> set[str]:
    return {chip.id for chip in answer.case}


@pytest.mark.parametrize(
    "message",
    [
        "AIH, autoimmune pancreatitis, second line?",
        "34F AIH on aza + autoimmune haemolytic anaemia, not responding, mmf?",
        "40M AIH on aza and pred with AIHA, refractory. rituximab?",
        "AIH with IgG4-related pancreatitis, aza 100, ALT 200 at 8 months",
        "30F AIH + autoimmune thrombocytopenia on aza, failing. options",
        "AIH and autoimmune hemolytic anemia, failed aza pred, options",
    ],
)
def test_a_second_disease_is_no_harm_of_a_drug(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert answer.kind == "answer"
    assert not answer.warnings
    assert not any(item.startswith("reaction:") or item == "value:igg" for item in _case(answer))


@pytest.mark.parametrize(
    "message",
    [
        "autoimmune pancreatitis not responding to steroids, what next",
        "IgG4 cholangiopathy steroid refractory options",
        "autoimmune haemolytic anaemia refractory to steroids, rituximab dose?",
        "IgG4-RD steroid refractory, mmf dose?",
    ],
)
def test_alone_they_are_declined(asker: Asker, message: str) -> None:
    assert asker.last(message).kind == "decline"


def test_the_harm_of_a_drug_stays_one(asker: Asker) -> None:
    assert "reaction:pancreatitis" in _case(asker.last("30F AIH, pancreatitis on aza, options"))
    assert "reaction:cytopenia" in _case(asker.last("30F AIH, haemolytic anaemia on aza, options"))


_TOLD = "45F AIH refractory to aza pred"


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("turns out drug induced, not AIH", "and dose?"),
        ("biopsy says it was DILI after all", "tacrolimus?"),
        ("diagnosis changed to Wilson", "tacrolimus?"),
        ("path review: not autoimmune hepatitis, nitrofurantoin injury", "mmf dose?"),
        ("dx revised to PBC", "rituximab"),
        ("histology shows sarcoid rather than AIH", "what next"),
    ],
)
def test_a_diagnosis_taken_back_ends_the_options(asker: Asker, said: str, question: str) -> None:
    for messages in ((_TOLD, said), (_TOLD, said, question)):
        answer = asker.last(*messages)
        assert answer.kind == "decline"
        assert "was taken back" in " ".join(line.text for line in answer.parts[0].bottom_line)


def test_of_injury_by_a_drug_what_is_held_is_said(asker: Asker) -> None:
    answer = asker.last(_TOLD, "turns out drug induced, not AIH")
    assert answer.parts[0].bottom_line[0].text.startswith("Drug-induced autoimmune-like hepatitis")


@pytest.mark.parametrize(
    "messages",
    [
        (_TOLD, "diagnosis changed to Wilson", "sorry, it is AIH after all", "tacrolimus?"),
        (_TOLD, "diagnosis changed to Wilson", "new patient: 30F AIH aza nausea"),
        (_TOLD, "could it be DILI after all?"),
        (_TOLD, "not an AIH flare, it was a viral hepatitis", "mmf dose?"),
        (_TOLD, "she has PBC overlap, not AIH alone", "mmf dose?"),
        (_TOLD, "diagnosis confirmed as AIH", "mmf dose?"),
    ],
)
def test_what_takes_nothing_back(asker: Asker, messages: tuple[str, ...]) -> None:
    answer = asker.last(*messages)
    assert answer.kind == "answer"
    assert "condition:another-diagnosis" not in _case(answer)


@pytest.mark.parametrize(
    "message",
    [
        "57F AIH aza pancreatitis, mmf?",
        "55F AIH aza rash, mmf?",
        "57F postmenopausal AIH aza nausea, mmf?",
        "40F hysterectomy AIH aza nausea, mmf?",
        "36F sterilised, aza intolerant, mmf?",
        "44F TAH BSO 2018, aza nausea, mmf?",
        "45F menopausal since 40, aza nausea, mmf",
    ],
)
def test_whoever_cannot_conceive_is_not_asked(asker: Asker, message: str) -> None:
    rows = [row for part in asker.last(message).parts for section in part.sections for row in section.options]
    assert not any("pregnan" in row.label for row in rows if row.drug == "mycophenolate")


@pytest.mark.parametrize("message", ["54F AIH aza nausea, mmf?", "57F AIH aza nausea, wants pregnancy by IVF, mmf?"])
def test_whoever_may_is_asked(asker: Asker, message: str) -> None:
    rows = [row for part in asker.last(message).parts for section in part.sections for row in section.options]
    assert any("pregnan" in row.label for row in rows if row.drug == "mycophenolate")


@pytest.mark.parametrize(
    "message",
    [
        "AIH refractory, vedolizumab or ustekinumab?",
        "50F AIH aza intolerant, ustekinumab vs abatacept",
        "tofacitinib or vedolizumab for AIH third line?",
    ],
)
def test_of_two_drugs_not_held_each_is_said(asker: Asker, message: str) -> None:
    part = asker.last(message).parts[0]
    assert [("not found" in line.text) for line in part.bottom_line] == [True, True]


@pytest.mark.parametrize(
    "message",
    [
        "50F AIH aza intolerant, mycophenolate success rate?",
        "33F aza pancreatitis. what % respond to mmf",
        "50F AIH aza intolerant, does mmf work, what proportion",
        "intolerant to aza, MMF remission rate?",
    ],
)
def test_the_pooled_figure_leads(asker: Asker, message: str) -> None:
    assert "82 %" in asker.last(message).parts[0].bottom_line[0].text


@pytest.mark.parametrize("asked", ["prefer AASLD", "what does AASLD say instead", "what would AASLD do"])
def test_a_guideline_silent_on_the_third_line_speaks_by_its_second(asker: Asker, asked: str) -> None:
    lines = asker.last("50F AIH, mmf failed after aza insufficient response", asked).parts[0].bottom_line
    assert "suggests mycophenolate or tacrolimus" in lines[0].text
    assert any(line.text.startswith("AASLD, after second line: not in the sources read") for line in lines)
