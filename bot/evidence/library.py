"""What the evidence pages show, put together for their templates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from actions.answers import strings
from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.labels import Labels
from actions.knowledge.search import Search
from actions.presentation.entries import KINDS, Entries, Group, Ref
from actions.presentation.rows import place

_FRONT = ("situations", "conflicts", "not-known", "claims", "notes", "reading-aids")
_UNLISTED = (
    r.Sentence,
    r.Boundary,
    r.Unknown,
    r.Wording,
    r.ReadingAid,
)  # the assistant's own phrases: they have a page, and no place in a search
_GUIDELINES = ("easl-2025", "bsg-2025", "awmf-2025", "aasld-2019")
_ORDER = {guideline: number for number, guideline in enumerate((*_GUIDELINES, "other"))}
_LINES = ("first", "second", "third", "co-therapy", "investigational")


@dataclass(frozen=True, slots=True)
class GuidelineRow:
    """One recommendation in the comparison of guidelines; grades stay in each guideline's own words."""

    guideline: str
    grades: tuple[tuple[str, str], ...]
    ref: Ref


class Library:
    """Renders the pages of one knowledge base. Thread-safe: nothing changes after it is built."""

    def __init__(self, base: KnowledgeBase, labels: Labels, search: Search) -> None:
        self._base, self._labels, self._search = base, labels, search
        self._entries = Entries(base, labels)
        self._templates = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(version=base.version, notice=strings.NOTICE)

    def front(self, words: str = "") -> str:
        """The entrance: search, and everything by kind; with `words` the records found."""
        if words.strip():
            found = self._entries.refs(i for i in self._search.find(words) if self._listed(i))
            return self._render("search.html", words=words.strip(), found=found)
        groups = [Group(self._many(name), self._entries.listing(name)) for name in _FRONT]
        counts = [(name, self._many(name), len(self._entries.listing(name))) for name, _ in KINDS.values()]
        reasons = [(guide.reason, guide.label) for guide in self._base.all(r.ReasonGuide)]
        return self._render("front.html", drugs=self._drugs(), groups=groups, counts=counts, reasons=reasons)

    def listing(self, name: str) -> str:
        """Every record of a kind.

        Raises:
            KeyError: there is no such kind.
        """
        if name not in dict(KINDS.values()):
            raise KeyError(name)
        return self._render("listing.html", title=self._many(name), refs=self._entries.listing(name))

    def entry(self, identifier: str, today: date) -> str:
        """The page of one record.

        Raises:
            UnknownRecord: there is no such record.
        """
        return self._render("entry.html", entry=self._entries.entry(identifier, today))

    def guidelines(self, reason: str) -> str:
        """What the guidelines say on a reason, side by side, each in its own scale.

        Raises:
            KeyError: there is no such reason.
        """
        guide = self._base.reasons[reason]
        conflicts = [
            record.id
            for record in self._base.about(r.Conflict, reason=reason)
            if record.id.startswith("conflict-guidelines")
        ]
        others = [(other.reason, other.label) for other in self._base.all(r.ReasonGuide) if other.reason != reason]
        return self._render(
            "guidelines.html",
            guide=guide,
            guidelines=[strings.GUIDELINE_NAMES[guideline] for guideline in _GUIDELINES],
            matrix=self._matrix(reason),
            rows=self._rows(reason),
            conflicts=self._entries.refs(conflicts),
            others=others,
        )

    def missing(self) -> str:
        """The page for an address that leads nowhere."""
        return self._render("missing.html")

    def _matrix(self, reason: str) -> list[tuple[Ref, list[list[tuple[str, str]]]]]:
        """Drugs in rows, the four guidelines in columns; a cell holds places and the records that give them."""
        found: dict[str, dict[str, list[tuple[str, str]]]] = {}
        for record, position in self._base.positions(reason):
            cells = found.setdefault(position.drug, {guideline: [] for guideline in _GUIDELINES})
            if record.guideline in cells:
                cells[record.guideline].append((place(position), record.id))
        order = sorted(found, key=lambda drug: (-sum(map(bool, found[drug].values())), drug))
        return [(self._entries.ref(drug), list(found[drug].values())) for drug in order if any(found[drug].values())]

    def _rows(self, reason: str) -> list[GuidelineRow]:
        """Recommendations for a reason: the four guidelines first, those that place a drug before the rest."""
        positioned = {record.id for record, _ in self._base.positions(reason)}
        found = [
            record for record in self._base.all(r.Recommendation) if record.id in positioned or reason in record.reasons
        ]
        found.sort(key=lambda record: (_ORDER[record.guideline], record.id not in positioned, record.rank, record.id))
        return [self._row(record) for record in found]

    def _row(self, record: r.Recommendation) -> GuidelineRow:
        grades = (("strength", record.strength), ("consensus", record.consensus), ("certainty", record.certainty))
        return GuidelineRow(
            self._base.get(record.source, r.Source).label,
            tuple((name, grade) for name, grade in grades if grade),
            self._entries.ref(record.id),
        )

    def _drugs(self) -> list[Group]:
        groups = []
        for line in _LINES:
            drugs = sorted((drug for drug in self._base.all(r.Drug) if drug.line == line), key=lambda drug: drug.name)
            groups.append(Group(line, tuple(Ref(drug.id, drug.name, drug.drug_class) for drug in drugs)))
        return [group for group in groups if group.refs]

    def _listed(self, identifier: str) -> bool:
        return not isinstance(self._base.get(identifier, r.Record), _UNLISTED)

    @staticmethod
    def _many(name: str) -> str:
        return _PLURALS.get(name, name.replace("-", " ").capitalize())

    def _render(self, template: str, **values: object) -> str:
        return self._templates.get_template(template).render(**values)


_PLURALS = {
    "conflicts": "Where sources differ",
    "not-known": "Not known from the sources read",
    "notes": "SecondLine notes",
    "claims": "Claims examined",
    "reasons": "Reasons for a change of treatment",
    "recommendations": "Guideline recommendations",
    "regimens": "Doses and levels",
}
