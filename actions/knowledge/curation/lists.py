"""The curator's two lists beside the records: dossier items left out, and differences from the dossier that stand."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeVar

from msgspec import Struct

from actions.knowledge.decoding import decode
from actions.knowledge.documents import Fault, read_document
from actions.knowledge.loader import DOSSIER, RECORDS, KnowledgeFaults

EXCLUSIONS = "exclusions"
DIFFERENCES = "differences"


class Exclusion(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Why a fact or conflict of the dossier is not used. `of` names the fact, conflict or record that holds it instead
    (duplicates and superseded ones); `because` says it in words.
    """

    item: str
    reason: Literal["duplicate of", "superseded by", "outside the boundary", "not usable"]
    because: str
    of: str | None = None


class Accepted(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A difference between a record and its facts that a curator has looked at. `says` is what the record says there,
    so that the acceptance ends when the record changes.
    """

    record: str
    field: str
    says: str
    reason: str


T = TypeVar("T", Exclusion, Accepted)


def load_exclusions(records: Path = RECORDS) -> dict[str, Exclusion]:
    """Exclusions by item.

    Raises:
        KnowledgeFaults: unknown keys, an item twice, a reason without its reference or explanation.
    """
    return {entry.item: entry for entry in _load(records, EXCLUSIONS, Exclusion)}


def load_accepted(records: Path = RECORDS) -> tuple[Accepted, ...]:
    """Accepted differences, in file order.

    Raises:
        KnowledgeFaults: unknown keys, an entry twice, an empty reason.
    """
    return tuple(_load(records, DIFFERENCES, Accepted))


def _load(records: Path, stem: str, kind: type[T]) -> list[T]:
    path = records / DOSSIER / f"{stem}.yaml"
    if not path.exists():
        return []
    document, faults = read_document(path, records)
    entries: list[T] = []
    if document is not None:
        listed = document.values.get(stem)
        if set(document.values) != {stem} or not isinstance(listed, list):
            faults.append(Fault(document.file, 1, f"the file holds `{stem}`, a list, and nothing else"))
            listed = []
        seen: set[tuple[str, ...]] = set()
        for index, values in enumerate(listed):
            entry, problems = decode(kind, values, document, (stem, index))
            faults += problems
            if entry is None:
                continue
            line = document.line((stem, index))
            faults += [Fault(document.file, line, message) for message in _problems(entry)]
            if _key(entry) in seen:
                faults.append(Fault(document.file, line, f"{_key(entry)[0]}: stands twice"))
            seen.add(_key(entry))
            entries.append(entry)
    if faults:
        raise KnowledgeFaults(faults)
    return entries


def _key(entry: Exclusion | Accepted) -> tuple[str, ...]:
    return (entry.item,) if isinstance(entry, Exclusion) else (entry.record, entry.field, entry.says)


def _problems(entry: Exclusion | Accepted) -> list[str]:
    if isinstance(entry, Accepted):
        return [] if len(entry.reason.split()) > 2 else [f"{entry.record}: the reason says nothing"]
    problems = [] if len(entry.because.split()) > 2 else [f"{entry.item}: `because` says nothing"]
    if entry.reason in ("duplicate of", "superseded by") and not entry.of:
        problems.append(f"{entry.item}: `{entry.reason}` names what holds it instead (`of`)")
    return problems
