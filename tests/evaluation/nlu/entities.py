"""Entities: precision, recall and F1 by type, and how often what was found is asserted as it should be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# A measure is right with its name, number and unit; "mg/day" counts as "mg" since the set does not annotate per what.
_UNITS = {"pmol/8x10^8 RBC": "pmol/8e8"}
Key = tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """Counts of mentions: found and right, found, annotated."""

    right: int
    found: int
    annotated: int

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.annotated + other.annotated)

    @property
    def precision(self) -> float:
        """The share of what was found that is annotated."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is annotated that was found."""
        return self.right / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / (self.found + self.annotated) if self.found + self.annotated else 0.0


def by_type(annotated: Sequence[Sequence[Mapping[str, Any]]], found: Sequence[Sequence[Any]]) -> dict[str, Score]:
    """The score of every annotated type. A mention is right when type and record id (a measure: name, number and unit)
    are those annotated in the same message; one annotated twice must be found twice. Measures of a name that the set
    annotates nowhere (a platelet count, say) are not counted.
    """
    names = {entity["name"] for entities in annotated for entity in entities if entity["entity"] == "measure"}
    truth = [Counter(map(_key, entities)) for entities in annotated]
    guessed = [Counter(_key(e) for e in entities if e.get("name") in {None, *names}) for entities in found]
    types = sorted({key[0] for keys in truth for key in keys})
    scores = {}
    for kind in types:
        pairs = [(_of(kind, true), _of(kind, guess)) for true, guess in zip(truth, guessed, strict=True)]
        scores[kind] = sum((_score(true, guess) for true, guess in pairs), Score(0, 0, 0))
    return scores


def differences(
    annotated: Sequence[Sequence[Mapping[str, Any]]], found: Sequence[Sequence[Any]], least: int
) -> list[tuple[str, str, int, int]]:
    """Type, record id (a measure: its name), times missed and times found without being annotated, of those with at
    least so many of both together, the most first.
    """
    missed: Counter[Key] = Counter()
    extra: Counter[Key] = Counter()
    names = {entity["name"] for entities in annotated for entity in entities if entity["entity"] == "measure"}
    types = {entity["entity"] for entities in annotated for entity in entities}
    for true, guess in zip(annotated, found, strict=True):
        wanted = Counter(map(_key, true))
        read = Counter(_key(e) for e in guess if e["entity"] in types and e.get("name") in {None, *names})
        for key, count in (wanted - read).items():
            missed[key[:2]] += count
        for key, count in (read - wanted).items():
            extra[key[:2]] += count
    rows = [(kind, value, missed[kind, value], extra[kind, value]) for kind, value in missed.keys() | extra.keys()]
    return sorted((row for row in rows if row[2] + row[3] >= least), key=lambda row: (-row[2] - row[3], row[:2]))


def assertions(
    annotated: Sequence[Sequence[Mapping[str, Any]]], found: Sequence[Sequence[Any]], kind: str | None = None
) -> Counter[tuple[str, str]]:
    """How often each pair of assertions (annotated, read) occurs over the mentions that were found, of one type or of
    all. Mentions of the same record in a message are paired in their order.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    for true, guess in zip(annotated, found, strict=True):
        read: defaultdict[Key, list[str]] = defaultdict(list)
        for entity in guess:
            read[_key(entity)].append(entity["assertion"])
        for entity in true:
            if "assertion" in entity and kind in (None, entity["entity"]) and read[_key(entity)]:
                pairs[entity["assertion"], read[_key(entity)].pop(0)] += 1
    return pairs


def _score(true: Counter[Key], guess: Counter[Key]) -> Score:
    return Score((true & guess).total(), guess.total(), true.total())


def _of(kind: str, keys: Counter[Key]) -> Counter[Key]:
    return Counter({key: count for key, count in keys.items() if key[0] == kind})


def _key(entity: Mapping[str, Any]) -> Key:
    if entity["entity"] != "measure":
        return entity["entity"], entity["value"]
    unit = _UNITS.get(entity["unit"], entity["unit"]) or ""
    return "measure", entity["name"] or "", f"{entity['number']:g}", unit.removesuffix("/day")
