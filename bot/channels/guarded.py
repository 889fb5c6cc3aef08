"""The base of every channel: the handler it is given is guarded before it sees it."""

from typing import final

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint

from bot.guard import Guard, guarded
from bot.guard.handler import Handler


class GuardedChannel(InputChannel):
    """An input channel that cannot reach Rasa around the guard, whoever registers it."""

    @final
    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Build the channel's routes on a guarded handler; subclasses write `routes`."""
        return self.routes(guarded(on_new_message))

    def routes(self, handle: Guard) -> Blueprint:
        """Build the channel's routes; `handle` takes a `UserMessage` and raises nothing."""
        raise NotImplementedError
