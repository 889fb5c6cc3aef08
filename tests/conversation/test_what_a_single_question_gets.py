"""What answers a single question stands first: not what a word in it calls up, and nothing of what was not asked."""

from __future__ import annotations

import pytest

from actions.answers.desk import Asked
from actions.answers.model import Answer
from actions.case.mentions import Mentions
from actions.conversation.asked.same_subject import _joined
from actions.conversation.warnings.in_other_words import _only_requests
from actions.knowledge.kinds import Evidence, Record
from tests.base import base
from tests.case.test_reading import mentions
from tests.conversation.test_dangers_of_the_ward import said


def answered(text: str, intent: str) -> Answer:
    return said((text, intent)).answer


def records(answer: Answer) -> set[str]:
    lines = [line for part in answer.parts for line in part.bottom_line]
    lines += [line for part in answer.parts for s in part.sections if s.id != "conflicts" for line in s.lines]
    return {line.records[0] for line in lines if line.records}


@pytest.mark.parametrize(
    ("text", "sources", "own"),
    [
        ("Efe et al 2017 - summarise for journal club", ("efe-2017",), {"efe-nonresponders", "efe-withdrawal"}),
        ("Zizzo meta analysis numbers", ("zizzo",), {"zizzo-mmf", "zizzo-tac", "zizzo-csa"}),
        ("what does TAILOR show", ("tailor",), {"tailor-design", "tailor-status-copies"}),
        ("what did Pape 2020 find", ("pape-2020",), {"pape-tac-trough"}),
    ],
)
def test_a_study_called_by_name_is_answered_by_all_of_it_and_nothing_else(
    text: str, sources: tuple[str, ...], own: set[str]
) -> None:
    shown = records(answered(text, "ask_evidence"))
    assert own <= shown
    assert all(base().get(i, Evidence).source.startswith(sources) for i in shown)


@pytest.mark.parametrize("text", ["how to tailor the evidence", "evidence in AIH", "2017 data on salvage therapy"])
def test_no_study_is_called_by_a_word_or_a_year(text: str) -> None:
    evidence = [
        one for i in records(answered(text, "ask_evidence")) if isinstance(one := base().get(i, Record), Evidence)
    ]
    assert len({one.source for one in evidence}) > 1


@pytest.mark.parametrize(
    "text",
    [
        "mmf vs tac head to head in non responders, numbers please with cis",
        "show me the data on tacrolimus versus mycophenolate",
        "rituximab response rates pls",
        "compare infliximab and rituximab in refractory disease",
        "ritux v ifx table, figures needed",
        "list relapse rates after stopping mmf",
        "need numbers: tac in non responders",
        "give us the randomised evidence for mmf",
    ],
)
def test_what_only_asks_to_be_shown_takes_nothing_for_true(text: str) -> None:
    assert _only_requests(text)


@pytest.mark.parametrize(
    "text",
    [
        "the rct showed tac beats mmf, numbers please",
        "give me tac, mmf is proven useless in a trial",
        "boss says rituximab cures it. references please",
        "since the trial settled it, show me tac doses",
        "mmf response is 90 %, data please",
        "tacrolimus is superior in non responders",
        "rituximab works in all. figures pls",
        "camaro confirmed mmf second line, table please",
    ],
)
def test_what_states_something_beside_is_still_held_against_the_records(text: str) -> None:
    assert not _only_requests(text)


@pytest.mark.parametrize(
    ("first", "then", "joined"),
    [
        ("vaccinate child before rituximab", "timing?", True),
        ("HCC surveillance in AIH cirrhosis", "how often", True),
        ("cirrhosis, ultrasound for cancer", "what incidence", True),
        ("flu vaccine on tacrolimus", "when?", True),
        ("tuberculosis reactivation on infliximab", "how common", True),
        ("MMF in pregnancy", "dose?", False),
        ("tacrolimus starting dose", "how often", False),
        ("vaccinate before rituximab", "monitoring?", False),
        ("cirrhosis on budesonide", "mycophenolate instead?", False),
    ],
)
def test_a_question_of_nothing_named_asks_of_the_subject_before_it(first: str, then: str, joined: bool) -> None:
    text = f"{first} - {then}"
    found, start = mentions(text), len(first) + 3
    asked = (
        Asked("ask_monitoring", first, found.within(0, len(first))),
        Asked("ask_time_to_response", then, found.within(start, len(text)), start=start),
    )
    assert len(tuple(_joined(text, asked))) == (1 if joined else 2)


def test_mentions_of_a_joined_question_are_kept() -> None:
    text = "vaccinate child before rituximab - timing?"
    asked = (Asked("ask_monitoring", text[:32], mentions(text)), Asked("ask_dose", "timing?", Mentions(), start=35))
    (one,) = _joined(text, asked)
    assert one.text == text
    assert "rituximab" in one.mentions.values("drug")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("ALT down 40% at 4 weeks on pred. Non responder?", "reading-response-non-response"),
        ("AST fell by a third in 4 weeks, non-response?", "reading-response-non-response"),
        ("ALT down 70 % at 4 weeks, non responder?", "reading-response-not-non-response"),
        ("transaminases halved at week 4. is that response?", "reading-response-not-non-response"),
    ],
)
def test_a_fall_told_in_percent_is_judged(text: str, verdict: str) -> None:
    assert verdict in records(answered(text, "interpret_response"))


def test_an_unknown_condition_is_named_as_not_held() -> None:
    for text in ("mmf in g6pd?", "mmf in gilberts"):
        lines = answered(text, "ask_special_situation").parts[0].bottom_line
        assert lines[0].text.endswith("not in the sources read.")


def test_a_medicine_told_as_taken_blanks_nothing() -> None:
    answer = answered("lupus and AIH, failed azathioprine, on quetiapine. choice?", "refractory_disease")
    assert any(section.options for part in answer.parts for section in part.sections)


def test_in_an_emergency_the_question_is_answered_behind_whom_to_call() -> None:
    answer = answered("plasma exchange in AIH ALF", "acute_severe_disease")
    assert answer.kind == "emergency"
    assert "emergency-liver-failure" in answer.parts[0].bottom_line[0].records
    assert "pex-alf-meta" in records(answer)
