"""Which fields of each monograph the records answer, which a "not known" record closes, and which are missing."""

from __future__ import annotations

from dataclasses import dataclass

from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.monographs import answers, fields_of, named


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of one drug: the records that answer it, and the "not known" records that close it."""

    field: r.MonographField
    records: tuple[str, ...]
    not_known: tuple[str, ...]

    @property
    def missing(self) -> bool:
        """Neither answered nor closed."""
        return not (self.records or self.not_known)


@dataclass(frozen=True, slots=True)
class Monograph:
    """Every field that is asked of a drug, in reading order."""

    drug: str
    entries: tuple[Entry, ...]

    @property
    def missing(self) -> tuple[r.MonographField, ...]:
        """Fields that are neither answered nor closed."""
        return tuple(entry.field for entry in self.entries if entry.missing)


def monographs(base: KnowledgeBase) -> tuple[Monograph, ...]:
    """The monograph of every drug, by id."""
    return tuple(monograph(base, drug) for drug in base.drugs.values())


def monograph(base: KnowledgeBase, drug: r.Drug) -> Monograph:
    """All fields that are asked of the drug."""
    held = base.evidence(r.Evidence, drug=drug.id)
    closing = base.about(r.NotKnown, drug=drug.id)
    return Monograph(
        drug.id,
        tuple(
            Entry(
                field,
                (*((drug.id,) if named(drug, field) else ()), *(x.id for x in held if answers(x, field))),
                tuple(x.id for x in closing if field in x.fields),
            )
            for field in fields_of(drug)
        ),
    )
