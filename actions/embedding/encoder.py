"""Sentence embeddings: all-MiniLM-L6-v2 through onnxruntime, from weights that are part of the repository."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

PACKAGED = Path(__file__).parent / "weights"
DIMENSIONS = 384
_LONGEST = 256  # tokens; the rest of a longer text is not read
_MANY = 100  # texts, from which every core takes part: when a model is trained, never when a message is read

_FILES = ("model.onnx", "tokenizer.json")


class WeightsDoNotMatch(Exception):
    """A file of the weights is missing, or its content is not what DIGESTS says."""


class Encoder:
    """Turns texts into unit vectors. One instance serves a process; get it from `load_encoder`."""

    def __init__(self, folder: Path) -> None:
        check_digests(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

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
        ids = self._tokenizer.encode(text).ids
        if len(ids) > _LONGEST:
            ids = [*ids[: _LONGEST - 1], ids[-1]]
        tokens = np.array([ids], dtype=np.int64)
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


def check_digests(folder: Path) -> None:
    """Compare the files with DIGESTS (lines of sha256, two spaces, name).

    Raises:
        WeightsDoNotMatch: naming the first file that is missing or altered.
    """
    listed: dict[str, str] = {}
    listing = folder / "DIGESTS"
    if not listing.is_file():
        raise WeightsDoNotMatch(f"{listing} is missing")
    for line in listing.read_text(encoding="ascii").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    for name in _FILES:
        path = folder / name
        if not path.is_file():
            raise WeightsDoNotMatch(f"{path} is missing")
        if hashlib.sha256(path.read_bytes()).hexdigest() != listed.get(name):
            raise WeightsDoNotMatch(f"{path} is not the file that DIGESTS names")
