"""The sentence of a record held against the words of its facts: every number and every negation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actions.knowledge import kinds as r
from actions.knowledge.curation.dossier import Fact
from actions.knowledge.curation.figures import NOTHING, Difference
from actions.knowledge.curation.wording import Negation, holds, negations, stems, told

_SAID = ("statement", "outcome", "population", "dose", "target")  # where a fact says things in words


def compare_sentence(
    record: r.Evidence, facts: Sequence[Fact], names: str, kin: Sequence[Fact]
) -> Iterator[Difference]:
    """Numbers and negations of `text` and `endpoint`, numbers of `population` and the groups of figures. The negations
    of a population may stand in `kin`, the other facts of the same source: who was studied is said once.
    """
    figures = [figure for figure in (getattr(record, "figure", None),) if figure]
    figures += [arm.figure for arm in getattr(record, "comparator", ())]
    said = f"{record.text} ; {getattr(record, 'endpoint', None) or ''}"
    whom = " ; ".join([record.population or "", *(figure.n_of or "" for figure in figures)])
    labels = " ".join(arm.label for arm in getattr(record, "comparator", ()))
    yield from compare_words(record.id, f"{said} {whom} {labels}", facts, names)
    theirs = negations(_said(facts))
    yield from _added(record.id, said, theirs)
    yield from _added(record.id, whom, negations(_said([*facts, *kin])))
    words, ours = stems(said), negations(f"{said} ; {whom}")
    for negation in theirs:
        if negation.after and negation.after[0] in words and not _met(negation, ours):
            yield Difference(record.id, f"negation {_shown(negation)}", NOTHING, _shown(negation))


def _said(facts: Sequence[Fact]) -> str:
    return " ; ".join(fact.text(*_SAID) for fact in facts)


def _added(identifier: str, text: str, theirs: Sequence[Negation]) -> Iterator[Difference]:
    for negation in negations(text):
        if not _met(negation, theirs):
            yield Difference(identifier, "negation", _shown(negation), NOTHING)


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
