"""Search over the records: which of them speak of the particular things a question names, and which are asked for in
such words.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.compiled import names
from actions.knowledge.likeness import NOTHING_NEAR, Likeness, Nearness
from actions.knowledge.vocabulary import MEDICINE_CLASS, Term

_WORD = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")
_MOST_FORMS = 12
_SHORTEST = 3
# Words that clinicians write short and records in full
_IN_FULL = {
    "bx": "biopsy",
    "flu": "influenza",
    "tx": "transplantation",
    "lt": "transplantation",
    "pneumovax": "pneumococcal",
}
_REMEMBERED = 4096  # searches for one thing
# Words that questions are made of. They say what is wanted, not what it is about.
_ASKING = frozenset(
    """
    a about actually add added adding after again aih all already also am an and any anyone anything approach are
    as ask at autoimmune bad be because been before being best better between big boss but by can case change choice
    clinic college come consultant could current currently cut day days did do does doing done dose dosing down drug
    drugs each either else enough even ever everyone evidence exactly explain failing fails female for from
    gentleman get gets getting give given gives giving go going good got guideline guidelines had happen happened
    happens has have having he help hepatitis her here hers higher him his how however i idea if in instead
    interval into is issue it its just keen keep kind know known lady last least less let like line long look
    looking lower made make male manage management many matter matters may maybe me mean means might month months
    more most much must my need needed needs new next no normal normalised normalized not nothing now number of
    off often ok okay old on once one only options or other our out over patient patients perhaps plan please
    point points possible probably problem pt pts push put quick quite raised really regarding regimen registrar
    regular regularly right role routine safe said same say says schedule see seen she should show since small so some
    somebody someone something somewhere sort start started starting still stop student such sure take taken takes
    taking team tell than that the their them then therapies therapy there these they thing think thinking this
    those though thoughts through time times to too treat treated treating treatment try trying two type under
    until up us use used useful using very want wanted wants was way we week weeks well were what when where
    whether which while who whole why will with within without woman wonder wondering work works worth would year
    years yes yet you young your
    """.split()
)


class Search:
    """An index over one knowledge base, held in memory. Thread-safe."""

    def __init__(self, base: KnowledgeBase, terms: Iterable[Term], likeness: Likeness | None = None) -> None:
        self._likeness = likeness
        known = tuple(terms)
        self._forms: dict[tuple[str, str], tuple[str, ...]] = {
            (term.entity, term.value): (*term.forms[:_MOST_FORMS], *term.class_words) for term in known
        }
        self._kin = {
            (term.entity, term.value): tuple(
                form
                for other in known
                if other.entity == term.entity and {*term.class_words} & {*other.forms}
                for form in other.forms[:_MOST_FORMS]
            )
            for term in known
            if term.class_words
        }
        self._classes = {term.value: term for term in known if term.entity == MEDICINE_CLASS}
        for term in self._classes.values():  # a record on a member speaks of the class
            members = (form for member in term.members for form in self.forms("co_medication", member))
            self._forms[(MEDICINE_CLASS, term.value)] = tuple(dict.fromkeys((*term.forms, *members)))
        self._lock = threading.Lock()
        self._holding = lru_cache(maxsize=_REMEMBERED)(self._find_holding)
        self._index = sqlite3.connect(":memory:", check_same_thread=False)
        self._index.execute(
            "CREATE VIRTUAL TABLE records USING fts5(id UNINDEXED, words, tokenize = 'porter unicode61')"
        )
        self._index.executemany(
            "INSERT INTO records VALUES (?, ?)", ((record.id, _words(record, base)) for record in base.all(r.Record))
        )

    def forms(self, entity: str, value: str) -> tuple[str, ...]:
        """The forms under which a vocabulary id is looked for; empty for an unknown one."""
        return self._forms.get((entity, value), ())

    def kin(self, entity: str, value: str) -> tuple[str, ...]:
        """The forms of the class that a medicine belongs to, with those of its other members."""
        return self._kin.get((entity, value), ())

    def classes(self, text: str) -> Mapping[str, str]:
        """The classes of medicines that a text names as a whole, each with the word it is named by."""
        lowered = text.lower()
        found = {
            term.value: next((form for form in term.forms if names(form, lowered)), "")
            for term in self._classes.values()
        }
        return {value: form for value, form in found.items() if form}

    def relevance(
        self, text: str, named: Iterable[tuple[str, str]], without: Iterable[str] = ()
    ) -> Mapping[str, float]:
        """How well records fit what a question names: record id -> score above 0, absent when nothing fits.

        `named` are vocabulary ids, each searched under all its forms; `without` are words of the text to leave out,
        such as the name of a drug that every candidate is about. The same question scores the same.
        """
        phrases = [form for key in named for form in self.forms(*key)]
        phrases += content_words(text, without)
        query = " OR ".join(_quoted(phrase) for phrase in dict.fromkeys(phrases) if _WORD.search(phrase.lower()))
        if not query:
            return {}
        with self._lock:
            rows = self._index.execute(
                "SELECT id, bm25(records) FROM records WHERE records MATCH ? ORDER BY 2, 1", (query,)
            ).fetchall()
        return {identifier: -score for identifier, score in rows if score < 0}

    def holding(self, phrases: Iterable[str]) -> frozenset[str]:
        """The records that hold one of the phrases, whatever the endings of its words."""
        return self._holding(tuple(dict.fromkeys(p for p in phrases if _WORD.search(p.lower()))))

    def find(self, text: str, most: int = 100) -> tuple[str, ...]:
        """Records that hold every word of a search, the last letters of each left open, best first. Whatever is typed
        is words, never an operator.
        """
        words = _WORD.findall(text.lower())
        parts = [part for word in words for part in re.split(r"['’-]", word) if part]
        if not parts:
            return ()
        query = " AND ".join(f"{_quoted(part)}*" for part in dict.fromkeys(parts))
        with self._lock:
            rows = self._index.execute(
                "SELECT id FROM records WHERE records MATCH ? ORDER BY bm25(records), 1 LIMIT ?", (query, most)
            ).fetchall()
        return tuple(identifier for (identifier,) in rows)

    def near(self, question: str) -> Nearness:
        """How near a question is to the records, by those they answer and by their words. False without such lists."""
        return self._likeness.near(question) if self._likeness else NOTHING_NEAR

    def _find_holding(self, phrases: tuple[str, ...]) -> frozenset[str]:
        if not phrases:
            return frozenset()
        query = " OR ".join(map(_quoted, phrases))
        with self._lock:
            rows = self._index.execute("SELECT id FROM records WHERE records MATCH ?", (query,)).fetchall()
        return frozenset(identifier for (identifier,) in rows)


def content_words(text: str, without: Iterable[str] = ()) -> list[str]:
    """The words of a question that say what it is about, in order, lower case."""
    left_out = {word for phrase in without for word in _WORD.findall(phrase.lower())}
    words = (_IN_FULL.get(word, word) for word in _WORD.findall(text.lower()))
    return [
        word
        for word in dict.fromkeys(words)
        if len(word) >= _SHORTEST and word not in _ASKING and word not in left_out and not word[0].isdigit()
    ]


def _quoted(phrase: str) -> str:
    """A phrase in the query language of FTS5; quotes inside are doubled, so that nothing in it is an operator."""
    return '"' + phrase.replace('"', '""') + '"'


def _words(record: r.Record, base: KnowledgeBase) -> str:
    """What a record can be found by: its own words, the names of its drugs, its situations and its source's label."""
    parts = [*_texts(msgspec.to_builtins(record))]
    parts += [base.drugs[drug].name for drug in getattr(record, "drugs", ()) if drug in base.drugs]
    if isinstance(record, r.Evidence):
        parts.append(base.get(record.source, r.Source).label)
    return " ".join(parts)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value.replace("-", " ").replace("_", " ")
    elif isinstance(value, dict):
        for key, child in value.items():
            if key not in ("id", "facts", "source", "because", "rests_on", "records", "patterns", "near", "unless"):
                yield from _texts(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _texts(child)
