"""Whether a citation leads where it says: to a source that the citing line rests on, shown as its record has it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from actions.answers import strings
from actions.answers.checker.faults import Untraced
from actions.answers.checker.sayings import without
from actions.answers.model import Citation, Line
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.kinds import Evidence, Record, Source

_BELOW = ("because", "rests_on", "records", "near")
_DEPTH = 4  # how far a record without a source of its own is followed to those it rests on
_WITHOUT = frozenset({"read at the linked page", "no identifier known"})


class Sourcing:
    """Checks citations against one knowledge base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._reached = lru_cache(maxsize=None)(self._reach)
        self._places: dict[str, set[str]] = {}
        for record in base.all(Evidence):
            self._places.setdefault(record.source, set()).update(record.where.split("; "))

    def of_line(self, line: Line, sources: tuple[Citation, ...]) -> Iterator[Untraced]:
        """Numbers that lead to no source of the line's records."""
        if not line.cites:
            return
        listed = {source.n: source.id for source in sources}
        reached = {source for i in line.records if i in self._base for source in self._reached(i, _DEPTH)}
        for number in line.cites:
            if listed.get(number) not in reached:
                yield Untraced(line.text, f"source {number}")

    def of_list(self, sources: tuple[Citation, ...]) -> Iterator[Untraced]:
        """Differences of the listed sources from their records."""
        for shown in sources:
            if shown.id not in self._base:
                yield Untraced(shown.label, f"record {shown.id}")
                continue
            yield from (Untraced(shown.label, f"source {shown.n}: {what}") for what in self._differences(shown))

    def _differences(self, shown: Citation) -> Iterator[str]:
        source = self._base.get(shown.id, Source)
        if (shown.label, shown.title) != (source.label, source.title):
            yield "label or title"
        if (shown.journal or "").split() != " ".join(
            str(part) for part in (source.journal, source.year, source.locator) if part
        ).split():
            yield "journal"
        if shown.read != strings.READ.get(source.read, source.read):
            yield "how much was read"
        known = [identifier for identifier in (source.doi, source.pmid, source.registry) if identifier]
        if shown.identifier not in _WITHOUT and not any((shown.identifier or "").endswith(i) for i in known):
            yield "identifier"
        if shown.link and shown.link != source.url and not any(i in shown.link for i in known):
            yield "link"
        places = sorted(self._places.get(shown.id, ()), key=len, reverse=True)
        if shown.where and without(shown.where, places):
            yield "where"

    def _reach(self, identifier: str, depth: int) -> frozenset[str]:
        record = self._base.get(identifier, Record)
        if isinstance(record, Source):
            return frozenset({record.id})
        if isinstance(record, Evidence):
            return frozenset({record.source})
        if not depth:
            return frozenset()
        below = (child for name in _BELOW for child in getattr(record, name, ()) if child in self._base)
        return frozenset(source for child in below for source in self._reached(child, depth - 1))
