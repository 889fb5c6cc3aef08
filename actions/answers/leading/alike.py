"""The records that fit a question best stand at first sight of its answer, whatever the intent was taken for."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from msgspec import structs

from actions.answers import strings
from actions.answers.choices import comparison
from actions.answers.desk import ACTING, DIFFERING, MATTERS, Desk
from actions.answers.gaps import unheld, unspoken
from actions.answers.leading import authors, decided
from actions.answers.leading.another_harm import of_another_harm
from actions.answers.leading.checks_made import needless, of_somebody_else
from actions.answers.leading.deciding import deciding
from actions.answers.leading.fit import Shown, fits
from actions.answers.leading.order import asks_of_trials, only_seen, position_on_test, said_in_passing
from actions.answers.leading.patterns import of_another_pattern
from actions.answers.leading.relevance import in_full, words_of_topic
from actions.answers.leading.whose import said_of
from actions.answers.model import Line, Part, Section
from actions.answers.subjects import limits, of_study, practice
from actions.answers.subjects.topics import TOPIC_OF, informs, line, of_guidelines, sets_against_each_other
from actions.knowledge import kinds as r
from actions.knowledge.search import content_words

R = TypeVar("R", bound=r.Record)

_CLEARLY = 1.0  # log-odds by which a record must fit better than what leads, to go before it
_CLEARLY_OF_WEIGHT = 2.0  # before what is of weight for all who ask on the topic
_NEAR = 2.5  # log-odds behind the best within which another record may be what was asked for
_AS_WELL = 0.5  # log-odds behind the best within which a record fits as well
_SURELY = 0.75  # cosine from which a record is one of those asked for, whatever else fits better
_SURE = 0.66  # cosine from which a record stands behind what is made for the patient
_OF_MANY_QUESTIONS = frozenset({"ask_first_line", "ask_pregnancy"})  # whose curators' order is of no one question
_SAME = 0.85  # cosine from which a question is the same in other words
_WORDED = 0.5  # cosine from which a record that holds every word of the question answers it
_LOOKED_AT = 8
_AT_FIRST_SIGHT = 3  # lines that are read before anything is scrolled
# What is made for this patient, from their numbers, or by a fixed rule is not moved by a likeness of words.
_MADE = ("interpret_metabolites", "interpret_trough", "interpret_response", "ask_guideline")
_FIXED = ("emergency", "verify_claim", ACTING, MATTERS, DIFFERING)
_NOT_HELD = ("other_medicine", "other_guideline")  # which is to be said first
_NAMED = ("drug", "drug_class", "topic", "guideline", "condition")  # by which records are chosen already


def led(desk: Desk, parts: tuple[Part, ...], for_options: bool = False) -> tuple[Part, ...]:
    """The parts, the one it belongs to led by the record that fits the question best, and the next best near it.
    Behind answers to a question `for_options` and readings, which are made for the patient, and the positions of
    guidelines only what is asked for in such words.
    """
    if desk.asked.intent in _FIXED or any(map(desk.asked.mentions.of, _NOT_HELD)):
        return parts
    if unheld.named(desk, asks_for_options=True) or unheld.subjects(desk) or practice.not_found(desk) or needless(desk):
        return parts
    if not _particular(desk) or _on_trials(desk) or unspoken.between_none(desk):
        return parts
    if desk.asked.intent == "ask_comparison" and comparison.of_little_held(desk):
        return parts
    shown = _shown(parts)
    # A correction answers what a message takes for true, not what it asks.
    corrections = {claim.id for claim in desk.base.all(r.Claim)} - {*shown.first, *shown.behind}
    scores = {record: fit for record, fit in fits(desk, shown).items() if record not in corrections}
    scores = {i: fit for i, fit in scores.items() if not limits.kept_back(desk, desk.base.get(i, r.Record))}
    scores = {i: fit for i, fit in scores.items() if not (of_another_pattern(desk, i) or of_somebody_else(desk, i))}
    scores = {i: fit for i, fit in scores.items() if not of_another_harm(desk, i)}
    if parts[0].title == strings.TITLES["ask_evidence"] and (study := {x.id for x in of_study.records(desk)}):
        scores = {record: fit for record, fit in scores.items() if record in study}
    if for_options:
        scores = {record: fit for record, fit in scores.items() if not _of_what_was_tried(desk, record)}
        scores = {i: fit for i, fit in scores.items() if not only_seen(desk, desk.base.get(i, r.Record))}
    scores = {i: fit for i, fit in scores.items() if not said_in_passing(desk, desk.base.get(i, r.Record))}
    if not scores:
        return parts
    if for_options or desk.asked.intent in _MADE or any(s.options for part in parts for s in part.sections):
        return _with_what_is_sure(desk, parts, scores)
    best = next(iter(scores))
    at = _place_of(desk, parts, best)
    if parts[at].missing and not _sure(desk, best):
        return parts  # what is said not to be held is not followed by what is no answer either
    return (*parts[:at], _reordered(desk, parts[at], scores), *parts[at + 1 :])


def likest_first(desk: Desk, records: Iterable[R]) -> list[R]:
    """Records by how like their questions are to the one asked, those equally like in the order they came in."""
    near = desk.search.near(in_full(desk))
    return sorted(records, key=lambda record: -near.to(record.id))


def surely_answering(desk: Desk) -> tuple[str, ...]:
    """The few records that surely answer the question in its words, best first."""
    near, named = desk.search.near(in_full(desk)), [m.text for m in desk.asked.mentions.of("condition")]
    words = content_words(desk.asked.text, named)
    every = [desk.search.holding((word,)) for word in words]
    held = frozenset.intersection(*every) if len(every) > 1 else frozenset()
    sure = [i for i in near.nearest(_LOOKED_AT) if near.to(i) >= (_WORDED if i in held else _SURE)]
    return tuple(i for i in sure if isinstance(desk.base.get(i, r.Record), r.Evidence))[:_AT_FIRST_SIGHT]


def _particular(desk: Desk) -> bool:
    """Whether a question names more than drugs, conditions and a topic, for which curators set the order of records, or
    is surely one that a record answers.
    """
    named = [m.text for kind in _NAMED for m in desk.asked.mentions.of(kind)]
    words = content_words(desk.asked.text, (*named, *words_of_topic(TOPIC_OF.get(desk.asked.intent, ""))))
    return bool(words) or (desk.asked.intent in _OF_MANY_QUESTIONS and _in_these_words(desk))


def _in_these_words(desk: Desk) -> bool:
    """Whether a question of common words alone is put just as one that a record answers: "when to start aza after
    steroids".
    """
    near = desk.search.near(in_full(desk))
    return any(near.to(record) >= _SAME for record in near.nearest(1))


def _on_trials(desk: Desk) -> bool:
    """Whether trials at large are asked for, whose records have an order of their own."""
    at_large = not desk.drugs and not desk.asked.mentions.of("study")
    return at_large and desk.asked.intent in ("ask_licensing", "ask_evidence") and asks_of_trials(desk.asked.text)


def _shown(parts: tuple[Part, ...]) -> Shown:
    first = [one.records[0] for part in parts for one in part.bottom_line if one.records]
    behind = {one.records[0] for part in parts for section in part.sections for one in section.lines if one.records}
    return Shown(first, behind)


def _place_of(desk: Desk, parts: tuple[Part, ...], record: str) -> int:
    """Which part a record belongs to: the one that holds it, the one about its drug where each is about one, else the
    first.
    """
    for at, part in enumerate(parts):
        if record in _shown((part,)).first or record in _shown((part,)).behind:
            return at
    drugs = getattr(desk.base.get(record, r.Record), "drugs", ())
    if len(parts) == len(desk.drugs):
        return next((at for at, drug in enumerate(desk.drugs) if drug in drugs), 0)
    return 0


def _reordered(desk: Desk, part: Part, scores: Mapping[str, float]) -> Part:
    """The part led by the record that fits best, what led it before behind that, then the next best. What led stays
    first where it fits about as well, and goes further down where it fits far worse, unless it is of weight.
    """
    held = tuple(one for one in part.bottom_line if not (_movable(desk, one) or (part.missing and not one.cites)))
    composed = {one.records[0]: one for one in part.bottom_line if _movable(desk, one)}
    order = [i for i in scores if i not in {one.records[0] for one in held if one.records}]
    if not order:
        return part
    lead, best = next(iter(composed), ""), scores[order[0]]
    handicap = _CLEARLY_OF_WEIGHT if lead and _weighty(desk, lead) else _CLEARLY
    if (
        stays := _settled(desk, lead)
        or _of_the_reason(desk, lead, order[0])
        or scores.get(lead, -math.inf) >= best - handicap
    ):
        order = [lead, *(i for i in order if i != lead)]
    leading, behind = order[0], _shown((part,)).behind
    near = _near(desk, order[1:], scores, {*composed, *behind})[: _AT_FIRST_SIGHT - 1]
    of_weight = desk.asked.intent == "ask_comparison" or any(_guides(desk, i) for i in composed)
    stay = [i for i in composed if stays or i in near or of_weight or _weighty(desk, i)]
    lines = {i: composed.get(i) or _line(desk, i) for i in dict.fromkeys((leading, *stay, *near, *composed))}
    first = len(dict.fromkeys((leading, *stay, *near[:1])))  # what fits far worse than the best is not read first
    told = tuple(lines.values())
    return _behind(structs.replace(part, bottom_line=(*held, *told[:first]), missing=False), told[first:])


def _near(desk: Desk, order: Iterable[str], scores: Mapping[str, float], composed: Collection[str]) -> list[str]:
    """The records that may be what was asked for as well: those that fit about as well as the best, where composers
    chose them or their questions are near enough, and any whose questions are nearest.
    """
    near, best = desk.search.near(in_full(desk)), max(scores.values())

    def chosen(record: str) -> bool:
        likely = near.to(record) >= _SURE or scores[record] >= best - _AS_WELL
        return record in composed or (likely and _on_its_drugs(desk, record))

    return [i for i in order if near.to(i) >= _SURELY or (scores[i] >= best - _NEAR and chosen(i))]


def _on_its_drugs(desk: Desk, identifier: str) -> bool:
    record = desk.base.get(identifier, r.Record)
    return not desk.drugs or not isinstance(record, r.Evidence) or bool({*record.drugs} & {*desk.drugs})


def _behind(part: Part, lines: tuple[Line, ...]) -> Part:
    """The part with these lines before the others of its first section, and none of its records twice."""
    part = _without(part, (*part.bottom_line, *lines))
    if not lines:
        return part
    at = next((i for i, section in enumerate(part.sections) if section.lines and not section.collapsed), None)
    if at is None:
        return structs.replace(part, sections=(Section("near", strings.MORE, lines), *part.sections), missing=False)
    section = structs.replace(part.sections[at], lines=(*lines, *part.sections[at].lines))
    return structs.replace(part, sections=(*part.sections[:at], section, *part.sections[at + 1 :]), missing=False)


def _without(part: Part, lines: tuple[Line, ...]) -> Part:
    """The part, its sections without lines on these records."""
    alone = {one.records for one in lines if len(one.records) == 1}
    sections = tuple(
        structs.replace(s, lines=tuple(x for x in s.lines if x.records not in alone)) for s in part.sections
    )
    return structs.replace(part, sections=tuple(s for s in sections if s.lines or s.options or s.table or s.plot))


def _with_what_is_sure(desk: Desk, parts: tuple[Part, ...], scores: Mapping[str, float]) -> tuple[Part, ...]:
    """The parts, the first with the best record behind its lead, where the question is surely one it answers."""
    first, most = parts[0], next(iter(scores.values()))
    shown = [i for part in parts for one in part.bottom_line[:_AT_FIRST_SIGHT] for i in one.records]
    least = most if desk.asked.intent in _MADE else most - _NEAR  # beside a reading only what fits best
    best = next((i for i, fit in scores.items() if fit >= least and _sure(desk, i)), None)
    if (best is None or best in shown) and desk.asked.intent not in _MADE:
        best = next((i for i in scores if i not in shown and _surely(desk, i)), None)
    if best is None or best in shown:
        return parts
    told = _line(desk, best)
    at = 2 if _stands(desk, first.bottom_line[:1]) else 1  # a standing and the figure behind it are one
    lead = (*first.bottom_line[:at], told, *first.bottom_line[at:])
    return _without(structs.replace(first, bottom_line=lead), (told,)), *parts[1:]


def _of_what_was_tried(desk: Desk, identifier: str) -> bool:
    """Whether a record gives figures of nothing but drugs that the case has behind it: those are no options."""
    record = desk.base.get(identifier, r.Record)
    return isinstance(record, r.Finding) and bool(record.drugs) and set(record.drugs) <= set(desk.case.tried)


def _sure(desk: Desk, record: str) -> bool:
    """Whether a question is surely one that the record answers."""
    return desk.search.near(in_full(desk)).to(record) >= _SURE


def _surely(desk: Desk, record: str) -> bool:
    return desk.search.near(in_full(desk)).to(record) >= _SURELY


def _line(desk: Desk, identifier: str) -> Line:
    """The record as a line; a disagreement with its title, which says what it is about."""
    record = desk.base.get(identifier, r.Record)
    if isinstance(record, r.Evidence | r.NotKnown):
        return line(desk, record)
    if isinstance(record, r.SituationGuide):
        return desk.citer.sentence(*said_of(record, desk.case), record.id)
    if isinstance(record, r.Claim):
        return desk.citer.sentence(f"{record.verdict.capitalize()}. {record.text.strip()}", record.because, record.id)
    told = desk.citer.line(identifier)
    return structs.replace(told, text=f"{record.title}: {told.text}") if isinstance(record, r.Conflict) else told


def _movable(desk: Desk, one: Line) -> bool:
    """Whether a line is of a record on the subject, and not a standing, a calculation or a sentence that says what is
    not held.
    """
    if one.note == strings.CALCULATED:
        return False
    identifier = next(iter(one.records), "")
    record = desk.base.get(identifier, r.Record) if identifier in desk.base else None
    if isinstance(record, r.Drug):
        return one.text == record.overview.strip()
    return isinstance(record, r.Evidence | r.NotKnown | r.Note | r.Conflict | r.SituationGuide | r.Claim)


def _stands(desk: Desk, lines: tuple[Line, ...]) -> bool:
    """Whether the first of the lines is the standing of a drug."""
    return any(one.records and one.records[0] in desk.base.drugs and not _movable(desk, one) for one in lines)


def _settled(desk: Desk, lead: str) -> bool:
    """Whether what leads is a guideline's position on the test asked about, which answers whether it is to be done, or
    what is held of the drugs set against each other.
    """
    record = desk.base.get(lead, r.Record) if lead else None
    if lead and (lead == deciding(desk) or lead in decided.records(desk)):
        return True
    if isinstance(record, r.Conflict) and sets_against_each_other(desk, record):
        return True
    if isinstance(record, r.Conflict) and desk.asked.intent == "ask_target_level" and of_guidelines(desk, record):
        return True  # what is aimed at in our disease, before what elsewhere is
    return isinstance(record, r.Evidence) and position_on_test(desk, record, TOPIC_OF.get(desk.asked.intent, ""))


def _of_the_reason(desk: Desk, lead: str, best: str) -> bool:
    """Whether what leads is a figure for the patient's reason and the other is not: figures of both reasons together
    describe neither.
    """
    own, other = (desk.base.get(i, r.Record) if i in desk.base else None for i in (lead, best))
    if not (isinstance(own, r.Finding) and informs(own, desk.reason)):
        return False
    if not (isinstance(other, r.Finding) and informs(other, desk.reason)):
        return True
    return _pooled(own) and not _pooled(other) and not authors.of_named(desk, other)  # single series stand behind it


def _pooled(finding: r.Finding) -> bool:
    return (finding.design or "").startswith("meta-analysis")


def _guides(desk: Desk, identifier: str) -> bool:
    return isinstance(desk.base.get(identifier, r.Record), r.SituationGuide)


def _weighty(desk: Desk, identifier: str) -> bool:
    """Whether a record is more than one of many on the topic: the overview of a drug, the guide to a situation, a
    correction, what was looked for by name and not found, a disagreement that matters for safety.
    """
    record = desk.base.get(identifier, r.Record)
    if isinstance(record, r.Conflict):
        return record.safety
    return isinstance(record, r.Drug | r.SituationGuide | r.Claim | r.NotKnown)
