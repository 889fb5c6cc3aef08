"""An encoder for measurements that put the same messages to many classifiers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from actions.embedding.encoder import Encoder


class Remembering:
    """Encodes each text once, whoever asks."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, npt.NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """As `Encoder.encode`."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._encoder.encode(new), strict=True) if new else ())
        return np.array([self._known[text] for text in texts])
