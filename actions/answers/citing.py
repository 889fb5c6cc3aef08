"""Turning records into lines: each line cites its sources by number and names the records it comes from."""

from __future__ import annotations

from actions.answers import strings
from actions.answers.model import Citation, Line
from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase

_DEPTH = 4  # how far `because` is followed from a record without a source of its own


class Citer:
    """Numbers the sources of one answer in order of first use, and keeps the provenance."""

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        self._numbers: dict[str, int] = {}
        self._where: dict[str, list[str]] = {}
        self.records: dict[str, None] = {}
        self.rules: dict[str, None] = {}

    def line(self, identifier: str) -> Line:
        """The sentence of a record with its citations; notes are marked as ours."""
        record = self.base.get(identifier, r.Record)
        text = getattr(record, "text", None) or getattr(record, "overview", None) or getattr(record, "bottom_line", "")
        note = strings.NOTE if isinstance(record, r.Note | r.Conflict) else None
        return Line(str(text).strip(), self.cite(identifier), (identifier,), note)

    def lines(self, identifiers: tuple[str, ...]) -> tuple[Line, ...]:
        """Lines of several records, each once."""
        return tuple(self.line(identifier) for identifier in dict.fromkeys(identifiers))

    def sentence(self, text: str, because: tuple[str, ...], origin: str) -> Line:
        """A curated sentence that rests on other records: it cites their sources; `origin` is the record that holds
        the sentence.
        """
        cites = tuple(dict.fromkeys(number for identifier in because for number in self.cite(identifier)))
        self.records.setdefault(origin)
        return Line(text.strip(), cites, (origin, *because))

    def cite(self, identifier: str) -> tuple[int, ...]:
        """Numbers of the sources a record rests on."""
        return tuple(dict.fromkeys(self._number(source, where) for source, where in self._sources(identifier, _DEPTH)))

    def _sources(self, identifier: str, depth: int) -> tuple[tuple[str, str | None], ...]:
        self.records.setdefault(identifier)
        record = self.base.get(identifier, r.Record)
        if isinstance(record, r.Evidence):
            return ((record.source, record.where),)
        if isinstance(record, r.Source):
            return ((record.id, None),)
        if not depth:
            return ()
        below: tuple[str, ...] = next(
            (getattr(record, name) for name in ("because", "rests_on", "records", "near") if getattr(record, name, ())),
            (),
        )
        return tuple(pair for child in below for pair in self._sources(child, depth - 1))

    def _number(self, source: str, where: str | None) -> int:
        places = self._where.setdefault(source, [])
        places += [place for place in (where or "").split("; ") if place and place not in places]
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def citations(self) -> tuple[Citation, ...]:
        """The numbered list of sources cited so far."""
        return tuple(self._citation(source, number) for source, number in self._numbers.items())

    def _citation(self, identifier: str, number: int) -> Citation:
        source = self.base.get(identifier, r.Source)
        shown, link = _identifier(source)
        journal = " ".join(str(part) for part in (source.journal, source.year, source.locator) if part)
        return Citation(
            n=number,
            id=source.id,
            label=source.label,
            title=source.title,
            read=strings.READ.get(source.read, source.read),
            journal=journal or None,
            where="; ".join(self._where[identifier]) or None,
            identifier=shown,
            link=link,
        )


def _identifier(source: r.Source) -> tuple[str, str | None]:
    if source.doi:
        return f"doi:{source.doi}", f"https://doi.org/{source.doi}"
    if source.pmid:
        return f"PMID {source.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"
    if source.registry:
        link = f"https://clinicaltrials.gov/study/{source.registry}" if source.registry.startswith("NCT") else None
        return source.registry, link
    if source.url and source.url.startswith("https://"):
        return "read at the linked page", source.url
    return "no identifier known", None
