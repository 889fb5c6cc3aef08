"""The guard around the message handler that a channel is given.

Everything that reaches Rasa, its tracker store or its logs has passed here, so identifiers are removed before anything
is stored, and no channel can forget a check.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage

from bot.guard.identifiers import redact
from bot.guard.rate import Buckets
from bot.guard.refusals import Failed, Refusal, TooFast
from bot.guard.text import clean
from bot.launch.failures import where
from bot.launch.settings import Settings

logger = logging.getLogger(__name__)

Handler = Callable[[UserMessage], Awaitable[Any]]

_SENDER_LIMIT = 255  # the width of the tracker store's column


class Guard:
    """A message handler that checks and cleans each message before the handler behind it sees it."""

    def __init__(self, behind: Handler, buckets: Buckets) -> None:
        self._behind = behind
        self._buckets = buckets

    async def __call__(self, message: UserMessage) -> None:
        """Pass the cleaned message on, or send the sentence that says why not. Raises nothing."""
        try:
            await self._screen(message)
            await self._behind(message)
        except Refusal as refusal:
            await _refuse(message, refusal)
        except Exception as error:
            # The error's own words may quote the message, so only its type and place are logged.
            logger.error("A message was not answered: %s", where(error))
            await _refuse(message, Failed())

    async def _screen(self, message: UserMessage) -> None:
        if not 0 < len(message.sender_id) <= _SENDER_LIMIT:
            raise Refusal(400, f"The conversation's name must have 1 to {_SENDER_LIMIT} characters.")
        if not self._buckets.take(message.sender_id):
            raise TooFast()
        redaction = await asyncio.to_thread(redact, clean(message.text))
        message.text = redaction.text
        if redaction.kinds:
            message.metadata = {**(message.metadata or {}), "redacted": list(redaction.kinds)}


async def _refuse(message: UserMessage, refusal: Refusal) -> None:
    """Hand the refusal to a channel that can turn it into a status, else say its sentence."""
    channel = message.output_channel
    refuse = getattr(channel, "refuse", None)
    if refuse is not None:
        refuse(refusal)
    else:
        await channel.send_text_message(message.sender_id, refusal.sentence)


def guarded(handler: Handler, settings: Settings | None = None) -> Guard:
    """Put the guard around a handler; one that is guarded already is returned as it is."""
    if isinstance(handler, Guard):
        return handler
    settings = settings or Settings.from_environment()
    return Guard(handler, Buckets(settings.rate_burst, settings.rate_per_second))
