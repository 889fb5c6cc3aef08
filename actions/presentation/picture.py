"""SVG as PNG, for channels that show pictures only. The font is a file of an installed package, so that text is drawn
on a machine that has no fonts at all.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image

_COLOURS = 4
"""They still tell paper, ink, quiet words and rules apart."""

_SMALLER = (2.0, 1.5)
"""Scales of the picture in colours, best first."""

_SHRINKS = 1.7
"""How many times smaller the next picture in colours can be at the most; drawing one takes a tenth of a second."""

_TWO_TONED = (2.0, 1.5, 1.0)
_DARK = 150
"""Grey values below it become black: a little more than half, so that thin strokes hold together."""


def png(svg: str, scale: float = 2.0) -> bytes:
    """The picture as PNG, `scale` device pixels for each of its own.

    Raises:
        ValueError: it is not SVG.
    """
    return resvg_py.svg_to_bytes(
        svg_string=svg, zoom=scale, skip_system_fonts=True, font_files=fonts(), sans_serif_family="DejaVu Sans"
    )


@lru_cache(maxsize=64)
def small_png(svg: str, limit: int) -> bytes | None:
    """The best picture of at most `limit` bytes, in few colours but sharp on a display of many pixels; None when none
    is as small.

    Raises:
        ValueError: it is not SVG.
    """
    for scale in _SMALLER:
        image = Image.open(BytesIO(png(svg, scale))).convert("RGB")
        written = _written(image.quantize(_COLOURS, dither=Image.Dither.NONE))
        if len(written) <= limit:
            return written
        if len(written) > _SHRINKS * limit:
            break
    return None


@lru_cache(maxsize=64)
def two_toned_png(svg: str, limit: int) -> bytes | None:
    """The largest picture in black and white alone of at most `limit` bytes; None when none is as small. Meant for
    drawings that need no other colours: many small pixels are read more easily than a few soft ones.

    Raises:
        ValueError: it is not SVG.
    """
    for scale in _TWO_TONED:
        grey = Image.open(BytesIO(png(svg, scale))).convert("L")
        written = _written(grey.point(lambda value: 255 * (value >= _DARK), mode="1"))
        if len(written) <= limit:
            return written
    return None


def _written(image: Image.Image) -> bytes:
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


@lru_cache(maxsize=1)
def fonts() -> list[str]:
    """DejaVu Sans, regular and bold (Bitstream Vera licence), as Rasa's own dependency matplotlib ships them.

    Raises:
        FileNotFoundError: matplotlib ships them no more.
    """
    package = find_spec("matplotlib")
    folder = Path(package.origin).parent / "mpl-data/fonts/ttf" if package and package.origin else Path()
    files = [folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf"]
    for file in files:
        if not file.is_file():
            raise FileNotFoundError(file)
    return [str(file) for file in files]
