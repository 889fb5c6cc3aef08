"""What a platform's renderer is: the typed answer in, the platform's messages out."""

from typing import Protocol, TypeVar

from actions.answers.model import Answer

Message = TypeVar("Message")


class Renderer(Protocol[Message]):
    """Turns an answer into one message, or into several in order when it is longer than the platform takes."""

    def __call__(self, answer: Answer) -> list[Message]:
        """Return the messages, at least one; each is complete in itself (see `packing`)."""
