"""A record has a version of its own: it tells changed from unchanged, and is the same on every machine."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from msgspec import structs

from actions.knowledge.base import KnowledgeBase, UnknownRecord
from actions.knowledge.kinds import Finding, Record
from tests.base import base

CHANGED = "mmf-pooled-intolerant-santiago"
OTHER = "mmf-contraindicated-wocbp"


def rebuilt(record: Record | None = None, days_later: int = 0) -> KnowledgeBase:
    """The base again from its records in another order, one of them replaced, its review moved."""
    records = {one.id: one for one in reversed(base().all(Record))}
    reviews = {identifier: base().review(identifier) for identifier in records}
    if record is not None:
        records[record.id] = record
    if days_later:
        review = reviews[CHANGED]
        reviews[CHANGED] = structs.replace(review, reviewed_on=review.reviewed_on + timedelta(days_later))
    return KnowledgeBase(records, reviews, "another")


def test_it_is_the_date_of_review_and_a_short_hash() -> None:
    reviewed = base().review(CHANGED).reviewed_on.isoformat()
    assert re.fullmatch(rf"{reviewed}-[0-9a-f]{{8}}", base().record_version(CHANGED))


def test_the_same_records_have_the_same_versions() -> None:
    again = rebuilt()
    assert {r.id: again.record_version(r.id) for r in again.all(Record)} == {
        r.id: base().record_version(r.id) for r in base().all(Record)
    }


def test_another_figure_is_another_version_of_that_record_only() -> None:
    finding = base().get(CHANGED, Finding)
    changed = rebuilt(structs.replace(finding, figure=structs.replace(finding.figure, value=83.0)))
    assert changed.record_version(CHANGED) != base().record_version(CHANGED)
    assert changed.record_version(OTHER) == base().record_version(OTHER)


def test_a_new_review_is_a_new_version_of_the_same_content() -> None:
    before, after = base().record_version(CHANGED), rebuilt(days_later=1).record_version(CHANGED)
    assert before != after
    assert before.rpartition("-")[2] == after.rpartition("-")[2]


def test_no_record_no_version() -> None:
    with pytest.raises(UnknownRecord):
        base().record_version("no-such-record")
