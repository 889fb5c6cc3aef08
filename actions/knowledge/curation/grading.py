"""Strength, consensus and certainty of a record, and its source's identifiers, held against the dossier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from actions.knowledge import kinds as r
from actions.knowledge.curation.dossier import Fact
from actions.knowledge.curation.figures import NOTHING, Difference

_STRENGTH = re.compile(
    r"strong consensus|expert consensus|consensus|strong|weak|conditional|grade [AB0]\b|\(?\b(?:kann|sollten?|sollen)\b"
    r"|guidance statement|open|recommends|suggests|suggested|expert review|authors' opinion|\d+ ?%|\b[12](?= \()",
    re.I,
)
_CERTAINTY = re.compile(r"very low|low|moderate|high|LoE \d|\b[AB]\b|not graded", re.I)
_IDENTIFIERS = {"doi": "doi", "pmid": "pmid", "year": "year", "read": "read"}


def compare_grades(record: r.Evidence, facts: Sequence[Fact]) -> Iterator[Difference]:
    """The grading words of strength with consensus, and of certainty, must be the same on both sides."""
    strength = " ".join(filter(None, (getattr(record, "strength", None), getattr(record, "consensus", None))))
    certainty = getattr(record, "certainty", None) or ""
    graded = " ; ".join(_graded(fact, "strength") for fact in facts).strip(" ;")
    rated = " ; ".join(_graded(fact, "certainty") for fact in facts).strip(" ;")
    yield from _compare(record.id, "strength", strength, graded, _STRENGTH)
    yield from _compare(record.id, "certainty", certainty, rated, _CERTAINTY)


def _graded(fact: Fact, field: str) -> str:
    """The fact's own grade; where that says "as stated", the brackets of its statement hold the grades."""
    grade = fact.text(field)
    return " ; ".join(re.findall(r"\(([^)]*)\)", fact.text("statement"))) if "as stated" in grade else grade


def _compare(record: str, field: str, says: str, dossier: str, words: re.Pattern[str]) -> Iterator[Difference]:
    if _terms(says, words) != _terms(dossier, words):
        yield Difference(record, field, says or NOTHING, dossier or NOTHING)


def _terms(text: str, words: re.Pattern[str]) -> set[str]:
    return {found.group().lower().strip("( ").replace(" %", "%") for found in words.finditer(text)}


def compare_source(source: r.Source, entries: Sequence[dict[str, Any]]) -> Iterator[Difference]:
    """DOI, PMID, year and how much was read, against every entry the dossier has for the source (rule 4: they complete
    each other, so any of them may hold the value).
    """
    for field, key in _IDENTIFIERS.items():
        says = getattr(source, field)
        shown = NOTHING if says is None else str(says)
        known = {str(entry[key]) for entry in entries if entry.get(key) is not None} or {NOTHING}
        if shown not in known:
            yield Difference(source.id, field, shown, " / ".join(sorted(known)))
    registry = {
        str(entry[key])
        for entry in entries
        for key in ("nct", "eudract", "isrctn", "registration")
        if entry.get(key) is not None
    }
    if source.registry and not any(source.registry in known for known in registry):
        yield Difference(source.id, "registry", source.registry, " / ".join(sorted(registry)) or NOTHING)
