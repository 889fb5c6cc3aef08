"""Which unsafe plans and false premises a message holds, in whatever words: how likely each rule's danger is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from actions.reader.network import Found, load_labels, told


def read_dangers(text: str, found: Iterable[Found]) -> Mapping[str, float]:
    """By rule or claim, how likely its danger is in the message, each by itself. The same message, the same numbers."""
    return load_labels().of(told(text, found))
