"""The one launcher: page, chat channels, understanding and actions in one process."""

import logging
from pathlib import Path

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.run import create_http_input_channels
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from sanic import Sanic
from sanic.exceptions import PayloadTooLarge, SanicException
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from actions.handlers import assistant
from bot.actions_endpoint import InProcessActions
from bot.channels.evidence import evidence
from bot.channels.pages import pages
from bot.evidence.library import Library
from bot.guard import BODY_LIMIT, guarded
from bot.guard.refusals import BodyTooLarge
from bot.launch.failures import where
from bot.launch.retention import forget_old_conversations
from bot.launch.settings import Settings

logger = logging.getLogger(__name__)

_DRAIN_SECONDS = 15.0


def load_agent(model: Path, settings: Settings) -> Agent:
    """Load the model, with conversations in SQLite and the actions in this process."""
    settings.tracker.parent.mkdir(parents=True, exist_ok=True)
    forget_old_conversations(settings.tracker, settings.retention_days)
    return Agent.load(
        model,
        tracker_store=SQLTrackerStore(Domain.empty(), dialect="sqlite", db=str(settings.tracker)),
        lock_store=InMemoryLockStore(),
        action_endpoint=InProcessActions(),
    )


def build_app(agent: Agent, channels: list[InputChannel], settings: Settings) -> Sanic:
    """Put the agent behind the guard, every channel behind `/webhooks/<name>`, the page at `/` and the records at
    `/evidence`.
    """
    app = Sanic("secondline", configure_logging=False)
    largest = max([BODY_LIMIT, *(getattr(channel, "body_limit", 0) for channel in channels)])
    app.config.REQUEST_MAX_SIZE = 2 * largest  # the channels refuse in words above their limit
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = _DRAIN_SECONDS
    app.config.ACCESS_LOG = False
    app.ctx.agent = agent

    async def handle(message: UserMessage) -> None:
        await agent.handle_message(message)

    handler = guarded(handle, settings)
    for channel in channels:
        app.blueprint(channel.blueprint(handler), url_prefix=f"/webhooks/{channel.url_prefix()}")
    knowing = assistant()
    app.blueprint(evidence(Library(knowing.base, knowing.labels, knowing.search)))
    app.blueprint(pages())
    app.error_handler.add(Exception, _as_sentence)
    return app


def serve(model: Path, settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM; requests under way are answered before the process ends."""
    channels = create_http_input_channels(None, str(settings.credentials))
    app = build_app(load_agent(model, settings), channels, settings)

    @app.after_server_start
    async def announce(*_: object) -> None:
        kept = f"conversations are kept {settings.retention_days:g} days in {settings.tracker}"
        print(
            f"SecondLine answers at {settings.address} ({kept}; knowledge base {assistant().base.version})", flush=True
        )

    app.run(settings.host, settings.port, access_log=False, motd=False)


async def _as_sentence(_: Request, error: Exception) -> HTTPResponse:
    """Answer an error of the server in JSON, without a trace."""
    if isinstance(error, PayloadTooLarge):
        return json_response({"error": BodyTooLarge.sentence}, status=BodyTooLarge.status)
    if isinstance(error, SanicException):
        return json_response({"error": f"{str(error).rstrip('.')}."}, status=error.status_code)
    logger.error("A request failed: %s", where(error))
    return json_response({"error": "Something went wrong on our side."}, status=500)
