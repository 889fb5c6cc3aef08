"""An answer's plots as pictures, for platforms that show no drawing of ours."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct

from actions.answers.model import Answer, Plot
from actions.presentation import forest, picture


class Picture(Struct, frozen=True):
    """A PNG, and what it shows in words for whoever does not see it."""

    name: str
    png: bytes
    description: str


Draw = Callable[[Plot], Picture | None]
"""Draws a plot; nothing when it cannot be drawn as the platform takes it."""


def draw(plot: Plot) -> Picture:
    """Draw a plot at twice its size, for displays that have the pixels."""
    return _named(plot, picture.png(forest.svg(plot)))


def draw_within(limit: int, width: int) -> Draw:
    """Make a `draw` whose pictures are of at most `limit` bytes, drawn for a place `width` px wide. The last ones are
    kept: a card whose button was pressed is drawn again.
    """

    @lru_cache(maxsize=256)
    def draw_small(plot: Plot) -> Picture | None:
        png = picture.small_png(forest.svg(plot, width=width), limit)
        png = png or picture.two_toned_png(forest.svg(plot, "ink", width), limit)
        return None if png is None else _named(plot, png)

    return draw_small


def pictures(answer: Answer) -> Sequence[Picture]:
    """Draw each plot of an answer, in its order. Takes tens of milliseconds: keep it off the event loop."""
    return [draw(section.plot) for part in answer.parts for section in part.sections if section.plot]


def _named(plot: Plot, png: bytes) -> Picture:
    return Picture("response-figures.png", png, f"{plot.title}. {forest.spoken(plot)}")
