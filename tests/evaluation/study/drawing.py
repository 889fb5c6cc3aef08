"""The calibration plot as SVG: presentation attributes and real text only, like the plots of the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

Bins = Sequence[Sequence[float]]  # mean confidence, share right, messages

_SIDE, _LEFT, _TOP = 360.0, 64.0, 48.0  # the square, and where it begins, in px
_COLOURS = ("#0b5c63", "#b4541a")
_INK, _QUIET, _RULE = "#17212b", "#52606b", "#d3dadd"
_FONT = "DejaVu Sans, Verdana, Segoe UI, sans-serif"
_LARGEST = 11.0  # radius of the mark of the fullest bin
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def calibration_plot(series: Mapping[str, Bins]) -> str:
    """Confidence against the share right, a mark per bin whose area is its number of messages. Two series at most."""
    height = _TOP + _SIDE + 56 + 20 * len(series)
    width = _LEFT + _SIDE + 32
    svg = Element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width:g} {height:g}", "role": "img"},
        width=f"{width:g}",
        height=f"{height:g}",
    )
    SubElement(svg, "title").text = "Calibration: confidence against the share of right answers"
    SubElement(svg, "desc").text = " ".join(_spoken(name, bins) for name, bins in series.items())
    SubElement(svg, "rect", width="100%", height="100%", fill="#ffffff")
    _text(svg, _LEFT, 28, "Share right, by confidence", size=15)
    _frame(svg)
    for colour, (name, bins), row in zip(_COLOURS, series.items(), range(len(series)), strict=False):
        _series(svg, bins, colour)
        y = _TOP + _SIDE + 62 + 20 * row
        SubElement(svg, "circle", cx=f"{_LEFT + 6:g}", cy=f"{y - 4:g}", r="6", fill=colour)
        _text(svg, _LEFT + 20, y, f"{name}; the larger the mark, the more messages")
    return tostring(svg, encoding="unicode")


def _frame(svg: Element) -> None:
    """Grid, axes, and the line on which confidence is the share right."""
    for tick in _TICKS:
        x, y = _place(tick, tick)
        _line(svg, (x, _TOP), (x, _TOP + _SIDE), _RULE)
        _line(svg, (_LEFT, y), (_LEFT + _SIDE, y), _RULE)
        _text(svg, x, _TOP + _SIDE + 18, f"{100 * tick:.0f} %", anchor="middle", colour=_QUIET)
        _text(svg, _LEFT - 8, y + 4, f"{100 * tick:.0f} %", anchor="end", colour=_QUIET)
    _text(svg, _LEFT + _SIDE / 2, _TOP + _SIDE + 38, "confidence", anchor="middle", colour=_QUIET)
    _line(svg, _place(0, 0), _place(1, 1), _QUIET, dashes="5 4")


def _series(svg: Element, bins: Bins, colour: str) -> None:
    fullest = max(count for _, _, count in bins)
    points = [_place(mean, share) for mean, share, _ in bins]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    SubElement(svg, "polyline", {"stroke-width": "1.5"}, points=path, fill="none", stroke=colour)
    for (x, y), (_, _, count) in zip(points, bins, strict=True):
        radius = max(2.5, _LARGEST * (count / fullest) ** 0.5)
        SubElement(
            svg, "circle", {"fill-opacity": "0.75"}, cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}", fill=colour
        )


def _place(across: float, up: float) -> tuple[float, float]:
    return _LEFT + _SIDE * across, _TOP + _SIDE * (1 - up)


def _line(
    svg: Element, start: tuple[float, float], end: tuple[float, float], colour: str, dashes: str | None = None
) -> None:
    ends = dict(zip(("x1", "y1", "x2", "y2"), (f"{value:.1f}" for value in (*start, *end)), strict=True))
    SubElement(svg, "line", {**ends, "stroke": colour, **({"stroke-dasharray": dashes} if dashes else {})})


def _text(
    svg: Element, x: float, y: float, words: str, *, anchor: str = "start", colour: str = _INK, size: float = 12
) -> None:
    style = {"font-family": _FONT, "font-size": f"{size:g}", "text-anchor": anchor, "fill": colour}
    SubElement(svg, "text", style, x=f"{x:.1f}", y=f"{y:.1f}").text = words


def _spoken(name: str, bins: Bins) -> str:
    said = ", ".join(f"at {100 * mean:.0f} % {100 * share:.0f} % right" for mean, share, _ in bins)
    return f"{name}: {said}."
