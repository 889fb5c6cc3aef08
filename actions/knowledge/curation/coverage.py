"""Which facts and conflicts of the dossier the records use, which are left out on purpose, and which are missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.curation.dossier import Dossier
from actions.knowledge.curation.lists import Exclusion

WANTED = 0.9  # share of all facts and conflicts that must be used


@dataclass(frozen=True, slots=True)
class FileCoverage:
    """Ids of one file of the dossier, by what became of them."""

    file: str
    used: tuple[str, ...]
    excluded: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All files, and what is wrong besides missing items."""

    files: tuple[FileCoverage, ...]
    faults: tuple[str, ...]

    @property
    def share(self) -> float:
        """Used items of all, from 0 to 1."""
        used = sum(len(file.used) for file in self.files)
        return used / max(1, sum(len(file.used) + len(file.excluded) + len(file.missing) for file in self.files))

    @property
    def complete(self) -> bool:
        """Nothing missing, nothing wrong, and enough used."""
        return not self.faults and not any(file.missing for file in self.files) and self.share >= WANTED


def used_by(base: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    """The records that use each dossier item: evidence by `facts`, conflicts by `dossier`. Each of them has a page."""
    users: dict[str, tuple[str, ...]] = {}
    for record in base.all(r.Record):
        items = record.facts if isinstance(record, r.Evidence) else getattr(record, "dossier", ())
        for item in items:
            users[item] = (*users.get(item, ()), record.id)
    return users


def cover(base: KnowledgeBase, dossier: Dossier, exclusions: Mapping[str, Exclusion]) -> Coverage:
    """Sort every fact and conflict of the dossier into used, excluded and missing."""
    users, items = used_by(base), dossier.items()
    sorted_into: dict[str, tuple[list[str], list[str], list[str]]] = {file: ([], [], []) for file in items.values()}
    for item, file in items.items():
        used, excluded, missing = sorted_into[file]
        (used if item in users else excluded if item in exclusions else missing).append(item)
    faults = [f"{item}: named by {', '.join(users[item])} but not in the dossier" for item in users.keys() - items]
    for item, exclusion in exclusions.items():
        if item not in items:
            faults.append(f"{item}: excluded but not in the dossier")
        if item in users:
            faults.append(f"{item}: excluded, yet used by {', '.join(users[item])}")
        if exclusion.of and exclusion.of not in users and exclusion.of not in base:
            faults.append(f"{item}: {exclusion.reason} {exclusion.of}, which no record uses")
    files = (
        FileCoverage(file, tuple(used), tuple(excluded), tuple(missing))
        for file, (used, excluded, missing) in sorted(sorted_into.items())
    )
    return Coverage(tuple(files), tuple(sorted(faults)))
