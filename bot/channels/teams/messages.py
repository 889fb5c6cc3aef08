"""Activities the bot sends: plain sentences, answers as cards, and the typing indicator."""

from __future__ import annotations

from typing import Any

from actions.answers.model import Answer
from bot.channels.teams.cards import CARD_TYPE, render

TYPING: dict[str, Any] = {"type": "typing"}

_NAME = "SecondLine"


def plain(text: str) -> dict[str, Any]:
    """A sentence of ours; nothing in it is read as markup."""
    return {"type": "message", "textFormat": "plain", "text": text}


def messages(answer: Answer) -> list[dict[str, Any]]:
    """An answer as messages with one card each, at least one. `summary` is what a notification shows."""
    title = next((part.title for part in answer.parts if part.title), "")
    summary = f"{_NAME}: {title}" if title else _NAME
    return [
        {
            "type": "message",
            "summary": summary,
            "attachments": [{"contentType": CARD_TYPE, "content": card}],
        }
        for card in render(answer)
    ]


def shortened(message: dict[str, Any]) -> dict[str, Any]:
    """The text that a message's card carries for clients that cannot show it."""
    return plain(message["attachments"][0]["content"]["fallbackText"])
