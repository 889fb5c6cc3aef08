"""Whether the standings an answer shows are those the engine gives for the answer's own reason and case.

Words alone do not tell: a drug may be *preferred* after intolerance and only *reasonable* after insufficient response.
The reason stands in the title of the part, or in the head of the row of a comparison; of a change told in a notice it
is that of the case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from actions.answers import strings
from actions.answers.checker.faults import Untraced
from actions.answers.choices.options import told_here
from actions.answers.model import Line, Part, Standing, Table
from actions.case.patient import Case
from actions.knowledge.base import KnowledgeBase
from actions.reasoning.placing import guided, placed
from actions.reasoning.standings import Judgement, judge

_STANDINGS = tuple(get_args(Standing)) + tuple(strings.STANDING_WORDS.values())
_REASONS = {name: reason for reason, name in strings.REASON_NAMES.items()}


class Judged:
    """Judges shown standings again. `columns` are the column heads that stand for one drug."""

    def __init__(self, base: KnowledgeBase, columns: Mapping[str, str]) -> None:
        self._base = base
        self._columns = columns
        self._guides = {guide.label: reason for reason, guide in base.reasons.items()}

    def of_part(self, part: Part, case: Case) -> Iterator[Untraced]:
        """Standings of a part that the engine does not give for this case, and those whose reason is not said."""
        if part.title == strings.WHAT_CHANGED:
            return  # what changed is judged between two cases
        reason = self._guides.get(part.title) or _REASONS.get(part.title.rpartition(": ")[2])
        if part.title != strings.WHAT_CHANGED:  # what changed is held against both cases, as in notices
            yield from self._of_prose(part.bottom_line, reason, case)
        judged = []
        for section in part.sections:
            for row in section.options:
                if reason is None:
                    yield Untraced(row.label, "standing without a reason")
                    continue
                own = self._judgement(row.drug, reason, case)
                if row.drug not in self._base.reasons[reason].where_warned:  # these the table alone tells
                    judged.append((self._base.drugs[row.drug].name, own))
                if (row.standing, row.label, row.rules) != (own.standing, own.label, own.made_by):
                    yield Untraced(row.label, f"standing {row.standing} of {row.drug}: {reason}")
            if section.table:
                yield from self._of_table(section.table, case)
        for word, opening in strings.HERE.items():
            told = [line.text for line in part.bottom_line if line.text.startswith(opening)]
            yield from (Untraced(text, f"what holds here: {word}") for text in told if text != told_here(word, judged))

    def of_notices(self, lines: tuple[Line, ...], case: Case, before: Case) -> Iterator[Untraced]:
        """Changes of standing told in notices ("budesonide: preferred → avoid: cirrhosis") that are not those between
        the case before the message and the case now.
        """
        for line in lines:
            if line.text.startswith(strings.OTHER_CONDITIONS):
                yield from self._of_conditions(line, case, before)
                continue
            drug = line.records[0] if line.records else ""
            if strings.CHANGED not in line.text or drug not in self._base.drugs:
                continue
            if case.reason is None:
                yield Untraced(line.text, "change of standing without a reason")
                continue
            reason = guided(self._base, case.reason, case)
            earlier, now = (self._judgement(drug, reason, one) for one in (before, case))
            old, new = (earlier.label, now.label) if earlier.head == now.head else (earlier.head, now.head)
            if line.text != f"{self._base.drugs[drug].name}: {old}{strings.CHANGED}{new}":
                yield Untraced(line.text, f"change of standing of {drug}")

    def _of_conditions(self, line: Line, case: Case, before: Case) -> Iterator[Untraced]:
        """Drugs said to stand as before, under other conditions, that do not."""
        reason = guided(self._base, case.reason or "unclear", case)
        named = [drug for drug in line.records if drug in self._base.drugs]
        for drug in named:
            earlier, now = (self._judgement(drug, reason, one) for one in (before, case))
            if earlier.head != now.head or earlier.label == now.label:
                yield Untraced(line.text, f"change of the conditions of {drug}")
        names = ", ".join(self._base.drugs[drug].name for drug in named)
        if line.text != f"{strings.OTHER_CONDITIONS}: {names}.":
            yield Untraced(line.text, "change of conditions")

    def _of_prose(self, lines: tuple[Line, ...], reason: str | None, case: Case) -> Iterator[Untraced]:
        """Bottom lines that say a drug's standing, in other words than the engine's: "tacrolimus (TAC): preferred."."""
        for line in lines:
            name, _, said = line.text.partition(": ")
            drug = self._columns.get(name)
            if drug is None or line.records[:1] != (drug,) or not said.startswith(_STANDINGS):
                continue
            if strings.CHANGED in said:  # what the last change did, told again: what holds now is judged
                now = self._judgement(drug, guided(self._base, case.reason or "unclear", case), case)
                if said.partition(strings.CHANGED)[2] not in (now.head, now.label):
                    yield Untraced(line.text, f"change of standing of {drug}")
            elif reason is None or said != f"{self._judgement(drug, reason, case).label}.":
                yield Untraced(line.text, "standing in the bottom line")

    def _of_table(self, table: Table, case: Case) -> Iterator[Untraced]:
        for head, *cells in table.rows:
            what, _, name = head.text.partition(", ")
            if what != "Standing" or name not in _REASONS:
                continue
            for column, cell in zip(table.columns[1:], cells, strict=False):
                drug = self._columns.get(column)
                if drug is None or cell.text != self._judgement(drug, _REASONS[name], case).label:
                    yield Untraced(cell.text, f"standing of {drug}: {_REASONS[name]}")

    def _judgement(self, drug: str, reason: str, case: Case) -> Judgement:
        return judge(self._base, drug, placed(self._base, reason, case), case)
