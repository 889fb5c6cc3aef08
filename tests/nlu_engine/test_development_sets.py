"""Messages kept to develop on: the share understood must not fall under what was reached."""

from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser
from tests.evaluation.nlu import entities, questions
from tests.evaluation.nlu.pipeline import shipped

FOLDER = Path(__file__).parent / "development"
# The third is as far as its unseen half (docs/nlu-data.md) had come; of the later ones that half stands by itself
ASSERTED = {
    "assertions": 0.96,
    "assertions_further": 0.96,
    "assertions_third": 0.94,
    "assertions_fourth": 0.96,
    "assertions_fourth_unseen": 0.97,
    "assertions_fifth": 0.96,
    "assertions_fifth_unseen": 0.92,
}
FOUND = 0.98
PLANNED, WRONGLY_PLANNED = 0.70, 3
ALL_FOUND, WRONGLY_SPLIT = 0.80, 0.08


@lru_cache(maxsize=3)
def _annotated(name="assertions"):
    recogniser = ClinicalRecogniser(load_terms())
    rows = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return [row["entities"] for row in rows], [recogniser.recognise(row["text"]) for row in rows]


@pytest.mark.parametrize("name", ASSERTED)
def test_mentions_are_asserted_as_a_reader_would(name):
    pairs = entities.assertions(*_annotated(name))
    assert sum(count for (true, read), count in pairs.items() if true == read) / pairs.total() >= ASSERTED[name]


def test_drugs_only_planned_are_told_from_those_taken():
    annotated, found = _annotated()
    marked = [
        (bool(true.get("planned")), bool(read.get("planned")))
        for entities_, guesses in zip(annotated, found, strict=True)
        for true in entities_
        for read in guesses
        if true["entity"] == read["entity"] == "drug" and true["value"] == read["value"]
    ]
    planned = [read for true, read in marked if true]
    assert sum(planned) / len(planned) >= PLANNED
    assert sum(read for true, read in marked if not true) <= WRONGLY_PLANNED


def test_mentions_are_found_as_a_reader_would():
    annotated, found = _annotated()
    scores = entities.by_type(annotated, found)
    assert sum(scores.values(), entities.Score(0, 0, 0)).f1 >= FOUND


@pytest.mark.slow
def test_every_question_of_a_message_is_found():
    rows = yaml.safe_load((FOLDER / "multi.yml").read_text(encoding="utf-8"))
    found = [shipped().questions(row["text"]) for row in rows]
    several = [(row["intents"], got) for row, got in zip(rows, found, strict=True) if len(row["intents"]) > 1]
    single = [len(got) > 1 for row, got in zip(rows, found, strict=True) if len(row["intents"]) == 1]
    assert questions.recall(*zip(*several, strict=True))["messages_with_all_found"] >= ALL_FOUND
    assert sum(single) / len(single) <= WRONGLY_SPLIT
