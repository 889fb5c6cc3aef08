"""No held-out message is a training message. Sentences are not printed: a leak shows as digests."""

from pathlib import Path

import pytest

from bot.curation.phrasings.training_data import TRAINING, digest, held_out_digests, normalised, training_messages
from tests.evaluation.nlu.sets import SETS, digests, rows


@pytest.mark.parametrize("name", SETS)
def test_no_held_out_message_is_a_training_message(name: str) -> None:
    leaked = sorted({digest(row["text"]) for row in rows(name)} & {digest(text) for text, _ in training_messages()})
    if leaked:
        pytest.fail(f"{len(leaked)} messages of {name}.yml are training messages: {', '.join(leaked)}", pytrace=False)


def test_what_may_not_be_learnt_is_listed_by_digest() -> None:
    listed = held_out_digests() == set(digests())  # not compared in the assertion: it would print them
    assert listed, "run `python -m tests.nlu.held_out_digests`"


def test_every_training_line_is_compared() -> None:
    written = sum(
        line.lstrip().startswith("- ") and not line.lstrip().startswith("- intent:")
        for path in Path(TRAINING).glob("*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    assert len(training_messages()) == written > 0


@pytest.mark.parametrize(
    "other",
    [
        "MMF  dose, in AIH",
        "[MMF](drug) dose in AIH?",
        '[mmf]{"entity": "drug", "value": "mycophenolate"} dose (in AIH)',
    ],
)
def test_case_punctuation_spaces_and_marks_make_no_difference(other: str) -> None:
    assert normalised(other) == normalised("mmf dose in aih")


def test_other_scripts_and_bare_punctuation_are_not_lost() -> None:
    assert normalised("क्या करें?") != normalised("кто")
    assert normalised("???") == "???"
