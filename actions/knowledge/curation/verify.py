"""Every record against its facts: figures, doses, grades, sources, and each number and negation in its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.curation.coverage import used_by
from actions.knowledge.curation.dosing import compare_dosing, left_out
from actions.knowledge.curation.dossier import Dossier, Fact
from actions.knowledge.curation.figures import Difference, compare_figures, compare_formula
from actions.knowledge.curation.grading import compare_grades, compare_source
from actions.knowledge.curation.lists import Accepted
from actions.knowledge.curation.sentences import compare_sentence, compare_words


@dataclass(frozen=True, slots=True)
class Verification:
    """Differences without a reason, those with one, and reasons whose difference is gone."""

    compared: int
    open: tuple[Difference, ...]
    accepted: tuple[Difference, ...]
    stale: tuple[Accepted, ...]


def verify(base: KnowledgeBase, dossier: Dossier, accepted: Sequence[Accepted]) -> Verification:
    """Compare the whole base with the dossier."""
    found = sorted(set(differences(base, dossier)))
    keys = {(entry.record, entry.field, entry.says) for entry in accepted}
    met = {(difference.record, difference.field, difference.says) for difference in found}
    return Verification(
        compared=len(base.all(r.Evidence)) + len(base.all(r.Source)) + sum(1 for _ in _resting(base)),
        open=tuple(d for d in found if (d.record, d.field, d.says) not in keys),
        accepted=tuple(d for d in found if (d.record, d.field, d.says) in keys),
        stale=tuple(entry for entry in accepted if (entry.record, entry.field, entry.says) not in met),
    )


def differences(base: KnowledgeBase, dossier: Dossier) -> Iterator[Difference]:
    """Every difference, in no particular order."""
    kin: dict[str, list[Fact]] = defaultdict(list)
    for fact in dossier.facts.values():
        kin[str(fact.fields["source"])].append(fact)
    for evidence in base.all(r.Evidence):
        for missing in set(evidence.facts) - dossier.facts.keys():
            yield Difference(evidence.id, "facts", missing, "no such fact")
        if facts := _facts(evidence.facts, dossier):
            yield from _evidence(evidence, facts, base, kin[evidence.source])
    for source in base.all(r.Source):
        if source.id in dossier.sources:
            yield from compare_source(source, dossier.sources[source.id])
        else:
            yield Difference(source.id, "id", source.id, "no such source")
    for record, text, below in _resting(base):
        yield from compare_words(record.id, text, _facts(below.facts, dossier), below.names)
    users = used_by(base)
    for fact in dossier.facts.values():
        using = [base.get(user, r.Evidence) for user in users.get(fact.id, ())]
        if any(isinstance(user, r.Regimen) for user in using):
            yield from left_out(fact, using)


def _facts(identifiers: Sequence[str], dossier: Dossier) -> list[Fact]:
    return [dossier.facts[identifier] for identifier in identifiers if identifier in dossier.facts]


def _evidence(record: r.Evidence, facts: list[Fact], base: KnowledgeBase, kin: list[Fact]) -> Iterator[Difference]:
    sources = {str(fact.fields["source"]) for fact in facts}
    if record.source not in sources:
        yield Difference(record.id, "source", record.source, " / ".join(sorted(sources)))
    if isinstance(record, r.Finding | r.Statement | r.Formula):
        yield from compare_figures(record, facts)
    if isinstance(record, r.Formula):
        yield from compare_formula(record, facts)
    if isinstance(record, r.Regimen):
        yield from compare_dosing(record, facts)
    else:
        yield from compare_grades(record, facts)
    yield from compare_sentence(record, facts, _names(base.get(record.source, r.Source)), kin)


def _names(source: r.Source) -> str:
    """Words about a source whose numbers a sentence may repeat: "ACR 2022", "a 21-centre series"."""
    return " ".join(str(part) for part in (source.label, source.title, source.year) if part)


def _dated(record: r.NotKnown) -> str:
    """The day of the search, which a "not known" sentence names."""
    return record.searched_on.strftime("%Y %-m %-d")


@dataclass(frozen=True, slots=True)
class _Below:
    facts: tuple[str, ...]
    names: str


def _resting(base: KnowledgeBase) -> Iterator[tuple[r.Record, str, _Below]]:
    """Records with a sentence of ours that rest on evidence: conflicts, notes, claims, rules, guides, sentences."""
    for record in base.all(r.Record):
        if isinstance(record, r.Evidence | r.Source):
            continue
        if isinstance(record, r.ReasonGuide):
            for line in record.bottom_lines:
                yield record, line.text, _below(line.because, base)
            continue
        names = ("title", "text", "overview", "bottom_line", "label")
        text = " ".join(str(getattr(record, name)) for name in names if getattr(record, name, None))
        roots = next(
            (getattr(record, n) for n in ("because", "rests_on", "records", "near") if getattr(record, n, ())), ()
        )
        if text and (roots or isinstance(record, r.NotKnown)):
            yield record, text, _below((record.id, *roots), base)


def _below(roots: Sequence[str], base: KnowledgeBase) -> _Below:
    facts: dict[str, None] = {}
    names: list[str] = []
    seen: set[str] = set()
    waiting = list(roots)
    while waiting:
        identifier = waiting.pop()
        if identifier in seen:
            continue
        seen.add(identifier)
        record = base.get(identifier, r.Record)
        if isinstance(record, r.NotKnown):
            names.append(_dated(record))
        if isinstance(record, r.Source):
            names.append(_names(record))
        if isinstance(record, r.Evidence):
            facts |= dict.fromkeys(record.facts)
            names.append(_names(base.get(record.source, r.Source)))
        for name in ("because", "rests_on", "records", "near"):
            waiting += getattr(record, name, ())
    return _Below(tuple(facts), " ".join(names))
