"""The hand-over: a normalised message goes to the guard, and what is said to it comes back."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from rasa.core.channels.channel import UserMessage

from actions.answers.model import Answer, from_dict
from actions.conversation.remembered.sessions import IDLE_MINUTES, LAST_CASE
from bot.channels.history import MESSAGE_ID
from bot.channels.one_answer import OneAnswer
from bot.channels.platform.threads import case_of_last_thread
from bot.guard import Guard, Refusal
from bot.launch.failures import where

if TYPE_CHECKING:  # takes seconds to import
    from rasa.core.tracker_store import TrackerStore

logger = logging.getLogger(__name__)


class Said(Struct, frozen=True):
    """What is said to a message: plain text always, and the typed answer where there is one."""

    text: str
    answer: Answer | None = None


async def ask(
    handle: Guard,
    store: TrackerStore,
    channel: str,
    conversation: str,
    text: str,
    message_id: str,
    idle_minutes: float | None = None,
) -> Said:
    """Ask, and return the answer or the sentence of a refusal. Raises nothing that a message could cause.

    A session may lie idle for `idle_minutes` before its case is forgotten; as long as the web's when not given. A new
    thread is told the case of the last one, found in the `store` of conversations, so that it can be offered.
    """
    output = OneAnswer()
    about = {
        MESSAGE_ID: message_id,
        IDLE_MINUTES: idle_minutes,
        LAST_CASE: await case_of_last_thread(store, conversation),
    }
    metadata = {name: value for name, value in about.items() if value is not None}
    message = UserMessage(text, output, conversation, input_channel=channel, metadata=metadata)
    await handle(message)
    try:
        said, custom = output.outcome()
    except Refusal as refusal:
        return Said(refusal.sentence)
    try:
        return Said(said, None if custom is None else from_dict(custom))
    except msgspec.ValidationError as error:
        logger.error("An answer is not of the known form and is sent as plain text: %s", where(error))
        return Said(said)
