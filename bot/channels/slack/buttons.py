"""Values of buttons: issued here, carried by Slack, and read only when they are ours and unchanged."""

import hashlib
import hmac

import msgspec
from msgspec import Struct

LONGEST_VALUE = 2_000
"""Characters Slack takes as a button's value."""


class Pressed(Struct, frozen=True, array_like=True):
    """What a button says when it is pressed: these words, by this user, in this conversation."""

    conversation: str
    user: str
    text: str


class Buttons:
    """Issues and reads values, authenticated with a key derived from the app's signing secret."""

    def __init__(self, signing_secret: str) -> None:
        self._key = hashlib.sha256(b"secondline buttons\0" + signing_secret.encode()).digest()

    def issue(self, pressed: Pressed) -> str:
        """Return the value of a button."""
        words = msgspec.json.encode(pressed).decode()
        return f"{self._mark(words)}{words}"

    def read(self, value: str) -> Pressed | None:
        """Return what a value says, or nothing when it was not issued here."""
        mark, words = value[:32], value[32:]
        if not hmac.compare_digest(mark.encode("utf-8", "replace"), self._mark(words).encode()):
            return None
        return msgspec.json.decode(words, type=Pressed)

    def _mark(self, words: str) -> str:
        return hmac.new(self._key, words.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:32]
