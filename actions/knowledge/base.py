"""The loaded knowledge base: immutable, indexed, with queries that return typed results in a deterministic order."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar, cast

import msgspec

from actions.knowledge import kinds as r

R = TypeVar("R", bound=r.Record)


class UnknownRecord(KeyError):
    """No record of the wanted kind bears this id."""


class KnowledgeBase:
    """All records. Build it with `loader.load`; nothing changes it afterwards."""

    def __init__(self, records: Mapping[str, r.Record], reviews: Mapping[str, r.Review], version: str) -> None:
        self._records = dict(sorted(records.items()))
        self._kinds: dict[type[r.Record], tuple[r.Record, ...]] = {}  # found before: nothing changes the records
        self._reviews = dict(reviews)
        self.version = version
        self.drugs: dict[str, r.Drug] = {record.id: record for record in self.all(r.Drug)}
        self.reasons: dict[str, r.ReasonGuide] = {record.reason: record for record in self.all(r.ReasonGuide)}
        self.standing_rules = self.all(r.StandingRule)
        self.plan_rules = self.all(r.PlanRule)
        self.claims = self.all(r.Claim)
        self._positions = _by_reason(self.all(r.Recommendation))
        self._versions: dict[str, str] = {}
        self._evidence = sorted(self.all(r.Evidence), key=lambda record: (record.rank, record.id))

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._records

    def __len__(self) -> int:
        return len(self._records)

    def get(self, identifier: str, kind: type[R]) -> R:
        """The record of that id and kind.

        Raises:
            UnknownRecord: there is none.
        """
        record = self._records.get(identifier)
        if not isinstance(record, kind):
            raise UnknownRecord(identifier)
        return record

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, by id."""
        if kind not in self._kinds:
            self._kinds[kind] = tuple(record for record in self._records.values() if isinstance(record, kind))
        return cast("tuple[R, ...]", self._kinds[kind])

    def review(self, identifier: str) -> r.Review:
        """When the record was last checked."""
        return self._reviews[identifier]

    def record_version(self, identifier: str) -> str:
        """The record's own version: the date of its review and eight hexadecimal digits of a hash over its kind and
        content. It changes when either changes, and not with other records.

        Raises:
            UnknownRecord: there is no such record.
        """
        if identifier not in self._versions:
            record = self.get(identifier, r.Record)
            content = type(record).__name__.encode() + b"\0" + msgspec.json.encode(record, order="deterministic")
            reviewed = self._reviews[identifier].reviewed_on.isoformat()
            self._versions[identifier] = f"{reviewed}-{hashlib.sha256(content).hexdigest()[:8]}"
        return self._versions[identifier]

    def overdue(self, identifiers: Iterable[str], today: date) -> tuple[str, ...]:
        """Those of the records that are past their review date."""
        return tuple(i for i in identifiers if i in self._reviews and self._reviews[i].review_by < today)

    def evidence(
        self,
        kind: type[R],
        *,
        drug: str | None = None,
        topic: str | None = None,
        situation: str | None = None,
        reason: str | None = None,
        guideline: str | None = None,
    ) -> tuple[R, ...]:
        """Evidence of a kind that fits every filter given, ordered by rank, then id. Empty when nothing fits."""
        return tuple(
            record
            for record in self._evidence
            if isinstance(record, kind)
            and (drug is None or drug in record.drugs)
            and (topic is None or topic in record.topics)
            and (situation is None or situation in record.situations)
            and (reason is None or reason in record.reasons)
            and (guideline is None or getattr(record, "guideline", None) == guideline)
        )

    def about(
        self, kind: type[R], *, drug: str | None = None, topic: str | None = None, reason: str | None = None
    ) -> tuple[R, ...]:
        """Conflicts, notes and not-known records about a drug, topic or reason, by id."""
        return tuple(
            record
            for record in self.all(kind)
            if (drug is None or drug in getattr(record, "drugs", ()))
            and (topic is None or topic in getattr(record, "topics", ()))
            and (reason is None or reason in getattr(record, "reasons", ()))
        )

    def positions(self, reason: str) -> tuple[tuple[r.Recommendation, r.Position], ...]:
        """Every guideline position on a reason, by guideline and record id."""
        return self._positions.get(reason, ())


def _by_reason(
    records: Iterable[r.Recommendation],
) -> dict[str, tuple[tuple[r.Recommendation, r.Position], ...]]:
    found: dict[str, list[tuple[r.Recommendation, r.Position]]] = defaultdict(list)
    for record in records:
        for position in record.positions:
            found[position.reason].append((record, position))
    return {
        reason: tuple(sorted(pairs, key=lambda pair: (pair[0].guideline, pair[0].id, pair[1].drug)))
        for reason, pairs in found.items()
    }
