"""The output side of HTTP channels: one message in, one message out."""

from typing import Any

from rasa.core.channels.channel import OutputChannel

from bot.guard.refusals import Failed, Refusal


class OneAnswer(OutputChannel):
    """Collects what is said in one turn as one message, so that a caveat never detaches from its dose."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._custom: dict[str, Any] | None = None
        self._refusal: Refusal | None = None

    @classmethod
    def name(cls) -> str:
        """Rasa's name for this output."""
        return "one_answer"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep a message's text and typed answer; Rasa's own method would send them apart."""
        if message.get("text"):
            self._texts.append(message["text"])
        if message.get("custom"):
            self._custom = message["custom"]

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Keep a text."""
        self._texts.append(text)

    def refuse(self, refusal: Refusal) -> None:
        """Note that the guard turned the message away."""
        self._refusal = refusal

    def outcome(self) -> tuple[str, dict[str, Any] | None]:
        """Return the turn's plain text and typed answer.

        Raises:
            Refusal: the message was turned away, or nothing was said to it.
        """
        if self._refusal:
            raise self._refusal
        if not self._texts and self._custom is None:
            raise Failed()
        return "\n\n".join(self._texts), self._custom
