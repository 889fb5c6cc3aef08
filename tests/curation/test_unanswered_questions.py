"""`secondline questions`: what had no answer is counted, and nothing that points to a person leaves the file."""

from __future__ import annotations

from pathlib import Path

from bot.curation.questions import unanswered
from tests.curation.stored import Said, stored

NOT_KNOWN = {"kind": "not known", "records": []}
ANSWERED = {"kind": "answer", "records": ["finding-one"]}


def test_the_same_question_counts_once_more_and_the_most_frequent_stands_first(tmp_path: Path) -> None:
    path = stored(
        tmp_path,
        Said("a", "Anakinra?", NOT_KNOWN),
        Said("a", "budesonide dose", ANSWERED),
        Said("b", "Zinc for itch?", NOT_KNOWN),
        Said("c", "zinc for itch", NOT_KNOWN),
    )
    assert [(entry.text, entry.times) for entry in unanswered(path)] == [("Zinc for itch?", 2), ("Anakinra?", 1)]


def test_a_refusal_near_the_boundary_and_a_failure_are_listed_and_another_refusal_is_not(tmp_path: Path) -> None:
    path = stored(
        tmp_path,
        Said("a", "first", {"kind": "decline", "records": ["boundary-near-pbc"]}),
        Said("a", "second", {"kind": "decline", "records": ["boundary-legal"]}),
        Said("a", "third", {"kind": "failure"}),
    )
    assert {(entry.text, entry.kind) for entry in unanswered(path)} == {
        ("first", "declined, near"),
        ("third", "failure"),
    }


def test_sender_age_and_identifiers_are_not_shown(tmp_path: Path) -> None:
    text = "54 yo, mail jane.roe@example.org, phone +44 20 7946 0958: zinc?"
    shown = repr(unanswered(stored(tmp_path, Said("sender-77", text, NOT_KNOWN))))
    assert "zinc" in shown
    for secret in ("sender-77", "54", "jane.roe", "7946"):
        assert secret not in shown
