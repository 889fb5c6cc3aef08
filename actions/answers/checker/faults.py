"""What the figure checker finds."""

from __future__ import annotations

from msgspec import Struct


class Untraced(Struct, frozen=True):
    """Something an answer says that no record named beside it holds: "number 82", "drug tacrolimus", "guideline EASL",
    "words 'is not'", "source 3", "record mmf-x".
    """

    text: str
    what: str
