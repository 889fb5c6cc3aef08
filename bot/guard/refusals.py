"""The sentences with which a message is turned away before it is understood."""

MESSAGE_LIMIT = 2_000
"""Longest message, in characters."""

BODY_LIMIT = 64 * 1024
"""Longest request body, in bytes."""


class Refusal(Exception):
    """A message that is not passed on. `status` is the HTTP status, `sentence` what the user reads.

    Refusal
    ├── BodyTooLarge, TooLong, NotText, Empty, Unreadable   the message cannot be taken
    ├── TooFast                                             not now
    └── Failed                                              it was taken, and could not be answered
    """

    status = 400
    sentence = "The request cannot be answered."

    def __init__(self, status: int | None = None, sentence: str | None = None) -> None:
        """Refuse with the class's own status and sentence, or with these."""
        self.status = status or self.status
        self.sentence = sentence or self.sentence
        super().__init__(self.sentence)


class BodyTooLarge(Refusal):
    """More bytes than any message needs."""

    status = 413
    sentence = f"The request is larger than {BODY_LIMIT // 1024} kB."


class TooLong(Refusal):
    """More characters than a question needs."""

    status = 413
    sentence = f"The message is longer than {MESSAGE_LIMIT:,} characters. Please shorten it."


class NotText(Refusal):
    """The message is a number, a list or nothing at all."""

    sentence = "A message must be text."


class Empty(Refusal):
    """Nothing but white space."""

    sentence = "The message is empty. Please type a question."


class Unreadable(Refusal):
    """Control characters, or nothing left after markup."""

    sentence = "The message holds no readable text. Please type a question."


class TooFast(Refusal):
    """The sender's bucket is empty."""

    status = 429
    sentence = "Too many messages at once. Please wait a few seconds and try again."


class Failed(Refusal):
    """The fault is ours."""

    status = 500
    sentence = "Something went wrong on our side, and this message was not answered. Please try again."
