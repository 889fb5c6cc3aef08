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

_SMALLER = ((1.5, 4), (1.25, 4), (1.0, 4))
"""Scales and numbers of colours, best first: four still tell paper, ink, quiet words and rules apart."""


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
    """The best picture of at most `limit` bytes, with fewer pixels and colours as need be; None when none is as small.

    Raises:
        ValueError: it is not SVG.
    """
    drawn: dict[float, Image.Image] = {}
    for scale, colours in _SMALLER:
        if scale not in drawn:
            drawn[scale] = Image.open(BytesIO(png(svg, scale))).convert("RGB")
        written = BytesIO()
        drawn[scale].quantize(colours, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
        if written.tell() <= limit:
            return written.getvalue()
    return None


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
