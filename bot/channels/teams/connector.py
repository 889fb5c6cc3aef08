"""Sending to Teams: the bot's own token, and activities posted to the connector service that a conversation named."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx

from bot.channels.teams.elements import encoded
from bot.channels.teams.settings import TeamsSettings

logger = logging.getLogger(__name__)

TIMEOUT = httpx.Timeout(10.0, connect=5.0)
TOKEN_MARGIN = 300.0
"""Seconds before its end at which a token is replaced."""

_SCOPE = "https://api.botframework.com/.default"
_TRIES = 4
_LONGEST_WAIT = 30.0
# What Microsoft asks bots to try again (Teams' "Optimize your bot with rate limiting"), and a failed server.
_AGAIN = {412, 429, 500, 502, 503, 504}


class NotSent(Exception):
    """The connector service did not take an activity. `status` is its answer, None when there was none."""

    def __init__(self, status: int | None) -> None:
        super().__init__(
            f"the connector service answered {status}" if status else "the connector service is out of reach"
        )
        self.status = status


@dataclass(frozen=True)
class Address:
    """Where an answer goes: a verified service, a conversation, and the activity it replies to."""

    service_url: str
    conversation: str
    reply_to: str | None = None

    @property
    def url(self) -> str:
        """The address to post to."""
        url = f"{self.service_url.rstrip('/')}/v3/conversations/{quote(self.conversation, safe='')}/activities"
        return f"{url}/{quote(self.reply_to, safe='')}" if self.reply_to else url


class AccessToken:
    """The bot's own token, issued by its tenant and kept until shortly before its end."""

    def __init__(
        self, settings: TeamsSettings, client: httpx.AsyncClient, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._settings = settings
        self._client = client
        self._clock = clock
        self._token = ""
        self._until = 0.0
        self._lock = asyncio.Lock()

    async def get(self) -> str:
        """Return a token that is good for now.

        Raises:
            NotSent: no token is to be had.
        """
        async with self._lock:
            if not self._token or self._clock() >= self._until:
                await self._renew()
            return self._token

    def forget(self, token: str) -> None:
        """Drop a token that the service refused."""
        if self._token == token:
            self._token = ""

    async def _renew(self) -> None:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._settings.app_id,
            "client_secret": self._settings.app_password,
            "scope": _SCOPE,
        }
        asked = self._clock()
        try:
            response = await self._client.post(self._settings.token_url, data=form)
            answer = response.raise_for_status().json()
            self._token, lifetime = str(answer["access_token"]), float(answer["expires_in"])
        except httpx.HTTPStatusError as error:
            raise NotSent(error.response.status_code) from None
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            raise NotSent(None) from None
        self._until = asked + lifetime - TOKEN_MARGIN


class Connector:
    """Posts and replaces activities, patiently where the service asks for patience."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        token: AccessToken,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._client = client
        self._token = token
        self._sleep = sleep

    async def send(self, address: Address, activity: dict[str, Any]) -> None:
        """Post one activity.

        Raises:
            NotSent: it was refused, or the service stayed out of reach.
        """
        reply = {"replyToId": address.reply_to} if address.reply_to else {}
        await self._deliver("POST", address.url, {**activity, **reply})

    async def replace(self, address: Address, activity: dict[str, Any]) -> None:
        """Put an activity in the place of an earlier one of the bot's own, the one the address names as replied to.

        Raises:
            NotSent: it was refused, or the service stayed out of reach.
        """
        await self._deliver("PUT", address.url, {**activity, "id": address.reply_to})

    async def _deliver(self, method: str, url: str, activity: dict[str, Any]) -> None:
        body = encoded(activity)
        status: int | None = None
        for attempt in range(_TRIES):
            token = await self._token.get()
            headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json; charset=utf-8"}
            try:
                response = await self._client.request(method, url, content=body, headers=headers)
            except httpx.ConnectError:
                status, wait = None, 2.0**attempt
            except httpx.HTTPError:
                # It may have arrived; a second copy of an answer is worse than its loss, which the log tells.
                raise NotSent(None) from None
            else:
                if response.is_success:
                    return
                status, wait = response.status_code, _wait(response, attempt)
                if status == 401 and attempt == 0:
                    self._token.forget(token)
                    continue
                if status not in _AGAIN:
                    break
            if attempt + 1 < _TRIES:
                await self._sleep(wait)
        raise NotSent(status)


def _wait(response: httpx.Response, attempt: int) -> float:
    """Seconds to wait: what the service asks for, within reason, else ever longer."""
    asked = response.headers.get("Retry-After", "")
    return min(float(asked), _LONGEST_WAIT) if asked.isdecimal() else 2.0**attempt
