"""Opening networks whose weights are part of the repository: checked by digest, on one thread, read once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import onnxruntime
from tokenizers import Tokenizer

PACKAGED = Path(__file__).parent / "weights"
LONGEST = 256  # tokens; the rest of a longer text is not read


class WeightsDoNotMatch(Exception):
    """A file of the weights is missing, or its content is not what DIGESTS says."""


def open_network(folder: Path, *, tokenizer: Path | None = None) -> tuple[onnxruntime.InferenceSession, Tokenizer]:
    """The network `model.onnx` of a folder, and its tokenizer: `tokenizer.json` of the same folder, or of another one
    whose vocabulary it shares.

    Raises:
        WeightsDoNotMatch: a file is missing or altered.
    """
    check_digests(folder, ("model.onnx",))
    check_digests(tokenizer or folder, ("tokenizer.json",))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # it would keep what the longest message took
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    return session, _open_tokenizer((tokenizer or folder) / "tokenizer.json")


@lru_cache(maxsize=4)
def _open_tokenizer(path: Path) -> Tokenizer:
    """One tokenizer, some 20 MB, serves every network of its vocabulary; reading a text leaves it as it is."""
    words = Tokenizer.from_file(str(path))
    words.no_padding()
    words.no_truncation()
    return words


def token_ids(tokenizer: Tokenizer, text: str) -> list[int]:
    """The tokens of a text, first and last mark included; a longer text is cut."""
    ids: list[int] = tokenizer.encode(text).ids
    return ids if len(ids) <= LONGEST else [*ids[: LONGEST - 1], ids[-1]]


def check_digests(folder: Path, files: Sequence[str]) -> None:
    """Compare files with DIGESTS (lines of sha256, two spaces, name).

    Raises:
        WeightsDoNotMatch: naming the first file that is missing or altered.
    """
    listing = folder / "DIGESTS"
    if not listing.is_file():
        raise WeightsDoNotMatch(f"{listing} is missing")
    lines = (line.partition("  ") for line in listing.read_text(encoding="ascii").splitlines())
    listed = {name: digest for digest, _, name in lines}
    for name in files:
        path = folder / name
        if not path.is_file():
            raise WeightsDoNotMatch(f"{path} is missing")
        if hashlib.sha256(path.read_bytes()).hexdigest() != listed.get(name):
            raise WeightsDoNotMatch(f"{path} is not the file that DIGESTS names")
