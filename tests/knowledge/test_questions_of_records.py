"""The questions that records answer: found by likeness of words, and a curator's slips are named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.embedding.encoder import load_encoder
from actions.knowledge.kinds import Evidence
from actions.knowledge.likeness import Likeness
from actions.knowledge.loader import KnowledgeFaults
from actions.knowledge.questions import load_questions
from tests.base import assistant, base

ASKED = {"tremor": ("tacrolimus tremor, what to do",), "bone": ("bone protection on steroids", "is a DEXA needed?")}


def written(folder: Path, text: str) -> Path:
    (folder / "questions").mkdir()
    (folder / "questions" / "some.yaml").write_text(text, encoding="utf-8")
    return folder


WORDS = {"tremor": "Tremor is among the commonest effects.", "bone": "Bone density is measured early."}


def test_a_question_in_other_words_is_nearest_to_the_record_that_answers_it() -> None:
    likeness = Likeness(ASKED, WORDS, load_encoder())
    assert likeness.near("should she have a bone density scan on prednisolone").nearest(2) == ("bone", "tremor")
    assert likeness.near("is a DEXA needed?").to("bone") == pytest.approx(1.0, abs=1e-5)
    assert likeness.near("is a DEXA needed?").to("stranger") == 0.0


def test_the_next_likest_question_and_the_words_of_a_record_are_told_too() -> None:
    near = Likeness(ASKED, WORDS, load_encoder()).near("is a DEXA needed?")
    bone, tremor = (near.place[record] for record in ("bone", "tremor"))
    assert near.next_asked[bone] < near.asked[bone]
    assert near.next_asked[tremor] == near.asked[tremor]  # it has one question only
    assert near.said[bone] > near.said[tremor]


def test_embeddings_that_were_kept_give_the_same_likeness(tmp_path: Path) -> None:
    made, kept = (Likeness(ASKED, WORDS, load_encoder(), tmp_path).near("hand tremor") for _ in range(2))
    assert len(list(tmp_path.glob("*.npy"))) == 1
    assert made.asked.tolist() == kept.asked.tolist()


def test_a_kept_file_that_was_cut_off_is_made_again(tmp_path: Path) -> None:
    before = Likeness(ASKED, WORDS, load_encoder(), tmp_path).near("hand tremor")
    (kept,) = tmp_path.glob("*.npy")
    kept.write_bytes(kept.read_bytes()[:100])
    after = Likeness(ASKED, WORDS, load_encoder(), tmp_path).near("hand tremor")
    assert after.asked.tolist() == before.asked.tolist()


def test_without_questions_nothing_is_near() -> None:
    assert not Likeness({}, {}, load_encoder()).near("hand tremor")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("known:\n- one?\nstranger:\n- two?\n", "some.yaml:4: stranger: questions for a record that does not exist"),
        ("known: one?\n", "some.yaml:1: known: a list of questions is expected"),
        ("known: []\n", "some.yaml:1: known: a list of questions is expected"),
        ("known:\n- one?\n- '  '\n", "some.yaml:2: known: a list of questions is expected"),
        ("known: [one?\n", "some.yaml:"),
    ],
)
def test_a_slip_is_named_with_file_and_line(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(KnowledgeFaults) as raised:
        load_questions({"known"}, written(tmp_path, text))
    assert fault in str(raised.value)


def test_lists_stand_under_the_record_they_are_meant_for() -> None:
    """A list under the wrong record would lead answers astray: a question alone finds a record on the same drugs."""
    drugs = {record.id: set(record.drugs) for record in base().all(Evidence) if record.drugs}
    questions = load_questions(base())
    asked = [(identifier, one) for identifier in sorted(drugs) for one in questions.get(identifier, ())][::40]
    likest = [assistant().search.near(one).nearest(1)[0] for _, one in asked]
    strays = [
        one for (own, one), best in zip(asked, likest, strict=True) if not drugs[own] & drugs.get(best, drugs[own])
    ]
    assert len(asked) > 50
    assert len(strays) <= len(asked) * 0.05, strays
