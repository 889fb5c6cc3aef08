"""The typed answer as Slack messages: the answer proper, and below it what the answer keeps collapsed elsewhere."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from actions.answers import strings
from actions.answers.model import Answer, Line, OptionRow, Part, Section, Table
from actions.presentation.forest import data_table
from bot.channels.platform import Piece, pack
from bot.channels.slack.blocks import Body, Grid, Pressable, SlackMessage, Small, build, table_fits, within_limits
from bot.channels.slack.marks import Mark, cited, figure, mark

KNOWN = "Known of this case"
_DECIDED_AGAINST = {"avoid", "caution"}
_REMOVABLE = 20  # chips beyond these are shown in words and removed in words


@dataclass(frozen=True)
class SlackRenderer:
    """Renders answers for one user's conversation. `value` makes a button's value of the words it says."""

    value: Callable[[str], str]
    notice: str | None = None
    """A line above the answer: the notice on first use."""
    apart: bool = False
    """Whether buttons get a message of their own: what only one user sees cannot be changed, only deleted."""

    def __call__(self, answer: Answer) -> list[SlackMessage]:
        """Return the messages in the order they are posted; each cites its own sources and is complete in itself."""
        sources = {source.n: source for source in answer.sources}
        main, pressed = [*self._notice(), *_main(answer)], list(self._pressed(answer))

        def messages(pieces: Sequence[Piece], detail: bool = False) -> list[SlackMessage]:
            packed = pack(pieces, lambda some: within_limits(build(some, sources)))
            return [build(some, sources, detail) for some in packed]

        details = messages(list(_details(answer)), detail=True)
        if self.apart:
            return [*messages(main), *details, *messages(pressed)]
        return [*messages([*main, *pressed]), *details]

    def _notice(self) -> Iterator[Piece]:
        if self.notice:
            yield Piece("notice", Small(self.notice, first=True))

    def _pressed(self, answer: Answer) -> Iterator[Piece]:
        if answer.case:
            yield Piece("case", Small(f"{KNOWN}: {'; '.join(item.label for item in answer.case)}"))
            chips = answer.case[:_REMOVABLE]
            yield Piece("case", Pressable(tuple((f"✕ {item.label}", self.value(item.remove)) for item in chips)))
        if answer.question:
            yield Piece("question", Small(f"❓ {answer.question.text}"))
            choices = answer.question.answers
            if choices:
                yield Piece("question", Pressable(tuple((b.label, self.value(b.send)) for b in choices)))
        if answer.follow_ups:
            yield Piece("next", Pressable(tuple((b.label, self.value(b.send)) for b in answer.follow_ups)))


def _main(answer: Answer) -> Iterator[Piece]:
    if answer.warnings:
        yield Piece("warnings", Body(tuple(mark(line, "warning") for line in answer.warnings)))
    if answer.notices:
        yield Piece("notices", Body(tuple(mark(line) for line in answer.notices)))
    for number, part in enumerate(answer.parts):
        # The first line of an emergency is what to do; it is set like a warning.
        yield from _lead(f"{number}", part, urgent=answer.kind == "emergency" and number == 0)
        for section in part.sections:
            if not _beside(section):
                yield from _section(f"{number}:{section.id}", section)
    if answer.footing:
        yield Piece("footing", Small(_footing(answer)))


def _lead(name: str, part: Part, urgent: bool) -> Iterator[Piece]:
    title = (Mark("title", part.title),) if part.title else ()
    lines = tuple(mark(line, "warning" if urgent else "line") for line in part.bottom_line)
    if title or lines:
        yield Piece(name, Body((*title, *lines)))


def _footing(answer: Answer) -> str:
    footing = answer.footing
    if footing is None:
        return ""
    overdue = f" Past their review date: {', '.join(footing.overdue)}." if footing.overdue else ""
    return f"Knowledge base {footing.version}, last review {footing.reviewed_on}.{overdue} {footing.notice}"


def _section(name: str, section: Section) -> Iterator[Piece]:
    """A section's pieces; its heading stays with the first."""
    heading = Mark("heading", section.title)
    if section.lines:
        yield Piece(name, Body((heading, *(mark(line, "bullet") for line in section.lines))))
    if section.options:
        yield from _gridded(name, heading, _options_grid(section.options), [_option(row) for row in section.options])
    for table in _tables(section):
        narrow = len(table.columns) < 3
        yield from _gridded(name, heading, None if narrow else _grid(table), [_row(row) for row in table.rows])


def _tables(section: Section) -> Iterator[Table]:
    if section.plot:
        yield data_table(section.plot)
    if section.table:
        yield section.table


def _gridded(name: str, heading: Mark, grid: Grid | None, bodies: Sequence[Body]) -> Iterator[Piece]:
    """A table where Slack takes it, else its rows as lists, each a piece."""
    if grid is not None and table_fits(grid.rows) and within_limits(build([Piece(name, grid)], {})):
        yield Piece(name, Body((heading,)))
        yield Piece(name, grid)
        return
    for number, body in enumerate(bodies):
        yield Piece(name, Body((heading, *body.marks)) if number == 0 else body)


def _options_grid(options: Sequence[OptionRow]) -> Grid:
    """Drug, standing, and a column of figures for each reason that has any; never two reasons in one column."""
    reasons = list(
        dict.fromkeys(
            cell.reason for kind in ("figures", "other_figures") for row in options for cell in getattr(row, kind)
        )
    )
    heads = ("Drug", "Standing", *(f"Response: {strings.REASON_NAMES.get(r, r)}" for r in reasons))
    rows = [(row.name, _standing(row), *(_figures(row, reason) for reason in reasons)) for row in options]
    cites = [cite for row in options for cell in (*row.figures, *row.other_figures) for cite in cell.cites]
    cites += [
        cite for row in options if row.standing in _DECIDED_AGAINST for line in row.why[:1] for cite in line.cites
    ]
    return Grid((heads, *rows), tuple(dict.fromkeys(cites)))


def _standing(row: OptionRow) -> str:
    """The standing, and why where it speaks against the drug."""
    against = row.why[:1] if row.standing in _DECIDED_AGAINST else ()
    return "\n".join([row.label, *(f"{line.text}{cited(line.cites)}" for line in against)])


def _figures(row: OptionRow, reason: str) -> str:
    cells = [cell for cell in (*row.figures, *row.other_figures) if cell.reason == reason]
    return "\n".join(f"{figure(cell)}{cited(cell.cites)}" for cell in cells)


def _option(row: OptionRow) -> Body:
    """A whole option: its standing, figures and reasons."""
    figures = (Mark("bullet", figure(c, with_reason=True), cites=c.cites) for c in (*row.figures, *row.other_figures))
    return Body((Mark("line", row.label, f"{row.name}:"), *figures, *(mark(line, "bullet") for line in row.why)))


def _grid(table: Table) -> Grid:
    rows = tuple(tuple(f"{mark(line).text}{cited(line.cites)}" for line in row) for row in table.rows)
    width = max(len(table.columns), *(len(row) for row in rows))
    cites = dict.fromkeys(cite for row in table.rows for line in row for cite in line.cites)
    return Grid(tuple((*row, *[""] * (width - len(row))) for row in (table.columns, *rows)), tuple(cites))


def _row(row: Sequence[Line]) -> Body:
    """A row as text: its head, then each cell."""
    head, *cells = row
    if len(cells) == 1:
        return Body((mark(cells[0], "line", f"{head.text}:"),))
    return Body((Mark("line", "", f"{head.text}:", head.cites), *(mark(line, "bullet") for line in cells)))


def _details(answer: Answer) -> Iterator[Piece]:
    """What the answer proper leaves out: why each option stands where it does, and collapsed sections."""
    for number, part in enumerate(answer.parts):
        for section in part.sections:
            name = f"{number}:{section.id}"
            if _beside(section):
                yield from _section(name, section)
            elif section.options:
                yield from _reasons(name, section.options)


def _beside(section: Section) -> bool:
    """Whether a section stands below the answer proper: what is collapsed elsewhere, and the figures of a picture."""
    return section.collapsed or section.plot is not None


def _reasons(name: str, options: Sequence[OptionRow]) -> Iterator[Piece]:
    heading: tuple[Mark, ...] = (Mark("heading", strings.WHY),)
    for row in options:
        if row.why:
            marks = (Mark("line", row.label, f"{row.name}:"), *(mark(line, "bullet") for line in row.why))
            yield Piece(name, Body((*heading, *marks)))
            heading = ()
