"""The public keys with which Microsoft signs what reaches the bot: fetched when first needed, never at start."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from bot.guard import Refusal
from bot.launch.failures import where

logger = logging.getLogger(__name__)

REFETCH_AFTER = 24 * 3600.0
"""Seconds after which the key set is fetched again; Microsoft asks for once a day."""

INTERVAL = 60.0
"""Least number of seconds between two fetches, so that made-up key ids cannot make the bot flood the key server."""

_SMALLEST = 2048  # bits


@dataclass(frozen=True)
class Key:
    """A public key, and the channels it may sign for; none named means any."""

    public: RSAPublicKey
    endorsements: frozenset[str] = frozenset()


class KeySet:
    """The keys of the OpenID document, by key id."""

    def __init__(
        self,
        metadata_url: str,
        client: httpx.AsyncClient,
        clock: Callable[[], float] = time.monotonic,
        interval: float = INTERVAL,
    ) -> None:
        self._metadata_url = metadata_url
        self._client = client
        self._clock = clock
        self._interval = interval
        self._keys: dict[str, Key] = {}
        self._fetched: float | None = None
        self._tried: float | None = None
        self._lock = asyncio.Lock()

    async def key(self, identifier: str) -> Key | None:
        """Return the key with this id, fetching the set when it is unknown or old; None when there is no such key.

        Raises:
            Refusal: no key was ever had, and none can be had now.
        """
        async with self._lock:
            old = self._fetched is None or self._clock() - self._fetched >= REFETCH_AFTER
            if (old or identifier not in self._keys) and self._may_try():
                await self._fetch()
            if self._fetched is None:
                raise Refusal(503, "The sender cannot be verified at present.")
            return self._keys.get(identifier)

    def _may_try(self) -> bool:
        return self._tried is None or self._clock() - self._tried >= self._interval

    async def _fetch(self) -> None:
        """Fetch the set; on failure the keys at hand go on being used."""
        self._tried = self._clock()
        try:
            metadata = (await self._client.get(self._metadata_url)).raise_for_status().json()
            answer = (await self._client.get(str(metadata["jwks_uri"]))).raise_for_status().json()
            keys = dict(_usable(answer["keys"]))
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as error:
            logger.error("The keys of the Bot Framework could not be fetched: %s", where(error))
            return
        self._keys, self._fetched = keys, self._tried


def _usable(entries: list[Mapping[str, Any]]) -> list[tuple[str, Key]]:
    """The RSA keys for signatures that are long enough; others are passed over."""
    found: list[tuple[str, Key]] = []
    for entry in entries:
        if entry.get("kty") != "RSA" or entry.get("use", "sig") != "sig" or not isinstance(entry.get("kid"), str):
            continue
        try:
            public = jwt.PyJWK.from_dict(dict(entry), algorithm="RS256").key
        except (jwt.InvalidKeyError, jwt.PyJWKError, ValueError):
            continue
        if isinstance(public, RSAPublicKey) and public.key_size >= _SMALLEST:
            found.append((entry["kid"], Key(public, frozenset(entry.get("endorsements") or ()))))
    return found
