"""How often something befell somebody, which is no result of the test told before it: "IgG 3.8, 2 pneumonias"."""

from __future__ import annotations

import re

_OFTEN = re.compile(
    r"(?<![\d.])(?:[1-9]|1\d)(?:\s?x)?\s+(?:(?:prev(?:ious)?|prior|recent|further|more|other|bad|severe|serious|major|minor|bacterial"
    r"|viral|chest|hospital|documented|separate|recurrent|small|healthy|old|new|past)\s+)*"
    r"(?!(?:this|plus|was|is|has|yes|less|versus|thus|always|perhaps|previous|units|times|does|normals?)\b)"
    r"[a-z-]{3,}(?:s|es|ies)\b",
    re.IGNORECASE,
)


def is_how_often(text: str, start: int) -> bool:
    """Whether the small number at `start` counts what the word behind it names, in the plural."""
    return _OFTEN.match(text, start) is not None
