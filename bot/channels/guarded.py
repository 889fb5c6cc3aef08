"""The base of every channel: the handler it is given is guarded before it sees it."""

from typing import ClassVar, final

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint

from bot.guard import BODY_LIMIT, Guard, guarded
from bot.guard.handler import Handler


class GuardedChannel(InputChannel):
    """An input channel that cannot reach Rasa around the guard, whoever registers it."""

    body_limit: ClassVar[int] = BODY_LIMIT
    """Longest request body it reads, in bytes."""

    @final
    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Build the channel's routes on a guarded handler; subclasses write `routes`."""
        return self.routes(guarded(on_new_message))

    def routes(self, handle: Guard) -> Blueprint:
        """Build the channel's routes; `handle` takes a `UserMessage` and raises nothing."""
        raise NotImplementedError
