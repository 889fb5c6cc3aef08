"""The networks behind the readings.

Two MiniLMs of six layers, tuned by `bot/nlu/weights/reader.py` on messages beside which somebody wrote what they tell:
one chooses the state of a drug (`nlu_data/drug_states/`); the other says which conditions (`nlu_data/conditions/`),
dangers (`nlu_data/dangers/`) and signals (`nlu_data/signals/`) a message tells. They say nothing clinical: they only
choose among states, and among names that have records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt

from actions.embedding.packaged import PACKAGED, check_digests, open_network, token_ids

MARKER = "[ this drug ]"
WEIGHTS = Path(__file__).parent / "weights"
_REMEMBERED = 64  # messages; one turn reads its message more than once
Floats = npt.NDArray[np.float32]
Named = tuple[str, int, int]
"""What a mention is called to the network, and where it begins and ends in the message."""
Found = tuple[str, str, int, int]
"""An entity of the message: its kind, its id, where it begins and ends."""


class Network:
    """Reads messages through the weights of a folder. Thread-safe.

    Raises:
        WeightsDoNotMatch: a file is missing or altered.
    """

    def __init__(self, folder: Path) -> None:
        self._session, self._tokenizer = open_network(folder, tokenizer=PACKAGED)
        self._marker = token_ids(self._tokenizer, MARKER)[1:-1]

    def _run(self, output: str, text: str) -> Floats:
        ids = token_ids(self._tokenizer, text)
        tokens = np.array([ids], dtype=np.int64)
        given = {"ids": tokens, "mask": np.ones_like(tokens), "marks": self._marks(ids)}
        return cast(Floats, self._session.run([output], given)[0][0])

    def _marks(self, ids: list[int]) -> Floats:
        """One where a token belongs to the marked drug; the first token stands for a drug that was cut off."""
        marks = np.zeros((1, len(ids)), dtype=np.float32)
        wide = len(self._marker)
        for start in range(len(ids) - wide + 1):
            if ids[start : start + wide] == self._marker:
                marks[0, start : start + wide] = 1
        if not marks.any():
            marks[0, 0] = 1
        return marks


class States(Network):
    """Chooses the state of a marked drug. One instance serves a process; get it from `load_states`."""

    def of(self, text: str) -> Floats:
        """One score a state (8,)."""
        return self._run("states", text)


class Labels(Network):
    """Says what a message tells. One instance serves a process; get it from `load_labels`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        check_digests(folder, ("LABELS",))
        self._names = tuple((folder / "LABELS").read_text(encoding="ascii").split())
        self._read = lru_cache(maxsize=_REMEMBERED)(self._shares)

    def of(self, text: str) -> Mapping[str, float]:
        """By rule (its id), told condition ("cirrhosis=no") and signal ("signal:patient"), how likely a message tells
        it, each by itself.
        """
        return self._read(text)

    def _shares(self, text: str) -> Mapping[str, float]:
        shares = 1 / (1 + np.exp(-self._run("labels", text).astype(np.float64)))
        return {name: float(share) for name, share in zip(self._names, shares, strict=True)}


def called(text: str, named: Iterable[Named]) -> str:
    """The lower-case message with what is named replaced by what it is called to the network; of two that overlap the
    first, and the longer of two that begin together.
    """
    built, place = "", 0
    for name, start, end in sorted(named, key=lambda one: (one[1], -one[2])):
        if start >= place:
            built += text[place:start] + name
            place = end
    return (built + text[place:]).lower()


def told(text: str, found: Iterable[Found]) -> str:
    """The lower-case message as the network reads it whole: drugs by their ids, other medicines with their class behind
    them.
    """
    named: list[Named] = []
    for entity, value, start, end in found:
        if entity == "drug":
            named.append((value, start, end))
        elif entity == "co_medication":
            written, group = text[start:end], value.replace("-", " ")
            named.append((written if group == written.lower() else f"{written} ({group})", start, end))
    return called(text, named)


@lru_cache(maxsize=1)
def load_states() -> States:
    """The network of drug states, read once per process."""
    return States(WEIGHTS / "states")


@lru_cache(maxsize=1)
def load_labels() -> Labels:
    """The network of conditions, dangers and signals, read once per process."""
    return Labels(WEIGHTS / "labels")
