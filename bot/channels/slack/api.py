"""Slack's Web API, as far as it is called. Nothing is contacted before the first call."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from slack_sdk.errors import SlackClientError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from actions.answers import strings
from bot.channels.platform import Picture
from bot.channels.slack.blocks import SlackMessage
from bot.channels.slack.settings import SlackSettings

logger = logging.getLogger(__name__)

_SECONDS = 30
_UNREADABLE = {"invalid_blocks", "invalid_blocks_format", "invalid_attachments", "msg_blocks_too_long", "msg_too_long"}
"""Errors that say that Slack cannot show a message's blocks; its text says the same."""
_FAILURES = (SlackClientError, ClientError, asyncio.TimeoutError)
_PAUSES = (1.0, 2.0)
"""Seconds before a request's own address is tried again after a fault of Slack's."""
_LONGEST_TEXT = 39_000  # Slack cuts at 40,000
_LONGEST_ALTERNATIVE = 1_000  # what Slack takes; the figures stand in words in a message too


class NotDelivered(Exception):
    """Slack did not take a call. The message is Slack's own word for why, and quotes nothing."""


class SlackApi:
    """Posts, changes and uploads. Waits and tries again when Slack says "too fast" or fails for a moment.

    Every method raises `NotDelivered` when Slack does not take the call all the same.
    """

    def __init__(self, settings: SlackSettings) -> None:
        self._settings = settings
        self._web = AsyncWebClient(settings.bot_token, base_url=settings.api_url, retry_handlers=_retries())

    async def post(self, channel: str, thread: str | None, message: SlackMessage) -> str:
        """Post a message, and return its timestamp, which is its name."""
        place = {"channel": channel, **({"thread_ts": thread} if thread else {})}
        posted = await self._shown("chat.postMessage", {**place, "unfurl_links": False, "unfurl_media": False}, message)
        return str(posted.get("ts", ""))

    async def update(self, channel: str, ts: str, message: SlackMessage) -> None:
        """Replace a message of ours."""
        await self._shown("chat.update", {"channel": channel, "ts": ts}, message)

    async def status(self, channel: str, thread: str, words: str) -> None:
        """Show under a thread what the app is doing; Slack takes it away with the next message."""
        await self._call("assistant.threads.setStatus", {"channel_id": channel, "thread_ts": thread, "status": words})

    async def respond(self, response_url: str, message: SlackMessage | None) -> None:
        """Answer one user alone by a request's own address; None deletes the message the request came from."""
        if not response_url.startswith(self._settings.hooks_url):
            raise NotDelivered("response_url is not Slack's")
        if message is None:
            await self._hook(response_url, {"delete_original": True})
            return
        body = {"response_type": "ephemeral", "replace_original": False, "text": message.text[:_LONGEST_TEXT]}
        try:
            await self._hook(response_url, {**body, "blocks": list(message.blocks)} if message.blocks else body)
        except NotDelivered as refused:
            if not (message.blocks and str(refused) in _UNREADABLE):
                raise
            logger.error("Slack refused a message's blocks (%s); its text was sent instead", refused)
            await self._hook(response_url, body)

    async def upload(self, channel: str, thread: str | None, images: Sequence[Picture]) -> None:
        """Upload pictures and share them in a thread: ask for an address, send the bytes there, complete."""
        files = [
            {
                "filename": image.name,
                "file": image.png,
                "title": strings.SIDE_BY_SIDE,
                "alt_txt": _cut(image.description),
            }
            for image in images
        ]
        await self._connect()
        try:
            await self._web.files_upload_v2(file_uploads=files, channel=channel, thread_ts=thread)
        except _FAILURES as error:
            raise NotDelivered(_word(error)) from None

    async def close(self) -> None:
        """Close the connections."""
        if self._web.session is not None:
            await self._web.session.close()

    async def _shown(self, method: str, call: dict[str, Any], message: SlackMessage) -> dict[str, Any]:
        """Call with the message's blocks; with its text alone when Slack cannot show them."""
        call["text"] = message.text[:_LONGEST_TEXT]
        if not message.blocks:
            return await self._call(method, call)
        try:
            return await self._call(method, {**call, "blocks": list(message.blocks)})
        except NotDelivered as refused:
            if str(refused) not in _UNREADABLE:
                raise
            logger.error("Slack refused a message's blocks (%s); its text was sent instead", refused)
            return await self._call(method, call)

    async def _call(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        await self._connect()
        try:
            response = await self._web.api_call(method, json=body)
        except _FAILURES as error:
            raise NotDelivered(_word(error)) from None
        return dict(response.data) if isinstance(response.data, dict) else {}

    async def _hook(self, url: str, body: dict[str, Any]) -> None:
        session = await self._connect()
        hook = AsyncWebhookClient(url, session=session, retry_handlers=_retries())
        try:
            response = await hook.send_dict(body)
            for pause in _PAUSES:  # unlike the Web API's client, this one asks its handlers about "too fast" alone
                if response.status_code < 500:
                    break
                await asyncio.sleep(pause)
                response = await hook.send_dict(body)
        except _FAILURES as error:
            raise NotDelivered(_word(error)) from None
        if response.status_code != 200:
            raise NotDelivered(response.body.strip()[:60] or f"status {response.status_code}")

    async def _connect(self) -> ClientSession:
        """Open the one session when it is first needed, on the loop that needs it."""
        if self._web.session is None or self._web.session.closed:
            self._web.session = ClientSession(timeout=ClientTimeout(total=_SECONDS))
        return self._web.session


def _retries() -> list[Any]:
    return [
        AsyncConnectionErrorRetryHandler(max_retry_count=2),
        AsyncRateLimitErrorRetryHandler(max_retry_count=3),
        AsyncServerErrorRetryHandler(max_retry_count=2),
    ]


def _cut(description: str) -> str:
    """A picture's words as far as Slack takes them, to the end of a sentence: half a figure would be a wrong one."""
    if len(description) <= _LONGEST_ALTERNATIVE:
        return description
    return f"{description[: _LONGEST_ALTERNATIVE - 4].rpartition('. ')[0]}. …"


def _word(error: Exception) -> str:
    """Slack's word for an error, e.g. "channel_not_found"; the type of an error that is not Slack's."""
    response = getattr(error, "response", None)
    word = response.get("error") if response is not None and hasattr(response, "get") else None
    return str(word or f"{type(error).__name__}, status {getattr(response, 'status_code', 'unknown')}")
