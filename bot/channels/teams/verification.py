"""Whether a request comes from the Bot Framework, is meant for this bot, and names the service it came from.

The rules are those of the Bot Framework's "Authenticate requests from the Bot Connector service to your bot".
"""

from __future__ import annotations

from typing import Any

import jwt

from bot.channels.teams.activity import Activity
from bot.channels.teams.keys import KeySet
from bot.channels.teams.settings import TeamsSettings
from bot.guard import Refusal

LEEWAY = 300
"""Seconds by which the clocks may differ."""

_ALGORITHM = "RS256"


class Verifier:
    """Checks the bearer token of each request."""

    def __init__(self, settings: TeamsSettings, keys: KeySet) -> None:
        self._settings = settings
        self._keys = keys

    async def verify(self, authorization: str | None, activity: Activity) -> None:
        """Return when the request may be answered.

        Raises:
            Refusal: there is no valid token for this bot and this activity, or no key to verify one with.
        """
        token = _bearer(authorization)
        key = await self._keys.key(_key_id(token))
        if key is None:
            raise _refused()
        if key.endorsements and activity.channel_id not in key.endorsements:
            raise _refused()
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                key.public,
                algorithms=[_ALGORITHM],
                audience=self._settings.app_id,
                issuer=self._settings.issuer,
                options={"require": ["iss", "aud", "exp"]},
                leeway=LEEWAY,
            )
        except jwt.InvalidTokenError:
            raise _refused() from None
        # Else a token for one service would let anybody have the answers sent to another.
        if claims.get("serviceurl") != activity.service_url:
            raise _refused()


def _bearer(authorization: str | None) -> str:
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise _refused()
    return token.strip()


def _key_id(token: str) -> str:
    """Return the id of the key a token says it is signed with; other algorithms end here, before any key is fetched."""
    try:
        header = jwt.get_unverified_header(token)
    except jwt.InvalidTokenError:
        raise _refused() from None
    identifier = header.get("kid")
    if header.get("alg") != _ALGORITHM or not isinstance(identifier, str):
        raise _refused()
    return identifier


def _refused() -> Refusal:
    # One sentence for all: it does not tell a forger which check failed.
    return Refusal(401, "The request is not authorised.")
