"""Step one: only Slack, and only now, gets past here."""

from collections.abc import Mapping

from slack_sdk.signature import Clock, SignatureVerifier

from bot.guard import Refusal


class Forged(Refusal):
    """The request is not signed by Slack, or was signed more than five minutes ago."""

    status = 401
    sentence = "The request is not signed by Slack, or is too old."


class Verifier:
    """Checks Slack's signature in constant time, and its age."""

    def __init__(self, signing_secret: str, clock: Clock | None = None) -> None:
        self._verifier = SignatureVerifier(signing_secret, clock or Clock())

    def check(self, body: bytes, headers: Mapping[str, str]) -> None:
        """Let a genuine request pass.

        Raises:
            Forged: it is not genuine, or too old.
        """
        timestamp, signature = headers.get("x-slack-request-timestamp"), headers.get("x-slack-signature")
        try:
            genuine = self._verifier.is_valid(body, timestamp, signature)
        except (ValueError, TypeError):  # a time that is no number, a body that is no UTF-8, a signature beyond ASCII
            genuine = False
        if not genuine:
            raise Forged()
