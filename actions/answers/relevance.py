"""What a question names in particular comes first: of records that fit its drug and topic, those that speak of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from actions.answers.desk import Desk
from actions.knowledge import records as r

R = TypeVar("R", bound=r.Record)

_PARTICULAR = ("reaction", "co_medication", "condition", "study", "analyte", "term")
_LEAST = 3.0  # below it a fit rests on common words
_NEAR = 0.6  # share of the best fit that still counts as speaking of the same thing
_MOST = 4


def particular_first(desk: Desk, records: tuple[R, ...], topic: str) -> tuple[R, ...]:
    """The records on a topic, those that speak of what the question names moved to the front, best fit first. Others
    keep their order; nothing moves when no record speaks of it. What was found in children leads only where a child is
    asked about.
    """
    fit = _fit(desk, topic)
    children = "child" in desk.asked.mentions.values("condition") or desk.case.state("child") == "yes"
    scores = {
        record.id: 0.0 if "child" in getattr(record, "situations", ()) and not children else fit.get(record.id, 0.0)
        for record in records
    }
    best = max(scores.values(), default=0.0)
    if best < _LEAST:
        return records
    fitting = [record for record in records if scores[record.id] >= _NEAR * best]
    leading = sorted(fitting, key=lambda record: -scores[record.id])[:_MOST]
    return (*leading, *(record for record in records if record not in leading))


def _fit(desk: Desk, topic: str) -> Mapping[str, float]:
    """How well records fit what the question names beside drugs, topics and reasons, which its records share."""
    mentions = desk.asked.mentions
    named = [(m.entity, m.value) for kind in _PARTICULAR for m in mentions.of(kind)]
    common = [m.text for kind in ("drug", "drug_class", "topic", "guideline", "reason") for m in mentions.of(kind)]
    if topic != "licensing":  # whose words tell licences from trials
        common += desk.search.forms("topic", topic)
    return desk.search.relevance(desk.asked.text, named, common)


def closest(desk: Desk, least: float = _LEAST, most: int = _MOST) -> tuple[r.Evidence | r.NotKnown, ...]:
    """The records of evidence nearest to the whole question, its drugs included, and what is not known of these drugs;
    empty when nothing is near.
    """
    mentions = desk.asked.mentions
    named = [(m.entity, m.value) for m in mentions.found if m.entity not in ("topic", "sex")]
    scores = desk.search.relevance(desk.asked.text, named)
    drugs = set(mentions.values("drug"))
    found = [
        record
        for i in scores
        if isinstance(record := desk.base.get(i, r.Record), r.Evidence)
        or (isinstance(record, r.NotKnown) and drugs & set(record.drugs))
    ]
    near = [record for record in found if scores[record.id] >= least]
    fitting = [record for record in near if drugs & set(record.drugs)] if drugs else near
    return tuple((fitting or near)[:most])
