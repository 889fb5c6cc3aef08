"""Sentence embeddings: all-MiniLM-L6-v2 through onnxruntime, from weights that are part of the repository."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from actions.embedding.packaged import PACKAGED, open_network, token_ids

DIMENSIONS = 384
_MANY = 100  # texts, from which every core takes part: when a model is trained, never when a message is read


class Encoder:
    """Turns texts into unit vectors. One instance serves a process; get it from `load_encoder`."""

    def __init__(self, folder: Path) -> None:
        self._session, self._tokenizer = open_network(folder)

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Embeddings of shape (len(texts), 384), each row of length one.

        Texts are encoded one by one: quantisation looks at the range of a whole batch, so that in a batch an embedding
        would depend on its neighbours. Many are shared out among the cores, which changes none of them.
        """
        if len(texts) < _MANY:
            rows = [self._encode_one(text) for text in texts]
        else:
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                rows = list(pool.map(self._encode_one, texts))
        return np.array(rows, dtype=np.float32).reshape(-1, DIMENSIONS)

    def _encode_one(self, text: str) -> npt.NDArray[np.float32]:
        tokens = np.array([token_ids(self._tokenizer, text)], dtype=np.int64)
        embedding: npt.NDArray[np.float32] = self._session.run(None, {"ids": tokens, "mask": np.ones_like(tokens)})[0][
            0
        ]
        return embedding / np.float32(np.linalg.norm(embedding))


@lru_cache(maxsize=2)
def load_encoder(folder: Path = PACKAGED) -> Encoder:
    """The encoder of that folder, read once per process.

    Raises:
        WeightsDoNotMatch: a file is missing or altered.
    """
    return Encoder(folder)
