"""The fields of a record as labelled rows: what an evidence page, `kb show` and `kb diff` have in common."""

from __future__ import annotations

from collections.abc import Iterator

from actions.answers import strings
from actions.answers.figures import figure, number
from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.labels import Labels
from actions.presentation.wording import Conditions, dose, level

Row = tuple[str, str]
_PLACES = {"first": "put first", "option": "one option", "later": "after others", "against": "advised against"}
_FITS = {"direct": "studied for this reason", "mixed": "reasons mixed", "indirect": "by analogy"}


class Rows:
    """Writes the rows of records of one base."""

    def __init__(self, base: KnowledgeBase, labels: Labels) -> None:
        self._base, self._labels = base, labels
        self._conditions = Conditions(labels, base.drugs)

    def of(self, record: r.Record) -> tuple[Row, ...]:
        """Label and text of every field that is set, in reading order. Sentences and references are not among them."""
        return tuple((label, text) for label, text in self._all(record) if text)

    def _all(self, record: r.Record) -> Iterator[Row]:
        match record:
            case r.Finding():
                yield from self._finding(record)
            case r.Recommendation():
                yield from self._recommendation(record)
            case r.Regimen():
                yield from (("Dose", dose(value)) for value in record.doses)
                yield from (("Level to aim for", level(value)) for value in record.levels)
            case r.Statement():
                yield from self._statement(record)
            case r.Formula():
                yield from self._formula(record)
            case r.Drug():
                yield from self._drug(record)
            case r.StandingRule() | r.PlanRule():
                yield from self._rule(record)
            case r.Claim():
                yield "Claim", record.claim
                yield "Verdict", record.verdict
            case r.NotKnown():
                yield "Searched on", record.searched_on.isoformat()
            case r.Note():
                yield "Why it stands here", record.why
            case r.ReadingAid():
                yield from self._reading_aid(record)
            case r.Source():
                yield from self._source(record)
            case r.Wording():
                yield "Forms", "; ".join(record.forms)
            case r.Unknown():
                yield "Answers", "; ".join(choice.label for choice in record.answers)
            case _:
                pass
        yield from self._about(record)

    def _reading_aid(self, record: r.ReadingAid) -> Iterator[Row]:
        yield "Used for", record.used_for
        yield from ((name, f"{number:g}") for name, number in record.numbers.items())
        yield from ((name, f"{low:g} to {high:g}") for name, (low, high) in record.bounds.items())
        yield "Owner", record.owner

    def _finding(self, record: r.Finding) -> Iterator[Row]:
        yield "Endpoint", record.endpoint
        yield "Result", figure(record.figure)
        yield from (("Against", f"{figure(arm.figure)} ({arm.label})") for arm in record.comparator)
        yield "Group", _group(record.figure)
        yield "Population", record.population or ""
        yield "Design", record.design if record.controlled else f"{record.design}, {strings.UNCONTROLLED}"
        yield "Certainty", record.certainty or ""
        yield from (
            ("Informs", f"{self._labels.of('reason', reason)}: {_FITS[fit]}") for reason, fit in record.informs.items()
        )

    def _recommendation(self, record: r.Recommendation) -> Iterator[Row]:
        yield "Guideline", strings.GUIDELINE_NAMES[record.guideline]
        yield "Direction", record.direction
        yield "Strength", record.strength or "not graded"
        yield "Consensus", record.consensus or ""
        yield "Certainty", record.certainty or "not graded"
        yield "Population", record.population or ""
        for position in record.positions:
            yield f"For {self._labels.of('reason', position.reason)}", f"{self.drug(position.drug)}: {place(position)}"

    def _statement(self, record: r.Statement) -> Iterator[Row]:
        yield "Boxed warning", "yes, of a label" if record.boxed_warning else ""
        yield "Endpoint", record.endpoint or ""
        if record.figure:
            yield "Result", figure(record.figure)
            yield "Group", _group(record.figure)
        yield "Population", record.population or ""
        yield "Strength", record.strength or ""
        yield "Certainty", record.certainty or ""
        yield "Term", self._labels.of("term", record.term) if record.term else ""

    def _formula(self, record: r.Formula) -> Iterator[Row]:
        yield "Constant", number(record.constant)
        yield from ((f"Times {name.replace('-', ' ')}", number(value)) for name, value in record.coefficients.items())
        yield "Cut-offs", f"{number(record.low_cut)} and {number(record.high_cut)}"
        yield "Endpoint", record.endpoint or ""
        if record.figure:
            yield "Result", figure(record.figure)
            yield "Group", _group(record.figure)

    def _drug(self, record: r.Drug) -> Iterator[Row]:
        yield "Class", record.drug_class
        yield "Line", record.line
        yield "Short name", record.short if record.short.lower() != record.name.lower() else ""
        yield "Other names", ", ".join(record.synonyms)
        for market, name in (("IN", "India"), ("UK", "UK"), ("EU", "EU"), ("US", "US")):
            yield f"Brands, {name}", ", ".join(getattr(record.brands, market))

    def _rule(self, record: r.StandingRule | r.PlanRule) -> Iterator[Row]:
        yield "When", self._conditions.words(record.when)
        if isinstance(record, r.StandingRule):
            yield "Standing", record.standing
            yield "Named while unknown", record.unless_known or ""
        else:
            yield "Kind", record.kind

    def _source(self, record: r.Source) -> Iterator[Row]:
        yield "Title", record.title
        yield "Authors", record.authors or ""
        yield "Published", " ".join(str(part) for part in (record.journal, record.year, record.locator) if part)
        yield "Kind", record.kind
        yield "How much was read", strings.READ.get(record.read, record.read)
        yield "Note", record.note or ""

    def _about(self, record: r.Record) -> Iterator[Row]:
        if isinstance(record, r.Recommendation | r.Finding | r.Statement):
            pass
        else:
            yield "Population", getattr(record, "population", None) or ""
        yield "Drugs", ", ".join(map(self.drug, getattr(record, "drugs", ())))
        situations = getattr(record, "situations", ())
        yield "Situations", ", ".join(self._situation(value) for value in situations)
        reasons = getattr(record, "reasons", ())
        yield "Reasons", ", ".join(self._labels.of("reason", reason) for reason in reasons)
        yield "Topics", ", ".join(self._labels.of("topic", topic) for topic in getattr(record, "topics", ()))

    def _situation(self, value: str) -> str:
        condition = self._labels.of("condition", value)
        return condition if condition != value.replace("-", " ") else self._labels.of("reaction", value)

    def drug(self, identifier: str) -> str:
        """A drug's name."""
        return self._base.drugs[identifier].name


def place(position: r.Position) -> str:
    """Where a guideline puts a drug: "put first, strongly", "one option"."""
    return f"{_PLACES[position.place]}{', strongly' if position.strong else ''}"


def _group(value: r.Figure) -> str:
    return f"{number(value.n)} ({value.n_of})" if value.n is not None else ""
