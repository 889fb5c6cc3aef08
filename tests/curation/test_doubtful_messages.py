"""Which messages a curator gets to see, merged and without what points to a person; and their groups."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from actions.embedding.encoder import load_encoder
from bot.curation.exchanges import exchanges
from bot.curation.phrasings.doubtful import Doubtful, doubtful
from bot.curation.phrasings.grouping import grouped
from tests.curation.stored import Said, stored

ANSWER: dict[str, Any] = {"kind": "answer", "records": ["finding-one"]}


def read_as(confidence: float, *questions: float) -> dict[str, Any]:
    understood: dict[str, Any] = {"intent": {"name": "ask_dose", "confidence": confidence}}
    if questions:
        understood["questions"] = [{"intent": "ask_dose", "confidence": value} for value in questions]
    return understood


def collected(folder: Path, *turns: Said, known: frozenset[str] = frozenset()) -> list[Doubtful]:
    return doubtful(exchanges(stored(folder, *turns)), 0.5, known)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Said("a", "how much of it", ANSWER, read_as(0.49)), ("low confidence",)),
        (Said("a", "how much, and is it safe", ANSWER, read_as(0.9, 0.8, 0.3)), ("low confidence",)),
        (Said("a", "PBC?", {"kind": "decline"}, read_as(0.9)), ("declined",)),
        (Said("a", "dose", ANSWER, read_as(0.9), "down"), ("thumbed down",)),
        (Said("a", "zinc", {"kind": "not known"}, read_as(0.9)), ("searched",)),
        (
            Said("a", "zinc", {**ANSWER, "records": ["closest-in-knowledge-base"]}, read_as(0.4)),
            ("low confidence", "searched"),
        ),
        (Said("a", "zinc", {**ANSWER, "parts": [{"missing": True}]}, read_as(0.9)), ("searched",)),
    ],
)
def test_a_doubtful_message_is_collected_with_its_reasons(tmp_path: Path, said: Said, why: tuple[str, ...]) -> None:
    (found,) = collected(tmp_path, said)
    assert (found.text, found.why) == (said.text, why)


def test_what_was_understood_and_liked_is_not_collected(tmp_path: Path) -> None:
    sure = read_as(0.5)
    assert collected(tmp_path, Said("a", "dose", ANSWER, sure), Said("b", "safe?", ANSWER, sure, "up")) == []


def test_a_verdict_belongs_to_its_own_message_only(tmp_path: Path) -> None:
    sure = read_as(0.9)
    turns = (
        Said("a", "first", ANSWER, sure),
        Said("a", "second", ANSWER, sure, "down"),
        Said("b", "third", ANSWER, sure),
    )
    assert [found.text for found in collected(tmp_path, *turns)] == ["second"]


def test_equal_messages_count_together_and_the_most_frequent_stands_first(tmp_path: Path) -> None:
    turns = [
        Said(sender, text, ANSWER, read_as(confidence))
        for sender, text, confidence in (("a", "is it safe", 0.1), ("a", "How much?", 0.4), ("b", "how much", 0.2))
    ]
    found = collected(tmp_path, *turns)
    assert [(entry.text, entry.times, entry.confidence) for entry in found] == [
        ("How much?", 2, 0.2),
        ("is it safe", 1, 0.1),
    ]


def test_what_is_training_data_already_is_left_out(tmp_path: Path) -> None:
    said = Said("a", "MMF dose?", ANSWER, read_as(0.1))
    assert collected(tmp_path, said, known=frozenset({"mmf dose"})) == []


def test_sender_age_and_identifiers_do_not_leave_the_file(tmp_path: Path) -> None:
    text = "54 yo, mail jane.roe@example.org, phone +44 20 7946 0958:\n zinc?"
    (found,) = collected(tmp_path, Said("sender-77", text, ANSWER, read_as(0.1)))
    assert found.text.endswith("zinc?")
    assert "\n" not in found.text
    for secret in ("sender-77", "54", "jane.roe", "7946"):
        assert secret not in repr(found)


TRAINING = (
    ("MMF dose?", "ask_dose"),
    ("how much tacrolimus do I start with", "ask_dose"),
    ("will it rain tomorrow", "out_of_scope_far"),
    ("who won the match last night", "out_of_scope_far"),
    ("is rituximab safe", "ask_adverse_effects"),
)


def said(text: str, times: int = 1) -> Doubtful:
    return Doubtful(text, times, ("low confidence",), "ask_dose", 0.3)


def test_messages_alike_stand_together_whatever_the_drug_with_the_intent_nearest_to_them() -> None:
    messages = [said("weather for the weekend"), said("dosage of sirolimus"), said("dosing of belimumab", 3)]
    dose, weather = grouped(messages, TRAINING, load_encoder())
    assert {message.text for message in dose.messages} == {"dosage of sirolimus", "dosing of belimumab"}
    assert dose.near[0].intent == "ask_dose"
    assert dose.near[0].example in dict(TRAINING)
    assert weather.near[0].intent == "out_of_scope_far"
    assert dose.near[0].cosine > dose.near[1].cosine


def test_one_message_is_a_group_and_none_are_none() -> None:
    assert len(grouped([said("how much")], TRAINING, load_encoder())) == 1
    assert grouped([], TRAINING, load_encoder()) == []
