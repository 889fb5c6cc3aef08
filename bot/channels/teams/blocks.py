"""An answer as blocks: what stays together when it has to be sent as several cards.

A block is a list of bits, and a bit is never cut: an option with its figures and reasons, a row of a table, a line with
its note and its citations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from actions.answers import strings
from actions.answers.model import (
    Answer,
    Button,
    CaseItem,
    Citation,
    FigureCell,
    Footing,
    Line,
    OptionRow,
    Part,
    Plot,
    Section,
    Table,
)
from actions.presentation.forest import data_table
from bot.channels.platform import Draw
from bot.channels.teams.elements import (
    Element,
    action_sets,
    button,
    container,
    facts,
    heading,
    image,
    paragraph,
    row,
    run,
    table,
    toggle,
)
from bot.channels.teams.words import WORDS

Place = Literal["open", "drawer", "close"]
Bit = tuple[Element, ...]
"""What is never cut: one or more elements. In a table the first is a row, and the rest stands below the table."""
Layout = Callable[[Sequence[Bit]], list[Element]]

# Words and signs, not colours: Teams' own green and yellow are too pale to be read on white.
_SIGNS = {"preferred": "✓ ", "caution": "⚠ ", "avoid": "✕ "}

_NAMED = (5, 4, 4)
"""Widths of a table of options: where a card is narrow, the longest names of drugs still stand unbroken."""


def _as_they_are(bits: Sequence[Bit]) -> list[Element]:
    return [element for bit in bits for element in bit]


@dataclass(frozen=True)
class Block:
    """Bits that belong together, under one title. A `drawer` is shown when its button is clicked; a `close` block
    stands below the drawers.
    """

    title: str
    bits: tuple[Bit, ...]
    layout: Layout = _as_they_are
    place: Place = "open"
    size: Literal["Medium", "Default"] = "Default"

    def elements(self, bits: Sequence[Bit], continued: bool = False) -> list[Element]:
        """Some of the block's bits, laid out under its title."""
        if not self.title or self.place == "drawer":
            return self.layout(bits)
        title = f"{self.title} {WORDS['continued']}" if continued else self.title
        return [heading(title, self.size), *self.layout(bits)]


def blocks(answer: Answer, draw: Draw, of: str = "") -> Iterator[Block]:
    """The answer's blocks in reading order; its buttons name the message `of` which it is the answer."""
    if answer.warnings:
        yield Block(WORDS["warning"], _each(map(_urgent, answer.warnings)), _framed("attention"), size="Medium")
    if answer.notices:
        yield Block("", _each(_line(line) for line in answer.notices), _framed("accent"))
    for number, part in enumerate(answer.parts):
        yield from _part(part, number, answer.kind == "emergency", draw)
    if answer.case:
        yield Block(WORDS["case"], _each(_case(answer.case, of)), place="drawer")
    if answer.letter:
        letter = (paragraph([line], spacing="Small") for line in answer.letter.splitlines() if line.strip())
        yield Block(WORDS["letter"], _each(letter), place="drawer")
    if answer.sources:
        title = f"{WORDS['sources']} ({len(answer.sources)})"
        yield Block(title, _each(map(_source, answer.sources)), place="drawer")
    if answer.question:
        asked = paragraph([run(answer.question.text, weight="Bolder")])
        yield Block("", ((asked, *_buttons(answer.question.answers, of)),), _framed("emphasis"), place="close")
    if answer.follow_ups:
        yield Block("", _each(_buttons(answer.follow_ups, of)), place="close")
    if answer.footing:
        yield Block("", (tuple(_footing(answer.footing)),), place="close")


def _part(part: Part, number: int, urgent: bool, draw: Draw) -> Iterator[Block]:
    if part.title or part.bottom_line:
        shown = _each(map(_urgent if urgent else _leading, part.bottom_line))
        yield Block(part.title, shown, _framed("attention") if urgent else _as_they_are, size="Medium")
    for section in part.sections:
        # A section named like its part needs no second heading, unless its title is on a drawer.
        title = "" if section.title == part.title and not section.collapsed else section.title
        yield from _section(section, title, f"why-{number}", draw)


def _section(section: Section, title: str, prefix: str, draw: Draw) -> Iterator[Block]:
    place: Place = "drawer" if section.collapsed else "open"
    if section.lines:
        yield Block(title, _each(_line(line, bullet=len(section.lines) > 1) for line in section.lines), place=place)
        title = "" if place == "open" else title
    if section.options:
        yield _options(title, section.options, place, prefix)
        title = "" if place == "open" else title
    if section.plot:
        yield from _plot(title, section.plot, place, draw)
    if section.table:
        yield _table(title, section.table, place)


def _plot(title: str, plot: Plot, place: Place, draw: Draw) -> Iterator[Block]:
    """The picture, and its figures in words behind a button; the words in its place when it cannot be shown."""
    words = data_table(plot)
    if (picture := draw(plot)) is None:
        yield _table(title, words, place)
        return
    yield Block(title, _each([image(picture.png, picture.description)]), place=place)
    yield _table(WORDS["in_words"].format(title=title or plot.title), words, "drawer")


def _each(elements: Iterable[Element]) -> tuple[Bit, ...]:
    return tuple((element,) for element in elements)


def _framed(style: str) -> Layout:
    return lambda bits: [container(_as_they_are(bits), style)]


def _tabled(widths: Sequence[int], heads: Sequence[str]) -> Layout:
    return lambda bits: [table(widths, heads, [bit[0] for bit in bits]), *_as_they_are([bit[1:] for bit in bits])]


# Lines


def _line(line: Line, bullet: bool = False) -> Element:
    return paragraph(["• ", *_inlines(line)] if bullet else _inlines(line), spacing="Small")


def _leading(line: Line) -> Element:
    return paragraph(_inlines(line, size="Medium"), spacing="Small")


def _urgent(line: Line) -> Element:
    return paragraph(_inlines(line, weight="Bolder"), spacing="Small")


def _inlines(line: Line, **looks: str) -> list[Element | str]:
    note = [run(f" ({line.note})", isSubtle=True, italic=True)] if line.note else []
    text: Element | str = run(line.text, **looks) if looks else line.text
    return [text, *note, *_marks(line.cites)]


def _marks(cites: Iterable[int]) -> list[Element | str]:
    marks = "".join(f"[{number}]" for number in cites)
    return [run(f" {marks}", isSubtle=True)] if marks else []


# Options


def _options(title: str, options: Sequence[OptionRow], place: Place, prefix: str) -> Block:
    """Drug and standing, the figures for this reason, and apart from them those for the other; why is a click away."""
    others = any(option.other_figures for option in options)
    heads = [WORDS["option"], _head((o.figures for o in options), WORDS["response"])]
    if others:
        heads.append(_head((o.other_figures for o in options), WORDS["other_response"]))
    bits = tuple(_option(option, others, f"{prefix}-{number}") for number, option in enumerate(options))
    return Block(title, bits, _tabled(_NAMED if others else (2, 3), heads), place)


def _head(columns: Iterable[Sequence[FigureCell]], otherwise: str) -> str:
    reasons = {figure.reason for figures in columns for figure in figures}
    if len(reasons) != 1:
        return otherwise
    return f"{WORDS['response']}: {strings.REASON_NAMES.get(reason := reasons.pop(), reason)}"


def _option(option: OptionRow, others: bool, name: str) -> Bit:
    looks = {"color": "Attention"} if option.standing == "avoid" else {}
    label = f"{_SIGNS.get(option.standing, '')}{option.label}"
    first = [paragraph([run(option.name, weight="Bolder")]), paragraph([run(label, **looks)], spacing="None")]
    cells = [first, _figures(option.figures), *([_figures(option.other_figures)] if others else [])]
    if not option.why:
        return (row(cells),)
    first += action_sets([toggle(WORDS["why"], name)])
    reasons = [heading(f"{option.name}: {option.label}"), *(_line(line, bullet=True) for line in option.why)]
    return (row(cells), container(reasons, "emphasis", id=name, isVisible=False))


def _figures(figures: Sequence[FigureCell]) -> list[Element]:
    shown = [element for figure in figures for element in _figure(figure)]
    return shown or [paragraph([run(WORDS["no_figure"], isSubtle=True)])]


def _figure(figure: FigureCell) -> list[Element]:
    details = (
        figure.endpoint,
        figure.n,
        figure.design,
        strings.UNCONTROLLED if figure.uncontrolled else None,
        f"certainty {figure.certainty}" if figure.certainty else None,
        None if figure.fit == "direct" else f"{figure.fit} population",
    )
    said = "; ".join(detail for detail in details if detail)
    return [paragraph([run(figure.text, weight="Bolder"), f"; {said}", *_marks(figure.cites)], spacing="Small")]


# Tables


def _table(title: str, shown: Table, place: Place) -> Block:
    """Rows with more cells than there are columns go on in the last column."""
    columns = len(shown.columns)
    widths = (1, 3) if columns == 2 else (8,) + (7,) * (columns - 1)  # the heads of rows are the longest words
    return Block(title, _each(_row(cells, columns) for cells in shown.rows), _tabled(widths, shown.columns), place)


def _row(cells: Sequence[Line], columns: int) -> Element:
    head, *rest = cells
    columned: list[list[Element]] = [[paragraph(_inlines(head, weight="Bolder"))]]
    columned += [[_line(cell)] for cell in rest[: columns - 1]]
    columned += [[paragraph([""])] for _ in range(columns - len(columned))]
    columned[-1] += [_line(cell) for cell in rest[columns - 1 :]]
    return row(columned)


# Below the answer


def _case(items: Sequence[CaseItem], of: str) -> Iterator[Element]:
    yield paragraph(["; ".join(item.label for item in items)])
    yield from action_sets([button(f"{WORDS['remove']}: {item.label}", item.remove, of) for item in items])


def _buttons(buttons: Sequence[Button], of: str) -> list[Element]:
    return action_sets([button(one.label, one.send, of) for one in buttons])


def _source(source: Citation) -> Element:
    link = {"selectAction": {"type": "Action.OpenUrl", "url": source.link}} if source.link else {}
    rest = "; ".join(part for part in (source.journal, source.where, source.read, source.identifier) if part)
    known = not source.title or source.title.startswith(
        source.label
    )  # a source without an author is called by its title
    title = "" if known else f" {source.title.rstrip('.')}."
    return paragraph([f"[{source.n}] ", run(source.label, **link), f".{title} {rest}"], spacing="Small")


def _footing(footing: Footing) -> Iterator[Element]:
    if footing.overdue:
        overdue = f"{WORDS['overdue']}: {', '.join(footing.overdue)}"
        yield paragraph([run(overdue, weight="Bolder")])
    yield paragraph([run(footing.notice, isSubtle=True, size="Small")])
    yield facts([(WORDS["version"], footing.version), (WORDS["reviewed"], footing.reviewed_on)])
