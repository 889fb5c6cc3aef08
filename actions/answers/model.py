"""The answer: one typed value that every channel renders. All clinical text in it comes from records; all labels from
`strings.py`.

Empty parts are left out of the JSON. Citations in lines are numbers into `Answer.sources`. Sizes: the whole JSON
stays under about 8 kB for most answers.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import Struct

Standing = Literal["preferred", "reasonable", "caution", "avoid", "no position"]
Kind = Literal["answer", "emergency", "decline", "converse", "not known", "failure"]


class Line(Struct, frozen=True, omit_defaults=True):
    """A sentence, the numbers of the sources it cites, and the records it comes from. `note` marks what is not from a
    source.
    """

    text: str
    cites: tuple[int, ...] = ()
    records: tuple[str, ...] = ()
    note: str | None = None  # "SecondLine note, not from a source" / "our calculation"


class FigureCell(Struct, frozen=True, omit_defaults=True):
    """A response figure for one reason. `value`, `low`, `high` in per cent when they can be drawn."""

    text: str  # "82 % (95 % CI 77–87)" or "12 of 28 (43 %)"
    endpoint: str
    design: str
    uncontrolled: bool
    reason: str  # reason id the figure informs
    fit: Literal["direct", "mixed", "indirect"]
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: str | None = None  # "397 patients, both indications"
    certainty: str | None = None
    cites: tuple[int, ...] = ()
    records: tuple[str, ...] = ()


class OptionRow(Struct, frozen=True, omit_defaults=True):
    """One drug of the options table. `condition` names what is still unknown: "if pregnancy test negative and
    contraception".
    """

    drug: str
    name: str
    standing: Standing
    label: str  # the words of the cell: "preferred if HBsAg negative"
    why: tuple[Line, ...] = ()
    figures: tuple[FigureCell, ...] = ()
    other_figures: tuple[FigureCell, ...] = ()  # the same drug for the other reason, kept apart
    rules: tuple[str, ...] = ()


class Table(Struct, frozen=True, omit_defaults=True):
    """A small table: column heads and rows of cells; the first cell of a row is its head."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


class PlotRow(Struct, frozen=True, omit_defaults=True):
    """One response figure of a plot, in per cent. `low` and `high` are its 95 % interval: as the source prints it, or
    with `calculated` a Wilson interval from exact counts, which is our own.
    """

    label: str  # the drug: "mycophenolate mofetil (MMF)"
    source: str  # the study: "Santiago 2019"
    value: float
    pooled: bool = False  # from several studies; else a single one
    low: float | None = None
    high: float | None = None
    calculated: bool = False
    count: int | None = None
    of: int | None = None
    n: str | None = None  # "n = 397 (all patients, both indications)": not always the denominator
    cites: tuple[int, ...] = ()
    records: tuple[str, ...] = ()


class PlotGroup(Struct, frozen=True, omit_defaults=True):
    """Rows of one endpoint in one kind of patient: comparable with each other, not with those of another group."""

    endpoint: str
    population: str
    rows: tuple[PlotRow, ...]
    reason: str | None = None  # a reason id; none where reasons were counted together


class Plot(Struct, frozen=True, omit_defaults=True):
    """Figures to be drawn side by side. It is data only: `actions.presentation.forest` draws it."""

    title: str
    groups: tuple[PlotGroup, ...]


class Section(Struct, frozen=True, omit_defaults=True):
    """A titled block. `collapsed` ones are shown on demand."""

    id: str  # "check-first", "options", "doing-it", "guidelines", "conflicts", "dose", ...
    title: str
    lines: tuple[Line, ...] = ()
    options: tuple[OptionRow, ...] = ()
    table: Table | None = None
    collapsed: bool = False
    plot: Plot | None = None


class Part(Struct, frozen=True, omit_defaults=True):
    """The answer to one question of the message: the bottom line first, then sections."""

    title: str
    bottom_line: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    missing: bool = False  # the knowledge base does not hold what was asked


class Button(Struct, frozen=True, omit_defaults=True):
    """Something to click: what it shows, and the message it sends."""

    label: str
    send: str


class CaseItem(Struct, frozen=True, omit_defaults=True):
    """One thing known about the patient, and the message that removes it."""

    id: str
    label: str
    remove: str


class Question(Struct, frozen=True, omit_defaults=True):
    """The one question put back."""

    text: str
    answers: tuple[Button, ...] = ()
    condition: str | None = None  # the id of the unknown it asks for


class Citation(Struct, frozen=True, omit_defaults=True):
    """A source as shown: number, short label, journal line, what was read, identifier and link."""

    n: int
    id: str
    label: str
    title: str
    read: str
    journal: str | None = None
    where: str | None = None
    identifier: str | None = None  # "doi:10.1111/apt.15157"
    link: str | None = None


class Footing(Struct, frozen=True, omit_defaults=True):
    """Knowledge-base version, date of last review, what is overdue, and the standing notice."""

    version: str
    reviewed_on: str
    notice: str
    overdue: tuple[str, ...] = ()


class Answer(Struct, frozen=True, omit_defaults=True):
    """Everything one reply says, in the order it is shown."""

    kind: Kind
    warnings: tuple[Line, ...] = ()
    notices: tuple[Line, ...] = ()  # "new case started", "identifiers removed", "what changed"
    parts: tuple[Part, ...] = ()
    question: Question | None = None
    follow_ups: tuple[Button, ...] = ()
    case: tuple[CaseItem, ...] = ()
    letter: str | None = None  # the plan as a clinic-letter paragraph
    sources: tuple[Citation, ...] = ()
    footing: Footing | None = None
    records: tuple[str, ...] = ()  # provenance
    rules: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON-ready values, empty parts left out."""
        built: dict[str, Any] = msgspec.to_builtins(self)
        return built


def from_dict(values: dict[str, Any]) -> Answer:
    """The typed answer back from its JSON.

    Raises:
        msgspec.ValidationError: the values are not an answer.
    """
    return msgspec.convert(values, Answer)
