"""Which training messages and questions of records the encoder was tuned on, and which were kept from it, so that
confidence and what leads an answer can be fitted and measured.
"""

from __future__ import annotations

import hashlib

_KEPT_OUT = 51  # of 256: a fifth


def kept_out(text: str) -> bool:
    """Whether the encoder is never tuned on this message, as the classifier reads it; decided by its digest, so that it
    stays so whatever is added. An encoder finds messages it was tuned on easier than new ones.
    """
    return hashlib.sha256(text.lower().encode()).digest()[0] < _KEPT_OUT
