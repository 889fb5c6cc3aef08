"""The figure checker: whatever an outgoing answer says must stand in a record that it names.

It runs on every answer before it leaves. A line is a sentence of its records, or made of their pieces (`sayings.py`);
a drawn figure equals its finding field by field (`cells.py`); a calculation is done again (`arithmetic.py`); a citation
leads to a source its line rests on. It knows nothing of how answers are composed, so a composer's mistake cannot hide
from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, get_args

import msgspec

from actions.answers import strings
from actions.answers.checker import arithmetic
from actions.answers.checker.cells import Cells
from actions.answers.checker.faults import Untraced
from actions.answers.checker.given_numbers import given_values
from actions.answers.checker.judged import Judged
from actions.answers.checker.sayings import Sayings, spaced, without
from actions.answers.checker.sourcing import Sourcing
from actions.answers.figures import sentence_case
from actions.answers.leading.first_sight import whole
from actions.answers.model import Answer, Line, OptionRow
from actions.answers.outlets import Said, letter_pieces, said
from actions.case.patient import Case
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.kinds import Drug, Evidence, Record, Sentence, Source, Topic, Unknown

_NUMBER = re.compile(r"(?<![A-Za-z\d])\d+(?:[.,]\d+)*")  # the 15 of "NUDT15" is a name, no figure
_GUIDELINE = re.compile(r"\b(EASL|BSG|AASLD|AWMF)\b")
_HEADS = frozenset(
    {*strings.STEPS.values()}
    | {f"{what}, {reason}" for what in ("Response", "Standing") for reason in strings.REASON_NAMES.values()}
    | {topic.replace("-", " ").capitalize() for topic in get_args(Topic)}
    | {strings.GUIDELINE_NAMES["other"]}
)
_OF_WHAT_WAS_NAMED = (f": {strings.NOT_IN_SOURCES}.", f": {strings.NOT_IN_STUDY}.", f" {strings.NOT_HELD}.")
_NAMED_BY_ASKER = tuple(
    f"{lead}: "
    for lead in (
        strings.REMOVED,
        strings.LEFT_OUT,
        strings.SUPPOSED,
        strings.ANSWERED_AGAIN,
        strings.NOTED,
        strings.NAMED_HERE,
        strings.BESIDE_IT,
    )
)
_BARE = frozenset({strings.NOT_IN_SOURCES, strings.NO_NUMBER})  # what a line may say without a record


class Tracer:
    """Checks answers against one knowledge base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._sayings = Sayings(base)
        self._cells = Cells(base, self._sayings)
        self._sourcing = Sourcing(base)
        self._names = {d.id: (d.name.lower(), d.short.lower(), d.id.replace("-", " ")) for d in base.all(Drug)}
        self._columns = {self._sayings.full_name(drug.id): drug.id for drug in base.all(Drug)}
        self._judged = Judged(base, self._columns)
        self._held = lru_cache(maxsize=None)(self._held_uncached)

    def untraced(
        self, answer: Answer, given: str = "", case: Case | None = None, before: Case | None = None
    ) -> tuple[Untraced, ...]:
        """What cannot be traced. `given` is what the clinician said and what the case holds: readings may repeat its
        numbers. With the case the answer was composed for, its standings are judged again; with the case `before` the
        message also the changes it tells of.
        """
        judged = (fault for part in whole(answer.parts) for fault in self._judged.of_part(part, case)) if case else ()
        behind = (one for part in answer.parts if part.title == strings.WHAT_CHANGED for one in part.bottom_line)
        told = (*answer.notices, *behind)
        changed = self._judged.of_notices(told, case, before) if case and before else ()
        return (*self._faults(answer, given), *judged, *changed)

    def _faults(self, answer: Answer, given: str) -> Iterator[Untraced]:
        chips = frozenset(item.label for item in answer.case)
        for one in said(answer, self._columns):
            yield from self._line(one, given, chips)
            yield from self._sourcing.of_line(one.line, answer.sources)
        for part in answer.parts:
            for section in part.sections:
                for row in section.options:
                    yield from self._option(row)
                for group in section.plot.groups if section.plot else ():
                    for drawn in group.rows:
                        yield from (Untraced(drawn.label, what) for what in self._cells.of_row(drawn, group))
        yield from self._sourcing.of_list(answer.sources)
        yield from self._around(answer)

    def _line(self, one: Said, given: str, chips: frozenset[str]) -> Iterator[Untraced]:
        line = one.line
        missing = [identifier for identifier in line.records if identifier not in self._base]
        yield from (Untraced(line.text, f"record {identifier}") for identifier in missing)
        if line.note == strings.CALCULATED:
            records = [self._base.get(i, Record) for i in (line.records or one.beside) if i in self._base]
            if not arithmetic.follows(line.text, given_values(given), records):
                yield Untraced(line.text, "calculation")
        elif one.head:
            if line.text not in _HEADS and line.text:
                yield from self._told(line, self._sayings.left_over(line.text, one.beside), one.beside)
        elif line.text.endswith(_OF_WHAT_WAS_NAMED):  # repeats what the clinician named
            called = " ".join(name for one in line.records for name in self._sayings.names_of(one))
            yield from (
                Untraced(line.text, f"number {n}") for n in sorted(numbers(line.text) - numbers(f"{given} {called}"))
            )
        elif line.text.startswith(strings.OTHER_CONDITIONS):
            pass  # its drugs, and that only their conditions changed, are judged with the case
        elif line.records:
            yield from self._told(line, self._sayings.left_over(line.text, line.records, one.drug), line.records)
        elif line.text.startswith(_NAMED_BY_ASKER):  # what the clinician named
            yield from (Untraced(line.text, f"number {n}") for n in sorted(numbers(line.text) - numbers(given)))
        elif line.text not in _BARE | chips:
            yield from self._told(line, line.text, ())

    def _told(self, line: Line, left: str, records: tuple[str, ...]) -> Iterator[Untraced]:
        """What is left over of a line, by the most telling of its parts."""
        if not left:
            return
        held = " ".join(self._held(identifier) for identifier in records if identifier in self._base)
        lowered, lowered_held = left.lower(), held.lower()
        found = [f"number {number}" for number in sorted(numbers(left) - numbers(held))]
        found += [
            f"drug {drug}"
            for drug, names in self._names.items()
            if any(_word(name, lowered) for name in names) and not any(_word(name, lowered_held) for name in names)
        ]
        found += [f"guideline {name}" for name in sorted(set(_GUIDELINE.findall(left)) - set(_GUIDELINE.findall(held)))]
        yield from (Untraced(line.text, what) for what in found or [f"words {left!r}"])

    def _option(self, row: OptionRow) -> Iterator[Untraced]:
        shown = strings.STANDING_WORDS.get(row.standing, row.standing)
        if not re.search(rf"\b{shown}\b", row.label):
            yield Untraced(row.label, f"standing {row.standing}")
        for figure in (*row.figures, *row.other_figures):
            yield from (Untraced(figure.text, what) for what in self._cells.of_cell(figure, row.drug))

    def _around(self, answer: Answer) -> Iterator[Untraced]:
        """The letter, the question and the footing, which repeat what stands elsewhere."""
        if answer.letter:
            drugs = [sentence_case(self._sayings.full_name(drug.id)) for drug in self._base.all(Drug)]
            pieces = [*letter_pieces(answer, self._base.version), *drugs]
            left = without(spaced(answer.letter), sorted(map(spaced, pieces), key=len, reverse=True))
            if left:
                yield Untraced(answer.letter, f"words {left!r}")
        if answer.question and not self._asked_by_a_record(answer.question.text, answer.records):
            yield Untraced(answer.question.text, "question")
        if answer.footing and answer.footing.version != self._base.version:
            yield Untraced(answer.footing.version, "version")
        for title in (title for part in answer.parts for title in (part.title, *(s.title for s in part.sections))):
            left = without(title, self._columns)
            yield from (Untraced(title, f"number {number}") for number in sorted(numbers(left)))
            yield from (Untraced(title, f"guideline {name}") for name in _GUIDELINE.findall(left))

    def _asked_by_a_record(self, question: str, records: Sequence[str]) -> bool:
        """Whether an unknown asks this, or a house sentence that the answer names."""
        house = {s.text.strip() for s in self._base.all(Sentence) if s.id in records}
        return question in house or question in {unknown.question for unknown in self._base.all(Unknown)}

    def _held_uncached(self, identifier: str) -> str:
        """All words and numbers of a record, its drugs' names and its source's label."""
        record = self._base.get(identifier, Record)
        parts = list(_flat(msgspec.to_builtins(record)))
        for drug in getattr(record, "drugs", ()):
            parts += self._names.get(drug, ())
        if isinstance(record, Evidence):
            parts.append(self._base.get(record.source, Source).label)
        return " ".join(parts)


def numbers(text: str) -> frozenset[str]:
    """Numbers of a text in one spelling: "5,700" and "5700", "82.0" and "82" are the same."""
    return frozenset(_spelled(found) for found in _NUMBER.findall(text))


def _spelled(number: str) -> str:
    whole = re.sub(r",(?=\d{3}\b)", "", number).replace(",", ".")
    try:
        return f"{float(whole):g}"
    except ValueError:  # "1.2.3" is a section number, not a value
        return number


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b")


def _word(name: str, text: str) -> bool:
    return name in text and bool(_pattern(name).search(text))


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield str(key)
            yield from _flat(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _flat(child)
    elif value is not None:
        yield str(value)
