"""A record as a page: what it says, its fields, its source, its review, what it rests on, where it is used and what
contradicts it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from actions.answers import strings
from actions.answers.citing import Citer
from actions.answers.model import Citation
from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.labels import Labels
from actions.knowledge.validation import references
from actions.presentation.rows import Row, Rows

KINDS: dict[type[r.Record], tuple[str, str]] = {
    r.Drug: ("drugs", "Drug"),
    r.SituationGuide: ("situations", "Situation"),
    r.ReasonGuide: ("reasons", "Reason for a change"),
    r.Finding: ("findings", "Finding"),
    r.Recommendation: ("recommendations", "Guideline recommendation"),
    r.Regimen: ("regimens", "Dose or level"),
    r.Statement: ("statements", "Statement"),
    r.Formula: ("formulas", "Formula"),
    r.Conflict: ("conflicts", "Where sources differ"),
    r.NotKnown: ("not-known", "Not known"),
    r.Note: ("notes", "SecondLine note"),
    r.Claim: ("claims", "Claim examined"),
    r.StandingRule: ("standing-rules", "Standing rule"),
    r.PlanRule: ("warning-rules", "Warning rule"),
    r.Wording: ("wordings", "Ways to say one thing"),
    r.Unknown: ("questions-back", "Question asked back"),
    r.Sentence: ("sentences", "Sentence of the house"),
    r.ReadingAid: ("reading-aids", "Reading aid of the house"),
    r.Boundary: ("boundaries", "Boundary"),
    r.Source: ("sources", "Source"),
}
"""Kinds of pages, in the order they are listed: address and name."""
_OWN_WORDS = (r.Wording, r.Note, r.Conflict, r.Sentence, r.Boundary, r.Unknown, r.ReadingAid)


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to another record: its sentence or title, and in a word what it is and from where."""

    id: str
    text: str
    meta: str


@dataclass(frozen=True, slots=True)
class Group:
    """A titled list of links."""

    title: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One page. `lines` are its sentences; `note` marks what is not from a source."""

    id: str
    kind: str
    listing: str
    title: str
    lines: tuple[str, ...]
    note: str | None
    rows: tuple[Row, ...]
    sources: tuple[Citation, ...]
    facts: tuple[str, ...]
    review: r.Review
    version: str
    overdue: bool
    groups: tuple[Group, ...]

    @property
    def sourced(self) -> bool:
        """Whether it has a source of its own, and does not only rest on records that have."""
        return self.listing in {
            KINDS[kind][0] for kind in (r.Finding, r.Recommendation, r.Regimen, r.Statement, r.Formula)
        }


class Entries:
    """Pages over one base."""

    def __init__(self, base: KnowledgeBase, labels: Labels) -> None:
        self.base = base
        self._labels = labels
        self._rows = Rows(base, labels)
        self._users: dict[str, list[str]] = defaultdict(list)
        for record in base.all(r.Record):
            named = [*references(record), *([record.source] if isinstance(record, r.Evidence) else [])]
            for identifier in dict.fromkeys(named):
                self._users[identifier].append(record.id)

    def entry(self, identifier: str, today: date) -> Entry:
        """The page of a record.

        Raises:
            UnknownRecord: there is no such record.
        """
        record = self.base.get(identifier, r.Record)
        listing, kind = KINDS[type(record)]
        review = self.base.review(identifier)
        return Entry(
            id=identifier,
            kind=kind,
            listing=listing,
            title=self._title(record),
            lines=tuple(self._lines(record)),
            note=strings.NOTE if isinstance(record, _OWN_WORDS) else None,
            rows=self._rows.of(record),
            sources=self._sources(record),
            facts=record.facts if isinstance(record, r.Evidence) else getattr(record, "dossier", ()),
            review=review,
            version=self.base.record_version(identifier),
            overdue=review.review_by < today,
            groups=tuple(group for group in self._groups(record) if group.refs),
        )

    def listing(self, name: str) -> tuple[Ref, ...]:
        """Every record of a kind, by title."""
        kind = next((kind for kind, (address, _) in KINDS.items() if address == name), None)
        return self.refs(record.id for record in self.base.all(kind)) if kind else ()

    def refs(self, identifiers: Iterable[str]) -> tuple[Ref, ...]:
        """Links to records, each once, in the order given."""
        return tuple(self.ref(identifier) for identifier in dict.fromkeys(identifiers))

    def ref(self, identifier: str) -> Ref:
        """A link to one record."""
        record = self.base.get(identifier, r.Record)
        meta = [KINDS[type(record)][1].lower()]
        if isinstance(record, r.Evidence):
            meta.append(self.base.get(record.source, r.Source).label)
        if isinstance(record, r.Drug | r.Source | r.Conflict | r.SituationGuide | r.ReasonGuide):
            text = self._title(record)
        else:
            text = next(iter(self._lines(record)), self._title(record))
        return Ref(identifier, text, ", ".join(meta))

    def _title(self, record: r.Record) -> str:
        if isinstance(record, r.Evidence):
            return f"{KINDS[type(record)][1]}, {self.base.get(record.source, r.Source).label}"
        if isinstance(record, r.StandingRule):
            return f"{', '.join(map(self._rows.drug, record.drugs))}: {record.standing}, {record.label}"
        for name in ("name", "title", "label", "claim", "question", "used_for"):
            if value := getattr(record, name, None):
                return _capital(f"{record.label}: {record.title}" if isinstance(record, r.Source) else str(value))
        return KINDS[type(record)][1]

    def _lines(self, record: r.Record) -> Iterable[str]:
        if isinstance(record, r.ReasonGuide):
            return [line.text.strip() for line in record.bottom_lines]
        found = [getattr(record, name, None) for name in ("text", "overview", "bottom_line")]
        return [str(text).strip() for text in found if text]

    def _sources(self, record: r.Record) -> tuple[Citation, ...]:
        citer = Citer(self.base)
        if not isinstance(record, r.Sentence | r.Boundary | r.Unknown | r.ReasonGuide):
            citer.cite(record.id)
        return citer.citations()

    def _groups(self, record: r.Record) -> Iterable[Group]:
        users = [self.base.get(user, r.Record) for user in self._users[record.id]]
        conflicts = [user.id for user in users if isinstance(user, r.Conflict)]
        yield Group("Contradicted or qualified by", self.refs(conflicts))
        if isinstance(record, r.Drug):
            yield from self._of_drug(record)
        elif isinstance(record, r.Source):
            yield Group("What was taken from it", self.refs(user.id for user in users if isinstance(user, r.Evidence)))
            users = [user for user in users if not isinstance(user, r.Evidence)]
        else:
            yield Group("Rests on", self.refs(references(record)))
        yield Group("Used in", self.refs(user.id for user in users if user.id not in conflicts))

    def _of_drug(self, drug: r.Drug) -> Iterable[Group]:
        taken: set[str] = set()
        for topic in _DRUG_TOPICS:
            found = self.base.evidence(r.Evidence, drug=drug.id, topic=topic)
            fresh = [record.id for record in found if record.id not in taken]
            taken.update(fresh)
            yield Group(_capital(self._labels.of("topic", topic)), self.refs(fresh))
        rest = [record.id for record in self.base.evidence(r.Evidence, drug=drug.id) if record.id not in taken]
        yield Group("More from the records", self.refs(rest))
        for title, kind in (
            (strings.DIFFER, r.Conflict),
            (strings.NOT_KNOWN, r.NotKnown),
            (strings.NOTES, r.Note),
            ("Claims examined", r.Claim),
            ("Standing rules", r.StandingRule),
            ("Warning rules", r.PlanRule),
        ):
            yield Group(title, self.refs(record.id for record in self.base.about(kind, drug=drug.id)))


_DRUG_TOPICS = (
    "dose",
    "target-level",
    "evidence",
    "guideline",
    "time-to-response",
    "steroid",
    "pre-treatment-checks",
    "monitoring",
    "adverse-effects",
    "contraindications",
    "interactions",
    "pregnancy",
    "mechanism",
    "licensing",
    "stopping",
)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
