"""What a message tells of each drug: taken or over, with what effect, or only spoken of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, get_args

import numpy as np

from actions.reader.network import MARKER, Named, called, load_states

State = Literal[
    "current",
    "current_insufficient",
    "current_harm",
    "stopped_insufficient",
    "stopped_intolerant",
    "stopped_other",
    "not_taken",
    "asked",
]
"""What is told of a drug and this patient: taken without a word of failure or harm; taken, and not enough; taken, and
harmful; over because it was not enough; over because of a harm; over for another reason or none told; never taken
(refused, contraindicated, a relative's); only asked about, planned, supposed or spoken of in general."""

STATES: tuple[State, ...] = get_args(State)
_REMEMBERED = 512  # drugs of messages; a turn reads its message several times


def read_states(text: str, named: Sequence[Named]) -> Mapping[str, Mapping[State, float]]:
    """By drug, how likely each state is. The message is read once for each drug. The same message, the same numbers."""
    return {
        drug: dict(zip(STATES, _shares(marked(text, named, drug)), strict=True))
        for drug in dict.fromkeys(name for name, _, _ in named)
    }


def marked(text: str, named: Sequence[Named], drug: str) -> str:
    """The lower-case message with every name of one drug replaced by the marker, and of the others by their ids, so
    that brands, abbreviations and misspellings read alike.
    """
    return called(text, [(f" {MARKER} " if name == drug else name, start, end) for name, start, end in named])


@lru_cache(maxsize=_REMEMBERED)
def _shares(text: str) -> tuple[float, ...]:
    scores = load_states().of(text)
    powers = np.exp(scores - scores.max())
    return tuple(float(share) for share in powers / powers.sum())
