"""The sentence of a record held against the words of its facts: every number and every negation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actions.knowledge import records as r
from actions.knowledge.curation.dossier import Fact
from actions.knowledge.curation.figures import NOTHING, Difference
from actions.knowledge.curation.wording import Negation, holds, negations, stems, told

_SAID = ("statement", "outcome", "population", "dose", "target")  # where a fact says things in words


def compare_sentence(record: r.Evidence, facts: Sequence[Fact], names: str) -> Iterator[Difference]:
    """Numbers and negations of `text`, numbers of `population`, `endpoint` and the groups of figures."""
    parts = [record.text, record.population or "", getattr(record, "endpoint", "")]
    figure = getattr(record, "figure", None)
    parts += [figure.n_of or ""] if figure else []
    parts += [f"{arm.label} {arm.figure.n_of or ''}" for arm in getattr(record, "comparator", ())]
    yield from compare_words(record.id, " ".join(parts), facts, names)
    ours, theirs = negations(record.text), negations(" ; ".join(fact.text(*_SAID) for fact in facts))
    for negation in ours:
        if not _met(negation, theirs):
            yield Difference(record.id, "negation", _shown(negation), NOTHING)
    words = stems(record.text)
    for negation in theirs:
        if negation.after and negation.after[0] in words and not _met(negation, ours):
            yield Difference(record.id, f"negation {_shown(negation)}", NOTHING, _shown(negation))


def compare_words(identifier: str, text: str, facts: Sequence[Fact], names: str) -> Iterator[Difference]:
    """Numbers of a text that none of the facts holds. `names` are words about the sources, whose numbers may be
    repeated.
    """
    held = " ".join(fact.evidence for fact in facts)
    allowed = holds(f"{held} {names}")
    if any("ci95" in fact.fields or "ci95" in (fact.fields.get("comparator") or {}) for fact in facts):
        allowed.add("95")
    for number in sorted(told(text) - allowed):
        yield Difference(identifier, "number", number, "no such number")


def _met(negation: Negation, others: Sequence[Negation]) -> bool:
    """Whether one of the others negates what this one negates: its following words, or its clause when none follow."""
    denied = set(negation.after) or negation.around
    return any(denied & other.around for other in others)


def _shown(negation: Negation) -> str:
    return " ".join((negation.word, *negation.after))
