"""What a text must hold for a pattern to match anywhere in it, read off the pattern itself.

Of the hundreds of rules a message meets, few have a word of theirs in it. To look for words is many times faster than
to try a pattern at every letter, and changes no result.
"""

from __future__ import annotations

import re
import sre_parse
from typing import Any

_MOST = 60  # words, from which on looking for them saves little
_REPEATS = (sre_parse.MAX_REPEAT, sre_parse.MIN_REPEAT)
_AROUND = sre_parse.ASSERT  # a look ahead or behind: what it needs stands in the text too


def cues_of(pattern: str) -> frozenset[str]:
    """Strings of which every text that the pattern matches holds one; empty where none can be named."""
    parsed = sre_parse.parse(pattern)
    return frozenset() if parsed.state.flags & re.IGNORECASE else _needed(parsed)


def _needed(sequence: sre_parse.SubPattern) -> frozenset[str]:
    """The cues of the piece of a sequence that tells most."""
    found: list[frozenset[str]] = []
    letters = ""
    pieces: list[tuple[Any, Any]] = [*sequence.data, (None, None)]
    for kind, value in pieces:
        if kind is sre_parse.LITERAL:
            letters += chr(value)
            continue
        found += [frozenset({letters})] if letters else []
        letters = ""
        found.append(_of_one(kind, value))
    told = [cues for cues in found if 0 < len(cues) <= _MOST]
    return max(told, key=lambda cues: (min(map(len, cues)), -len(cues)), default=frozenset())


def _of_one(kind: Any, value: Any) -> frozenset[str]:
    """The cues of one piece: a group, what is looked for around, what is repeated, or a choice, of which every side
    must have some.
    """
    if kind is sre_parse.SUBPATTERN:
        return frozenset() if value[1] & re.IGNORECASE else _needed(value[-1])
    if kind is _AROUND:
        return _needed(value[1])
    if kind in _REPEATS and value[0] > 0:
        return _needed(value[2])
    if kind is sre_parse.BRANCH:
        sides = [_needed(side) for side in value[1]]
        return frozenset().union(*sides) if all(sides) else frozenset()
    return frozenset()
