"""The record whose own questions are like the one asked: it leads, whatever the intent was taken for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import structs

from actions.answers.desk import Desk
from actions.answers.model import Line, Part
from actions.answers.order import named_in_question, named_situations
from actions.answers.relevance import in_full
from actions.answers.topics import line
from actions.answers.unheld import subjects
from actions.knowledge import kinds as r
from actions.knowledge.search import content_words

R = TypeVar("R", bound=r.Record)

_SURE = 0.74  # cosine from which two questions ask for the same
_CLEARLY = 0.08  # by which a record must be liker than those that stand at first sight, to go before them
_EVIDENT = 0.05  # what is known goes before what is not, where both are about as near
_FIRST = 2  # lines of a part that are read at first sight
# What is made for this patient, from their numbers, or by a fixed rule is not moved by a likeness of words.
_MADE_FOR_THE_CASE = ("interpret_metabolites", "interpret_trough", "interpret_response", "emergency", "verify_claim")
_NOT_HELD = ("other_medicine", "other_guideline")  # which is to be said first
_NAMED = ("drug", "drug_class", "topic", "guideline")  # by which records are chosen already


def led(desk: Desk, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, the first led by the record that the question is likest to, if one is clearly liker than what stands
    there at first sight.
    """
    ranked = any(section.options for part in parts for section in part.sections)  # for this patient
    if ranked or desk.asked.intent in _MADE_FOR_THE_CASE or not _particular(desk):
        return parts
    if any(map(desk.asked.mentions.of, _NOT_HELD)) or subjects(desk):
        return parts
    cosines = desk.search.alike(in_full(desk))
    shown = _at_first_sight(parts)
    found = _likest(desk, cosines)
    if found is None or found[0] < max((cosines.get(i, 0.0) for i in shown), default=0.0) + _CLEARLY:
        return parts
    record = found[1]
    return parts if _covered(desk, shown, record) else (_with_lead(desk, parts[0], record), *parts[1:])


def likest_first(desk: Desk, records: Iterable[R]) -> list[R]:
    """Records by how like their questions are to the one asked, those equally like in the order they came in."""
    cosines = desk.search.alike(in_full(desk))
    return sorted(records, key=lambda record: -cosines.get(record.id, 0.0))


def _particular(desk: Desk) -> bool:
    """Whether a question names more than drugs and a topic, for which curators set the order of records."""
    return bool(named_in_question(desk)) or bool(
        content_words(desk.asked.text, [m.text for kind in _NAMED for m in desk.asked.mentions.of(kind)])
    )


def _at_first_sight(parts: tuple[Part, ...]) -> tuple[str, ...]:
    return tuple(i for part in parts for one in part.bottom_line[:_FIRST] for i in one.records[:1])


def _covered(desk: Desk, shown: tuple[str, ...], record: r.Record) -> bool:
    """Whether a disagreement of which the record is one side stands there, or a record on a situation, which leads
    only where it is the patient's, and this one is on none.
    """
    there = [desk.base.get(identifier, r.Record) for identifier in shown if identifier in desk.base]
    if any(isinstance(one, r.Conflict) and record.id in one.records for one in there):
        return True
    return not _situations(record) and any(map(_situations, there))


def _with_lead(desk: Desk, part: Part, record: r.Record) -> Part:
    kept = tuple(one for one in part.bottom_line if not _is(one, record))
    at = next((i for i, one in enumerate(kept) if not _stays_before(desk, one)), len(kept))
    sections = tuple(structs.replace(s, lines=tuple(x for x in s.lines if not _is(x, record))) for s in part.sections)
    sections = tuple(s for s in sections if s.lines or s.options or s.table or s.plot)
    return structs.replace(
        part, bottom_line=(*kept[:at], _line(desk, record), *kept[at:]), sections=sections, missing=False
    )


def _line(desk: Desk, record: r.Record) -> Line:
    """The record as a line; a disagreement with its title, which says what it is about."""
    if isinstance(record, r.Evidence | r.NotKnown):
        return line(desk, record)
    told = desk.citer.line(record.id)
    return structs.replace(told, text=f"{record.title}: {told.text}") if isinstance(record, r.Conflict) else told


def _likest(desk: Desk, cosines: Mapping[str, float]) -> tuple[float, r.Record] | None:
    """The record on what the question names that is asked for in the likest words, if surely so, and how like it is.
    Where sources disagree, and that is asked for in such words too, the disagreement goes before one side of it.
    """
    fitting = sorted(_fitting(desk, cosines), key=lambda found: (-found[0], found[1].id))
    if not fitting:
        return None
    cosine, record = fitting[0]
    sides = (one for _, one in fitting if isinstance(one, r.Conflict) and record.id in one.records)
    return cosine, next(sides, record)


def _fitting(desk: Desk, cosines: Mapping[str, float]) -> Iterator[tuple[float, r.Record]]:
    for identifier, cosine in cosines.items():
        if cosine >= _SURE and _fits(desk, record := desk.base.get(identifier, r.Record)):
            yield cosine - (_EVIDENT if isinstance(record, r.NotKnown) else 0.0), record


def _fits(desk: Desk, record: r.Record) -> bool:
    """Whether a record is about the drugs in question and the situation that is named, and about none that is neither
    named nor the patient's.
    """
    drugs, of = set(desk.drugs), set(getattr(record, "drugs", ()))
    together = 2 if desk.asked.intent == "ask_comparison" and len(drugs) > 1 else 1
    if of and len(drugs & of) < together and (drugs or isinstance(record, r.NotKnown)):
        return False
    named, situations = named_in_question(desk), _situations(record)
    return not (named and not named & situations) and not (situations and not situations & named_situations(desk))


def _situations(record: r.Record) -> set[str]:
    return {getattr(record, "condition", ""), *getattr(record, "situations", ())} - {""}


def _is(one: Line, record: r.Record) -> bool:
    return one.records == (record.id,)


def _stays_before(desk: Desk, one: Line) -> bool:
    """Whether a line is a standing of the drug, a disagreement that matters for safety, or says what is not held."""
    record = desk.base.get(one.records[0], r.Record) if one.records and one.records[0] in desk.base else None
    return isinstance(record, r.StandingRule | r.Drug) or (isinstance(record, r.Conflict) and record.safety)
