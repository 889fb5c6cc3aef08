"""What a message tells of the patient and the first lines of its answer do not speak of: what its guide says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.leading.order import KIND_OF, names_a_topic
from actions.answers.leading.whose import said_of
from actions.answers.model import Line, Part
from actions.answers.subjects.situations import begins_with_another, of_other_drugs
from actions.knowledge import kinds as r
from actions.knowledge.compiled import compiled

_MOST = 2
_FIRST = 3  # lines of a part that are read at first sight


def told(desk: Desk, parts: tuple[Part, ...], warnings: tuple[Line, ...] = ()) -> tuple[Part, ...]:
    """The parts, the first with what holds in the conditions told that nothing at first sight speaks of, directly
    behind its lead.
    """
    if not parts:
        return parts
    first, *others = parts
    seen = (*warnings, *_at_first_sight(parts))
    lines = tuple(_unspoken(desk, seen))[:_MOST]
    if not lines:
        return parts
    at = min(1, len(first.bottom_line))
    kept = tuple(line for line in first.bottom_line if line not in lines)
    return structs.replace(first, bottom_line=(*kept[:at], *lines, *kept[at:])), *others


def _at_first_sight(parts: tuple[Part, ...]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for part in parts:
        lines += part.bottom_line
        if part.sections:
            break
    return tuple(lines[:_FIRST])


def _unspoken(desk: Desk, seen: tuple[Line, ...]) -> Iterator[Line]:
    guides = {guide.condition: guide for guide in desk.base.all(r.SituationGuide)}
    named = [m for m in desk.asked.mentions.of("condition", "affirmed", "historical") if not names_a_topic(desk, m)]
    for condition in dict.fromkeys(mention.value for mention in named):
        guide = guides.get(condition) or guides.get(KIND_OF.get(condition, ""))
        if guide is None and desk.case.state(condition) == "yes" and _unheld(desk, condition):
            label = desk.labels.of("condition", condition)
            yield Line(f"{label[:1].upper()}{label[1:]}: {strings.NOT_IN_SOURCES}.")
        if (
            guide
            and desk.case.state(condition) == "yes"
            and not (begins_with_another(desk, guide) or _of_others(desk, guide) or _spoken_of(desk, condition, seen))
        ):
            yield desk.citer.sentence(*said_of(guide, desk.case), guide.id)


def _of_others(desk: Desk, guide: r.SituationGuide) -> bool:
    """Whether interactions of some drugs are asked about, and the guide is of those of others."""
    asked = desk.drugs if desk.asked.intent == "ask_interactions" else ()
    return bool(asked) and all(of_other_drugs(desk, guide, drug) for drug in asked)


def _unheld(desk: Desk, condition: str) -> bool:
    """Whether no record is on the condition or names it."""
    forms = (*desk.search.forms("condition", condition), desk.labels.of("condition", condition))
    holding = (desk.base.get(i, r.Record) for i in desk.search.holding(forms))
    return not any(isinstance(record, r.Evidence | r.Note | r.NotKnown | r.Conflict) for record in holding)


def _spoken_of(desk: Desk, condition: str, seen: tuple[Line, ...]) -> bool:
    """Whether a line is of a record on the condition, or names it."""
    of = {condition, KIND_OF.get(condition, condition)}
    forms = [
        form.lower() for one in of for form in (*desk.search.forms("condition", one), desk.labels.of("condition", one))
    ]
    text = " ".join(line.text.lower() for line in seen)
    if any(compiled(rf"\b{re.escape(form)}").search(text) for form in forms):
        return True
    records = (desk.base.get(i, r.Record) for line in seen for i in line.records if i in desk.base)
    return any(of & _situations(record) for record in records)


def _situations(record: r.Record) -> set[str]:
    when = getattr(record, "when", None)
    leaves = (when, *when.all, *when.any) if isinstance(when, r.When) else ()
    ruled = {leaf.condition for leaf in leaves if leaf.condition}
    return {getattr(record, "condition", ""), *getattr(record, "situations", ()), *ruled}
