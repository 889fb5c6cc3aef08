"""What a message tells of each drug: taken or over, with what effect, or only spoken of.

A MiniLM of six layers, tuned on messages in which the state of every drug was written down beside the text
(`nlu_data/drug_states/`, `bot/nlu/weights/drug_states.py`). It reads the message once for each drug, with that drug
marked and every other called by its id, so that brands, abbreviations and misspellings read alike. It says nothing
clinical: it only chooses among the states.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from actions.embedding.packaged import PACKAGED, open_network, token_ids

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
MARKER = "[ this drug ]"
WEIGHTS = Path(__file__).parent / "weights"
_REMEMBERED = 512  # drugs of messages; a turn reads its message several times
Named = tuple[str, int, int]
"""A drug's id, and where its name begins and ends in the message."""


class Reader:
    """Reads drug states. One instance serves a process; get it from `load_reader`. Thread-safe."""

    def __init__(self, folder: Path) -> None:
        self._session, self._tokenizer = open_network(folder, tokenizer=PACKAGED)
        self._marker = token_ids(self._tokenizer, MARKER)[1:-1]
        self._read = lru_cache(maxsize=_REMEMBERED)(self._probabilities)

    def states(self, text: str, named: Sequence[Named]) -> Mapping[str, Mapping[State, float]]:
        """By drug, how likely each state is. The same message, the same numbers."""
        found = {}
        for drug in dict.fromkeys(name for name, _, _ in named):
            likely = self._read(marked(text, named, drug))
            found[drug] = dict(zip(STATES, likely, strict=True))
        return found

    def _probabilities(self, text: str) -> tuple[float, ...]:
        ids = token_ids(self._tokenizer, text)
        tokens = np.array([ids], dtype=np.int64)
        given = {"ids": tokens, "mask": np.ones_like(tokens), "marks": self._marks(ids)}
        logits: npt.NDArray[np.float32] = self._session.run(None, given)[0][0]
        powers = np.exp(logits - logits.max())
        return tuple(float(share) for share in powers / powers.sum())

    def _marks(self, ids: list[int]) -> npt.NDArray[np.float32]:
        """One where a token belongs to the marked drug; the first token stands for a drug that was cut off."""
        marks = np.zeros((1, len(ids)), dtype=np.float32)
        wide = len(self._marker)
        for start in range(len(ids) - wide + 1):
            if ids[start : start + wide] == self._marker:
                marks[0, start : start + wide] = 1
        if not marks.any():
            marks[0, 0] = 1
        return marks


def marked(text: str, named: Sequence[Named], drug: str) -> str:
    """The lower-case message with every name of one drug replaced by the marker, and of the others by their ids."""
    built, place = "", 0
    for name, start, end in sorted(named, key=lambda one: one[1]):
        if start >= place:
            built += text[place:start] + (f" {MARKER} " if name == drug else name)
            place = end
    return (built + text[place:]).lower()


@lru_cache(maxsize=1)
def load_reader(folder: Path = WEIGHTS) -> Reader:
    """The reader of that folder, read once per process.

    Raises:
        WeightsDoNotMatch: a file is missing or altered.
    """
    return Reader(folder)
