"""SVG as PNG, for channels that show pictures only. The font is a file of an installed package, so that text is drawn
on a machine that has no fonts at all.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import resvg_py


def png(svg: str, scale: float = 2.0) -> bytes:
    """The picture as PNG, `scale` device pixels for each of its own.

    Raises:
        ValueError: it is not SVG.
    """
    return resvg_py.svg_to_bytes(
        svg_string=svg, zoom=scale, skip_system_fonts=True, font_files=fonts(), sans_serif_family="DejaVu Sans"
    )


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
