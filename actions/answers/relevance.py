"""What a question names in particular comes first: of records that fit its drug and topic, those that speak of it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import TypeVar

from actions.answers.desk import Desk
from actions.answers.order import names_a_topic, of_children
from actions.knowledge import kinds as r

R = TypeVar("R", bound=r.Record)

_PARTICULAR = ("reaction", "co_medication", "condition", "study", "analyte", "term")
# What every record on the topic is about: these words tell none of them apart.
_TESTS = ("blood", "bloods", "test", "tests", "check", "checks")
_OF_TOPIC = {
    "monitoring": _TESTS,
    "pre-treatment-checks": _TESTS,
    "checks": (*_TESTS, "responding", "respond"),
    "first-line": ("standard", "regimen", "regimens", "usual"),
    "referral": ("call", "ring", "contact", "discuss", "centre", "center", "transplant"),
    "stopping": ("remission", "fast", "slow", "slowly", "quickly"),
}
_LEAST = 3.0  # below it a fit rests on common words
_NEAR = 0.6  # share of the best fit that still counts as speaking of the same thing
_ALIKE = 0.9  # from this share of the best fit on, words tell records apart less well than the curators' order
_BY_NAME = 1.5  # a record that speaks of the drug by name before one that says it of a relative
_MOST = 4
# What every record on response speaks of: named in a question it tells the patient's state, not what is asked.
_ACTIVITY = frozenset({"alt", "ast", "transaminases", "igg"})
# Words for the reason of treatment and the state under it: by the reason records are sorted already.
_REASONS = frozenset(
    "refractory treatment-failure incomplete-response insufficient-response non-response remission".split()
)


def particular_first(desk: Desk, records: tuple[R, ...], topic: str) -> tuple[R, ...]:
    """The records on a topic, those that speak of what the question names moved to the front, best fit first. Others
    keep their order; nothing moves when no record speaks of it. What was found in children leads only where a child is
    asked about.
    """
    fit = _fit(desk, topic, {situation for record in records for situation in getattr(record, "situations", ())})
    children = "child" in desk.asked.mentions.values("condition") or desk.case.state("child") == "yes"
    scores = {
        record.id: 0.0
        if isinstance(record, r.Evidence) and of_children(record) and not children
        else fit.get(record.id, 0.0)
        for record in records
    }
    if max(scores.values(), default=0.0) < _LEAST:
        return records
    names = tuple(desk.base.drugs[drug].name.lower() for drug in desk.drugs)
    for record in records:
        if any(name in getattr(record, "text", "").lower() for name in names):
            scores[record.id] *= _BY_NAME
    best = max(scores.values())
    fitting = [record for record in records if scores[record.id] >= _NEAR * best]
    alike = [record for record in fitting if scores[record.id] >= _ALIKE * best]  # keep the order they came in
    leading = [*alike, *sorted((x for x in fitting if x not in alike), key=lambda record: -scores[record.id])][:_MOST]
    return (*leading, *(record for record in records if record not in leading))


def _fit(desk: Desk, topic: str, sorted_by: Set[str]) -> Mapping[str, float]:
    """How well records fit what the question names beside drugs, topics and reasons, which its records share, and
    beside situations, by which they are sorted already: how often a text repeats "children" says nothing more.
    """
    mentions = desk.asked.mentions
    particular = [m for kind in _PARTICULAR for m in mentions.of(kind)]
    known = [m for m in particular if names_a_topic(desk, m) or m.value in _ACTIVITY | _REASONS | sorted_by]
    if topic == "target-level":
        known += mentions.of("analyte")  # of which every record on the level speaks
    named = [(m.entity, m.value) for m in particular if m not in known]
    if topic == "interactions" and len(drugs := mentions.of("drug")) > 1:
        named += [("drug", m.value) for m in drugs]  # of one drug with the other
    common = [m.text for m in known]
    common += [m.text for kind in ("drug", "drug_class", "topic", "guideline", "reason") for m in mentions.of(kind)]
    if topic != "licensing":  # whose words tell licences from trials
        common += desk.search.forms("topic", topic)
    common += _OF_TOPIC.get(topic, ())
    return desk.search.relevance(desk.asked.text, named, common)


def closest(
    desk: Desk, least: float = _LEAST, most: int = _MOST, guidelines: Set[str] = frozenset()
) -> tuple[r.Evidence | r.NotKnown, ...]:
    """The records of evidence nearest to the whole question, and what is not known of its drugs; empty when nothing is
    near. Of records on its drugs those that speak of what else it names come first. With `guidelines`, theirs only.
    """
    mentions = desk.asked.mentions
    named = [(m.entity, m.value) for m in mentions.found if m.entity not in ("topic", "sex", "drug", "guideline")]
    names = [m.text for kind in ("drug", "guideline") for m in mentions.of(kind)]
    beside = desk.search.relevance(desk.asked.text, named, names)
    whole = desk.search.relevance(desk.asked.text, [*named, *((m.entity, m.value) for m in mentions.of("drug"))])
    drugs = set(mentions.values("drug"))
    scores = {i: whole.get(i, 0.0) + (beside.get(i, 0.0) if drugs else 0.0) for i in {**beside, **whole}}
    found = [
        record
        for i in sorted(scores, key=lambda i: (-scores[i], i))
        if isinstance(record := desk.base.get(i, r.Record), r.Evidence)
        or (isinstance(record, r.NotKnown) and drugs & set(record.drugs))
    ]
    if guidelines:
        return tuple(record for record in found if getattr(record, "guideline", None) in guidelines)[:most]
    near = [record for record in found if scores[record.id] >= least]
    fitting = [record for record in near if drugs & set(record.drugs)] if drugs else near
    return tuple((fitting or near)[:most])
