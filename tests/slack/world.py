"""Slack, its users, and one or more replicas of our server, all on loopback, with keys made for the occasion."""

from __future__ import annotations

import asyncio
import inspect
import itertools
import json
import secrets
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import httpx
from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from sanic import Sanic
from slack_sdk.signature import SignatureVerifier

from actions.answers.model import Answer
from actions.presentation.plain_text import render
from bot.channels.slack import Slack
from bot.channels.slack.settings import SlackSettings
from bot.launch.settings import Settings
from tests.slack.answers import KINDS, answer
from tests.slack.fake import FakeSlack, Json

EVENTS, INTERACTIONS, COMMANDS = (f"/webhooks/slack/{name}" for name in ("events", "interactions", "commands"))
TEAM, OTHER_TEAM, USER, BOT = "T0HOME", "T0OTHER", "U0DOCTOR", "U0BOT"


class Rasa:
    """Stands behind the guard in Rasa's place: remembers what reached it, and says `says`."""

    def __init__(self) -> None:
        self.heard: list[UserMessage] = []
        self.says: Callable[[UserMessage], Answer | str] = lambda message: f"You said: {message.text}"
        self.takes: Callable[[], Awaitable[None]] = lambda: asyncio.sleep(0)

    async def __call__(self, message: UserMessage) -> None:
        self.heard.append(message)
        await self.takes()
        said = self.says(message)
        response = {"text": said} if isinstance(said, str) else {"text": render(said), "custom": said.as_dict()}
        await message.output_channel.send_response(message.sender_id, response)

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.heard]

    @property
    def conversations(self) -> list[str]:
        return [message.sender_id for message in self.heard]


class World:
    """What happens in Slack, and what came of it."""

    def __init__(self, slack: FakeSlack, rasa: Rasa, settings: SlackSettings) -> None:
        self.slack = slack
        self.rasa = rasa
        self.settings = settings
        self.channels: list[Slack] = []
        self.replicas: list[httpx.AsyncClient] = []
        self._numbers = itertools.count(1)

    def headers(self, body: str, kind: str = "application/json", at: float | None = None) -> dict[str, str]:
        """The headers with which Slack sends a body."""
        stamp = str(int(time.time() if at is None else at))
        signature = SignatureVerifier(self.settings.signing_secret).generate_signature(timestamp=stamp, body=body)
        return {"content-type": kind, "x-slack-request-timestamp": stamp, "x-slack-signature": str(signature)}

    def envelope(self, team: str = TEAM, **event: Any) -> str:
        """An Events API delivery as a body."""
        number = next(self._numbers)
        event = {"type": "message", "channel_type": "im", "channel": "D1", "user": USER, **event}
        event.setdefault("ts", f"1700000000.{number:06d}")
        return json.dumps(
            {
                "type": "event_callback",
                "event_id": f"Ev{number}",
                "team_id": team,
                "authorizations": [{"user_id": BOT, "is_bot": True}],
                "event": event,
            }
        )

    async def deliver(self, body: str, replica: int = 0, **headers: str) -> httpx.Response:
        """Deliver an event to a replica, as Slack does."""
        return await self.replicas[replica].post(EVENTS, content=body, headers={**self.headers(body), **headers})

    async def write(self, text: str, **event: Any) -> httpx.Response:
        """A user writes a direct message."""
        return await self.deliver(self.envelope(text=text, **event))

    async def mention(self, text: str, channel: str = "C1", **event: Any) -> httpx.Response:
        """A user mentions the app in a channel."""
        named = {"type": "app_mention", "channel_type": "channel", "channel": channel}
        return await self.write(f"<@{BOT}> {text}", **named, **event)

    async def form(self, path: str, **fields: str) -> httpx.Response:
        """Slack posts a form."""
        body = urlencode(fields)
        headers = self.headers(body, "application/x-www-form-urlencoded")
        return await self.replicas[0].post(path, content=body, headers=headers)

    async def command(self, text: str, **fields: str) -> httpx.Response:
        """A user types `/aih`."""
        number = next(self._numbers)
        basis = {"command": "/aih", "team_id": TEAM, "channel_id": "C1", "user_id": USER, "trigger_id": f"t{number}"}
        return await self.form(COMMANDS, **{**basis, "response_url": self.hook(), "text": text, **fields})

    async def interact(self, payload: Mapping[str, Any]) -> httpx.Response:
        """A user presses a button or uses a shortcut."""
        basis = {"user": {"id": USER, "team_id": TEAM}, "team": {"id": TEAM}, "trigger_id": f"t{next(self._numbers)}"}
        return await self.form(INTERACTIONS, payload=json.dumps({**basis, "response_url": self.hook(), **payload}))

    async def press(self, value: str, label: str = "words", **payload: Any) -> httpx.Response:
        """A user presses a button of a message that the app posted."""
        message = {"ts": "1800000000.000001", "text": "An answer", "blocks": [{"type": "divider"}, {"type": "actions"}]}
        pressed: Json = {
            "type": "block_actions",
            "channel": {"id": "D1"},
            "container": {"message_ts": message["ts"], "channel_id": "D1"},
            "message": message,
            "actions": [{"type": "button", "value": value, "text": {"type": "plain_text", "text": label}}],
        }
        return await self.interact({**pressed, **payload})

    def hook(self) -> str:
        """An address to which a request is answered for one user alone."""
        return f"{self.slack.address}/hooks/{next(self._numbers)}"

    async def quiet(self) -> None:
        """Wait until every replica has answered all it has taken, as at shutdown."""
        for channel in self.channels:
            await channel._tasks.drain(20)


def settings(address: str) -> SlackSettings:
    """Settings with keys made now."""
    return SlackSettings(
        signing_secret=secrets.token_hex(16),
        bot_token=f"xoxb-{secrets.token_hex(12)}",
        workspaces=frozenset({TEAM, "T0SISTER"}),
        api_url=f"{address}/api/",
        hooks_url=f"{address}/hooks/",
    )


@asynccontextmanager
async def world(
    folder: Path, replicas: int = 1, keys: SlackSettings | None = None, **server: Any
) -> AsyncIterator[World]:
    """Run the fake and the replicas, which share one store of claims in the folder."""
    slack, rasa = FakeSlack(), Rasa()
    await slack.start()
    here = World(slack, rasa, keys or settings(slack.address))
    here.channels = [Slack(here.settings, Settings(tracker=folder / "c.db", **server)) for _ in range(replicas)]
    stops = []
    for channel in here.channels:
        client, stop = await _serve(channel, rasa)
        here.replicas.append(client)
        stops.append(stop)
    try:
        yield here
        assert slack.faults == []
    finally:
        for stop in stops:
            await stop()
        await slack.stop()


async def _serve(channel: Slack, rasa: Rasa) -> tuple[httpx.AsyncClient, Callable[[], Awaitable[None]]]:
    Sanic.test_mode = True  # which allows two apps of one name
    app = Sanic(f"slack_{secrets.token_hex(4)}", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = 2 * channel.body_limit
    app.config.ACCESS_LOG = False
    app.ctx.agent = SimpleNamespace(tracker_store=InMemoryTrackerStore(Domain.empty()))
    app.blueprint(channel.blueprint(rasa), url_prefix="/webhooks/slack")
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
    await server.startup()
    client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{listening.getsockname()[1]}", timeout=30)

    async def stop() -> None:
        await client.aclose()
        await server.before_stop()
        server.close()
        await server.wait_closed()
        Sanic._app_registry.pop(app.name, None)

    return client, stop


def in_world(**options: Any) -> Callable[[Callable[..., Awaitable[None]]], Callable[..., None]]:
    """Turn a scenario into a test that runs it in a world of its own; further arguments are its parameters."""

    def decorate(scenario: Callable[..., Awaitable[None]]) -> Callable[..., None]:
        def test(tmp_path: Path, **parameters: Any) -> None:
            async def run() -> None:
                async with world(tmp_path, **options) as here:
                    await scenario(here, **parameters)

            asyncio.run(run())

        _, *others = inspect.signature(scenario).parameters.values()
        folder = inspect.Parameter("tmp_path", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        test.__signature__ = inspect.Signature([folder, *others])  # type: ignore[attr-defined]
        test.__name__, test.__doc__, test.__module__ = scenario.__name__, scenario.__doc__, scenario.__module__
        return test

    return decorate


def answering(kind: str) -> Callable[[UserMessage], Answer]:
    """What Rasa says when it always gives the answer of a kind."""
    text, *intents = KINDS[kind]
    given = answer(text, *intents)
    return lambda message: given
