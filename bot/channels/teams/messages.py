"""Activities the bot sends: plain sentences, answers as cards, and the typing indicator."""

from __future__ import annotations

import logging
from typing import Any

from actions.answers.model import Answer
from bot.channels.teams.cards import CARD_TYPE, render
from bot.guard.refusals import Failed
from bot.launch.failures import where

logger = logging.getLogger(__name__)

TYPING: dict[str, Any] = {"type": "typing"}

_NAME = "SecondLine"


def plain(text: str) -> dict[str, Any]:
    """A sentence of ours; nothing in it is read as markup."""
    return {"type": "message", "textFormat": "plain", "text": text}


def messages(answer: Answer, of: str = "") -> list[dict[str, Any]]:
    """The answer to the message `of`, as messages with one card each, at least one. `summary` is what a notification
    shows.
    """
    try:
        cards = render(answer, of=of)
    except Exception as error:  # a fault of ours: the reader is told rather than left waiting
        logger.error("An answer could not be drawn as a card: %s", where(error))
        return [plain(Failed.sentence)]
    title = next((part.title for part in answer.parts if part.title), "")
    summary = f"{_NAME}: {title}" if title else _NAME
    return [
        {"type": "message", "summary": summary, "attachments": [{"contentType": CARD_TYPE, "content": card}]}
        for card in cards
    ]


def shortened(message: dict[str, Any]) -> dict[str, Any]:
    """The text that a message's card carries for clients that cannot show it."""
    return plain(message["attachments"][0]["content"]["fallbackText"])
