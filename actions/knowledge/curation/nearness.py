"""How near the sentences of records stand to the wording of their facts: rule 2 of the dossier asks for our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.curation.dossier import Dossier

TOO_NEAR = 0.95  # share of words in the same order
_WORD = re.compile(r"[a-z0-9.%]+")


@dataclass(frozen=True, slots=True)
class Near:
    """A record, the fact whose wording it is nearest to, and the share of words they have in common, in order."""

    record: str
    fact: str
    share: float


def near(base: KnowledgeBase, dossier: Dossier, least: float = TOO_NEAR) -> tuple[Near, ...]:
    """Records whose sentence shares at least that much of its words with a fact of theirs, the nearest first."""
    found = (entry for record in base.all(r.Evidence) for entry in _nearest(record, dossier) if entry.share >= least)
    return tuple(sorted(found, key=lambda entry: (-entry.share, entry.record)))


def _nearest(record: r.Evidence, dossier: Dossier) -> Iterator[Near]:
    """The nearest of its facts, if any of them is in the dossier."""
    shares = [
        (_share(record.text, dossier.facts[fact].text("statement")), fact)
        for fact in record.facts
        if fact in dossier.facts
    ]
    if shares:
        share, fact = max(shares)
        yield Near(record.id, fact, share)


def _share(one: str, other: str) -> float:
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("autoimmune hepatitis", "aih"))
