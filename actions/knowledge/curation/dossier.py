"""The evidence dossier: facts, sources and conflicts as their readers wrote them, one set of YAML files in a folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


class NoDossier(Exception):
    """The folder holds no dossier, or one that cannot be read."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. `fields` are its YAML keys as they stand; `caveats` among them are never evidence (rule 1)."""

    id: str
    file: str
    fields: dict[str, Any]

    def text(self, *names: str) -> str:
        """Those of the named fields that exist, flattened into words."""
        return " ".join(_words(self.fields[name]) for name in names if name in self.fields)

    @property
    def evidence(self) -> str:
        """Everything of the fact that may be cited: all but ids, topics and caveats."""
        return self.text(*(name for name in self.fields if name not in _NOT_EVIDENCE))


@dataclass(frozen=True, slots=True)
class DossierConflict:
    """Sources that disagree, as the dossier lists them. `id` is made of file and topic: `<file>/<slug of topic>`."""

    id: str
    file: str
    topic: str
    facts: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All files together. A source may stand in several files, with fields that complete each other."""

    facts: dict[str, Fact]
    sources: dict[str, tuple[dict[str, Any], ...]]
    conflicts: dict[str, DossierConflict]

    def items(self) -> dict[str, str]:
        """File of every fact and conflict, by id."""
        facts = {fact.id: fact.file for fact in self.facts.values()}
        return facts | {conflict.id: conflict.file for conflict in self.conflicts.values()}


_NOT_EVIDENCE = frozenset({"id", "topics", "kind", "caveats", "source", "where"})


def read_dossier(folder: Path) -> Dossier:
    """Read every YAML file of the folder.

    Raises:
        NoDossier: no file there, or one that is not part of a dossier.
    """
    facts: dict[str, Fact] = {}
    sources: dict[str, tuple[dict[str, Any], ...]] = {}
    conflicts: dict[str, DossierConflict] = {}
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise NoDossier(f"{folder} holds no YAML file")
    for path in paths:
        try:
            content = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
            facts |= {values["id"]: Fact(values["id"], path.name, values) for values in content["facts"]}
            for values in content["sources"]:
                sources[values["id"]] = (*sources.get(values["id"], ()), values)
            for values in content.get("conflicts", ()):
                identifier = f"{path.stem}/{slug(values['topic'])}"
                found = DossierConflict(
                    identifier, path.name, values["topic"], tuple(values.get("facts", ())), str(values.get("note", ""))
                )
                conflicts[identifier] = found
        except (yaml.YAMLError, KeyError, TypeError) as error:
            raise NoDossier(f"{path.name} is not a file of the dossier: {error!r}") from error
    return Dossier(facts, sources, conflicts)


def slug(topic: str) -> str:
    """A topic as an id: "Live vaccines after in utero infliximab" -> "live-vaccines-after-in-utero-infliximab"."""
    return re.sub(r"[^a-z0-9]+", "-", topic.lower()).strip("-")


def _words(value: Any) -> str:
    if isinstance(value, dict):  # an unquoted comma in the dossier splits a name into keys without a value
        return " ".join(f"{key} {_words(child)}" if child is not None else str(key) for key, child in value.items())
    if isinstance(value, list):
        return " ".join(map(_words, value))
    return str(value)
