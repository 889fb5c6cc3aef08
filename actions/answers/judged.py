"""Whether the standings an answer shows are those the engine gives for the answer's own reason and case.

Words alone do not tell: a drug may be *preferred* after intolerance and only *reasonable* after insufficient response.
The reason stands in the title of the part, or in the head of the row of a comparison.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from actions.answers import strings
from actions.answers.faults import Untraced
from actions.answers.model import Line, Part, Table
from actions.answers.options import POSITIONED_AS, told_here
from actions.case.patient import Case
from actions.knowledge.base import KnowledgeBase
from actions.reasoning.standings import Judgement, judge

_REASONS = {name: reason for reason, name in strings.REASON_NAMES.items()}


class Judged:
    """Judges shown standings again. `columns` are the column heads that stand for one drug."""

    def __init__(self, base: KnowledgeBase, columns: Mapping[str, str]) -> None:
        self._base = base
        self._columns = columns
        self._guides = {guide.label: reason for reason, guide in base.reasons.items()}

    def of_part(self, part: Part, case: Case) -> Iterator[Untraced]:
        """Standings of a part that the engine does not give for this case, and those whose reason is not said."""
        reason = self._guides.get(part.title) or _REASONS.get(part.title.rpartition(": ")[2])
        judged = []
        for section in part.sections:
            for row in section.options:
                if reason is None:
                    yield Untraced(row.label, "standing without a reason")
                    continue
                own = self._judgement(row.drug, reason, case)
                judged.append((self._base.drugs[row.drug].name, own))
                rules = tuple(rule.id for rule in (*own.holding, *own.open))
                if (row.standing, row.label, row.rules) != (own.standing, own.label, rules):
                    yield Untraced(row.label, f"standing {row.standing} of {row.drug}: {reason}")
                yield from _repeated(part.bottom_line, row.name, own.label)
            if section.table:
                yield from self._of_table(section.table, case)
        for word, opening in strings.HERE.items():
            told = [line.text for line in part.bottom_line if line.text.startswith(opening)]
            yield from (Untraced(text, f"what holds here: {word}") for text in told if text != told_here(word, judged))

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
        placed = reason if self._base.positions(reason) else POSITIONED_AS.get(reason, reason)
        return judge(self._base, drug, placed, case)


def _repeated(lines: tuple[Line, ...], name: str, label: str) -> Iterator[Untraced]:
    """A bottom line that says the row's standing again, in other words than the row."""
    for line in lines:
        if line.text.startswith(f"{name}: ") and line.text != f"{name}: {label}.":
            yield Untraced(line.text, "standing in the bottom line")
