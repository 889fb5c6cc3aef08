"""Turns of a conversation, read back from its tracker: the one home of what was said."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from rasa.shared.core.events import BotUttered, Event, UserUttered

MESSAGE_ID = "client_message_id"
"""Key of a user event's metadata that holds the client's message id."""


@dataclass
class Turn:
    """A message and its answer. `message` is the text as stored, without identifiers."""

    id: str | None
    message: str
    at: float
    texts: list[str] = field(default_factory=list)
    answer: dict[str, Any] | None = None

    @property
    def text(self) -> str:
        """The answer in plain text."""
        return "\n\n".join(self.texts)

    @property
    def answered(self) -> bool:
        """Whether it got an answer; one that failed may be tried again."""
        return bool(self.texts or self.answer) and (self.answer or {}).get("kind") != "failure"

    def as_dict(self) -> dict[str, Any]:
        """Return the turn as the conversation route shows it."""
        at = datetime.fromtimestamp(self.at, timezone.utc).isoformat(timespec="seconds")
        return {"id": self.id, "message": self.message, "answer": self.answer, "text": self.text, "at": at}


def turns(events: Iterable[Event]) -> list[Turn]:
    """Group events into turns; what the bot says before the first message belongs to none."""
    found: list[Turn] = []
    for event in events:
        if isinstance(event, UserUttered):
            found.append(Turn(event.metadata.get(MESSAGE_ID), event.text or "", event.timestamp))
        elif isinstance(event, BotUttered) and found:
            if event.text:
                found[-1].texts.append(event.text)
            found[-1].answer = event.data.get("custom") or found[-1].answer
    return found
