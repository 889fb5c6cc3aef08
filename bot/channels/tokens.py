"""Signed, short-lived web sessions: who is asking, as the host page's back end or the demo page vouches for it."""

import hashlib
import os
import secrets
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import jwt

from bot.guard import Refusal
from bot.launch.settings import Settings

ISSUER = "secondline"
AUDIENCE = "secondline-web"
LIFETIME = 12 * 3600
"""Seconds an issued token is good for; a host page's token that would last longer is refused."""

_ALGORITHM = "HS256"
_SHORTEST_KEY = 32
_LEEWAY = 30


class Tokens:
    """Issues and verifies tokens with one key."""

    def __init__(self, key: str) -> None:
        """Keep the key.

        Raises:
            ValueError: it is shorter than 32 characters.
        """
        if len(key) < _SHORTEST_KEY:
            raise ValueError(f"SECONDLINE_TOKEN_KEY must have at least {_SHORTEST_KEY} characters.")
        self._key = key

    @classmethod
    def from_settings(cls, settings: Settings) -> "Tokens":
        """Take the key of the settings, else one made at the first start and kept beside the conversations."""
        return cls(settings.token_key or _kept_key(settings.tracker.with_name("token-key")))

    def issue(self, subject: str | None = None) -> str:
        """Make a token for a subject, or for a new anonymous one."""
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": subject or f"anonymous-{secrets.token_urlsafe(16)}",
            "iat": now,
            "exp": now + LIFETIME,
        }
        return jwt.encode(claims, self._key, algorithm=_ALGORITHM)

    def subject(self, authorization: str | None) -> str:
        """Return the subject of an `Authorization: Bearer` header.

        Raises:
            Refusal: there is no token, or it is not valid now.
        """
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Refusal(401, "Open a session first.")
        try:
            claims: dict[str, Any] = jwt.decode(
                token.strip(),
                self._key,
                algorithms=[_ALGORITHM],
                audience=AUDIENCE,
                issuer=ISSUER,
                options={"require": ["iss", "aud", "sub", "exp"]},
                leeway=_LEEWAY,
            )
        except jwt.InvalidTokenError:
            raise Refusal(401, "The session is not valid or has ended. Open a new one.") from None
        if claims["exp"] > time.time() + LIFETIME + _LEEWAY:
            raise Refusal(401, f"A session may last {LIFETIME // 3600} hours at most.")
        return str(claims["sub"])


def conversation_id(subject: str) -> str:
    """Derive the conversation's name from the subject; no client can choose another's."""
    return f"web:{hashlib.sha256(subject.encode()).hexdigest()[:32]}"


def _kept_key(path: Path) -> str:
    """Read the key of an earlier start, or make one that only its owner can read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=path.parent, encoding="ascii") as new:
            new.write(secrets.token_urlsafe(48))
            new.flush()
            # In one step, so that two processes starting together end up with the same key.
            with suppress(FileExistsError):
                os.link(new.name, path)
    return path.read_text(encoding="ascii")
