"""Numbers by which messages are read: in a file of its own, so that case and recogniser have them without the base."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from actions.knowledge.decoding import decode
from actions.knowledge.documents import read_document
from actions.knowledge.kinds import ReadingAid
from actions.knowledge.loader import RECORDS, KnowledgeFaults

FILE = "house/reading-aids.yaml"


@lru_cache(maxsize=8)
def reading_aids(records: Path = RECORDS) -> Mapping[str, ReadingAid]:
    """The reading aids by id; none where there is no such file.

    Raises:
        KnowledgeFaults: the file cannot be read, or an entry is none.
    """
    path = records / FILE
    if not path.exists():
        return {}
    document, faults = read_document(path, records)
    if document is None:
        raise KnowledgeFaults(faults)
    aids: dict[str, ReadingAid] = {}
    for index, values in enumerate(document.values.get("reading_aids", ())):
        aid, problems = decode(ReadingAid, values, document, ("reading_aids", index))
        faults += problems
        if aid is not None:
            aids[aid.id] = aid
    if faults:
        raise KnowledgeFaults(faults)
    return aids


def aid_number(aid: str, name: str) -> float:
    """One number of a reading aid, named by what it counts: `aid_number("aid-egfr-reduced", "ml/min")`."""
    return reading_aids()[aid].numbers[name]


def aid_bounds(aid: str, name: str) -> tuple[float, float] | None:
    """Lowest and highest of what a reading aid bounds; None when it bounds no such thing."""
    return reading_aids()[aid].bounds.get(name)
