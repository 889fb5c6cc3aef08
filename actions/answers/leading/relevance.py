"""What a question names in particular comes first: of records that fit its drug and topic, those that speak of it."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from actions.answers.desk import Desk
from actions.answers.leading.order import about, names_a_topic, of_children
from actions.answers.subjects.watching import phrases_shown
from actions.knowledge import kinds as r
from actions.knowledge.search import content_words
from actions.knowledge.vocabulary import MEDICINE_CLASS

R = TypeVar("R", bound=r.Record)

_PARTICULAR = ("reaction", "co_medication", "condition", "study", "analyte", "term")
# What every record on the topic is about: these words tell none of them apart.
_TESTS = ("blood", "bloods", "test", "tests", "check", "checks")
_MEASURING = ("measure", "measured", "measuring", "recheck", "first")
_OF_TOPIC = {
    "monitoring": (*_TESTS, *_MEASURING),
    "target-level": _MEASURING,
    "pre-treatment-checks": (*_TESTS, *_MEASURING),
    "checks": (*_TESTS, "responding", "respond"),
    "first-line": ("standard", "regimen", "regimens", "usual"),
    "referral": ("call", "ring", "contact", "discuss", "centre", "center", "transplant"),
    "evidence": ("results", "result", "outcomes", "found", "find", "showed", "paper", "published", "experience"),
    "stopping": ("remission", "fast", "slow", "slowly", "quickly"),
}
_WATCHED = ("adverse-effects", "monitoring")
_LEAST_SHARED = 0.7  # below it what is shared is shared by most
_LOOSE = 0.6  # of a word that is in no vocabulary, beside a thing that is
_LEAST = 3.0  # below it a fit rests on common words
_PARTICULARLY = 1.3  # from here on what is shared is held by few of all records on a drug
_BEYOND = 2
_ASKED_FOR = 0.5  # cosine below which the questions a record answers are others, whatever words they share
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
    """The records on a topic, those that share most of what the question names moved to the front. Others keep their
    order; nothing moves when no record shares any of it. What was found in children leads only where a child is asked
    about.
    """
    fit = shared(desk, records, topic)
    children = "child" in desk.asked.mentions.values("condition") or desk.case.state("child") == "yes"
    scores = {
        record.id: 0.0
        if isinstance(record, r.Evidence) and of_children(record) and not children
        else fit.get(record.id, 0.0)
        for record in records
    }
    if max(scores.values(), default=0.0) < _LEAST_SHARED:
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


def beyond_topic(desk: Desk, drug: str, topic: str) -> tuple[r.Evidence, ...]:
    """Records on the drug, whatever their topic, that speak of what the question names in particular, best first: where
    no record on the topic does, the topic was not what the question is about.
    """
    held = desk.base.evidence(r.Evidence, drug=drug)
    child = "child" in desk.asked.mentions.values("condition") or desk.case.state("child") == "yes"
    held = tuple(record for record in held if child or not of_children(record))
    scores = shared(desk, held, topic)
    best = max(scores.values(), default=0.0)
    if best < _PARTICULARLY:
        return ()
    near = desk.search.near(in_full(desk))
    fitting = [record for record in held if scores.get(record.id, 0.0) >= _ALIKE * best]
    return tuple(x for x in fitting if x.id not in near.place or near.to(x.id) >= _ASKED_FOR)[:_BEYOND]


def shared(desk: Desk, records: Collection[r.Record], topic: str) -> Mapping[str, float]:
    """How much of what a question names each of the records shares. Every thing named counts once, and the more the
    fewer of the records hold it: what all of them are about tells none apart. Drugs, topics and reasons are left out,
    which the records share, and situations by which they are sorted already.
    """
    return _scores(desk, records, _things(desk, topic, records))


def _scores(
    desk: Desk, records: Collection[r.Record], things: Iterable[tuple[tuple[str, ...], float]]
) -> Mapping[str, float]:
    ids = frozenset(record.id for record in records)
    scores: dict[str, float] = {}
    for phrases, weight in things:
        holding = desk.search.holding(phrases) & ids
        if holding:
            rarity = weight * math.log((len(ids) + 1) / (len(holding) + 0.5))
            for identifier in holding:
                scores[identifier] = scores.get(identifier, 0.0) + rarity
    return scores


def _things(desk: Desk, topic: str, records: Iterable[r.Record]) -> Iterator[tuple[tuple[str, ...], float]]:
    """What the question names in particular, each under all its forms, and what it weighs: a thing of the vocabulary
    more than a word that is in none.
    """
    mentions = desk.asked.mentions
    sorted_by = {situation for record in records for situation in getattr(record, "situations", ())}
    drugs = mentions.of("drug")
    particular = [m for kind in _PARTICULAR for m in mentions.of(kind)]
    particular = [m for m in particular if not any(d.start <= m.start and m.end <= d.end for d in drugs)]
    beside = mentions.of("co_medication") if topic == "interactions" else ()  # also where its name is a topic's too
    known = [m for m in particular if m not in beside]
    known = [m for m in known if names_a_topic(desk, m) or m.value in _ACTIVITY | _REASONS | sorted_by]
    if topic == "target-level":
        known += mentions.of("analyte")  # of which every record on the level speaks
    named = [(m.entity, m.value) for m in particular if m not in known]
    if topic == "interactions" and len(drugs) > 1:
        named += [("drug", m.value) for m in drugs]  # of one drug with the other
    classes = desk.search.classes(desk.asked.text) if topic == "interactions" else {}
    named += [(MEDICINE_CLASS, value) for value in classes]  # which a record on a member speaks of
    for entity, value in dict.fromkeys(named):
        shown = phrases_shown(desk, value) if entity == "analyte" and topic in _WATCHED else ()
        yield (*desk.search.forms(entity, value), *shown), 1.0
    if topic == "checks":
        return  # the case told around the question is no more than that
    common = [m.text for kind in ("drug", "drug_class", "guideline", "reason") for m in mentions.of(kind)]
    common += classes.values()
    if topic != "pregnancy":  # of which men and women are told different things
        common += [m.text for m in mentions.of("sex")]
    if topic != "vaccination":  # whose words name the vaccines
        common += [m.text for m in (*known, *particular, *mentions.of("topic"))]
    if topic not in ("licensing", "vaccination"):  # whose words tell licences from trials
        common += desk.search.forms("topic", topic)
    for word in content_words(desk.asked.text, (*common, *words_of_topic(topic))):
        yield (word,), _LOOSE


def nearest(desk: Desk, records: tuple[R, ...]) -> tuple[R, ...]:
    """The records that share most of what the question names, reason and all, best first; empty when none shares any
    of it.
    """
    mentions = desk.asked.mentions
    named = [m for m in mentions.found if m.entity not in ("topic", "sex", "guideline")]
    things = [(m.text, *desk.search.forms(m.entity, m.value)) for m in named]
    things += [(word,) for word in content_words(desk.asked.text, [m.text for m in mentions.found])]
    scores = _scores(desk, records, ((forms, 1.0) for forms in things))
    return tuple(sorted((x for x in records if x.id in scores), key=lambda x: (-scores[x.id], _weight(x))))[:_MOST]


def _weight(record: r.Record) -> tuple[bool, int, str]:
    """What a record is before how a drug is given, then by rank."""
    return isinstance(record, r.Evidence) and about(record) == "dose", getattr(record, "rank", 0), record.id


def closest(desk: Desk, least: float = _LEAST, most: int = _MOST) -> tuple[r.Evidence | r.NotKnown, ...]:
    """The records of evidence nearest to the whole question, and what is not known of its drugs; empty when nothing is
    near. Of records on its drugs those that speak of what else it names come first.
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
    near = [record for record in found if scores[record.id] >= least]
    fitting = [record for record in near if drugs & set(record.drugs)] if drugs else near
    return tuple((fitting or near)[:most])


def words_of_topic(topic: str) -> tuple[str, ...]:
    """Words that every question on a topic may be made of, and that tell no record on it from another."""
    return _OF_TOPIC.get(topic, ())


def in_full(desk: Desk) -> str:
    """The question with its drugs by name; with the drug in view where it names none."""
    text, start = desk.asked.text, desk.asked.start
    named = desk.asked.mentions.of("drug")
    for mention in sorted(named, key=lambda mention: -mention.start):
        if mention.text and mention.value in desk.base.drugs:
            name = desk.base.drugs[mention.value].name
            text = text[: mention.start - start] + name + text[mention.end - start :]
    if not named and desk.drugs:
        text = f"{text} {' '.join(desk.base.drugs[drug].name for drug in desk.drugs[:2])}"
    return text
