"""The questions that a record answers, as clinicians would type them: `records/questions/`, one list a record.

They are shown to nobody and say nothing clinical; they only help to find the record that a question is about.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path

from actions.knowledge.documents import Fault, read_document
from actions.knowledge.loader import QUESTIONS, RECORDS, KnowledgeFaults


def load_questions(
    known: Container[str], records: Path = RECORDS, only: Path | None = None
) -> Mapping[str, tuple[str, ...]]:
    """The questions of every record that has any, by record id; of one file `only`, if it is given. `known` are the ids
    of the records.

    Raises:
        KnowledgeFaults: with every list that belongs to no record, to one that has a list already, or is not made of
            sentences.
    """
    faults: list[Fault] = []
    found: dict[str, tuple[str, ...]] = {}
    for path in [only] if only else sorted((records / QUESTIONS).glob("*.yaml")):
        document, problems = read_document(path, records)
        faults += problems
        if document is None:
            continue
        for identifier, asked in document.values.items():
            if fault := _fault(identifier, asked, known, found):
                faults.append(Fault(document.file, document.line((identifier,)), f"{identifier}: {fault}"))
            else:
                found[identifier] = tuple(asked)
    if faults:
        raise KnowledgeFaults(faults)
    return found


def _fault(identifier: object, asked: object, known: Container[str], found: Mapping[str, object]) -> str | None:
    if identifier not in known:
        return "questions for a record that does not exist"
    if identifier in found:
        return "the record has a list of questions in another file"
    if not isinstance(asked, list) or not asked or not all(isinstance(one, str) and one.strip() for one in asked):
        return "a list of questions is expected, each in words"
    return None
