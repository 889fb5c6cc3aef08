"""Messages kept to develop on: the share understood must not fall under what was reached."""

from functools import lru_cache
from pathlib import Path

import yaml

from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser
from bot.nlu.segments import split_questions
from tests.evaluation.nlu import entities

FOLDER = Path(__file__).parent / "development"
ASSERTED = 0.90
FOUND = 0.98
SPLIT, WRONGLY_SPLIT = 0.60, 0.06


@lru_cache(maxsize=1)
def _annotated():
    recogniser = ClinicalRecogniser(load_terms())
    rows = yaml.safe_load((FOLDER / "assertions.yml").read_text(encoding="utf-8"))
    return [row["entities"] for row in rows], [recogniser.recognise(row["text"]) for row in rows]


def test_mentions_are_asserted_as_a_reader_would():
    pairs = entities.assertions(*_annotated())
    assert sum(count for (true, read), count in pairs.items() if true == read) / pairs.total() >= ASSERTED


def test_mentions_are_found_as_a_reader_would():
    annotated, found = _annotated()
    scores = entities.by_type(annotated, found)
    assert sum(scores.values(), entities.Score(0, 0, 0)).f1 >= FOUND


def test_messages_are_split_into_as_many_questions_as_they_ask():
    recogniser = ClinicalRecogniser(load_terms())
    rows = yaml.safe_load((FOLDER / "multi.yml").read_text(encoding="utf-8"))
    split = [
        (len(row["intents"]), len(split_questions(row["text"], recogniser.recognise(row["text"])))) for row in rows
    ]
    several = [asked == parts for asked, parts in split if asked > 1]
    single = [parts > 1 for asked, parts in split if asked == 1]
    assert sum(several) / len(several) >= SPLIT
    assert sum(single) / len(single) <= WRONGLY_SPLIT
