"""Several questions in one message, and some of them again for another drug, as a clinician asks them."""

from __future__ import annotations

import pytest

from actions.answers.leading.first_sight import whole
from actions.answers.strings import IN_THIS_CASE
from actions.presentation.plain_text import render
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

MMF, TAC, CSA, RTX = "mycophenolate", "tacrolimus", "ciclosporin", "rituximab"
AZA_HEPATITIS = "44F AIH, aza hepatotoxicity, options?"
ASKED: list[tuple[list[str], list[tuple[str, str]]]] = [
    (["MMF overview", "dose and levels of tac"], [("dose", TAC), ("level", TAC)]),
    (["MMF overview", "monitoring and contraindications with ciclosporin?"], [("monitoring", CSA), ("contra", CSA)]),
    ([AZA_HEPATITIS, "how is the first one started and what do we check first"], [("dose", MMF), ("first dose", MMF)]),
    (["tac: dose, trough, side effects", "2) and 3) for ciclosporin"], [("level", CSA), ("adverse", CSA)]),
    (["rituximab dose and side effects?", "the latter for tac"], [("adverse", TAC)]),
    (["tac: dose, trough, side effects", "and same for mmf except levels"], [("dose", MMF), ("adverse", MMF)]),
    (
        ["want to know how well MMF does in nonresponders, what BSG advises and when I'd call it a failure"],
        [("evidence", MMF), ("guideline", ""), ("time", MMF)],
    ),
    (
        ["leucopenia on aza 50 in a 60M. how is MMF dosed, is it licensed?"],
        [("dose", MMF), ("licens", MMF)],
    ),
    (["AIH. ritux in a 29 yo who failed aza then MMF then tac, what's the data"], [("evidence", RTX)]),
    (["how does rituximab work in AIH", "ok and infections w it"], [("adverse", RTX)]),
    (["tac trough target?", "ok and nephrotoxicity w the tac"], [("adverse", TAC)]),
]


@pytest.mark.parametrize(("messages", "wanted"), ASKED, ids=[case[0][-1] for case in ASKED])
def test_what_is_asked_is_answered_in_order_and_nothing_else(
    asker: Asker, messages: list[str], wanted: list[tuple[str, str]]
) -> None:
    parts = whole(asker.last(*messages).parts)
    titles = [part.title.lower() for part in parts if not part.title.startswith(IN_THIS_CASE)]
    assert len(titles) == len(wanted), titles
    assert all(topic in title and drug in title for title, (topic, drug) in zip(titles, wanted, strict=True)), titles


def test_a_report_that_asks_for_options_keeps_them_before_the_other_questions(asker: Asker) -> None:
    answer = asker.last("56M aza hepatotoxicity. What are my options, and what's the MMF dose?")
    options, *others = whole(answer.parts)
    assert any(section.options for section in options.sections)
    assert any(part.title.lower().startswith("dose") for part in others)


def test_a_question_on_side_effects_tells_of_none(asker: Asker) -> None:
    assert asker.last("tac: dose, trough, side effects").case == ()


def test_a_question_on_contraception_supposes_no_pregnancy(asker: Asker) -> None:
    answer = asker.last(AZA_HEPATITIS, "mmf and contraception?")
    assert not any("avoid" in notice.text for notice in answer.notices)


def test_another_level_is_read_against_the_ranges(asker: Asker) -> None:
    answer = asker.last("tac trough 9.2 ng/ml in AIH, too high?", "ciclosporin 140?")
    assert "140 is above this range" in render(answer)


@pytest.mark.parametrize(
    "text",
    [
        "aza intolerant, rash, 12 weeks pregnant. mycophenolate?",
        "What should I tell a patient about sun, alcohol and infections before starting a second-line drug?",
    ],
)
def test_the_options_are_shown_once_though_two_questions_ask_for_them(asker: Asker, text: str) -> None:
    reply = asker.answer(text)
    assert reply.kind == "answer"
    titles = [part.title for part in reply.parts if any(section.options for section in part.sections)]
    assert len(titles) == len(set(titles))
