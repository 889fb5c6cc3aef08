"""A `Plot` as a forest plot in SVG: presentation attributes and real text only, so a strict content security policy
holds and any program can draw it. Widget, evidence pages and the pictures of Slack and Teams all come from here.

Pooled figures are diamonds, single studies squares; hollow ones have no interval; a dashed interval is our calculation.
A page may restyle it by the classes `plot-paper`, `plot-ink`, `plot-quiet`, `plot-rule`, `plot-mark`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Literal
from xml.etree.ElementTree import Element, SubElement, tostring

from actions.answers import strings
from actions.answers.figures import number
from actions.answers.model import Line, Plot, PlotGroup, PlotRow, Table

Theme = Literal["light", "dark", "ink"]
"""`ink` is for pictures of two colours: everything is black on white, and rules are dotted."""

_COLOURS: dict[Theme, dict[str, str]] = {
    "light": {"paper": "#ffffff", "ink": "#17212b", "quiet": "#52606b", "rule": "#d3dadd", "mark": "#0b5c63"},
    "dark": {"paper": "#182025", "ink": "#e4eaec", "quiet": "#a2b0b8", "rule": "#3a474f", "mark": "#74c7c4"},
    "ink": {"paper": "#ffffff", "ink": "#000000", "quiet": "#000000", "rule": "#000000", "mark": "#000000"},
}
_FONT = "DejaVu Sans, Verdana, Segoe UI, sans-serif"
_LARGE, _SIZE, _SMALL, _LEAD = 15.0, 12.5, 11.0, 16  # font sizes, and the distance of two lines, in px
_CHARACTER = 0.62  # width of an average character of the widest font above, in font sizes
_STACKED = 520  # narrower than this, the bar stands under its words
_DASHES = "4 3"
_DOTS = "1 3"
_TICKS = (0, 25, 50, 75, 100)


def svg(plot: Plot, theme: Theme = "light", width: int = 720) -> str:
    """The plot as one SVG document, `width` px wide and as high as it needs."""
    return tostring(drawing(plot, theme, width), encoding="unicode")


def drawing(plot: Plot, theme: Theme = "light", width: int = 720) -> Element:
    """The same as a tree of elements, for whoever builds it without parsing markup."""
    return _Drawing(_COLOURS[theme], width).of(plot)


def data_table(plot: Plot) -> Table:
    """The same figures as a table, for readers who do not see the picture."""
    rows = tuple(
        (
            Line(f"{row.label}, {row.source}"),
            Line(_value(row), row.cites, row.records),
            Line(_interval(row), note=strings.CALCULATED if row.calculated else None),
            Line(f"{group.endpoint}; {group.population}; {'; '.join(_details(row))}"),
        )
        for group in plot.groups
        for row in group.rows
    )
    return Table(strings.PLOT_COLUMNS, rows)


def spoken(plot: Plot) -> str:
    """Every figure of the plot in sentences, as a text alternative."""
    return " ".join(map(_spoken, plot.groups))


def _value(row: PlotRow) -> str:
    shown = f"{number(row.value)} %"
    return f"{row.count} of {row.of} ({shown})" if row.of else shown


def _interval(row: PlotRow) -> str:
    if row.low is None or row.high is None:
        return strings.NO_INTERVAL
    decimals = 0 if row.low == int(row.low) and row.high == int(row.high) else 1
    return f"{row.low:.{decimals}f}–{row.high:.{decimals}f} %"


def _short(row: PlotRow) -> str:
    """ "59.1 % (48.7–68.8)"."""
    value = f"{number(row.value)} %"
    return value if row.low is None else f"{value} ({_interval(row).removesuffix(' %')})"


def _footnotes(row: PlotRow) -> list[str]:
    counts = f"{row.count} of {row.of}" if row.of else None
    interval = strings.NO_INTERVAL if row.low is None else strings.CALCULATED if row.calculated else None
    return [note for note in (counts, interval) if note]


def _details(row: PlotRow) -> list[str]:
    return [detail for detail in (strings.POOLED if row.pooled else strings.SINGLE, row.n) if detail]


def _spoken(group: PlotGroup) -> str:
    rows = (
        f"{row.label}, {row.source}, {strings.POOLED if row.pooled else strings.SINGLE}: {_value(row)}, "
        f"{strings.INTERVAL} {_interval(row)}{f' ({strings.CALCULATED})' if row.calculated else ''}"
        for row in group.rows
    )
    return f"{group.endpoint}; {group.population}: {'. '.join(rows)}."


class _Drawing:
    """Writes one picture from top to bottom; `self.y` is the base line of the next line of text."""

    def __init__(self, colours: dict[str, str], width: int) -> None:
        self.colours, self.width, self.y = colours, width, 26.0
        self.stacked = width < _STACKED
        left, right = (14.0, width - 14.0) if self.stacked else (width * 0.37, width * 0.70)
        self.left, self.right = left, right
        self.root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})

    def of(self, plot: Plot) -> Element:
        SubElement(self.root, "title").text = plot.title
        SubElement(self.root, "desc").text = spoken(plot)
        paper = self._shape("rect", "paper", x=0, y=0, width=self.width)
        grid = SubElement(self.root, "g")
        self._text(10, self._wrap(plot.title, self.width - 24, _LARGE), size=_LARGE, weight="600")
        for group in plot.groups:
            self._group(group, grid)
        self._axis()
        self._legend(plot)
        height = round(self.y + 2)
        paper.set("height", str(height))
        self.root.attrib.update(
            {"viewBox": f"0 0 {self.width} {height}", "width": str(self.width), "height": str(height)}
        )
        self.root.set("font-family", _FONT)
        return self.root

    def _group(self, group: PlotGroup, grid: Element) -> None:
        self.y += 12
        room = self.width - 24
        self._text(10, self._wrap(_capital(group.endpoint), room, _SIZE), weight="600")
        self._text(10, self._wrap(group.population, room, _SMALL), colour="quiet", size=_SMALL)
        top = self.y - 8
        for row in group.rows:
            self.y += 6
            if self.stacked:
                self._stacked_row(row, grid)
            else:
                self._row(row)
        if not self.stacked:
            self._grid(grid, top, self.y - 8)

    def _row(self, row: PlotRow) -> None:
        """Words left, bar in the middle, figure right."""
        start, room = self.y, self.left - 26
        self._text(self.right + 16, [_short(row)], weight="600")
        self._text(self.right + 16, ["; ".join(_footnotes(row))], colour="quiet", size=_SMALL)
        told, self.y = self.y, start
        self._bar(row, start + _LEAD / 2 - 4)
        self._text(10, self._wrap(row.label, room, _SIZE))
        words = "; ".join((row.source, *_details(row)))
        self._text(10, self._wrap(words, room, _SMALL), colour="quiet", size=_SMALL)
        self.y = max(self.y, told)

    def _stacked_row(self, row: PlotRow, grid: Element) -> None:
        """Words and figure above the bar."""
        start, room = self.y, self.width - 24
        self._text(self.width - 10, [_short(row)], weight="600", anchor="end")
        self.y = start
        self._text(10, self._wrap(row.label, room - 150, _SIZE))
        words = "; ".join((row.source, *_details(row), *_footnotes(row)))
        self._text(10, self._wrap(words, room, _SMALL), colour="quiet", size=_SMALL)
        self._grid(grid, self.y - 10, self.y + 4)
        self._bar(row, self.y - 3)
        self.y += _LEAD

    def _grid(self, grid: Element, top: float, bottom: float) -> None:
        for tick in _TICKS:
            self._shape("line", "rule", parent=grid, x1=self._x(tick), x2=self._x(tick), y1=top, y2=bottom)

    def _bar(self, row: PlotRow, y: float) -> None:
        at = self._x(row.value)
        if row.low is None or row.high is None:
            self._mark(row.pooled, at, at - 6, at + 6, y, hollow=True)
            return
        low, high = self._x(row.low), self._x(row.high)
        if not row.pooled:
            line = self._shape("line", "mark", x1=low, x2=high, y1=y, y2=y, stroke_width=2)
            if row.calculated:
                line.set("stroke-dasharray", _DASHES)
        self._mark(row.pooled, at, low, high, y, hollow=False)

    def _mark(self, pooled: bool, at: float, low: float, high: float, y: float, *, hollow: bool) -> None:
        """A diamond whose tips are the interval, or a square on it."""
        fill = self.colours["paper"] if hollow else self.colours["mark"]
        kind = {"class": "plot-mark plot-hollow" if hollow else "plot-mark plot-filled", "fill": fill}
        style = {**kind, "stroke": self.colours["mark"], "stroke-width": "1.6"}
        if pooled:
            points = ((low, y), (at, y - 6), (high, y), (at, y + 6))
            SubElement(self.root, "polygon", {"points": " ".join(f"{x:.1f},{z:.1f}" for x, z in points), **style})
        else:
            SubElement(
                self.root,
                "rect",
                {"x": f"{at - 4.5:.1f}", "y": f"{y - 4.5:.1f}", "width": "9", "height": "9", **style},
            )

    def _axis(self) -> None:
        self.y += 4
        y = self.y - 12
        self._shape("line", "rule", x1=self.left, x2=self.right, y1=y, y2=y)
        for tick in _TICKS:
            anchor = "middle"
            if self.stacked and tick in (0, 100):
                anchor = "start" if tick == 0 else "end"
            words = f"{tick} %" if tick == 100 else str(tick)
            self._text(self._x(tick), [words], colour="quiet", size=_SMALL, anchor=anchor, stay=True)
        self.y += _LEAD

    def _legend(self, plot: Plot) -> None:
        rows = [row for group in plot.groups for row in group.rows]
        self.y += 6
        self._key([strings.PLOT_AXIS], None)
        kinds = {
            "pooled": any(row.pooled for row in rows),
            "single": any(not row.pooled for row in rows),
            "hollow": any(row.low is None for row in rows),
            "dashed": any(row.calculated for row in rows),
        }
        for kind, used in kinds.items():
            if used:
                self._key(self._wrap(strings.PLOT_LEGEND[kind], self.width - 64, _SMALL), kind)
        if len(plot.groups) > 1:
            self._key(self._wrap(strings.PLOT_APART, self.width - 24, _SMALL), None)

    def _key(self, words: list[str], kind: str | None) -> None:
        y = self.y - 4
        if kind == "dashed":
            self._shape("line", "mark", x1=11, x2=33, y1=y, y2=y, stroke_width=2).set("stroke-dasharray", _DASHES)
        elif kind == "hollow":
            self._mark(True, 15, 10, 20, y, hollow=True)
            self._mark(False, 29, 0, 0, y, hollow=True)
        elif kind:
            self._mark(kind == "pooled", 22, 12, 32, y, hollow=False)
        self._text(42 if kind else 10, words, colour="quiet", size=_SMALL)

    def _x(self, value: float) -> float:
        return self.left + (self.right - self.left) * value / 100

    def _wrap(self, text: str, room: float, size: float) -> list[str]:
        return textwrap.wrap(text, max(12, int(room / (size * _CHARACTER))))

    def _text(
        self,
        x: float,
        lines: Iterable[str],
        *,
        colour: str = "ink",
        size: float = _SIZE,
        weight: str | None = None,
        anchor: str = "start",
        stay: bool = False,
    ) -> None:
        """Lines of text from `self.y` down; `stay` leaves the base line where it was."""
        for line in lines:
            attributes = {"x": f"{x:.1f}", "y": f"{self.y:.1f}", "font-size": f"{size:g}"}
            if anchor != "start":
                attributes["text-anchor"] = anchor
            if weight:
                attributes["font-weight"] = weight
            attributes |= {"fill": self.colours[colour], "class": f"plot-{colour}"}
            SubElement(self.root, "text", attributes).text = line
            if not stay:
                self.y += _LEAD

    def _shape(self, tag: str, colour: str, parent: Element | None = None, **numbers: float) -> Element:
        paint = "stroke" if tag == "line" else "fill"
        attributes = {name.replace("_", "-"): f"{value:.1f}".removesuffix(".0") for name, value in numbers.items()}
        attributes |= {paint: self.colours[colour], "class": f"plot-{colour}"}
        if colour == "rule" and self.colours["rule"] == self.colours["ink"]:
            attributes["stroke-dasharray"] = _DOTS
        return SubElement(self.root if parent is None else parent, tag, attributes)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


Tree = tuple[str, dict[str, str], list["Tree | str"]]
"""An element for a program that builds it itself: name, attributes, children (elements or text)."""


def tree(element: Element) -> Tree:
    """The drawing as names, attributes and children, so that whoever shows it parses no markup."""
    children: list[Tree | str] = [element.text] if element.text else []
    attributes = {name: value for name, value in element.attrib.items() if name != "xmlns"}
    return element.tag, attributes, children + [tree(child) for child in element]
