"""The questions by which it is measured what leads an answer, and those by which it is learned."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from actions.embedding.encoder import load_encoder
from actions.knowledge.likeness import Likeness, words_of
from actions.knowledge.questions import load_questions
from actions.knowledge.search import Search
from actions.knowledge.vocabulary import load_terms
from bot.nlu.tuning import kept_out
from tests.base import base

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the records of which each may lead its answer, and those that may stand behind."""

    text: str
    best: frozenset[str]
    also: frozenset[str] = frozenset()


def of_records(fitted: bool) -> list[Question]:
    """The questions of records that the encoder was not tuned on: the half by which the weights are learned, or the
    half by which they are measured. Their digest decides.
    """
    return [
        Question(text, frozenset({record}))
        for record, asked in sorted(load_questions(base()).items())
        for text in asked
        if kept_out(text) and (sha256(text.lower().encode()).digest()[1] < 128) == fitted
    ]


def of_clinicians(half: str) -> list[Question]:
    """Questions as they come up in a clinic, written from the specification alone, with the records that another reader
    found for them. Questions for the options, and those that nothing held answers, are left out.
    """
    rows: list[dict[str, Any]] = yaml.safe_load((_HERE / f"{half}.yml").read_text(encoding="utf-8"))
    return [Question(r["say"], frozenset(r["best"]), frozenset(r.get("also", ()))) for r in rows if r["best"]]


def search_without_them() -> Search:
    """The search over records with an index that holds none of the questions of `of_records`: each is a stranger's."""
    asked = {record: tuple(one for one in some if not kept_out(one)) for record, some in load_questions(base()).items()}
    known = {record: left for record, left in asked.items() if left}
    return Search(base(), load_terms(), Likeness(known, words_of(base()), load_encoder()))
