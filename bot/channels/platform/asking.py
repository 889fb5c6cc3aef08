"""The hand-over: a normalised message goes to the guard, and what is said to it comes back."""

import logging

import msgspec
from msgspec import Struct
from rasa.core.channels.channel import UserMessage

from actions.answers.model import Answer, from_dict
from bot.channels.history import MESSAGE_ID
from bot.channels.one_answer import OneAnswer
from bot.guard import Guard, Refusal
from bot.launch.failures import where

logger = logging.getLogger(__name__)


class Said(Struct, frozen=True):
    """What is said to a message: plain text always, and the typed answer where there is one."""

    text: str
    answer: Answer | None = None


async def ask(handle: Guard, channel: str, conversation: str, text: str, message_id: str) -> Said:
    """Ask, and return the answer or the sentence of a refusal. Raises nothing that a message could cause."""
    output = OneAnswer()
    message = UserMessage(text, output, conversation, input_channel=channel, metadata={MESSAGE_ID: message_id})
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
